"""What came of deriving fields from a table, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tanada.accounts.snapshot import Note


@dataclass(frozen=True)
class Derived:
    """One table of a kind, read: the table `into` of derived fields, and what was counted.

    `into` has one row per account: account_id, `fields`, and `<field>_as_of` for each.
    `left_out` are fields of the kind that the table cannot tell, each with the columns
    (`arr|mrr`: one of them) and settings that it lacks; `settings` are those given, in small
    letters. `rejects` is the name of a table
    row_number, account_id, field, value, code with every fault of the rows set aside;
    row_number is missing where the table has no column `row__`.

    Every row `read` is counted once: read = set_aside + after_as_of + on_partial_day +
    repeated + outside_windows + used. `outside_windows` are rows before the widest window;
    only first and last dates come from them. Of the `repeated`, so many `contradicting` ones
    differ from the row that was kept. `first` and `last` are days of events on or before the
    run's date; `through` is the last day covered completely, the date of every field. They
    are None where there is no such event.
    """

    kind: str
    into: str
    rejects: str
    fields: tuple[str, ...]
    left_out: Mapping[str, tuple[str, ...]]
    settings: Mapping[str, list[str]]
    accounts: int
    read: int
    set_aside: int
    after_as_of: int
    on_partial_day: int
    repeated: int
    contradicting: int
    outside_windows: int
    used: int
    first: date | None
    last: date | None
    through: date | None
    notes: tuple[Note, ...]
