"""Any file's table → typed columns, with the faults of each row beside them.

Texts are read once into a table; columnar files are not copied but looked at through a
view. A plain cast comes first. Only where rows hold what it cannot read are the columns
concerned looked at as a whole, and then read again by the style that they show.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import duckdb
from sqlglot import exp

from tanada.accounts.columns import HELD, LINE, LINE_WRITTEN, Columns, Origin
from tanada.accounts.files import RawTable, unreadable
from tanada.accounts.mapping import Part
from tanada.accounts.requirements import required_columns
from tanada.accounts.snapshot import Note
from tanada.accounts.styling import Styling, held_rows
from tanada.accounts.values.style import Style
from tanada.accounts.wanted import Wanted
from tanada.sql.operations import Expression, Operations, cast

ROW, FAULTY, FAULTS = "row__", "faulty__", "faults__"
"""A typed row's number, whether it has a fault, and its list of (field, value, code)."""
_FAULT_LIST = "STRUCT(field TEXT, value TEXT, code TEXT)[]"
_VALUE, _OBJECT = "value__", "object__"


@dataclass(frozen=True)
class TypedTable:
    """A file's table in a connection, read: the view `typed_<name>`.

    `view` has the typed `columns`, then row__ BIGINT (the row's number in the table, from
    1), faulty__ BOOLEAN and faults__, a list of (field, value, code) that is null where
    there is none. `rows` are all rows of the view, `faulty` those with a fault; `notes`
    say what was assumed.
    """

    connection: duckdb.DuckDBPyConnection
    raw: RawTable
    name: str
    columns: tuple[str, ...]
    rows: int
    faulty: int
    notes: tuple[Note, ...]

    @property
    def view(self) -> str:
        """The name of the view."""
        return f"typed_{self.name}"


def read_typed(
    connection: duckdb.DuckDBPyConnection, raw: RawTable, wanted: Wanted, part: Part | None = None
) -> TypedTable:
    """Read an open file as the columns wanted, through its part of a mapping if it has one.

    Raises AccountsError where a required column is missing, where the mapping names what
    there is not, or where the file as a whole cannot be read.
    """
    try:
        return _Typing(connection, raw, wanted, part).read()
    except duckdb.OutOfMemoryException:
        raise
    except duckdb.Error as error:
        raise unreadable(raw.path, error) from None


