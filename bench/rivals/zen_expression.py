"""The policy as one compiled expression of zen's language, without a decision graph around it:
faster than the engine, but then nothing that a business user could open and change is left.
"""

import re
from pathlib import Path

import zen

from bench.rivals.dicts import Accounts, Decided, load_accounts
from bench.rivals.zen import ACCOUNTS_AT_MOST, EXPRESSIONS, as_json, save

NAME = "zen, a bare expression"

__all__ = ["ACCOUNTS_AT_MOST", "NAME", "load", "save", "tier_and_score"]


def inlined(name: str) -> str:
    """The expression of that name with the ones it refers to put in their places."""
    text = " ".join(EXPRESSIONS[name].split())
    return re.sub(r"\$\.(\w+)", lambda reference: f"({inlined(reference[1])})", text)


def load(accounts: Path, limit: int | None) -> Accounts:
    return load_accounts(accounts, limit, as_json)


def tier_and_score(accounts: Accounts) -> Decided:
    ask = zen.compile_expression(
        f"{{tier: {inlined('tier')}, priority: {inlined('priority')}}}"
    ).evaluate
    return Decided(accounts.ids, [ask(facts) for facts in accounts.facts])
