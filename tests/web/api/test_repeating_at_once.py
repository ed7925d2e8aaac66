"""One change asked for by several requests at the same moment, with one key."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from tanada_web.models import PolicyVersion

from .conftest import VALUE, Programs


@pytest.mark.django_db(transaction=True)
def test_of_several_at_once_one_changes_and_all_are_answered_alike(program: Programs) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("postgresql: SQLite in memory has one connection")
    owner = program("policy_owner")

    def ask(_: int) -> tuple[int, bytes]:
        try:
            answer = owner.post("/policies", {"text": VALUE}, **{"Idempotency-Key": "k-1"})
            return answer.status_code, answer.content
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        answers = set(pool.map(ask, range(6)))
    assert len(answers) == 1
    assert {status for status, _ in answers} == {201}
    assert PolicyVersion.objects.count() == 1
