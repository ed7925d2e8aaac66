"""The first terraces: every account decided by the chosen policy, and nothing kept of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tanada.decide.portfolio import Portfolio, summarise
from tanada.decide.running import Decisions
from tanada.messages import Language
from tanada.messages.labels import Labels
from tanada.policy.model import Policy
from tanada_web.beginning.keeping import Beginning
from tanada_web.beginning.reading import opened
from tanada_web.beginning.tiers import policy_of

_SHOWN = 5


@dataclass(frozen=True)
class Example:
    """An account of a tier, by its name, with its ARR."""

    name: str
    tier: str
    arr: str


@dataclass(frozen=True)
class Tried:
    """What the policy makes of the accounts."""

    policy: Policy
    portfolio: Portfolio
    examples: tuple[Example, ...]


def tried(folder: Path, said: Beginning, as_of: date, language: Language) -> Tried:
    """Decide every account, and keep nothing."""
    policy = policy_of(said)
    with opened(folder, said, policy, as_of) as snapshot:
        decisions = Decisions(snapshot, policy, as_of)
        portfolio = summarise(decisions)
        examples = tuple(_examples(decisions, Labels(policy, language)))
    return Tried(policy, portfolio, examples)


def _examples(decisions: Decisions, labels: Labels) -> list[Example]:
    """The largest accounts of each tier."""
    columns = decisions.snapshot.columns
    name = "coalesce(a.name, a.account_id)" if "name" in columns else "a.account_id"
    arr = "a.arr" if "arr" in columns else "NULL"
    found = []
    rows = decisions.snapshot.connection.execute(
        f"SELECT {name}, d.tier, {arr} FROM ({decisions.sql(['account_id', 'tier'])}) AS d "
        f"JOIN accounts AS a USING (account_id) WHERE d.tier IS NOT NULL "
        f"QUALIFY row_number() OVER (PARTITION BY d.tier ORDER BY {arr} DESC NULLS LAST, "
        f"a.account_id) <= {_SHOWN} ORDER BY {arr} DESC NULLS LAST, a.account_id"
    ).fetchall()
    for account, tier, amount in rows:
        value = "" if amount is None else labels.fact("arr", amount)
        found.append(Example(str(account), str(tier), value))
    return found