class _Typing:
    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        raw: RawTable,
        wanted: Wanted,
        part: Part | None,
    ) -> None:
        self.connection = connection
        self.raw = raw
        self.wanted = wanted
        self.part = part
        self.operations = Operations()
        self.view, self.lines = f"typed_{wanted.name}", f"lines_{wanted.name}"
        self.held, self.whole = f"held_{wanted.name}", f"whole_{wanted.name}"

    def read(self) -> TypedTable:
        chosen = self._make({})
        notes = [*self.raw.notes, *chosen.notes]
        rows, faulty = self._count()
        styles: Mapping[str, Style] = {}
        if faulty and chosen.inputs:
            self._make_held(chosen)
            styling = Styling(self.connection, self.wanted, self.held, self.raw.view, self._choose)
            styles, noted = styling.find(chosen, Origin(self.operations.column, self._row_number))
            notes += noted
            if styles:
                chosen = self._make(styles)
                rows, faulty = self._count()
        if faulty:
            self._add_faults(chosen, styles)
        columns = tuple(chosen.checked)
        return TypedTable(
            self.connection, self.raw, self.wanted.name, columns, rows, faulty, tuple(notes)
        )

    def _choose(self, origin: Origin, styles: Mapping[str, Style]) -> Columns:
        return required_columns(self.raw, self.wanted, self.part, origin, styles)

    def _row_number(self) -> Expression:
        """The row's number from 1: texts come in order, columnar files number their rows."""
        if self.raw.textual:
            return exp.Window(this=exp.RowNumber())
        number = self.operations.column("file_row_number")
        return self.operations.add(number, self.operations.number(1))

    def _count(self) -> tuple[int, int]:
        """How many rows there are, and how many of them are faulty."""
        ((rows, faulty),) = self.connection.execute(
            f"SELECT count(*), count(*) FILTER ({FAULTY}) FROM {self.view}"
        ).fetchall()
        return int(rows), int(faulty)

    def _make(self, styles: Mapping[str, Style]) -> Columns:
        """The view, as yet without the faults themselves."""
        chosen = self._choose(Origin(self.operations.column, self._row_number), styles)
        facts, operations = chosen.facts, self.operations
        wanted = self._add_values(chosen)
        doubtful, needs = self._doubtful(chosen)
        if not self.raw.textual:
            facts.add(FAULTS, (), _given(cast(exp.null(), _FAULT_LIST)))
            wanted |= self._add_faulty(chosen, doubtful, needs)
            self._create("VIEW", self.view, facts.select(wanted, self.raw.view))
            return chosen
        held = [operations.column(fact) for fact in chosen.held.values()]
        kept = operations.case([(doubtful, exp.Array(expressions=held))])
        facts.add(HELD, (*needs, *chosen.held.values()), _given(kept))
        self._create("TABLE", self.lines, facts.select(wanted | {HELD: HELD}, self.raw.view))
        columns = ", ".join(_quoted(name) for name in chosen.checked)
        self.connection.execute(
            f"CREATE OR REPLACE TEMP VIEW {self.view} AS SELECT {columns}, rowid + 1 AS {ROW}, "
            f"{HELD} IS NOT NULL AS {FAULTY}, NULL::{_FAULT_LIST} AS {FAULTS} FROM {self.lines}"
        ).fetchall()
        return chosen

    def _make_held(self, chosen: Columns) -> None:
        """The rows that need a second look, with what stands in the file's columns there."""
        if self.raw.textual:
            self.connection.execute(
                f"CREATE OR REPLACE TEMP VIEW {self.held} AS SELECT rowid + 1 AS {ROW}, "
                f"{_unpacked(chosen)} FROM {self.lines} WHERE {HELD} IS NOT NULL"
            ).fetchall()
            return
        chosen = self._choose(Origin(self.operations.column, self._row_number), {})
        doubtful, needs = self._doubtful(chosen)
        wanted = self._add_faulty(chosen, doubtful, needs)
        wanted |= {fact: f"{HELD}{at}" for at, fact in enumerate(chosen.held.values())}
        wanted.pop(FAULTS)
        rows = chosen.facts.select(wanted, self.raw.view).subquery("rows")
        query = exp.Select().select("*").from_(rows).where(self.operations.column(FAULTY))
        self._create("TABLE", self.held, query)

    def _add_faults(self, chosen: Columns, styles: Mapping[str, Style]) -> None:
        """The view again, with the list of what is wrong with each faulty row."""
        operations, source = self.operations, self.raw.view
        if self.raw.textual:
            source = self.whole
            values = ", ".join(
                f"{_quoted(name)} AS {_quoted(_VALUE + name)}" for name in chosen.checked
            )
            self.connection.execute(
                f"CREATE OR REPLACE TEMP VIEW {source} AS SELECT {values}, rowid + 1 AS {ROW}, "
                f"{HELD} IS NOT NULL AS {FAULTY}, {_unpacked(chosen)} FROM {self.lines}"
            ).fetchall()
            chosen = self._choose(held_rows(chosen), styles)
            for name in (*(_VALUE + each for each in chosen.checked), ROW, FAULTY):
                chosen.facts.add(name, (), _given(operations.column(name)))
            wanted = {_VALUE + name: name for name in chosen.checked}
            wanted |= {name: name for name in (ROW, FAULTY, FAULTS)}
        else:
            chosen = self._choose(Origin(operations.column, self._row_number), styles)
            wanted = self._add_values(chosen)
            wanted |= self._add_faulty(chosen, *self._doubtful(chosen))
        self._add_list(chosen)
        self._create("VIEW", self.view, chosen.facts.select(wanted, source))

    def _add_values(self, chosen: Columns) -> dict[str, str]:
        for name, checked in chosen.checked.items():
            chosen.facts.add(_VALUE + name, checked.needs, _given(checked.value))
        return {_VALUE + name: name for name in chosen.checked}

    def _add_faulty(
        self, chosen: Columns, doubtful: Expression, needs: tuple[str, ...]
    ) -> dict[str, str]:
        faulty = self.operations.coalesce(doubtful, self.operations.truth(False))
        chosen.facts.add(FAULTY, needs, _given(faulty))
        chosen.facts.add(ROW, (), _given(self._row_number()))
        return {name: name for name in (ROW, FAULTY, FAULTS)}

    def _doubtful(self, chosen: Columns) -> tuple[Expression, tuple[str, ...]]:
        """Whether a row needs a second look, and the facts that tell."""
        operations, checked = self.operations, chosen.checked.values()
        doubts = [doubt.copy() for each in checked for doubt in each.doubts]
        needs = [need for each in checked if each.doubts for need in each.needs]
        if self._holds_objects():
            doubts.append(operations.negation(self._is_object(chosen)))
            needs.append(_OBJECT)
        doubtful = operations.any_of(doubts) if doubts else operations.truth(False)
        return doubtful, tuple(dict.fromkeys(needs))

    def _add_list(self, chosen: Columns) -> None:
        """The list of a row's faults; a line that holds no object has that fault alone."""
        operations = self.operations
        found = [
            (each.condition, _fault(name, each.shown, each.code))
            for name, checked in chosen.checked.items()
            for each in checked.faults()
        ]
        needs = [need for checked in chosen.checked.values() for need in checked.needs]
        if self._holds_objects():
            here, line = self._is_object(chosen), chosen.held[LINE_WRITTEN]
            alone = _fault("", operations.column(line), operations.text("line_not_an_object"))
            found = [(operations.all_of([here.copy(), when]), fault) for when, fault in found]
            found = [(operations.negation(here), alone), *found]
            needs += [_OBJECT, line]
        listed = exp.Array(expressions=[operations.case([pair]) for pair in found])
        each = exp.to_identifier("each")
        known = exp.Lambda(this=operations.is_known(exp.column("each")), expressions=[each])
        faults = exp.Anonymous(this="list_filter", expressions=[listed, known])
        told = operations.case([(operations.column(FAULTY), faults)])
        chosen.facts.add(FAULTS, tuple(dict.fromkeys([*needs, FAULTY])), _given(told))

    def _holds_objects(self) -> bool:
        return any(kind == "JSON" for kind in self.raw.columns.values())

    def _is_object(self, chosen: Columns) -> Expression:
        """Whether a line holds an object, which is a fact of its own."""
        operations, facts = self.operations, chosen.facts
        if _OBJECT not in facts.by_name:
            line = chosen.held[LINE]
            kind = exp.Anonymous(this="json_type", expressions=[operations.column(line)])
            told = operations.compare("=", kind, operations.text("OBJECT"))
            here = operations.coalesce(told, operations.truth(False))
            facts.add(_OBJECT, (line,), _given(here))
        return operations.column(_OBJECT)

    def _create(self, kind: str, name: str, select: exp.Select) -> None:
        tree = exp.Create(
            this=exp.to_table(name),
            kind=kind,
            expression=select,
            replace=True,
            properties=exp.Properties(expressions=[exp.TemporaryProperty()]),
        )
        self.connection.execute(tree.sql(dialect=self.operations.dialect, copy=False)).fetchall()


def _unpacked(chosen: Columns) -> str:
    return ", ".join(f"{HELD}[{at + 1}] AS {HELD}{at}" for at in range(len(chosen.held)))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


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
