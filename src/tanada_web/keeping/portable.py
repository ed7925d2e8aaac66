r"""Rows as text that either database gives and takes: the text format of PostgreSQL's COPY.

One row is one line, its values stand between tabs, `\N` is no value, and a backslash begins
what would else end a value or a line. Moments are in UTC with six places, flags 0 or 1, and
amounts have the places of their column, so that the same rows are the same text everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.apps import apps
from django.db import models

NOTHING = r"\N"
_MOMENT, _DAY = "YYYY-MM-DD HH24:MI:SS.US", "YYYY-MM-DD"
_NO_FRACTION = ".000000"
_ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_MEANT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
Row = Sequence[str | None]


@dataclass(frozen=True)
class Column:
    """A column; `places` are those of an amount."""

    name: str
    kind: str
    places: int = 0

    def postgresql(self) -> str:
        """The expression by which PostgreSQL gives the value as text."""
        name = f'"{self.name}"'
        match self.kind:
            case "DateTimeField":
                return f"to_char({name} AT TIME ZONE 'UTC', '{_MOMENT}')"
            case "DateField":
                return f"to_char({name}, '{_DAY}')"
            case "BooleanField":
                return f"{name}::int::text"
            case _:
                return f"{name}::text"

    def sqlite(self) -> str:
        """The expression by which SQLite gives it; `from_sqlite` does the rest."""
        return f'CAST("{self.name}" AS TEXT)'

    def from_sqlite(self) -> Callable[[str], str] | None:
        """What makes SQLite's text the common one, where they differ."""
        if self.kind == "DateTimeField":
            return lambda text: text if "." in text else text + _NO_FRACTION
        if self.kind == "DecimalField":
            unit = Decimal(1).scaleb(-self.places)
            return lambda text: format(Decimal(text).quantize(unit), "f")
        return None

    def to_sqlite(self) -> Callable[[str], str] | None:
        """What makes the common text the one that Django writes into SQLite."""
        if self.kind == "DateTimeField":
            return lambda text: text.removesuffix(_NO_FRACTION)
        return None


@dataclass(frozen=True)
class Table:
    """A table of the installation; `numbered` where its key counts up by itself."""

    name: str
    key: str
    columns: tuple[Column, ...]
    numbered: bool

    @property
    def names(self) -> list[str]:
        """The names of the columns."""
        return [column.name for column in self.columns]


def tables() -> list[Table]:
    """Every table of the application; who is signed in is not among them."""
    found = apps.get_app_config("tanada_web").get_models(include_auto_created=True)
    return [_table(model) for model in sorted(found, key=lambda model: model._meta.db_table)]


def line(row: Row) -> str:
    """A row as a line, with its end."""
    return "\t".join(NOTHING if each is None else each.translate(_ESCAPES) for each in row) + "\n"


def row(written: str) -> list[str | None]:
    """The row of a line."""
    values = written.removesuffix("\n").split("\t")
    return [None if value == NOTHING else _plain(value) for value in values]


def changed(rows: Iterable[Row], changes: Sequence[Callable[[str], str] | None]) -> Iterable[Row]:
    """Rows whose values went through the change of their column."""
    at = [(number, change) for number, change in enumerate(changes) if change]
    for each in rows:
        values = list(each)
        for number, change in at:
            value = values[number]
            values[number] = None if value is None else change(value)
        yield values


def _plain(value: str) -> str:
    if "\\" not in value:
        return value
    return _ESCAPED.sub(lambda found: _MEANT.get(found[1], found[1]), value)


def _table(model: type[models.Model]) -> Table:
    meta = model._meta
    assert meta.pk is not None
    columns = tuple(_column(field) for field in meta.concrete_fields)
    return Table(meta.db_table, meta.pk.column, columns, isinstance(meta.pk, models.AutoField))


def _column(field: models.Field) -> Column:
    places = field.decimal_places if isinstance(field, models.DecimalField) else 0
    return Column(field.column, field.get_internal_type(), places or 0)
