"""What people said that is in force on a day, as tables beside the accounts."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date

import duckdb

from tanada.accounts.said import DESIGNATED, JUDGED
from tanada.errors import Place, Problem, UsageError
from tanada.ledger.columns import OVERRIDES
from tanada.policy.model import Policy
from tanada_web.carrying.tables import Rows, make_table
from tanada_web.models import Judgement
from tanada_web.renaming import keys_in
from tanada_web.said import designations, overrides

JUDGEMENTS, DESIGNATIONS, IN_FORCE = "said_judgements", "said_designations", "overrides"
"""The tables, with the columns of JUDGED, DESIGNATED and OVERRIDES."""


@dataclass(frozen=True)
class Said:
    """The rows of a day: judgements, designations, and overrides under today's tier keys."""

    judgements: Rows
    designations: Rows
    overrides: Rows

    @property
    def digest(self) -> str:
        """SHA-256 of all of it."""
        text = json.dumps([self.judgements, self.designations, self.overrides], default=str)
        return hashlib.sha256(text.encode()).hexdigest()

    def lay(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Make the tables of it in a connection."""
        make_table(connection, JUDGEMENTS, JUDGED, self.judgements)
        make_table(connection, DESIGNATIONS, DESIGNATED, self.designations)
        make_table(connection, IN_FORCE, OVERRIDES, self.overrides)


def hear(as_of: date, policy: Policy) -> Said:
    """What is in force on a day; UsageError where an override names a tier that is not there."""
    return Said(_judgements(as_of), _designations(as_of), _overrides(as_of, policy))


def hear_of(account_id: str, as_of: date) -> Said:
    """What is in force on a day of one account, but overrides: they do not decide."""
    return Said(_judgements(as_of, account_id), _designations(as_of, account_id), ())


def _judgements(as_of: date, account_id: str | None = None) -> Rows:
    """The last judgement of each account and field by the day, of all accounts or of one."""
    of = {} if account_id is None else {"account_id": account_id}
    rows = (
        Judgement.objects.filter(as_of__lte=as_of, withdrawn_at=None, **of)
        .order_by("account_id", "field", "as_of", "id")
        .values_list("account_id", "field", "value", "as_of")
    )
    last = {
        (account_id, field): (account_id, field, value, day)
        for account_id, field, value, day in rows
    }
    return list(last.values())


def _designations(as_of: date, account_id: str | None = None) -> Rows:
    rows = designations.in_force(as_of).order_by("account_id", "kind")
    rows = rows if account_id is None else rows.filter(account_id=account_id)
    return list(rows.values_list("account_id", "kind"))


def _overrides(as_of: date, policy: Policy) -> Rows:
    rows = list(overrides.in_force(as_of).select_related("proposed_by", "decided_by"))
    keys = {tier.key for tier in policy.tiers}
    today = keys_in(policy, {each.tier for each in rows})
    found: list[tuple[object, ...]] = []
    problems = []
    for each in rows:
        tier = today[each.tier]
        if tier not in keys:
            params: dict[str, object] = {
                "account_id": each.account_id,
                "found": each.tier,
                "expected": sorted(keys),
            }
            problems.append(Problem("runs.override_tier", Place(), params))
        people = (each.proposed_by.key, each.decided_by.key)
        found.append((each.account_id, tier, each.reason, each.starts_on, each.expires_on, *people))
    if problems:
        raise UsageError(problems)
    return found
