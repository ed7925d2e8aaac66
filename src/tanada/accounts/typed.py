"""Any file's table → typed columns, with the faults of each row beside them.

Texts are read once into a table; columnar files are not copied but looked at through a
view. A plain cast comes first. Only where rows hold what it cannot read are the columns
concerned looked at as a whole, and then read again by the style that they show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

import duckdb
from sqlglot import exp

from tanada.accounts.checking import PARTS, WRITTEN, Checked, Fault
from tanada.accounts.columns import LINE, LINE_WRITTEN, Columns, Origin, choose_columns
from tanada.accounts.files import RawTable, refused, unreadable
from tanada.accounts.mapping import Part
from tanada.accounts.snapshot import Note
from tanada.accounts.values.leniently import currencies
from tanada.accounts.values.macros import make_macros
from tanada.accounts.values.noting import Examples
from tanada.accounts.values.profiling import Profiling
from tanada.accounts.values.style import Style
from tanada.accounts.wanted import Wanted
from tanada.sql.operations import Expression, Operations, cast

ROW, FAULTY, FAULTS = "row__", "faulty__", "faults__"
"""A typed row's number, whether it has a fault, and its list of (field, value, code)."""
_FAULT_LIST = "STRUCT(field TEXT, value TEXT, code TEXT)[]"
_VALUE, _HELD, _OBJECT, _CURRENCY, _SIGN = "value__", "held__", "object__", "currency__", "sign__"


@dataclass(frozen=True)
class TypedTable:
    """A file's table in a connection, read: the view `typed_<name>`.

    `view` has the typed `columns`, then row__ BIGINT (the row's number in the file, from
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
    there is not, where there is no row, or where the file as a whole cannot be read.
    """
    try:
        return _Typing(connection, raw, wanted, part).read()
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
        self.view = f"typed_{wanted.name}"
        self.lines = f"lines_{wanted.name}"
        self.held = f"held_{wanted.name}"

    def read(self) -> TypedTable:
        chosen = self._choose(self._file(), {})
        notes = [*self.raw.notes, *chosen.notes]
        self._make(chosen)
        rows, faulty = self._count()
        if not rows:
            raise refused("accounts.no_rows", self.raw.path)
        if faulty and chosen.inputs:
            noted, styles = self._find_styles(chosen)
            if styles:
                chosen = self._choose(self._file(), styles)
                self._make(chosen)
                rows, faulty = self._count()
            notes += noted
        if faulty:
            self._add_faults(chosen)
        columns = tuple(chosen.checked)
        return TypedTable(
            self.connection, self.raw, self.wanted.name, columns, rows, faulty, tuple(notes)
        )

    def _choose(self, origin: Origin, styles: Mapping[str, Style]) -> Columns:
        chosen = choose_columns(self.raw, self.wanted, self.part, origin, styles)
        checked = chosen.checked
        if "currency" in checked:  # codes are the same in small letters
            written = checked["currency"]
            upper = exp.Upper(this=written.value.copy())
            checked["currency"] = replace(written, value=upper)
        for name in list(checked):
            further = [
                *self._missing(name, checked[name]),
                *self.wanted.further_faults(name, checked[name]),
            ]
            checked[name] = _with_faults(checked[name], further)
        self._contradictions(chosen)
        return chosen

    def _missing(self, name: str, checked: Checked) -> Iterator[Fault]:
        if name in self.wanted.required:
            value, operations = checked.value, self.operations
            code = operations.text(self.wanted.required[name])
            yield Fault(operations.is_missing(value.copy()), value.copy(), code)

    def _contradictions(self, chosen: Columns) -> None:
        """Amounts written with another currency than their row is in."""
        operations, checked, facts = self.operations, chosen.checked, chosen.facts
        keys = [key for each in checked.values() for key in each.amounts]
        if not keys or (self.wanted.currency is None and "currency" not in checked):
            return
        own = operations.text(self.wanted.currency) if self.wanted.currency else exp.null()
        needs: tuple[str, ...] = ()
        if "currency" in checked:
            own = operations.coalesce(checked["currency"].value.copy(), own)
            needs = checked["currency"].needs
        comma = operations.text(",")
        facts.add(_CURRENCY, needs, _given(operations.joined([comma, own, comma.copy()])))
        for name, each in checked.items():
            found = []
            for key in dict.fromkeys(each.amounts):
                sign = operations.column(_SIGN + key)
                facts.add_once(
                    _SIGN + key, (PARTS + key,), _given(currencies(operations.column(PARTS + key)))
                )
                same = _call("contains", sign, operations.column(_CURRENCY))
                shown = exp.Trim(this=operations.column(WRITTEN + key))
                code = operations.text("currency_contradicts")
                found.append(Fault(operations.negation(same), shown, code))
            if found:
                signs = tuple(_SIGN + key for key in each.amounts)
                written = tuple(WRITTEN + key for key in each.amounts)
                more = (*each.needs, *signs, *written, _CURRENCY)
                checked[name] = replace(_with_faults(each, found), needs=tuple(dict.fromkeys(more)))
