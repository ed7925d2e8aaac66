"""How many accounts, and how much ARR."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True)
class Amount:
    """A number of accounts and the sum of their ARR in the policy's currency, where known.

    `known` tells a sum of zero from one of nothing: whether the ARR of any of them is known.
    """

    accounts: int = 0
    arr: Decimal = Decimal(0)
    known: bool = field(default=True, compare=False)

    def __add__(self, other: Amount) -> Amount:
        return Amount(
            self.accounts + other.accounts, self.arr + other.arr, self.known or other.known
        )

    def __sub__(self, other: Amount) -> Amount:
        return Amount(self.accounts - other.accounts, self.arr - other.arr, self.known)

    def data(self) -> dict[str, object]:
        """The amount by name."""
        return {"accounts": self.accounts, "arr": self.arr}


NOTHING = Amount(known=False)


def amount(accounts: object, arr: object) -> Amount:
    """An amount from what a query gives; no rows have a sum of NULL."""
    return Amount(int(str(accounts or 0)), Decimal(str(arr or 0)), arr is not None)
