"""When a grace ends: at a renewal of the account."""

from __future__ import annotations

from datetime import date

from tanada.decide.accounts import first_renewal
from tanada.sql.operations import Expression, Operations


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
