"""What is proposed for some files, as data: lines, joins, questions, what is left over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tanada.accounts.events.kinds import KINDS
from tanada.accounts.suggest.candidates import LIKELY
from tanada.accounts.suggest.evidence import Reason
from tanada.accounts.suggest.given import Given


@dataclass(frozen=True)
class Line:
    """A line of the mapping: a field, or a column of a kind of table, and where it comes from.

    `examples` are values as written, by column; `rewritten` are values that would have to
    stand otherwise, which keeps the line out of the mapping. A line that is `forced`
    stands in it whatever its confidence: it keeps a doubtful reading from happening.
    """

    target: str
    given: Given
    confidence: float
    reasons: tuple[Reason, ...]
    examples: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rewritten: Mapping[str, str] = field(default_factory=dict)
    forced: bool = False

    @property
    def active(self) -> bool:
        """Whether it stands in the mapping, not in a comment."""
        return self.forced or (self.confidence >= LIKELY and not self.rewritten)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the file that it reads."""
        return tuple(self.examples)


@dataclass(frozen=True)
class Join:
    """How a further table finds its accounts: by `column`, which holds account ids.

    `matches` is the column of the accounts whose values it holds instead; `through` the
    table whose `id` it holds. `share` is how many of its values were found there; `unlike`
    is an id as the accounts write it and as this table does, where that keeps them apart.
    """

    column: str
    confidence: float
    matches: str | None = None
    through: str | None = None
    share: float | None = None
    unlike: tuple[str, str] | None = None

    @property
    def active(self) -> bool:
        """Whether it stands in the mapping, not in a comment."""
        return self.confidence >= LIKELY


@dataclass(frozen=True)
class Choice:
    """One reading of what a question asks, and the line to put for it."""

    code: str
    line: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Question:
    """What only a person can say, with the line for each answer. The first is assumed, if any."""

    code: str
    params: Mapping[str, object]
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class TableProposal:
    """What is proposed for a file, or for several files alike.

    `fields` are lines about accounts, `columns` lines of the kind's own columns. `name`
    is the key under `tables`; `options` and `settings` the lines beside the columns.
    """

    paths: tuple[Path, ...]
    name: str
    kind: str
    reasons: tuple[Reason, ...]
    rows: int
    complete: bool
    key: str | None
    fields: tuple[Line, ...]
    columns: tuple[Line, ...]
    join: Join | None
    options: Mapping[str, str]
    settings: Mapping[str, tuple[str, ...]]
    open_settings: Mapping[str, tuple[str, ...]]
    currencies: Mapping[str, str]
    questions: tuple[Question, ...]
    unused: tuple[str, ...]
    notes: tuple[Reason, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Everything proposed for its columns."""
        return (*self.fields, *self.columns)

    @property
    def lacking(self) -> tuple[str, ...]:
        """The columns that its kind requires and that are not sure enough."""
        sure = {line.target for line in self.columns if line.active}
        required = KINDS[self.kind].required if self.kind in KINDS else ()
        return tuple(name for name in required if name not in sure)

    @property
    def readable(self) -> bool:
        """Whether it can be read as proposed; else all of it stands in comments."""
        return self.join is not None and self.join.active and not self.lacking


@dataclass(frozen=True)
class Proposal:
    """What is proposed for all files given.

    `accounts` is the table that --map goes with; None where no file can be it. `missing`
    are the fields that nothing gives.
    """

    tables: tuple[TableProposal, ...]
    accounts: TableProposal | None
    missing: tuple[str, ...]
    notes: tuple[Reason, ...]

    @property
    def further(self) -> tuple[TableProposal, ...]:
        """The tables that stand under `tables`, in the order given."""
        return tuple(
            table
            for table in self.tables
            if table.columns and (table is not self.accounts or table.kind != "accounts")
        )
