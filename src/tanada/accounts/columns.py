"""How each column of a typed table is made from the columns of the file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlglot import exp

from tanada.accounts.checking import WRITTEN, Checked, Checker, Fault, Input, is_text, not_blank
from tanada.accounts.files import RawTable, refused
from tanada.accounts.mapping import (
    ConstantShape,
    ExpressionShape,
    LatestShape,
    NumberedShape,
    Part,
    RenamedShape,
)
from tanada.accounts.snapshot import Note
from tanada.accounts.values.style import Style
from tanada.accounts.wanted import Wanted
from tanada.fields import DATE, Field
from tanada.rules.nearest import nearest
from tanada.rules.tree import Rule, names
from tanada.sql.facts import Facts
from tanada.sql.hoisting import Hoisting
from tanada.sql.operations import Expression, Operations, cast

LINE, LINE_WRITTEN = "line", "written"
"""The columns of a view of objects: an object or nothing, and the line as it stands."""
HELD, ROW = "held__", "row__"
_COMPUTED = "TEXT"
"""The type of texts that are not the file's: they are read by the plain cast alone."""


@dataclass(frozen=True)
class Origin:
    """Where the file's columns are read: the expression of each, and of the row's number."""

    column: Callable[[str], Expression]
    row: Callable[[], Expression]


@dataclass(frozen=True)
class Columns:
    """The checked columns by field, the facts they need, and what was assumed.

    `inputs` are the columns of texts, by key; `held` the fact that holds each column of
    the file that was used, as it stands. `notes` looks for names like those of columns
    that were passed over, each time it is called.
    """

    checked: dict[str, Checked]
    facts: Facts
    inputs: dict[str, Input]
    held: dict[str, str]
    notes: Callable[[], tuple[Note, ...]]

    def inputs_of(self, names: Collection[str]) -> list[Input]:
        """The columns of texts that some fields are made of."""
        needs = {need for name in names for need in self.checked[name].needs}
        return [each for each in self.inputs.values() if WRITTEN + each.key in needs]


def choose_columns(
    raw: RawTable,
    wanted: Wanted,
    part: Part | None,
    origin: Origin,
    styles: Mapping[str, Style],
    only: Collection[str] | None = None,
) -> Columns:
    """The typed column of every field that the file or its part of the mapping gives.

    `only` leaves out all fields but those. Raises AccountsError where the mapping names a
    column or a field that there is not, or where a required column is missing.
    """
    chooser = _Chooser(raw, wanted, origin, styles)
    if only is not None:
        chooser.expected = {name: each for name, each in wanted.columns.items() if name in only}
    if part is not None:
        fitted, chooser.absent = part.fitted(raw.columns, wanted.columns)
        chooser.map(fitted)
    chooser.take_same_names()
    for name in wanted.required:
        if name in chooser.expected and name not in chooser.checked:
            code = "accounts.no_account_id" if name == "account_id" else "table.no_column"
            found, like = list(raw.columns)[:20], nearest(name, raw.columns)
            raise refused(code, raw.path, column=name, found=found, nearest=like)
    checker = chooser.checker
    return Columns(chooser.checked, chooser.facts, checker.inputs, chooser.held, chooser.notes)


