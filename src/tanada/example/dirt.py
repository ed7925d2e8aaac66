"""The dirt of real exports: each kind counted, and small beside what is sound.

A kind has so many rows in a company of 2,000 accounts and proportionally many in another, one
at least. A company of fewer than 100 accounts is clean.
"""

from collections.abc import Sequence
from dataclasses import dataclass

MOST_PER_2000 = {
    "duplicate_account_id": 4,
    "missing_account_id": 3,
    "untidy_text": 24,
    "missing_parent": 5,
    "own_parent": 3,
    "unknown_account_billing": 3,
    "end_before_start": 3,
    "unreadable_amount": 4,
    "currency_without_rate": 3,
    "unknown_account_tickets": 12,
    "ticket_before_signup": 10,
    "mixed_dates": 40,
    "unknown_account_contacts": 15,
    "unknown_account_programmes": 4,
    "unknown_account_usage": 60,
    "repeated_usage_row": 500,
}
"""How much of each kind there is where the company has 2,000 accounts."""

CLEAN_BELOW = 100


@dataclass(frozen=True)
class Found:
    """Dirt of one kind: ``count`` places in ``file``, each named in ``where`` where it can be.

    ``where`` holds ids as they stand in the file: of accounts for the CRM, else of the rows.
    """

    code: str
    file: str
    count: int
    where: tuple[str, ...] = ()


def found(code: str, file: str, where: Sequence[str]) -> Found:
    """Dirt of one kind whose places are known."""
    return Found(code, file, len(where), tuple(where))


def amount(code: str, accounts: int) -> int:
    """How much dirt of a kind a company with so many accounts has."""
    if accounts < CLEAN_BELOW:
        return 0
    return max(MOST_PER_2000[code] * accounts // 2000, 1)
