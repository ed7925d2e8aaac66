"""Accounts through the API: listed, one, explained, over time."""

from __future__ import annotations

import pytest

from .conftest import Programs

pytestmark = pytest.mark.usefixtures("ran")


def test_accounts_come_by_id_with_their_decision_and_fields(program: Programs) -> None:
    answer = program("viewer").get("/accounts").json()
    assert answer["next"] is None
    assert [each["account_id"] for each in answer["items"]] == "A-1 A-2 A-3 A-4 A-5 A/6".split()
    first = answer["items"][0]
    assert first["decision"]["tier"] == "enterprise"
    assert first["decision"]["reason_values"] == {"arr": 250000}
    assert first["fields"]["arr"] == 250000
    assert first["fields"]["name"] == "Alder"
