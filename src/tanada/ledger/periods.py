"""A history → the periods in which accounts had a tier, days in tier, and bounces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlglot import exp

from tanada.fields import DATE, TEXT, WHOLE, Type
from tanada.ledger.history import differs, last_of_days, over
from tanada.sql.operations import Expression, Operations

PERIODS: dict[str, Type] = {
    "account_id": TEXT,
    "tier": TEXT,
    "since": DATE,
    "until": DATE,
    "began_as": TEXT,
}
"""A tier from `since` until the day before `until`, which is missing while it lasts.

`began_as` is the status of the run that began it.
"""

DAYS: dict[str, Type] = {"account_id": TEXT, "tier": TEXT, "days": WHOLE}
"""How many days an account had a tier, over all its periods."""

BOUNCES: dict[str, Type] = {"account_id": TEXT, "bounces": WHOLE, "last_on": DATE}
"""How often an account went back to the tier that it came from, and when it did last."""


@dataclass(frozen=True)
class Periods:
    """How a history is read: what was known on a day.

    By the earned tier, or by the one `shown`. An account that comes back within
    `return_days` of its end has not been away. `rename` gives today's key of a tier.
    """

    day: date
    return_days: int
    shown: bool = False
    rename: Mapping[str, str] = field(default_factory=dict)
    operations: Operations = field(default_factory=Operations)

    def query(self, history: str) -> exp.Select:
        """A query for PERIODS over a table with the columns of HISTORY.

        Who has left had the tier until `ended_on`, also where that is before the run that
        learnt of it. Neighbouring periods of an account differ in tier, or have a gap between.
        """
        steps = {
            "told": self._told(history),
            "followed": self._followed(),
            "closing": self._closing(),
            "spans": self._spans(),
            "numbered": self._numbered(),
        }
        group = [self._column(name) for name in ("account_id", "tier", "period")]
        lasts = self.operations.is_missing(self._column("until"))
        open_ones = self.operations.sum_where(lasts)
        ended = self.operations.compare("=", open_ones, self.operations.number(0))
        until = self.operations.case([(ended, exp.Max(this=self._column("until")))])
        tree = _select(
            "numbered",
            account_id=group[0],
            tier=group[1],
            since=exp.Min(this=self._column("since")),
            until=until,
            began_as=exp.Max(this=self._column("began_as")),
        ).group_by(*(each.copy() for each in group), copy=False)
        for name, step in steps.items():
            materialized = self.operations.materialized
            tree = tree.with_(name, as_=step, materialized=materialized, copy=False)
        return tree

    def days(self, history: str) -> exp.Select:
        """A query for DAYS; the day itself does not count, as it is not over."""
        today = self.operations.day(self.day)
        until = self.operations.coalesce(self._column("until"), today)
        days = exp.Sum(this=self.operations.days_between(self._column("since"), until))
        whole = self.operations.integer(days, 10**9)
        tree = exp.Select().from_(self.query(history).subquery("periods"))
        names = ("account_id", "tier")
        tree.select(*(self._column(name) for name in names), copy=False)
        tree.select(exp.alias_(whole, "days", quoted=True), copy=False)
        return tree.group_by(*(self._column(name) for name in names), copy=False)

    def bounces(self, history: str, within_days: int = 365) -> exp.Select:
        """A query for BOUNCES, of the accounts that have any.

        A bounce is a move that undoes the one before, at most so many days after it. A
        correction is no bounce, nor is what it undoes a move to come back from.
        """
        operations, column = self.operations, self._column
        needed = [("since", 1), ("until", 1), ("began_as", 1), ("tier", 2), ("until", 2)]
        before = {f"{name}_{back}": self._beside(exp.Lag, name, back) for name, back in needed}
        own = {name: column(name) for name in PERIODS}
        periods = self.query(history).subquery("periods")
        beside = exp.Select().from_(periods)
        for name, value in (own | before).items():
            beside.select(exp.alias_(value, name, quoted=True), copy=False)
        mistaken = operations.text("corrected")
        limit = operations.number(within_days)
        days = operations.days_between(column("since_1"), column("since"))
        conditions = [
            operations.compare("=", column("tier"), column("tier_2")),
            operations.compare("=", column("until_1"), column("since")),
            operations.compare("=", column("until_2"), column("since_1")),
            operations.compare("<=", days, limit),
            differs(column("began_as"), mistaken),
            differs(column("began_as_1"), mistaken.copy()),
        ]
        tree = exp.Select().from_(beside.subquery("beside"))
        counted = operations.integer(exp.Count(this=exp.Star()), 10**9)
        tree.select(column("account_id"), exp.alias_(counted, "bounces", quoted=True), copy=False)
        last = exp.Max(this=column("since"))
        tree.select(exp.alias_(last, "last_on", quoted=True), copy=False)
        tree.where(operations.all_of(conditions), copy=False)
        return tree.group_by(column("account_id"), copy=False)

    def _told(self, history: str) -> exp.Select:
        """The last row of each account and date, with the tier that is looked at."""
        tier = self._column("tier" if self.shown else "earned_tier")
        renamed = [
            (self.operations.compare("=", tier.copy(), self._text(old)), self._text(new))
            for old, new in self.rename.items()
        ]
        tree = exp.Select().from_(last_of_days(self.operations, history, self.day).subquery("l"))
        values = {name: self._column(name) for name in ("account_id", "as_of", "status")}
        values |= {
            "tier": self.operations.case(renamed, tier),
            "ended_on": self._column("ended_on"),
        }
        for name, value in values.items():
            tree.select(exp.alias_(value, name, quoted=True), copy=False)
        return tree

    def _followed(self) -> exp.Select:
        """Each row beside when the account is heard of next, and whether it is away then."""
        return _select(
            "told",
            **self._same("account_id", "as_of", "status", "tier", "ended_on"),
            next_on=self._beside(exp.Lead, "as_of", order="as_of"),
            next_ended_on=self._beside(exp.Lead, "ended_on", order="as_of"),
        )

    def _closing(self) -> exp.Select:
        """Without the ends that were none; each row beside the end that follows it."""
        operations, column = self.operations, self._column
        away = operations.days_between(column("ended_on"), column("next_on"))
        soon = operations.compare("<=", away, operations.number(self.return_days))
        told_again = operations.is_known(column("next_ended_on"))
        none = operations.all_of(
            [
                operations.is_known(column("ended_on")),
                operations.is_true(operations.any_of([told_again, soon])),
            ]
        )
        closes_on = over(
            exp.Min(this=column("ended_on")), [column("account_id")], column("as_of"), onwards=True
        )
        return _select(
            "followed",
            **self._same("account_id", "as_of", "status", "tier", "ended_on"),
            closes_on=closes_on,
            changes_on=self._beside(exp.Lead, "as_of", order="as_of"),
        ).where(operations.negation(none), copy=False)

    def _spans(self) -> exp.Select:
        """From each row until the next, or until the account has left."""
        operations, column = self.operations, self._column
        sooner = operations.compare("<", column("closes_on"), column("changes_on"))
        until = operations.case(
            [(sooner, column("closes_on"))],
            operations.coalesce(column("changes_on"), column("closes_on")),
        )
        lasting = operations.compare("<", column("as_of"), until)
        told = [operations.is_missing(column("ended_on")), operations.is_known(column("tier"))]
        some = operations.any_of([operations.is_missing(until.copy()), lasting])
        return _select(
            "closing",
            **self._same("account_id", "status", "tier"),
            since=column("as_of"),
            until=until.copy(),
        ).where(operations.all_of([*told, some]), copy=False)

    def _numbered(self) -> exp.Select:
        """Each span with the number of its period: one that goes on where another ends."""
        operations, column = self.operations, self._column
        other = differs(column("tier"), self._beside(exp.Lag, "tier"))
        gap = differs(column("since"), self._beside(exp.Lag, "until"))
        begins = operations.any_of([other, gap])
        inner = _select(
            "spans",
            **self._same("account_id", "tier", "since", "until", "status"),
            begins=begins,
        )
        number = over(
            operations.sum_where(column("begins")),
            [column("account_id")],
            column("since"),
        )
        began_as = operations.case([(column("begins"), column("status"))])
        tree = exp.Select().from_(inner.subquery("spans_begun"))
        values = self._same("account_id", "tier", "since", "until")
        for name, value in (values | {"period": number, "began_as": began_as}).items():
            tree.select(exp.alias_(value, name, quoted=True), copy=False)
        return tree

    def _beside(
        self, kind: type[exp.Lag | exp.Lead], name: str, back: int = 1, *, order: str = "since"
    ) -> Expression:
        """The value of a neighbouring row of the account."""
        value = kind(this=self._column(name), offset=self.operations.number(back))
        return over(value, [self._column("account_id")], self._column(order))

    def _same(self, *names: str) -> dict[str, Expression]:
        return {name: self._column(name) for name in names}

    def _column(self, name: str) -> Expression:
        return self.operations.column(name)

    def _text(self, value: str) -> Expression:
        return self.operations.text(value)


def _select(table: str, **values: Expression) -> exp.Select:
    tree = exp.Select().from_(exp.to_table(table))
    for name, value in values.items():
        tree.select(exp.alias_(value, name, quoted=True), copy=False)
    return tree
