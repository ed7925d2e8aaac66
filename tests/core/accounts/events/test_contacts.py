"""What contacts tell, as of 30 June 2026."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

Derive = Callable[..., Any]


def test_the_last_contact_is_of_either_side(derived: Derive) -> None:
    rows = [
        {"account_id": "A", "on": "2024-01-05", "inbound": False, "answered": False},
        {"account_id": "A", "on": "2023-01-05", "inbound": True, "answered": True},
        {"account_id": "B", "on": "2026-06-30", "inbound": True, "answered": None},
    ]
    found = derived("contacts", rows)
    assert found.of("last_contact_on") == {"A": date(2024, 1, 5), "B": date(2026, 6, 30)}


def test_contacts_that_the_customer_began_within_90_days(derived: Derive) -> None:
    rows = [
        {"on": "2026-06-30", "inbound": True},
        {"on": "2026-04-02", "inbound": True},
        {"on": "2026-04-01", "inbound": True},
        {"on": "2026-06-30", "inbound": False},
        {"on": "2026-06-30", "inbound": None},
    ]
    assert derived("contacts", rows)["contacts_started_90d"] == 2


def test_the_rate_is_answered_outreach_of_180_days(derived: Derive) -> None:
    rows = [
        {"on": "2026-06-30", "inbound": False, "answered": True},
        {"on": "2026-01-02", "inbound": False, "answered": False},
        {"on": "2026-01-02", "inbound": None, "answered": None},
        {"on": "2026-01-01", "inbound": False, "answered": True},
        {"on": "2026-06-30", "inbound": True, "answered": True},
    ]
    assert derived("contacts", rows)["outreach_answered_rate"] == Decimal("0.333333")


def test_without_outreach_there_is_no_rate(derived: Derive) -> None:
    rows = [{"on": "2026-06-30", "inbound": True, "answered": True}]
    assert derived("contacts", rows)["outreach_answered_rate"] is None


def test_business_reviews_count_where_they_were_attended(derived: Derive) -> None:
    rows = [
        {"on": "2026-06-30", "topic": "QBR", "answered": True},
        {"on": "2025-07-01", "topic": "qbr", "answered": True},
        {"on": "2025-06-30", "topic": "QBR", "answered": True},
        {"on": "2026-06-30", "topic": "QBR", "answered": False},
        {"on": "2026-06-30", "topic": "renewal", "answered": True},
        {"on": "2026-06-30", "topic": None, "answered": True},
    ]
    found = derived("contacts", rows, {"business_reviews": ["QBR"]})
    assert found["business_reviews_attended_12m"] == 2


def test_stakeholders_are_different_persons_of_12_months(derived: Derive) -> None:
    rows = [
        {"on": "2026-06-30", "person": "Aoki"},
        {"on": "2025-07-01", "person": "Aoki"},
        {"on": "2025-07-01", "person": "Baba"},
        {"on": "2025-06-30", "person": "Chiba"},
        {"on": "2026-06-30", "person": None},
    ]
    assert derived("contacts", rows)["stakeholders"] == 2
