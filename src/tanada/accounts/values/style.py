"""What a column as a whole shows of the way in which its texts are written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Dates = Literal["day_first", "month_first"]
Decimals = Literal["point", "comma"]


@dataclass(frozen=True)
class Spelling:
    """What somebody declares of a file: how what its columns leave open is to be read."""

    dates: Dates | None = None
    decimals: Decimals | None = None


NOTHING_DECLARED = Spelling()


@dataclass(frozen=True)
class Style:
    """How the values of one column are read that can be read in more than one way.

    `decimals` is what "1,234" and "1.234" are read by, `dates` the order of 03/04/2026;
    None rejects such a value. `indian` says that 12,00,000 is a number. `simple` numbers
    have no currency, no decimal comma and no unit like 万.
    """

    decimals: Decimals | None = "point"
    dates: Dates | None = None
    indian: bool = False
    simple: bool = True

    @property
    def changes_plain_values(self) -> bool:
        """Whether a number that a plain cast reads means another one: 1.234 for 1,234."""
        return self.decimals != "point"
