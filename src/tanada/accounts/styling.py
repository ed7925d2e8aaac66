"""From the rows that a plain cast does not settle: by which style to read which columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import duckdb

from tanada.accounts.checking import PARSED, READ, WRITTEN, Input
from tanada.accounts.columns import HELD, Columns, Origin
from tanada.accounts.snapshot import Note
from tanada.accounts.values.macros import make_macros
from tanada.accounts.values.noting import Noting
from tanada.accounts.values.profiling import ROW, Profile, measures, needed
from tanada.accounts.values.style import UNDECIDED, Style
from tanada.accounts.wanted import Wanted
from tanada.fields import Kind
from tanada.sql.operations import Operations

Choose = Callable[[Origin, Mapping[str, Style]], Columns]


class Styling:
    """Looks at the relation `held` of such rows, and once more at `file` where it must."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        wanted: Wanted,
        held: str,
        file: str,
        choose: Choose,
    ) -> None:
        self.connection = connection
        self.wanted = wanted
        self.held = held
        self.file = file
        self.choose = choose

    def find(self, chosen: Columns, file: Origin) -> tuple[dict[str, Style], list[Note]]:
        """The styles of the columns in which there is more to read, and what they assume.

        `chosen` are the columns as they were read plainly from `file`.
        """
        rows = held_rows(chosen)
        keys = self._unsure(rows)
        if not keys:
            return {}, []
        make_macros(self.connection)
        profiles = self._profiles(rows, [chosen.inputs[key] for key in keys])
        useful = [profile for profile in profiles if profile.has("useful")]
        pointed = self._pointed(file, [each for each in useful if each.has("comma")])
        styles = {
            each.input.key: each.style(
                self.wanted.declared, points_elsewhere=each.input.key in pointed
            )
            for each in useful
        }
        return styles, self._notes(rows, useful, styles) if styles else []

    def _unsure(self, rows: Origin) -> list[str]:
        """The columns with values that the plain cast does not settle."""
        chosen = self.choose(rows, {})
        inputs = list(chosen.inputs.values())
        for number, each in enumerate(inputs):
            chosen.facts.add(f"unsure__{number}", each.needs, lambda _, each=each: each.unsure)
        names = [f"unsure__{number}" for number in range(len(inputs))]
        found = self._one(chosen, names, [f"bool_or({name})" for name in names])
        return [each.key for each, unsure in zip(inputs, found, strict=True) if unsure]

    def _profiles(self, rows: Origin, inputs: Sequence[Input]) -> list[Profile]:
        chosen = self.choose(rows, {each.key: UNDECIDED for each in inputs})
        chosen.facts.add(ROW, (), lambda _: rows.row())
        facts = [fact + each.key for each in inputs for fact in needed(each)]
        asked = [measures(each) for each in inputs]
        expressions = [expression for each in asked for expression in each.values()]
        found = iter(self._one(chosen, [*facts, ROW], expressions))
        return [
            Profile(each, {name: next(found) for name in names})
            for each, names in zip(inputs, asked, strict=True)
        ]

    def _pointed(self, file: Origin, profiles: Sequence[Profile]) -> set[str]:
        """Of columns with decimal commas, those whose other values have decimal points."""
        keys = [profile.input.key for profile in profiles]
        if not keys or self.wanted.declared.decimals:
            return set()
        chosen = self.choose(file, {})
        names = [WRITTEN + key for key in keys]
        plain = [f"bool_or(tanada_point_only(translate({_quoted(name)}, '+- ', '')))" for name in names]
        found = self._one(chosen, names, plain, self.file)
        return {key for key, pointed in zip(keys, found, strict=True) if pointed}

    def _notes(
        self, rows: Origin, profiles: Sequence[Profile], styles: Mapping[str, Style]
    ) -> list[Note]:
        """Every note, with examples out of the rows in which things were first found."""
        chosen = self.choose(rows, styles)
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
        notes = []
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


def held_rows(chosen: Columns) -> Origin:
    """The file's columns as held rows have them."""
    operations = Operations()
    places = {column: f"{HELD}{at}" for at, column in enumerate(chosen.held)}
    return Origin(lambda column: operations.column(places[column]), lambda: operations.column(ROW))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
