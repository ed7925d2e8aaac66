"""Orders: what an account bought, cancellations and refunds taken off."""

from __future__ import annotations

from tanada.accounts.events.kind import DerivedField, TableKind, amount, columns, day, fields
from tanada.fields import TEXT, Field

ORDERS = TableKind(
    name="orders",
    columns=columns(Field("id", TEXT), day("on"), amount("amount"), Field("currency", TEXT)),
    required=("on", "amount"),
    moment='"on"',
    reach=("on",),
    fields=fields(
        DerivedField(
            "arr",
            "coalesce(sum(amount) FILTER (day > $months_12), 0)",
            needs=(("amount",),),
            window="months_12",
        ),
        DerivedField(
            "arr_12m_ago",
            "CASE WHEN min(day) <= $months_12 AND $months_24_covered "
            "THEN coalesce(sum(amount) FILTER (day > $months_24 AND day <= $months_12), 0) END",
            needs=(("amount",),),
            window="months_24",
        ),
        DerivedField("started_on", "min(day)"),
    ),
)
