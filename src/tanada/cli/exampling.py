"""`tanada example`: an invented book of accounts, tiered, with what to try next."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

from tanada.cli.output import note
from tanada.cli.tiering import TierCall, open_snapshot, tier_command
from tanada.decide.running import Decisions
from tanada.errors import Place, Problem, UsageError
from tanada.example.book import COLUMNS, write_book
from tanada.messages import Language, say
from tanada.policy.loading import load_policy

AS_OF = date(2026, 6, 30)
"""The day on which the invented book stands, unless another is asked for."""


def example_command(
    folder: Path, accounts: int, seed: int, as_of: date | None, policy: str, language: Language
) -> None:
    """Write the book into a folder, decide it, and name three commands to try."""
    day = as_of or AS_OF
    book, out = folder / "accounts.csv", folder / "decisions.csv"
    _check_free(book, out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_book(book, seed=seed, accounts=accounts, as_of=day)
    except ValueError:
        raise UsageError(Problem("example.year", Place("--as-of"), {"found": day})) from None
    except OSError as error:
        params: dict[str, object] = {"found": error.strerror or ""}
        raise UsageError(Problem("out.unwritable", Place(str(folder)), params)) from None
    note(say("example.generated", language, file=book, accounts=accounts, seed=seed, as_of=day))
    tier_command(
        TierCall(book, policy, day, language, out=out),
    )
    print()
    print(say("example.try_next", language))
    for command in _commands(book, policy, day):
        print("  " + shlex.join([_program(), *command]))


def _program() -> str:
    """How to call the program: by its name where the shell finds it, else by its path."""
    called = Path(sys.argv[0])
    if called.name != "tanada" or shutil.which("tanada"):
        return "tanada"
    return os.path.relpath(called)


def _check_free(book: Path, out: Path) -> None:
    """Raise UsageError where a file would be replaced that is not of an earlier example."""
    if book.is_file():
        with book.open(encoding="utf-8", errors="replace") as lines:
            if lines.readline().rstrip("\n") == ",".join(COLUMNS):
                return
    for file in (book, out):
        if file.exists():
            raise UsageError(Problem("example.taken", Place(str(file))))


def _commands(book: Path, policy: str, day: date) -> list[list[str]]:
    """Three commands that work as they stand."""
    account = _near_a_threshold(book, policy, day)
    return [
        ["explain", str(book), account, "--as-of", day.isoformat()],
        ["tier", str(book), "--policy", "score_health", "--as-of", day.isoformat()],
        ["policy", "show", policy],
    ]


def _near_a_threshold(book: Path, policy_name: str, day: date) -> str:
    """The account of the second tier with the most ARR: the nearest to the first."""
    policy = load_policy(policy_name)
    snapshot = open_snapshot(book, policy, day)
    decisions = Decisions(snapshot, policy, day)
    names = {"decision__account_id": "account_id", "decision__tier": "tier", "arr": "arr"}
    second = policy.tiers[min(1, len(policy.tiers) - 1)].key
    rows = decisions.rows(decisions.facts(names))
    candidates = {
        str(account): Decimal(str(arr))
        for account, tier, arr in rows
        if tier == second and arr is not None
    }
    return max(candidates, key=lambda account: candidates[account], default="A-00001")
