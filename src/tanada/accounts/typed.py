"""Any file's table → typed columns, with the faults of each row beside them.

Texts are read once into a table; columnar files are not copied but looked at through a
view. A plain cast comes first. The rows that it does not settle are held: they show by
which style the columns concerned are to be read, and are then read again by it. The whole
file is read again only where a style changes what the plain cast had read, or where most
rows are held.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import duckdb
from sqlglot import exp

from tanada.accounts.checking import READ
from tanada.accounts.columns import HELD, ROW, Columns, Origin, held_rows
from tanada.accounts.faulting import (
    add_doubts,
    add_faults,
    given,
)
from tanada.accounts.files import RawTable, refused, unreadable
from tanada.accounts.files.placing import has_broken_lines
from tanada.accounts.files.raw import quoted
from tanada.accounts.mapping import Part
from tanada.accounts.requirements import required_columns
from tanada.accounts.snapshot import Note
from tanada.accounts.values.style import Style
from tanada.accounts.wanted import Wanted
from tanada.sql.operations import Expression, Operations, cast

__all__ = ["FAULTS", "FAULTY", "ROW", "TypedTable", "read_typed"]

FAULTY, FAULTS = "faulty__", "faults__"
"""Whether a typed row has a fault, and its list of (field, value, code)."""
_VALUE, _DOUBTFUL, _SETTLED = "value__", "doubtful__", "settled__"
_STRUCTURE = '[{"field": "VARCHAR", "value": "VARCHAR", "code": "VARCHAR"}]'
_MOSTLY = 4
"""The file is read again where more than one row in so many is held."""


@dataclass(frozen=True)
class TypedTable:
    """A file's table in a connection, read: the view `typed_<name>`.

    `view` has the typed `columns`, then row__ BIGINT (the row's number in the table, from
    1), faulty__ BOOLEAN and faults__, a list of (field, value, code) that is null where
    there is none. `rows` are all rows of the view; `notes` say what was assumed.
    """

    connection: duckdb.DuckDBPyConnection
    raw: RawTable
    name: str
    columns: tuple[str, ...]
    rows: int
    notes: tuple[Note, ...]

    @property
    def view(self) -> str:
        """The name of the view."""
        return f"typed_{self.name}"

    @property
    def faulty(self) -> int:
        """How many rows have a fault; counted each time."""
        query = f"SELECT count(*) FROM {quoted(self.view)} WHERE {FAULTY}"
        ((found,),) = self.connection.execute(query).fetchall()
        return int(found)


def read_typed(
    connection: duckdb.DuckDBPyConnection, raw: RawTable, wanted: Wanted, part: Part | None = None
) -> TypedTable:
    """Read an open file as the columns wanted, through its part of a mapping if it has one.

    Raises AccountsError where a required column is missing, where the mapping names what
    there is not, where there is no row, or where the file as a whole cannot be read.
    """
    kind = _Texts if raw.textual else _Typed
    try:
        return kind(connection, raw, wanted, part).read()
    except duckdb.OutOfMemoryException:
        raise
    except duckdb.Error as error:
        raise unreadable(raw.path, error) from None


class _Typed:
    """A columnar file, whose view computes everything when it is asked for."""

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
        self.view = quoted(f"typed_{wanted.name}")
        self.held = quoted(f"held_{wanted.name}")

    def read(self) -> TypedTable:
        """The view, and what was found on the way."""
        chosen = self.choose(self.file(), {})
        self.make(chosen)
        notes = [*self.raw.notes, *chosen.notes()]
        rows, doubtful, columns = self.look_twice(chosen)
        if not rows and not has_broken_lines(self.connection, self.raw):
            raise refused("accounts.no_rows", self.raw.path)
        if doubtful:
            from tanada.accounts.styling import Styling

            styling = Styling(self.connection, self.wanted, self.held, self.choose)
            styles, noted = styling.find(chosen, columns, self.raw.view, self.file())
            notes += noted
            self.settle(chosen, columns, styles, doubtful * _MOSTLY > rows)
        return TypedTable(
            self.connection,
            self.raw,
            self.wanted.name,
            tuple(chosen.checked),
            rows,
            tuple(notes),
        )

    def choose(
        self, origin: Origin, styles: Mapping[str, Style], only: Collection[str] | None = None
    ) -> Columns:
        """The columns, or only some, where the file's are read from the origin."""
        return required_columns(self.raw, self.wanted, self.part, origin, styles, only)

    def file(self) -> Origin:
        """The file itself."""
        return Origin(self.operations.column, self._row_number)

    def _row_number(self) -> Expression:
        number = self.operations.column("file_row_number")
        return self.operations.add(number, self.operations.number(1))

    def make(self, chosen: Columns) -> None:
        """The view, with the list of what is wrong with each faulty row."""
        wanted = self.add_values(chosen)
        can_fail = [name for name, checked in chosen.checked.items() if checked.faults()]
        add_doubts(chosen, FAULTY, can_fail)
        add_faults(chosen, FAULTS, can_fail, FAULTY)
        chosen.facts.add(ROW, (), given(self._row_number()))
        wanted |= {name: name for name in (ROW, FAULTY, FAULTS)}
        self.create("VIEW", self.view, chosen.facts.select(wanted, quoted(self.raw.view)))

    def look_twice(self, chosen: Columns) -> tuple[int, int, list[str]]:
        """How many rows there are, how many need a second look, and for which columns.

        Only columns of texts can need one.
        """
        (rows,) = self.one(f"SELECT count(*) FROM {quoted(self.raw.view)}")
        texts = [name for name in chosen.checked if chosen.inputs_of([name])]
        if not texts:
            return rows, 0, []
        again = self.choose(self.file(), {}, texts)
        doubts = add_doubts(again, FAULTY, texts)
        again.facts.add(ROW, (), given(self._row_number()))
        places = list(chosen.held)
        wanted = {fact: f"{HELD}{places.index(column)}" for column, fact in again.held.items()}
        wanted |= {name: name for name in (ROW, FAULTY, *doubts.values())}
        held = again.facts.select(wanted, quoted(self.raw.view)).subquery("rows")
        query = exp.Select().select("*").from_(held).where(self.operations.column(FAULTY))
        self.create("TABLE", self.held, query)
        (doubtful,) = self.one(f"SELECT count(*) FROM {self.held}")
        return rows, doubtful, self.doubtful(doubts) if doubtful else []

    def doubtful(self, doubts: Mapping[str, str]) -> list[str]:
        """The columns for which rows are held; `doubts` is what tells, by column."""
        asked = ", ".join(f"bool_or({fact})" for fact in doubts.values())
        found = self.one(f"SELECT {asked} FROM {self.held}")
        return [name for name, some in zip(doubts, found, strict=True) if name and some]

    def settle(
        self,
        _chosen: Columns,
        _columns: Collection[str],
        styles: Mapping[str, Style],
        _mostly: bool,
    ) -> None:
        """The view again, its columns read by their styles."""
        if styles:
            self.make(self.choose(self.file(), styles))

    def add_values(self, chosen: Columns) -> dict[str, str]:
        """Facts of the typed values, and the columns that they become."""
        for name, checked in chosen.checked.items():
            chosen.facts.add(_VALUE + name, checked.needs, given(checked.value))
        return {_VALUE + name: name for name in chosen.checked}

    def create(self, kind: str, name: str, select: exp.Select) -> None:
        """Make a view or a table of a query, in place of an earlier one."""
        tree = exp.Create(
            this=exp.to_table(name, dialect=self.operations.dialect),
            kind=kind,
            expression=select,
            replace=True,
            properties=exp.Properties(expressions=[exp.TemporaryProperty()]),
        )
        self.run(tree.sql(dialect=self.operations.dialect, copy=False))

    def run(self, query: str) -> None:
        """Run a query to its end."""
        self.connection.execute(query).fetchall()

    def one(self, query: str) -> tuple[int, ...]:
        """The numbers of a query's one row."""
        (row,) = self.connection.execute(query).fetchall()
        return tuple(int(value or 0) for value in row)


