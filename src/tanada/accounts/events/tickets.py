"""Support tickets: how many, and how many of them severe."""

from __future__ import annotations

from tanada.accounts.events.kind import (
    DerivedField,
    Setting,
    TableKind,
    columns,
    day,
    fields,
)
from tanada.fields import TEXT, Field

TICKETS = TableKind(
    name="tickets",
    columns=columns(Field("id", TEXT), day("opened_on"), Field("severity", TEXT)),
    required=("opened_on",),
    moment="opened_on",
    reach=("opened_on",),
    settings={"severe": Setting("severe", "severity")},
    fields=fields(
        DerivedField(
            "tickets_90d", "count(*) FILTER (day > $days_90)", window="days_90", absent="0"
        ),
        DerivedField(
            "severe_tickets_90d",
            "count(*) FILTER (day > $days_90 AND list_contains($severe, lower(trim(severity))))",
            needs=(("severity",),),
            settings=("severe",),
            window="days_90",
            absent="0",
        ),
    ),
)
