"""How each column of a snapshot is made from the columns of the file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlglot import exp

from tanada.accounts.checking import Checked, Checker
from tanada.accounts.files import RawAccounts, refused
from tanada.accounts.mapping import (
    ConstantShape,
    ExpressionShape,
    LatestShape,
    NumberedShape,
    RenamedShape,
)
from tanada.accounts.mapping import Part as ColumnMapping
from tanada.accounts.snapshot import Note
from tanada.fields import DATE, Field
from tanada.rules.nearest import nearest
from tanada.rules.tree import Rule, names
from tanada.sql.facts import Facts
from tanada.sql.hoisting import Hoisting
from tanada.sql.operations import Expression, Operations, cast

ROW_NUMBER = "row__"
"""Stands for the number of the row, from 1, wherever it comes from."""


@dataclass(frozen=True)
class Columns:
    """The checked columns by field, the facts they need, and what was assumed."""

    checked: dict[str, Checked]
    facts: Facts
    notes: tuple[Note, ...]


def choose_columns(
    raw: RawAccounts,
    expected: Mapping[str, Field],
    mapping: ColumnMapping | None,
    operations: Operations,
    row_number: Callable[[], Expression],
    *,
    required: Collection[str] = (),
    timed: bool = False,
) -> Columns:
    """The typed column of every field that the file or the mapping gives.

    Raises AccountsError where a mapping names a column or a field that there is not, or
    where no column is one that is `required`.
    """
    chooser = _Chooser(raw, expected, operations, row_number, timed=timed)
    if mapping is not None:
        chooser.map(mapping)
    chooser.take_same_names()
    for name in required:
        if name not in chooser.checked:
            own = name == "account_id"
            raise refused(
                "accounts.no_account_id" if own else "accounts.column_required",
                raw.path,
                found=list(raw.columns)[:20],
                expected=name,
                nearest=nearest(name, raw.columns),
            )
    return Columns(chooser.checked, chooser.facts, chooser.notes())


class _Chooser:
    def __init__(
        self,
        raw: RawAccounts,
        expected: Mapping[str, Field],
        operations: Operations,
        row_number: Callable[[], Expression],
        *,
        timed: bool,
    ) -> None:
        self.raw = raw
        self.expected = expected
        self.operations = operations
        self.row_number = row_number
        self.facts = Facts(operations)
        self.rules = Hoisting(self.facts, _mentions, date.min)
        self.sources: dict[str, Checked] = {}
        self.checker = Checker(self.facts, trims=raw.textual, timed=timed)
        self.checked: dict[str, Checked] = {}
        self.used: set[str] = set()
        self.renamed: list[str] = []

    def notes(self) -> tuple[Note, ...]:
        ignored = [name for name in self.raw.columns if name not in self.used]
        notes = []
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

    def map(self, mapping: ColumnMapping) -> None:
        """The fields that the mapping gives; AccountsError where it names what there is not."""
        mapping.check(self.raw.columns, self.expected)
        for name, mapped in mapping.fields.items():
            field = self.expected[name]
            match mapped:
                case str() as column:
                    self.checked[name] = self._column(name, column, field)
                case RenamedShape(column=column):
                    self.checked[name] = self._column(name, column, field)
                case ConstantShape(constant=constant):
                    shown = str(constant).lower() if isinstance(constant, bool) else str(constant)
                    text = self.operations.text(shown)
                    self.checked[name] = self.checker.check(name, text, "VARCHAR", field)
                case NumberedShape(row_number=lead):
                    number = cast(self.row_number(), "TEXT")
                    text = self.operations.joined([self.operations.text(lead), number])
                    self.checked[name] = self.checker.check(name, text, "VARCHAR", field)
                case LatestShape():
                    self._latest(name, mapped, field)
                case ExpressionShape():
                    self.checked[name] = self._expression(mapping, name, field)

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

    def _raw(self, column: str) -> tuple[Expression, str]:
        """A column of the file and its type."""
        self.used.add(column)
        kind = self.raw.columns[column]
        if kind != "JSON":
            return self.operations.column(column), kind
        way = "$." + '"' + column.replace("\\", "\\\\").replace('"', '\\"') + '"'
        value = exp.Anonymous(
            this="json_extract_string",
            expressions=[self.operations.column("line"), self.operations.text(way)],
        )
        return value, "VARCHAR"

    def _column(self, key: str, column: str, field: Field) -> Checked:
        raw, kind = self._raw(column)
        return self.checker.check(key, raw, kind, field)

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
        if f"{name}_as_of" in self.expected:
            self.checked[f"{name}_as_of"] = Checked(when, (), self.checked[name].needs)

    def _expression(self, mapping: ColumnMapping, name: str, field: Field) -> Checked:
        """A rule over checked source columns; its result is checked like a column."""
        rule = mapping.expressions[name]
        sources = [self._source(mapping, source) for source in names(rule)]
        needs = self.rules.needs([rule])
        computed = self.rules.sql(rule, self.operations.column)
        kind = self.operations.sql_type(rule.type)
        result = self.checker.check(name, computed, kind, field, needs)
        return _combined([*sources, result], result.value)

    def _source(self, mapping: ColumnMapping, source: str) -> Checked:
        """A column that expressions read, as a fact of the name that they use."""
        if source not in self.sources:
            shape = mapping.sources[source]
            field = Field(source, mapping.source_types[source])
            checked = self._column(f"source__{source}", shape.column, field)
            self.facts.add(source, checked.needs, lambda _: checked.value)
            self.sources[source] = checked
        return self.sources[source]


def _combined(inputs: list[Checked], value: Expression) -> Checked:
    """A value made of several columns, with the faults of all of them."""
    return Checked(
        value,
        tuple(fault for checked in inputs for fault in checked.faults),
        tuple(dict.fromkeys(need for checked in inputs for need in checked.needs)),
    )


def _mentions(rules: Iterable[Rule]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for rule in rules for name in names(rule)))