class _Texts(_Typed):
    """A file of texts, whose rows become a table; `row__` is its order."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        raw: RawTable,
        wanted: Wanted,
        part: Part | None,
    ) -> None:
        super().__init__(connection, raw, wanted, part)
        self.lines = quoted(f"lines_{wanted.name}")
        self.doubts: dict[str, str] = {}

    def _row_number(self) -> Expression:
        return exp.Window(this=exp.RowNumber())

    def make(self, chosen: Columns) -> None:
        """The table of values, in which the rows that need a second look are held."""
        facts, operations = chosen.facts, self.operations
        wanted = self.add_values(chosen)
        self.doubts = add_doubts(chosen, _DOUBTFUL)
        kept = [operations.column(fact) for fact in chosen.held.values()]
        told = [cast(operations.column(fact), "TEXT") for fact in self.doubts.values()]
        listed = exp.Array(expressions=[*kept, *told])
        held = operations.case([(operations.column(_DOUBTFUL), listed)])
        facts.add(HELD, (_DOUBTFUL, *chosen.held.values(), *self.doubts.values()), given(held))
        facts.add(_SETTLED, (), given(cast(exp.null(), "TEXT")))
        wanted |= {name: name for name in (HELD, _SETTLED)}
        self.create("TABLE", self.lines, facts.select(wanted, quoted(self.raw.view)))
        columns = ", ".join(quoted(name) for name in chosen.checked)
        self.run(
            f"CREATE OR REPLACE TEMP VIEW {self.view} AS SELECT {columns}, rowid + 1 AS {ROW}, "
            f"{_SETTLED} IS NOT NULL AS {FAULTY}, "
            f"from_json({_SETTLED}, '{_STRUCTURE}') AS {FAULTS} FROM {self.lines}"
        )

    def look_twice(self, chosen: Columns) -> tuple[int, int, list[str]]:
        rows, doubtful = self.one(f"SELECT count(*), count({HELD}) FROM {self.lines}")
        if not doubtful:
            return rows, 0, []
        columns = [f"{HELD}[{at + 1}] AS {HELD}{at}" for at in range(len(chosen.held))]
        doubts = [
            f"{HELD}[{at}] = 'true' AS {fact}"
            for at, fact in enumerate(self.doubts.values(), len(chosen.held) + 1)
        ]
        self.run(
            f"CREATE OR REPLACE TEMP VIEW {self.held} AS SELECT rowid + 1 AS {ROW}, "
            f"{', '.join([*columns, *doubts])} FROM {self.lines} WHERE {HELD} IS NOT NULL"
        )
        return rows, doubtful, self.doubtful(self.doubts)

    def settle(
        self,
        chosen: Columns,
        columns: Collection[str],
        styles: Mapping[str, Style],
        mostly: bool,
    ) -> None:
        again: list[str] = []
        if styles and (mostly or any(style.changes_plain_values for style in styles.values())):
            chosen = self.choose(self.file(), styles)
            self.make(chosen)
            if self.one(f"SELECT count({HELD}) FROM {self.lines}") == (0,):
                return
        else:
            again = [name for name in chosen.checked if name in columns] if styles else []
        settled = self.choose(held_rows(chosen), styles, columns)
        wanted = {
            _VALUE + name: name
            for name in again
            if any(READ + key in settled.checked[name].needs for key in styles)
        }
        for fact, name in wanted.items():
            checked = settled.checked[name]
            settled.facts.add(fact, checked.needs, given(checked.value))
        add_faults(settled, FAULTS, columns)
        settled.facts.add(ROW, (), given(self.operations.column(ROW)))
        query = settled.facts.select(wanted | {ROW: ROW, FAULTS: FAULTS}, self.held)
        values = "".join(f", {name} = settled.{name}" for name in map(quoted, wanted.values()))
        self.run(
            f"UPDATE {self.lines} SET {_SETTLED} = settled.{FAULTS}::JSON::TEXT{values} "
            f"FROM ({query.sql(dialect='duckdb', copy=False)}) AS settled "
            f"WHERE {self.lines}.rowid = settled.{ROW} - 1"
        )
