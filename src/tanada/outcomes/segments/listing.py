"""Every segment as a row of a file."""

from __future__ import annotations

from sqlglot import exp

from tanada.fields import QUOTIENT_PLACES
from tanada.outcomes.segments.cells import Segments
from tanada.outcomes.segments.crossing import ACCOUNTS, GROUPED, KEY, KNOWN, SUM, Crossing
from tanada.sql.operations import Expression, cast

_AVERAGE = "DECIMAL(38, 4)"
_SHARE = f"DECIMAL(18, {QUOTIENT_PLACES})"


def segments_query(crossing: Crossing, segments: Segments) -> str:
    """The query for every combination of values that accounts have, in the axes' order.

    Columns: one for each attribute, with its value (missing: not known); `accounts`,
    `accounts_share`, `arr`, `arr_share` (missing where there is no ARR), `accounts_with_arr`,
    `arr_per_account`, and `average_<name>` for each measure. A value has its own rows, however
    many there are.
    """
    operations = crossing.operations
    whole = segments.whole
    column = operations.column
    shown = [
        exp.alias_(column(f"{KEY}{number}"), name, quoted=True)
        for number, name in enumerate(crossing.names)
    ]
    arr = column(f"{SUM}0")
    arr_share = cast(exp.Div(this=arr, expression=_total(whole.arr.total)), _SHARE)
    accounts = operations.number(max(whole.accounts, 1))
    named: dict[str, Expression] = {
        ACCOUNTS: column(ACCOUNTS),
        "accounts_share": cast(exp.Div(this=column(ACCOUNTS), expression=accounts), _SHARE),
        "arr": arr.copy(),
        "arr_share": arr_share if whole.arr.total > 0 else exp.null(),
        "accounts_with_arr": column(f"{KNOWN}0"),
        "arr_per_account": _average(crossing, 0),
    }
    for number, name in enumerate(crossing.numbers()):
        if name in segments.measures:
            named[f"average_{name}"] = _average(crossing, number)
    shown += [exp.alias_(value, name, quoted=True) for name, value in named.items()]
    order = [
        exp.Ordered(this=part, nulls_first=False)
        for number, axis in enumerate(segments.axes)
        for part in (crossing.place(axis, number), column(f"{KEY}{number}"))
    ]
    tree = exp.Select().from_(GROUPED).select(*shown).order_by(*order)
    return tree.sql(dialect=operations.dialect, copy=False)


def _total(amount: object) -> Expression:
    return cast(exp.Literal.number(str(amount)), "DOUBLE")


def _average(crossing: Crossing, number: int) -> Expression:
    column = crossing.operations.column
    known = exp.Nullif(this=column(f"{KNOWN}{number}"), expression=exp.Literal.number(0))
    return cast(exp.Div(this=column(f"{SUM}{number}"), expression=known), _AVERAGE)
