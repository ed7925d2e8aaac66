"""What a table of any kind is read as."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from tanada.accounts.checking import Checked, Fault
from tanada.accounts.values.style import NOTHING_DECLARED, Spelling
from tanada.fields import Field


def no_further_faults(_name: str, _checked: Checked) -> Sequence[Fault]:
    """A table whose values have no faults but those of their types."""
    return ()


_IDS = ("account_id", "account_key")
"""Names of the columns by which rows belong to accounts."""


@dataclass(frozen=True)
class Wanted:
    """The columns that a table should hold, and how they are to be read.

    `name` names the table's relations in the connection. `columns` are all that it can
    have, by name. Those in `required` must be there; where a code stands beside one, a row
    without a value has that fault. The dates of `timed` keep their times of day, as TIMESTAMP.
    `currency` is that of rows which name none; None where amounts are in no currency.
    `declared` is how the file is said to be written; `further_faults` are what the
    values of a column can have wrong beside their type.
    """

    name: str
    columns: Mapping[str, Field]
    required: Mapping[str, str | None]
    timed: Collection[str] = ()
    currency: str | None = None
    declared: Spelling = NOTHING_DECLARED
    further_faults: Callable[[str, Checked], Sequence[Fault]] = no_further_faults

    @property
    def ids(self) -> tuple[str, ...]:
        """The columns by which rows belong to accounts."""
        return tuple(name for name in _IDS if name in self.required)
