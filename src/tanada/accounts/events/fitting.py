"""What is derived, in the types and limits of accounts' fields."""

from __future__ import annotations

from tanada.accounts.checking import EARLIEST, LATEST
from tanada.fields import Field, Kind
from tanada.sql.operations import Operations

RATIO = """
CREATE OR REPLACE TEMP MACRO ratio(part, whole) AS CASE WHEN whole > 0 THEN
  (sign(part) * ((2000000 * abs((part::DECIMAL(38, 4) * 10000)::HUGEINT)
    + (whole::DECIMAL(38, 4) * 10000)::HUGEINT)
    // (2 * (whole::DECIMAL(38, 4) * 10000)::HUGEINT)))::DECIMAL(31, 0)
  * 0.000001::DECIMAL(7, 6) END
"""
"""part ÷ whole, rounded half up to six places without binary fractions; missing where whole
is not above zero."""


def fitted(value: str, field: Field) -> str:
    """SQL: the value in the field's type, missing where it is beyond the field's limits."""
    kind = field.type
    cast = f"TRY_CAST({value} AS {Operations().sql_type(kind)})"
    match kind.kind:
        case Kind.WHOLE | Kind.NUMBER:
            least = 1 - 10**kind.digits if field.least is None else field.least
            most = 10**kind.digits - 1 if field.most is None else field.most
            return f"CASE WHEN {value} BETWEEN {least} AND {most} THEN {cast} END"
        case Kind.DATE:
            return (
                f"CASE WHEN {value} BETWEEN DATE '{EARLIEST}' AND DATE '{LATEST}' THEN {cast} END"
            )
        case _:
            return cast
