"""Decisions → segments: the accounts grouped once, in the engine."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sqlglot import exp

from tanada.decide.accounts import ENDED
from tanada.decide.running import Decisions
from tanada.fields import Kind
from tanada.outcomes.segments.axes import (
    MOST_VALUES,
    REASON,
    STATUS,
    TIER,
    Axis,
    Stands,
    Value,
    axis_types,
    ordered_values,
)
from tanada.outcomes.segments.cells import Cell, Segments, Sum
from tanada.sql.operations import Expression

GROUPED = "segments"
"""The temporary table of all combinations of values: by0 …, accounts, and sums with counts."""
KEY, ACCOUNTS, SUM, KNOWN = "by", "accounts", "sum", "known"
_DECIDED = {name: f"decision__{name}" for name in (TIER, REASON, STATUS)}
_FURTHER_MEASURES = ("health_score", "seat_use", "nps")


class Crossing:
    """Decided accounts grouped by some attributes; what can be crossed is checked before."""

    def __init__(self, decisions: Decisions, names: Sequence[str]) -> None:
        self.decisions = decisions
        self.names = tuple(names)
        self.operations = decisions.compiler.operations
        self.types = axis_types(decisions.policy)
        scores = [score.name for score in decisions.policy.scores]
        self.measures = tuple(dict.fromkeys((*scores, *_FURTHER_MEASURES)))
        self._group()

    def segments(self) -> Segments:
        """The cells of the crossing; of an attribute with many values the largest and the rest.

        A measure that no account has is left out.
        """
        axes = tuple(self._axis(number) for number in range(len(self.names)))
        cells = {}
        for row in self.decisions.rows(self._cells(axes)):
            *places, accounts = row[: len(axes) + 1]
            arr, *measures = _sums(row[len(axes) + 1 :])
            where = tuple(int(str(place)) for place in places)
            cells[where] = Cell(int(str(accounts)), arr, tuple(measures))
        found = [
            at
            for at in range(len(self.measures))
            if any(cell.measures[at].known for cell in cells.values())
        ]
        kept = {
            where: Cell(cell.accounts, cell.arr, tuple(cell.measures[at] for at in found))
            for where, cell in cells.items()
        }
        counted = sum(cell.accounts for cell in kept.values())
        ended = self.decisions.snapshot.accepted - counted
        return Segments(axes, tuple(self.measures[at] for at in found), kept, ended)

    def numbers(self) -> tuple[str, ...]:
        """What the pairs of columns sum0, known0 … of GROUPED hold: ARR, then the measures."""
        return ("arr", *self.measures)

    # Grouping.

    def _group(self) -> None:
        """Make GROUPED: one row for each combination of values that accounts have."""
        operations = self.operations
        wanted = {_DECIDED.get(name, name) for name in self.names} | {ENDED, *self.numbers()}
        inner = self.decisions.facts({name: name for name in sorted(wanted)})
        keys = [
            exp.alias_(self._key(name), f"{KEY}{number}", quoted=True)
            for number, name in enumerate(self.names)
        ]
        totals = [exp.alias_(exp.Count(this=exp.Star()), ACCOUNTS, quoted=True)]
        for number, name in enumerate(self.numbers()):
            value = operations.column(name)
            totals += [
                exp.alias_(exp.Sum(this=value), f"{SUM}{number}", quoted=True),
                exp.alias_(exp.Count(this=value.copy()), f"{KNOWN}{number}", quoted=True),
            ]
        tree = (
            exp.Select()
            .from_(inner.subquery("decided"))
            .select(*keys, *totals)
            .where(operations.negation(operations.column(ENDED)))
            .group_by(*(exp.Literal.number(number + 1) for number in range(len(keys))))
        )
        self._run(f"CREATE OR REPLACE TEMP TABLE {GROUPED} AS", tree)

    def _key(self, name: str) -> Expression:
        """The value as a text, missing where it is not known."""
        operations = self.operations
        value = operations.column(_DECIDED.get(name, name))
        if self.types[name].kind is not Kind.FLAG:
            return value
        no = operations.negation(value.copy())
        return operations.case([(value, operations.text("true")), (no, operations.text("false"))])

    def _run(self, lead: str, tree: exp.Select) -> None:
        sql = tree.sql(dialect=self.operations.dialect, copy=False)
        self.decisions.snapshot.connection.execute(f"{lead} {sql}").fetchall()

    # Axes.

    def _axis(self, number: int) -> Axis:
        name = self.names[number]
        kind = self.types[name]
        (row,) = self.decisions.rows(self._extent(number))
        different, unknown = (int(str(value or 0)) for value in row)
        largest = [str(value) for (value,) in self.decisions.rows(self._largest(number))]
        ordered = ordered_values(name, kind)
        if kind.kind is not Kind.TEXT and len(ordered) <= MOST_VALUES:
            keys = list(ordered)
        else:
            keys = sorted(largest, key=ordered.index) if ordered else largest
        values = [Value(key) for key in keys]
        left_out = max(different - len(largest), 0)
        if left_out:
            values.append(Value("", Stands.OTHERS))
        if unknown:
            values.append(Value("", Stands.UNKNOWN))
        return Axis(name, kind, tuple(values), left_out)

    def _extent(self, number: int) -> exp.Select:
        """How many different values there are, and accounts without one."""
        key = self._grouped_key(number)
        missing = self.operations.is_missing(key.copy())
        unknown = self.operations.case([(missing, self.operations.column(ACCOUNTS))])
        different = exp.Count(this=exp.Distinct(expressions=[key]))
        return exp.Select().from_(GROUPED).select(different, exp.Sum(this=unknown))

    def _largest(self, number: int) -> exp.Select:
        """The values with the most accounts, then the most ARR, then the first by its letters."""
        key = self._grouped_key(number)
        totals = [self.operations.column(name) for name in (ACCOUNTS, f"{SUM}0")]
        order = [
            exp.Ordered(this=exp.Sum(this=total), desc=True, nulls_first=False) for total in totals
        ]
        return (
            exp.Select()
            .from_(GROUPED)
            .select(key)
            .where(self.operations.is_known(key.copy()))
            .group_by(key.copy())
            .order_by(*order, exp.Ordered(this=key.copy(), nulls_first=False))
            .limit(MOST_VALUES)
        )

    def _grouped_key(self, number: int) -> Expression:
        return self.operations.column(f"{KEY}{number}")

    # Cells.

    def place(self, axis: Axis, number: int) -> Expression:
        """The place in an axis of a row of GROUPED."""
        operations, key = self.operations, self._grouped_key(number)
        branches, default = [], None
        for at, value in enumerate(axis.values):
            place = operations.number(at)
            match value.stands:
                case Stands.ITSELF:
                    same = operations.compare("=", key.copy(), operations.text(value.key))
                    branches.append((same, place))
                case Stands.UNKNOWN:
                    branches.append((operations.is_missing(key.copy()), place))
                case Stands.OTHERS:
                    default = place
        return operations.case(branches, default)

    def _cells(self, axes: Sequence[Axis]) -> exp.Select:
        places = [self.place(axis, number) for number, axis in enumerate(axes)]
        totals = [ACCOUNTS]
        for number in range(len(self.numbers())):
            totals += [f"{SUM}{number}", f"{KNOWN}{number}"]
        sums = [exp.Sum(this=self.operations.column(name)) for name in totals]
        return (
            exp.Select()
            .from_(GROUPED)
            .select(*places, *sums)
            .group_by(*(exp.Literal.number(number + 1) for number in range(len(axes))))
        )


def _sums(values: Sequence[object]) -> list[Sum]:
    """Pairs of a sum and a count as sums; no rows have a sum of NULL."""
    return [
        Sum(Decimal(str(total or 0)), int(str(known or 0)))
        for total, known in zip(values[::2], values[1::2], strict=True)
    ]
