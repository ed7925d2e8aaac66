"""`tanada example`: an invented company, tiered month by month, with what to try next."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from tanada.cli.output import note
from tanada.cli.replaying import replay, tell_replay
from tanada.cli.tiering import TierCall, tier_command
from tanada.decide.running import Decided
from tanada.errors import Place, Problem, UsageError
from tanada.example.company import Company, in_the_way, write_company
from tanada.ledger.applying import Applied
from tanada.messages import Language, say
from tanada.policy.loading import load_policy

AS_OF = date(2026, 6, 30)
"""The day on which the invented company stands, unless another is asked for."""
_WRITTEN = ("decisions.csv", "state.parquet", "transitions.csv")
"""What lies beside the company: what was decided last, what is held, and every transition."""


@dataclass(frozen=True)
class ExampleCall:
    """The options of one call; `months` are decided, the last of which ends on `as_of`."""

    folder: Path
    accounts: int
    seed: int
    as_of: date | None
    months: int
    policy: str
    language: Language


def example_command(call: ExampleCall) -> None:
    """Write the company, decide its accounts month by month, and name three commands to try."""
    folder, language, day = call.folder, call.language, call.as_of or AS_OF
    out, state, transitions = (folder / name for name in _WRITTEN)
    load_policy(call.policy)
    company = _company(call, day)
    generated = {"file": folder, "accounts": call.accounts, "seed": call.seed, "as_of": day}
    note(say("example.generated", language, **generated))
    state.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory(prefix="tanada-") as runs:
        replay(company, call.policy, day, state, Path(runs), language)
        today = TierCall(
            company.crm,
            call.policy,
            day,
            language,
            out=out,
            mapping=company.mapping,
            state=state,
            max_ended="100%",
        )
        decided = tier_command(today)
        assert isinstance(decided, Applied)
        tell_replay(decided, Path(runs), transitions, call.months, language)
    print()
    print(say("example.try_next", language))
    for command in _commands(company, call.policy, state, decided):
        print("  " + shlex.join([_program(), *command]))


def _company(call: ExampleCall, day: date) -> Company:
    """The company, where nothing is in its way."""
    folder = call.folder
    if folder.is_file():
        raise UsageError(Problem("example.is_file", Place(str(folder))))
    taken = in_the_way(folder, *_WRITTEN)
    if taken:
        raise UsageError(Problem("example.taken", Place(str(taken[0]))))
    try:
        return write_company(
            folder, seed=call.seed, accounts=call.accounts, as_of=day, months=call.months
        )
    except ValueError:
        raise UsageError(Problem("example.year", Place("--as-of"), {"found": day})) from None
    except OSError as error:
        params: dict[str, object] = {"found": error.strerror or ""}
        raise UsageError(Problem("out.unwritable", Place(str(folder)), params)) from None


def _program() -> str:
    """How to call the program: by its name where the shell finds it, else by its path."""
    called = Path(sys.argv[0])
    if called.name != "tanada" or shutil.which("tanada"):
        return "tanada"
    return os.path.relpath(called)


def _commands(company: Company, policy: str, state: Path, decisions: Decided) -> list[list[str]]:
    """Three commands that work as they stand."""
    account = _near_a_threshold(decisions)
    mapped = ["--map", str(company.mapping), "--as-of", decisions.as_of.isoformat()]
    return [
        ["explain", str(company.crm), account, *mapped, "--state", str(state)],
        ["accounts", "gaps", str(company.crm), *mapped],
        ["policy", "show", policy],
    ]


def _near_a_threshold(decisions: Decided) -> str:
    """The account of the second tier with the most ARR: the nearest to the first."""
    tiers = decisions.policy.tiers
    names = {"decision__account_id": "account_id", "decision__tier": "tier", "arr": "arr"}
    second = tiers[min(1, len(tiers) - 1)].key
    rows = decisions.rows(decisions.facts(names))
    candidates = {
        str(account): Decimal(str(arr))
        for account, tier, arr in rows
        if tier == second and arr is not None
    }
    return max(candidates, key=lambda account: candidates[account], default="A-00001")
