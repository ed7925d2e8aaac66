"""When an account renews: every term from its first renewal date, the day clamped."""

from __future__ import annotations

from datetime import date

from tanada.sql.operations import Expression, Operations


def first_renewal(
    operations: Operations, renewal_date: Expression, term: Expression, day: date
) -> Expression:
    """The first renewal_date + k × term on or after `day`, k ≥ 0; missing without a date.

    `term` is in months. Every renewal is reckoned from the first date, so that a 31st
    comes back after a month of 30 days.
    """
    behind = operations.subtract(
        operations.number(day.year * 12 + day.month),
        operations.month_number(renewal_date.copy()),
    )
    less_one = operations.subtract(term.copy(), operations.number(1))
    terms = operations.integer(
        operations.whole_part(operations.add(behind, less_one), term.copy()), 10**9
    )
    months = operations.multiply(terms, term.copy())
    this_month = operations.add_months(renewal_date.copy(), months.copy())
    next_time = operations.add_months(
        renewal_date.copy(), operations.add(months.copy(), term.copy())
    )
    on_or_after = operations.compare(">=", this_month, operations.day(day))
    later = operations.case([(on_or_after, this_month.copy())], next_time)
    ahead = operations.compare(">=", renewal_date.copy(), operations.day(day))
    return operations.case([(ahead, renewal_date.copy())], later)


def grace_end(
    operations: Operations,
    renewal_date: Expression,
    term: Expression,
    as_of: date,
    earliest: date,
) -> Expression:
    """When a grace that opens at `as_of` ends: the first renewal on or after `earliest`.

    Without a renewal date it is the later of `earliest` and one term from `as_of`.
    """
    one_term = operations.add_months(operations.day(as_of), term.copy())
    later = operations.greatest(one_term, operations.day(earliest))
    renewal = first_renewal(operations, renewal_date, term, earliest)
    return operations.case([(operations.is_known(renewal_date.copy()), renewal)], later)
