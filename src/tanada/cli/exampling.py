"""`tanada example`: an invented company's tables, tiered, with what to try next."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

from tanada.cli.output import note
from tanada.cli.tiering import TierCall, tier_command
from tanada.decide.running import Decided
from tanada.errors import Place, Problem, UsageError
from tanada.example.company import Company, in_the_way, write_company
from tanada.messages import Language, say

AS_OF = date(2026, 6, 30)
"""The day on which the invented company stands, unless another is asked for."""


def example_command(
    folder: Path, accounts: int, seed: int, as_of: date | None, policy: str, language: Language
) -> None:
    """Write the company into a folder, decide its accounts, and name three commands to try."""
    day = as_of or AS_OF
    out = folder / "decisions.csv"
    taken = in_the_way(folder, out.name)
    if taken:
        raise UsageError(Problem("example.taken", Place(str(taken[0]))))
    try:
        company = write_company(folder, seed=seed, accounts=accounts, as_of=day)
    except ValueError:
        raise UsageError(Problem("example.year", Place("--as-of"), {"found": day})) from None
    except OSError as error:
        params: dict[str, object] = {"found": error.strerror or ""}
        raise UsageError(Problem("out.unwritable", Place(str(folder)), params)) from None
    note(say("example.generated", language, file=folder, accounts=accounts, seed=seed, as_of=day))
    call = TierCall(company.crm, policy, day, language, out=out, mapping=company.mapping)
    decisions = tier_command(call)
    print()
    print(say("example.try_next", language))
    for command in _commands(company, policy, decisions):
        print("  " + shlex.join([_program(), *command]))


def _program() -> str:
    """How to call the program: by its name where the shell finds it, else by its path."""
    called = Path(sys.argv[0])
    if called.name != "tanada" or shutil.which("tanada"):
        return "tanada"
    return os.path.relpath(called)


def _commands(company: Company, policy: str, decisions: Decided) -> list[list[str]]:
    """Three commands that work as they stand."""
    account = _near_a_threshold(decisions)
    mapped = ["--map", str(company.mapping), "--as-of", decisions.as_of.isoformat()]
    return [
        ["explain", str(company.crm), account, *mapped],
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
