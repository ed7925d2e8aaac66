"""Any raw table → a view of typed values, each row with its number and its faults.

Texts are read once into a typed table; columnar files are not copied but looked at
through a view, once for their faults and once for what they are read for.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

import duckdb
from sqlglot import exp

from tanada.accounts.columns import choose_columns
from tanada.accounts.files import RawTable
from tanada.accounts.files.raw import quoted
from tanada.accounts.mapping import Part
from tanada.accounts.snapshot import Note
from tanada.fields import Field
from tanada.sql.operations import Expression, Operations, cast

FAULTS, FAULTY, ROW = "faults__", "faulty__", "row__"
"""Columns of a typed table: a row's list of (field, value, code), whether it has any, its
number from 1 in the order of the file."""
_VALUE, _OBJECT, _LINE = "value__", "object__", "line__"


@dataclass(frozen=True)
class Typed:
    """A table in a connection whose `view` has the typed `columns` and FAULTS, FAULTY, ROW.

    A value that could not be read is missing there and stands in the row's faults.
    """

    name: str
    raw: RawTable
    view: str
    columns: tuple[str, ...]
    notes: tuple[Note, ...]


def read_typed(
    connection: duckdb.DuckDBPyConnection,
    raw: RawTable,
    expected: Mapping[str, Field],
    part: Part | None = None,
    name: str = "accounts",
    *,
    required: Collection[str] = (),
    timed: bool = False,
) -> Typed:
    """Read the columns of a raw table that are `expected`, by their names or by a mapping.

    Without the columns `required` the table is refused; a row without a value in one of them
    has the fault `no_id` (of account_id) or `no_value`. `timed` keeps times of day: dates become
    TIMESTAMP. Raises AccountsError where the mapping names a column that there is not.
    """
    return _Typing(connection, raw, expected, part, name, required, timed=timed).typed()


class _Typing:
    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        raw: RawTable,
        expected: Mapping[str, Field],
        part: Part | None,
        name: str,
        required: Collection[str],
        *,
        timed: bool,
    ) -> None:
        self.connection = connection
        self.raw = raw
        self.name = name
        self.view = f"typed_{name}"
        self.required = required
        self.operations = Operations()
        chosen = choose_columns(
            raw, expected, part, self.operations, self._row_number, required=required, timed=timed
        )
        self.checked = chosen.checked
        self.facts = chosen.facts
        self.notes = (*raw.notes, *chosen.notes)
        self.holds_objects = any(kind == "JSON" for kind in raw.columns.values())

    def typed(self) -> Typed:
        """The view of typed values, with each row's number and faults."""
        facts = self.facts
        for name, checked in self.checked.items():
            facts.add(_VALUE + name, checked.needs, _given(checked.value))
        faulty, faults, needs = self._faults()
        facts.add(FAULTS, needs, _given(faults))
        wanted = {_VALUE + name: name for name in self.checked} | {FAULTS: FAULTS}
        if self.raw.textual:
            lines = f"lines_{self.name}"
            self._create("TABLE", lines, facts.select(wanted, self._source()))
            self.connection.execute(
                f"CREATE OR REPLACE TEMP VIEW {quoted(self.view)} AS SELECT *, rowid + 1 AS {ROW}, "
                f"{FAULTS} IS NOT NULL AS {FAULTY} FROM {quoted(lines)}"
            )
        else:
            facts.add(FAULTY, needs, _given(faulty))
            facts.add(ROW, (), _given(self._row_number()))
            wanted |= {FAULTY: FAULTY, ROW: ROW}
            self._create("VIEW", self.view, facts.select(wanted, quoted(self.raw.view)))
        return Typed(self.name, self.raw, self.view, tuple(self.checked), self.notes)

    def _row_number(self) -> Expression:
        """The row's number from 1: lines come in order, columnar files number their rows."""
        if not self.raw.textual:
            return self.operations.add(
                self.operations.column("file_row_number"), self.operations.number(1)
            )
        return exp.Window(this=exp.RowNumber())

    def _create(self, kind: str, name: str, select: exp.Select) -> None:
        temporary = exp.Properties(expressions=[exp.TemporaryProperty()])
        tree = exp.Create(
            this=exp.to_table(quoted(name), dialect="duckdb"),
            kind=kind,
            expression=select,
            properties=temporary,
            replace=True,
        )
        self.connection.execute(tree.sql(dialect=self.operations.dialect, copy=False)).fetchall()

    def _source(self) -> str:
        """The raw view; of lines of objects, one that has them as objects where they are."""
        return quoted(self.raw.view)

    def _faults(self) -> tuple[Expression, Expression, tuple[str, ...]]:
        """Whether a row has a fault, a list of (field, value, code), and what they need."""
        operations = self.operations
        found = [
            (each.condition, _fault(name, each.shown, each.code))
            for name, checked in self.checked.items()
            for each in checked.faults
        ]
        for name in self.required:
            value = self.checked[name].value
            code = operations.text("no_id" if name == "account_id" else "no_value")
            found.append((operations.is_missing(value.copy()), _fault(name, value, code)))
        needs = [need for checked in self.checked.values() for need in checked.needs]
        if self.holds_objects:
            found = self._unless_not_an_object(found)
            needs += [_OBJECT, _LINE]
        if not found:
            return operations.truth(False), exp.cast(exp.null(), "STRUCT(x INT)[]"), ()
        faulty = operations.any_of([condition.copy() for condition, _ in found])
        listed = exp.Array(expressions=[operations.case([pair]) for pair in found])
        faults = operations.case([(faulty.copy(), listed)])
        return faulty, faults, tuple(dict.fromkeys(needs))

    def _unless_not_an_object(
        self, found: list[tuple[Expression, Expression]]
    ) -> list[tuple[Expression, Expression]]:
        """A line that holds no object has that fault alone."""
        operations = self.operations
        kind = exp.Anonymous(this="json_type", expressions=[operations.column("line")])
        is_object = operations.coalesce(
            operations.compare("=", kind, operations.text("OBJECT")), operations.truth(False)
        )
        self.facts.add(_OBJECT, (), _given(is_object))
        self.facts.add(_LINE, (), _given(operations.column("written")))
        here = operations.column(_OBJECT)
        line = _fault("", operations.column(_LINE), operations.text("line_not_an_object"))
        within = [
            (operations.all_of([here.copy(), condition]), fault) for condition, fault in found
        ]
        return [(operations.negation(here), line), *within]


def _fault(field: str, written: Expression, code: Expression) -> Expression:
    """One fault as a structure of field, value and code."""
    parts = {
        "field": exp.Literal.string(field),
        "value": cast(written.copy(), "TEXT"),
        "code": code.copy(),
    }
    return exp.Struct(
        expressions=[
            exp.PropertyEQ(this=exp.to_identifier(name), expression=value)
            for name, value in parts.items()
        ]
    )


def _given(value: Expression) -> Callable[[object], Expression]:
    return lambda _: value
