"""From the rows that a plain cast does not settle: by which style to read which columns."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

import duckdb

from tanada.accounts.checking import PARSED, PARTS, READ, WRITTEN, Input
from tanada.accounts.columns import ROW, Columns, Origin, held_rows
from tanada.accounts.faulting import given
from tanada.accounts.files.raw import quoted
from tanada.accounts.snapshot import Note
from tanada.accounts.values import leniently
from tanada.accounts.values.macros import make_common_macros, make_macros
from tanada.accounts.values.noting import Noting
from tanada.accounts.values.profiling import NUMERAL, Profile, measures, needed, promising
from tanada.accounts.values.style import Style
from tanada.accounts.wanted import Wanted
from tanada.fields import Kind
from tanada.sql.operations import Operations

Choose = Callable[[Origin, Mapping[str, Style], Collection[str] | None], Columns]


class Styling:
    """Looks at the relation `held` of such rows, and once more at the file where it must."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        wanted: Wanted,
        held: str,
        choose: Choose,
    ) -> None:
        self.connection = connection
        self.wanted = wanted
        self.held = held
        self.choose = choose

    def find(
        self, chosen: Columns, columns: Collection[str], view: str, file: Origin
    ) -> tuple[dict[str, Style], list[Note]]:
        """The styles of those columns in which there is more to read, and what they assume.

        `chosen` are all columns as they were read plainly from the view of the file, and
        `columns` those for which rows are held.
        """
        rows = held_rows(chosen)
        inputs = self._promising(rows, chosen.inputs_of(columns), columns)
        if not inputs:
            return {}, []
        make_macros(self.connection, {each.field.type.kind for each in inputs})
        profiles = self._profiles(rows, inputs, columns)
        useful = [profile for profile in profiles if profile.has("useful")]
        pointed = self._pointed(view, file, columns, [each for each in useful if each.has("comma")])
        styles = {
            each.input.key: each.style(
                self.wanted.declared, points_elsewhere=each.input.key in pointed
            )
            for each in useful
        }
        return styles, self._notes(rows, useful, styles, columns) if styles else []

    def _promising(
        self, rows: Origin, inputs: Sequence[Input], only: Collection[str]
    ) -> list[Input]:
        """The columns in which there may be more to read: a look that costs little."""
        if not inputs:
            return []
        make_common_macros(self.connection)
        chosen = self.choose(rows, {}, only)
        asked = [f"bool_or({promising(each, self.wanted.declared)})" for each in inputs]
        found = self._one(chosen, [WRITTEN + each.key for each in inputs], asked)
        return [each for each, some in zip(inputs, found, strict=True) if some]

    def _profiles(
        self, rows: Origin, inputs: Sequence[Input], only: Collection[str]
    ) -> list[Profile]:
        chosen = self.choose(rows, {each.key: Style(simple=False) for each in inputs}, only)
        chosen.facts.add(ROW, (), lambda _: rows.row())
        for each in inputs:
            if each.field.type.numeric:
                numeral = leniently.numeral(Operations().column(PARTS + each.key))
                chosen.facts.add(NUMERAL + each.key, (PARTS + each.key,), given(numeral))
        facts = [fact + each.key for each in inputs for fact in needed(each)]
        own = None if "currency" in chosen.checked else self.wanted.currency
        asked = [measures(each, self.wanted.declared, own) for each in inputs]
        expressions = [expression for each in asked for expression in each.values()]
        found = iter(self._one(chosen, [*facts, ROW], expressions))
        return [
            Profile(each, {name: next(found) for name in names})
            for each, names in zip(inputs, asked, strict=True)
        ]

    def _pointed(
        self, view: str, file: Origin, only: Collection[str], profiles: Sequence[Profile]
    ) -> set[str]:
        """Of columns with decimal commas, those whose other values have decimal points."""
        keys = [profile.input.key for profile in profiles]
        if not keys or self.wanted.declared.decimals:
            return set()
        chosen = self.choose(file, {}, only)
        names = [WRITTEN + key for key in keys]
        plain = [
            f"bool_or(tanada_point_only(translate({quoted(name)}, '+- ', '')))" for name in names
        ]
        found = self._one(chosen, names, plain, quoted(view))
        return {key for key, pointed in zip(keys, found, strict=True) if pointed}

    def _notes(
        self,
        rows: Origin,
        profiles: Sequence[Profile],
        styles: Mapping[str, Style],
        only: Collection[str],
    ) -> list[Note]:
        """Every note, with examples out of the rows in which things were first found."""
        chosen = self.choose(rows, styles, only)
        assumed = None if "currency" in chosen.checked else self.wanted.currency
        chosen.facts.add(ROW, (), lambda _: rows.row())
        numbers = sorted({row for each in profiles for row in each.first_rows.values()})
        names = {ROW: ROW}
        for each in profiles:
            read = READ if each.input.field.type.kind is Kind.TEXT else PARSED
            names |= {name + each.input.key: name + each.input.key for name in (WRITTEN, read)}
        query = chosen.facts.select(names, self.held).sql(dialect=Operations.dialect, copy=False)
        listed = ", ".join(map(str, numbers)) or "NULL"
        found = self.connection.execute(
            f"SELECT * FROM ({query}) WHERE {ROW} IN ({listed})"
        ).fetchall()
        values = {int(row): rest for row, *rest in found}
        notes: list[Note] = []
        for at, profile in enumerate(profiles):

            def example(
                thing: str, at: int = at, profile: Profile = profile
            ) -> tuple[str, object] | None:
                row = profile.first_rows.get(thing)
                if row is None:
                    return None
                written, read = values[row][2 * at : 2 * at + 2]
                return str(written), read

            style = styles[profile.input.key]
            notes += Noting(profile, style, assumed, example).notes()
        return notes

    def _one(
        self,
        chosen: Columns,
        facts: Sequence[str],
        expressions: Sequence[str],
        relation: str | None = None,
    ) -> tuple[object, ...]:
        """One row of aggregates over the rows."""
        select = chosen.facts.select({fact: fact for fact in facts}, relation or self.held)
        query = select.sql(dialect=Operations.dialect, copy=False)
        (row,) = self.connection.execute(
            f"SELECT {', '.join(expressions)} FROM ({query})"
        ).fetchall()
        return tuple(row)
