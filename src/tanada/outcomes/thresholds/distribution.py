"""The values of one number over the accounts that have not ended, and what they add up to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from itertools import accumulate
from math import floor
from operator import mul

from sqlglot import exp

from tanada.accounts.snapshot import ACCOUNTS, Snapshot
from tanada.decide.accounts import ENDED
from tanada.decide.compiling import Compiler
from tanada.errors import Place, Problem, UsageError
from tanada.policy.model import Policy
from tanada.rules.nearest import nearest
from tanada.sql.operations import BIGINT_DIGITS, Expression, cast

_ARR, _VALUE = "arr", "value"
_WIDEST = 38


@dataclass(frozen=True)
class Distribution:
    """Every different value, the largest first, with what is above it.

    `values` are whole numbers of 10^-`places`. `counts[p]` accounts, and `amounts[p]` of ARR in
    its smallest unit, have one of the `p` largest values; so both begin with 0 and are one longer.
    `missing` accounts have no value, `without_arr` of the known ones no ARR; `ended` are counted
    nowhere else.
    """

    field: str
    values: Sequence[int]
    places: int
    counts: Sequence[int]
    amounts: Sequence[int]
    arr_places: int
    missing: int
    without_arr: int
    ended: int

    @property
    def known(self) -> int:
        """Accounts that have a value."""
        return self.counts[-1]

    @property
    def arr(self) -> Decimal:
        """The ARR of the accounts that have a value, where it is known."""
        return Decimal(self.amounts[-1]).scaleb(-self.arr_places)

    @cached_property
    def zero(self) -> int:
        """Accounts whose value is zero."""
        first, last = self.position(Decimal(0), strict=True), self.position(Decimal(0))
        return self.counts[last] - self.counts[first]

    @cached_property
    def negative(self) -> int:
        """Accounts whose value is below zero."""
        return self.known - self.counts[self.position(Decimal(0))]

    def number(self, scaled: int) -> Decimal:
        """One of `values` as the number that it stands for."""
        return Decimal(scaled).scaleb(-self.places)

    def position(self, threshold: Decimal, *, strict: bool = False) -> int:
        """How many different values reach the threshold; `strict`, how many exceed it."""
        find = bisect_left if strict else bisect_right
        return find(self.values, -threshold.scaleb(self.places), key=_turned)

    def between(self, position: int) -> tuple[Decimal, Decimal]:
        """The largest value below a cut, and the smallest above it."""
        return self.number(self.values[position]), self.number(self.values[position - 1])

    def ranked(self, rank: int) -> int:
        """The value of the account that `rank` others stand before, from the smallest."""
        return self.values[bisect_right(self.counts, self.known - 1 - rank) - 1]

    def quantile(self, share: Decimal) -> Decimal:
        """The value that a share of the accounts lies below, between neighbours in proportion.

        The same as PERCENTILE in a spreadsheet; rounded to the places of the values.
        """
        place = share * (self.known - 1)
        below, upto = self.ranked(floor(place)), self.ranked(min(floor(place) + 1, self.known - 1))
        value = below + (upto - below) * (place - floor(place))
        return self.number(int(Decimal(value).quantize(Decimal(1), ROUND_HALF_UP)))


def _turned(value: int) -> Decimal:
    """What falls in a list of values as it must rise to be searched."""
    return Decimal(-value)


def check_field(policy: Policy, field: str, option: str) -> None:
    """Raise UsageError unless `field` is a number that the policy knows; `option` named it."""
    known = policy.known_names()
    if field not in known:
        numeric = [name for name, kind in known.items() if kind.numeric]
        params: dict[str, object] = {"found": field, "nearest": nearest(field, numeric)}
        raise UsageError(Problem("thresholds.unknown_field", Place(option), params))
    if not known[field].numeric:
        params = {"found": field, "kind": known[field].kind}
        raise UsageError(Problem("thresholds.not_a_number", Place(option), params))


def read_distribution(snapshot: Snapshot, policy: Policy, field: str, as_of: date) -> Distribution:
    """The distribution of a number that the policy knows, as of a date: one query.

    `field` must be numeric, see `check_field`.
    """
    types = policy.known_names()
    sql = _query(Compiler(policy, snapshot.columns, as_of), field).sql(dialect="duckdb")
    (row,) = snapshot.connection.execute(sql).fetchall()
    values, shared, sharing, arr, missing, without_arr, ended = row
    values, several = values or [], dict(zip(shared or (), sharing or (), strict=True))
    accounts = [several.get(value, 1) for value in values]
    amounts = map(mul, values, accounts) if field == _ARR else arr or []
    return Distribution(
        field,
        values,
        types[field].places,
        [0, *accumulate(accounts)],
        [0, *accumulate(amounts)],
        types[_ARR].places,
        int(missing or 0),
        int(without_arr or 0),
        int(ended or 0),
    )


def _query(compiler: Compiler, field: str) -> exp.Select:
    """One row: every value; those of several accounts, and of how many; the ARR of every value.

    Lists with the largest value first; then what is counted beside them. Most values of most
    companies are one account's, and what is not fetched takes no time.
    """
    operations, types = compiler.operations, compiler.policy.known_names()
    column = operations.column
    names = {_ARR: _ARR, field: _VALUE, ENDED: "ended"}
    inner = compiler.facts.select(names, ACCOUNTS).subquery("read")
    arr = column(_VALUE if field == _ARR else _ARR)
    grouped = (
        exp.Select()
        .from_(inner)
        .select(
            column("ended"),
            column(_VALUE),
            exp.alias_(exp.Count(this=exp.Star()), "accounts", quoted=True),
            exp.alias_(exp.Sum(this=arr), _ARR, quoted=True),
            exp.alias_(exp.Count(this=arr.copy()), "with_arr", quoted=True),
        )
        .group_by(column("ended"), column(_VALUE))
        .subquery("grouped")
    )
    here = operations.negation(column("ended"))
    known = operations.all_of([here, operations.is_known(column(_VALUE))])
    lacking = operations.all_of([here.copy(), operations.is_missing(column(_VALUE))])
    several = operations.all_of(
        [known.copy(), operations.compare(">", column("accounts"), operations.number(1))]
    )
    value = _whole(column(_VALUE), types[field].places, types[field].width)
    amounts: Expression = exp.null()
    if field != _ARR:
        nothing = operations.coalesce(column(_ARR), operations.number(0))
        amounts = _listed(_whole(nothing, types[_ARR].places, _WIDEST), known, column(_VALUE))
    without = operations.subtract(column("accounts"), column("with_arr"))
    totals = [
        _listed(value, known, column(_VALUE)),
        _listed(value, several, column(_VALUE)),
        _listed(cast(column("accounts"), "BIGINT"), several, column(_VALUE)),
        amounts,
        _sum(column("accounts"), lacking),
        _sum(without, known),
        _sum(column("accounts"), column("ended")),
    ]
    return exp.Select().from_(grouped).select(*totals)


def _whole(value: Expression, places: int, width: int) -> Expression:
    """A decimal as a whole number of 10^-places."""
    wide = cast(value, f"DECIMAL({_WIDEST}, {places})")
    scaled = exp.Mul(this=wide, expression=exp.Literal.number(10**places))
    return cast(scaled, "BIGINT" if width <= BIGINT_DIGITS else "HUGEINT")


def _listed(value: Expression, where: Expression, order: Expression) -> Expression:
    ordered = exp.Ordered(this=order, desc=True, nulls_first=False)
    listed = exp.ArrayAgg(this=exp.Order(this=value.copy(), expressions=[ordered]))
    return exp.Filter(this=listed, expression=exp.Where(this=where.copy()))


def _sum(value: Expression, where: Expression) -> Expression:
    return exp.Filter(this=exp.Sum(this=value), expression=exp.Where(this=where.copy()))
