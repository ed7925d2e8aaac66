"""Churn: when an account left, unless it has come back since."""

from __future__ import annotations

from tanada.accounts.events.kind import DerivedField, Fault, TableKind, columns, day, fields
from tanada.fields import TEXT, Field

_LEFT = """
SELECT *,
  day = max(day) OVER (PARTITION BY account_id)
    AND coalesce(returned_on > day AND returned_on <= $as_of, FALSE) AS is_back
FROM rows
"""

CHURN = TableKind(
    name="churn",
    columns=columns(Field("id", TEXT), day("on"), day("returned_on")),
    required=("on",),
    moment='"on"',
    reach=("on", "returned_on"),
    faults=(Fault("returned_on", "ends_before_start", 'returned_on < "on"'),),
    of_states=True,
    steps={"left_on": _LEFT},
    fields=fields(
        DerivedField("churned_on", "CASE WHEN NOT bool_or(is_back) THEN max(day) END"),
    ),
)