class _Chooser:
    def __init__(
        self, raw: RawTable, wanted: Wanted, origin: Origin, styles: Mapping[str, Style]
    ) -> None:
        self.raw = raw
        self.wanted = wanted
        self.expected = wanted.columns
        self.origin = origin
        self.operations = Operations()
        self.facts = Facts(self.operations)
        self.rules = Hoisting(self.facts, _mentions, date.min)
        self.sources: dict[str, Checked] = {}
        self.checker = Checker(self.facts, styles, wanted.declared, wanted.ids, trims=raw.textual)
        self.checked: dict[str, Checked] = {}
        self.used: set[str] = set()
        self.held: dict[str, str] = {}
        self.renamed: list[str] = []
        self.absent: list[str] = []
        if any(kind == "JSON" for kind in raw.columns.values()):
            for column in (LINE, LINE_WRITTEN):
                self._hold(column)

    def notes(self) -> tuple[Note, ...]:
        ignored = [name for name in self.raw.columns if name not in self.used]
        notes = []
        if self.absent:
            notes.append(Note("accounts.shipped_columns_absent", {"found": self.absent}))
        if self.renamed:
            notes.append(Note("accounts.headers_read_as", {"found": self.renamed}))
        if ignored:
            close = {name: nearest(name, self.expected) for name in ignored}
            found = [
                f"{name} ({like}?)" if like and like != name else name
                for name, like in close.items()
            ]
            notes.append(Note("accounts.columns_ignored", {"found": found}))
        return tuple(notes)

    def map(self, part: Part) -> None:
        """The fields that the mapping gives."""
        for name, mapped in part.fields.items():
            if name not in self.expected:
                continue
            field = self.expected[name]
            match mapped:
                case str() as column:
                    self.checked[name] = self._column(name, column, field)
                case RenamedShape(column=column, values=values):
                    self.checked[name] = self._column(name, column, field, values)
                case ConstantShape(constant=constant):
                    text = self.operations.text(_shown(constant))
                    self.checked[name] = self.checker.check(name, text, _COMPUTED, field)
                case NumberedShape(row_number=lead):
                    number = cast(self.origin.row(), "TEXT")
                    text = self.operations.joined([self.operations.text(lead), number])
                    self.checked[name] = self.checker.check(name, text, _COMPUTED, field)
                case LatestShape():
                    self._latest(name, mapped, field)
                case ExpressionShape():
                    self.checked[name] = self._expression(part, name, field)

    def take_same_names(self) -> None:
        """Columns whose header is a field's name, or else is but for capitals and spaces."""
        alike: dict[str, list[str]] = {}
        for header in self.raw.columns:
            name = header.strip().casefold().replace(" ", "_")
            if name in self.expected and name not in self.checked and header not in self.used:
                alike.setdefault(name, []).append(header)
        for name, headers in alike.items():
            if name not in headers and len(headers) > 1:
                raise refused("accounts.header_twice", self.raw.path, found=sorted(headers))
            header = name if name in headers else headers[0]
            self.checked[name] = self._column(name, header, self.expected[name])
            if header != name:
                self.renamed.append(f"{header} → {name}")

    def _column(
        self, key: str, header: str, field: Field, values: Mapping[str, object] | None = None
    ) -> Checked:
        """A column of the file, read as a field; `key` names its facts.

        `values` are what words of the file stand for, whatever their capitals.
        """
        self.used.add(header)
        kind, timed = self.raw.columns[header], field.name in self.wanted.timed
        if values:
            return self._translated(key, header, field, values)
        if kind == "JSON":
            value = not_blank(self._of_object(header), self.operations)
            return self.checker.check_text(key, value, field, header, timed=timed)
        stands = self.origin.column(header)
        if not is_text(kind):
            self._hold(header)
            return self.checker.check(key, stands, kind, field, timed=timed)
        if self.raw.textual:
            self.held.setdefault(header, WRITTEN + key)
        else:
            self._hold(header)
            stands = not_blank(
                stands if kind == "VARCHAR" else cast(stands, "TEXT"), self.operations
            )
        return self.checker.check_text(key, stands, field, header, timed=timed)

    def _translated(
        self, key: str, header: str, field: Field, values: Mapping[str, object]
    ) -> Checked:
        """A column with words in place of others; what is not listed stands as it is."""
        operations = self.operations
        if self.raw.columns[header] == "JSON":
            stands = self._of_object(header)
        else:
            self._hold(header)
            stands = cast(self.origin.column(header), "TEXT")
        stands = not_blank(exp.Trim(this=stands), operations)
        folded = exp.Lower(this=stands.copy())
        meant = operations.case(
            [
                (
                    operations.compare("=", folded.copy(), operations.text(word.strip().lower())),
                    text,
                )
                for word, value in values.items()
                for text in [operations.text(_shown(value))]
            ],
            stands,
        )
        timed = field.name in self.wanted.timed
        return self.checker.check_text(key, meant, field, header, timed=timed)

    def _of_object(self, key: str) -> Expression:
        way = "$." + '"' + key.replace("\\", "\\\\").replace('"', '\\"') + '"'
        return exp.Anonymous(
            this="json_extract_string",
            expressions=[self.origin.column(LINE), self.operations.text(way)],
        )

    def _hold(self, column: str) -> None:
        """Keep a column of the file as it stands."""
        if column not in self.held:
            name = f"{HELD}{len(self.held)}"
            stands = self.origin.column(column)
            self.facts.add(name, (), lambda _: stands)
            self.held[column] = name

    def _latest(self, name: str, shape: LatestShape, field: Field) -> None:
        """The value with the latest date; without a date, the earliest of all times."""
        operations = self.operations
        values, days = [], []
        for number, source in enumerate(shape.latest):
            dated = Field(source.as_of, DATE)
            values.append(self._column(f"{name}__{number}", source.column, field))
            days.append(self._column(f"{name}__{number}_as_of", source.as_of, dated))
        value, when = values[0].value, days[0].value
        beginning = operations.day(date.min)
        for checked, day in zip(values[1:], days[1:], strict=True):
            here = operations.coalesce(when.copy(), beginning.copy())
            there = operations.coalesce(day.value.copy(), beginning.copy())
            known = operations.is_known(checked.value.copy())
            newer = operations.all_of([known, operations.compare(">", there, here)])
            later = operations.any_of([operations.is_missing(value.copy()), newer])
            value = operations.case([(later, checked.value)], value)
            when = operations.case([(later.copy(), day.value)], when)
        self.checked[name] = _combined([*values, *days], value)
        if f"{name}_as_of" in self.wanted.columns:
            self.checked[f"{name}_as_of"] = Checked(when, self.checked[name].needs)

    def _expression(self, part: Part, name: str, field: Field) -> Checked:
        """A rule over checked source columns; its result is checked like a column."""
        rule = part.expressions[name]
        sources = [self._source(part, source) for source in names(rule)]
        needs = self.rules.needs([rule])
        computed = self.rules.sql(rule, self.operations.column)
        kind = self.operations.sql_type(rule.type)
        result = self.checker.check(name, computed, kind, field, needs)
        return _combined([*sources, result], result.value)

    def _source(self, part: Part, source: str) -> Checked:
        """A column that expressions read, as a fact of the name that they use."""
        if source not in self.sources:
            shape = part.sources[source]
            field = Field(source, part.source_types[source])
            checked = self._column(f"source__{source}", shape.column, field, shape.values)
            self.facts.add(source, checked.needs, lambda _: checked.value)
            self.sources[source] = checked
        return self.sources[source]


def _shown(constant: object) -> str:
    """A constant of the mapping as a file would hold it."""
    return str(constant).lower() if isinstance(constant, bool) else str(constant)


def _combined(inputs: list[Checked], value: Expression) -> Checked:
    """A value made of several columns, with the faults of all of them."""

    def faults() -> list[Fault]:
        return [fault for checked in inputs for fault in checked.faults()]

    return Checked(
        value,
        tuple(dict.fromkeys(need for checked in inputs for need in checked.needs)),
        tuple(doubt for checked in inputs for doubt in checked.doubts),
        faults,
        tuple(key for checked in inputs for key in checked.amounts),
    )


def _mentions(rules: Iterable[Rule]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for rule in rules for name in names(rule)))


def held_rows(chosen: Columns) -> Origin:
    """The file's columns as held rows have them."""
    operations = Operations()
    places = {column: f"{HELD}{at}" for at, column in enumerate(chosen.held)}
    return Origin(lambda column: operations.column(places[column]), lambda: operations.column(ROW))
