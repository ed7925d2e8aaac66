"""Contacts between an account and us: who began, who answered, about what."""

from __future__ import annotations

from tanada.accounts.events.kind import (
    DerivedField,
    Setting,
    TableKind,
    columns,
    day,
    fields,
)
from tanada.fields import FLAG, TEXT, Field

_FLAGGED = """
SELECT *, coalesce(inbound, FALSE) AS from_customer, coalesce(answered, FALSE) AS was_answered
FROM rows
"""

CONTACTS = TableKind(
    name="contacts",
    columns=columns(
        Field("id", TEXT),
        day("on"),
        Field("inbound", FLAG),
        Field("answered", FLAG),
        Field("topic", TEXT),
        Field("person", TEXT),
    ),
    required=("on",),
    moment='"on"',
    reach=("on",),
    settings={"business_reviews": Setting("business_reviews", "topic")},
    steps={"flagged": _FLAGGED},
    fields=fields(
        DerivedField("last_contact_on", "max(day)"),
        DerivedField(
            "contacts_started_90d",
            "count(*) FILTER (day > $days_90 AND from_customer)",
            needs=(("inbound",),),
            window="days_90",
            absent="0",
        ),
        DerivedField(
            "outreach_answered_rate",
            "ratio(count(*) FILTER (day > $days_180 AND NOT from_customer AND was_answered), "
            "count(*) FILTER (day > $days_180 AND NOT from_customer))",
            needs=(("inbound",), ("answered",)),
            window="days_180",
        ),
        DerivedField(
            "business_reviews_attended_12m",
            "count(*) FILTER (day > $months_12 AND was_answered "
            "AND list_contains($business_reviews, lower(trim(topic))))",
            needs=(("topic",), ("answered",)),
            settings=("business_reviews",),
            window="months_12",
            absent="0",
        ),
        DerivedField(
            "stakeholders",
            "count(DISTINCT person) FILTER (day > $months_12)",
            needs=(("person",),),
            window="months_12",
            absent="0",
        ),
    ),
)
