"""Gaps counted over all accounts in one query: fields, ages, and what rests on parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlglot import exp

from tanada.accounts.snapshot import ACCOUNTS, Snapshot
from tanada.decide.accounts import ENDED, STALE, SUPPLIED
from tanada.decide.compiling import Compiler
from tanada.decide.gaps.amounts import Amount, amount
from tanada.decide.gaps.reach import Lacking, can_be_supplied, fillable, of_all
from tanada.decide.nodes import Nodes
from tanada.decide.scoring import UNITS, measure_column
from tanada.policy.model import Attribute, Score
from tanada.sql.operations import Expression

_AGE, _HELD = "age__", "held__"


@dataclass(frozen=True)
class Missing:
    """Accounts that lack a field; `stale` of them have a value that is too old to count."""

    missing: Amount
    stale: int


@dataclass(frozen=True)
class Freshness:
    """How old the values of a field with an age limit are.

    Of `held` values `stale` are older than `limit_days`; `undated` have no date and count as
    fresh. `median_days` and `oldest_days` are the ages of the stale ones, None where none is.
    """

    field: str
    limit_days: int
    held: int
    stale: int
    undated: int
    median_days: int | None
    oldest_days: int | None


@dataclass(frozen=True)
class Partial:
    """A score or a level that is known to some accounts on parts of what it looks at.

    Of a score `in_part` lack a measure's points; of a level, an unknown line was passed over.
    `way` is `reweigh`, `neutral` or `zero` of a score, `skip` or `missing` of a level.
    """

    name: str
    kind: str
    way: str
    missing: Amount
    in_part: Amount


@dataclass(frozen=True)
class Counts:
    """Everything counted over the accounts that have not ended."""

    accounts: Amount
    ended: int
    fields: dict[str, Missing]
    freshness: tuple[Freshness, ...]
    partial: tuple[Partial, ...]


def count(snapshot: Snapshot, compiler: Compiler, nodes: Nodes) -> Counts:
    """Count the gaps of every field that the policy reads."""
    return _Counting(snapshot, compiler, nodes).counts()


class _Counting:
    def __init__(self, snapshot: Snapshot, compiler: Compiler, nodes: Nodes) -> None:
        self.snapshot = snapshot
        self.compiler = compiler
        self.policy = compiler.policy
        self.operations = compiler.operations
        self.nodes = nodes
        self.totals: list[Expression] = []
        self.needs: dict[str, None] = {"arr": None, ENDED: None}

    def counts(self) -> Counts:
        reach = of_all(self.policy)
        everyone = self._amount(self.operations.truth(True))
        lacking = Lacking(self.compiler)
        fields = {name: self._field(name, lacking) for name in fillable(self.compiler, reach)}
        dated = {
            name: self._ages(name, days)
            for name, days in self.policy.stale_after_days.items()
            if name in self.compiler.columns and (name in reach or name == "mrr")
        }
        partial = [
            *(
                (score.name, "score", score.missing, self._score(score))
                for score in self.policy.scores
            ),
            *(
                (each.name, "level", "skip" if each.skips_unknown else "missing", self._level(each))
                for each in self.policy.attributes
                if each.lines
            ),
        ]
        row = self._row()

        def sum_of(at: int) -> Amount:
            return amount(row[at], row[at + 1])

        return Counts(
            sum_of(everyone),
            self.snapshot.accepted - sum_of(everyone).accounts,
            {name: Missing(sum_of(at), _whole(row[at + 2])) for name, at in fields.items()},
            tuple(
                _freshness(name, self.policy.stale_after_days[name], row[at : at + 5])
                for name, at in dated.items()
            ),
            tuple(
                Partial(name, kind, way, sum_of(at), sum_of(at + 2))
                for name, kind, way, at in partial
            ),
        )

    # What is summed up; each gives the place of its first number in the row.

    def _column(self, fact: str) -> Expression:
        self.needs[fact] = None
        return self.operations.column(fact)

    def _sum(self, condition: Expression) -> int:
        self.totals.append(self.operations.sum_where(condition))
        return len(self.totals) - 1

    def _amount(self, condition: Expression) -> int:
        at = self._sum(condition)
        arr = self.operations.case([(condition.copy(), self._column("arr"))])
        self.totals.append(exp.Sum(this=arr))
        return at

    def _field(self, name: str, lacking: Lacking) -> int:
        """Accounts and their ARR, and how many have a value too old."""
        missing = lacking.condition(name, self._column)
        at = self._amount(missing)
        marks = [
            self._column(mark)
            for mark in (STALE + name, STALE + SUPPLIED + name)
            if mark in self.compiler.facts.by_name
        ]
        if marks:
            stale = self.operations.any_of(marks)
            self._sum(self.operations.all_of([missing.copy(), stale]))
        else:
            self.totals.append(self.operations.number(0))
        return at

    def _ages(self, name: str, days: int) -> int:
        """Values held, too old, without a date; the median and the highest age of those too old."""
        operations, facts = self.operations, self.compiler.facts
        dated = f"{name}_as_of" in self.compiler.columns
        value, when = operations.column(name), operations.column(f"{name}_as_of")
        age = operations.days_between(when, operations.day(self.compiler.as_of))
        facts.add(_HELD + name, (), lambda _: operations.is_known(value))
        facts.add(_AGE + name, (), lambda _: age if dated else exp.null())
        held, age_here = self._column(_HELD + name), self._column(_AGE + name)
        at = self._sum(held)
        old = operations.all_of(
            [held.copy(), operations.compare(">", age_here, operations.number(days))]
        )
        self._sum(old)
        self._sum(operations.all_of([held.copy(), operations.is_missing(age_here.copy())]))
        ages = operations.case([(old.copy(), age_here.copy())])
        half = exp.Literal.number("0.5")
        self.totals.append(exp.Anonymous(this="quantile_disc", expressions=[ages, half]))
        self.totals.append(exp.Max(this=ages.copy()))
        return at

    def _score(self, score: Score) -> int:
        """Accounts without the score, and with one in which a measure has no points."""
        operations = self.operations
        units = [UNITS + measure_column(score, measure) for measure in score.measures]
        blank = [operations.is_missing(self._column(unit)) for unit in units]
        every, any_ = operations.all_of(blank), operations.any_of([each.copy() for each in blank])
        return self._in_part(score.name, every, any_)

    def _level(self, attribute: Attribute) -> int:
        """Accounts without the level, and with one before which an unknown line was passed."""
        operations, branches = self.operations, []
        missing = operations.is_missing(self._column(attribute.name))
        if not attribute.skips_unknown:
            return self._in_part(attribute.name, missing, operations.truth(False))
        for line in attribute.lines:
            if line.rule is None or self.compiler.certainty.always_known(line.rule):
                continue
            self.nodes.add(line.rule)
            verdict = self._column(self.nodes.columns[line.rule])
            branches.append((verdict, operations.truth(False)))
            branches.append((operations.is_missing(verdict.copy()), operations.truth(True)))
        passed = operations.case(branches, operations.truth(False))
        return self._in_part(attribute.name, missing, passed)

    def _in_part(self, name: str, missing: Expression, in_part: Expression) -> int:
        """Two amounts: nothing to go by, and only a part; a supplied value needs neither."""
        operations = self.operations
        given = []
        if can_be_supplied(self.compiler, name):
            given = [operations.is_missing(self._column(SUPPLIED + name))]
        at = self._amount(operations.all_of([missing, *given]))
        known = operations.negation(missing.copy())
        self._amount(operations.all_of([known, in_part, *(each.copy() for each in given)]))
        return at

    def _row(self) -> Sequence[object]:
        """The sums over the accounts that have not ended."""
        facts = {fact: fact for fact in self.needs}
        inner = self.compiler.facts.select(facts, ACCOUNTS).subquery("decided")
        here = self.operations.negation(self.operations.column(ENDED))
        tree = exp.Select().from_(inner).select(*self.totals).where(here)
        sql = tree.sql(dialect=self.operations.dialect, copy=False)
        (row,) = self.snapshot.connection.execute(sql).fetchall()
        return row


def _freshness(name: str, days: int, found: Sequence[object]) -> Freshness:
    held, stale, undated, median, oldest = found
    return Freshness(
        name,
        days,
        _whole(held),
        _whole(stale),
        _whole(undated),
        None if median is None else _whole(median),
        None if oldest is None else _whole(oldest),
    )


def _whole(value: object) -> int:
    return int(str(value or 0))
