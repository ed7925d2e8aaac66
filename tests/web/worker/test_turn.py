"""Two workers at once: one has the turn, the other waits for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import Error, connection

from tanada_web.worker import turn as turns
from tanada_web.worker.turn import Turn


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation that no test beside has the turn of."""
    monkeypatch.setenv("TANADA_HOME", str(tmp_path))


@pytest.mark.django_db
def test_one_has_the_turn_until_it_gives_it_back() -> None:
    one, other = Turn(), Turn()
    assert [one.take(), other.take(), one.take()] == [True, False, True]
    one.give_back()
    assert other.take()
    other.give_back()


@pytest.mark.django_db
def test_on_postgresql_it_is_one_over_all_machines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("the database is SQLite")
    one, other = Turn(), Turn()
    assert one.take()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.setattr(turns, "home", lambda: elsewhere)  # another machine
    assert not other.take()
    one.give_back()
    assert other.take()
    other.give_back()


@pytest.mark.django_db
def test_a_turn_that_went_with_its_connection_is_taken_again() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("the database is SQLite")
    one = Turn()
    assert one.take()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database d ON d.oid = database"
            " WHERE locktype = 'advisory' AND datname = current_database()"
            " AND pid <> pg_backend_pid()"
        )
    with pytest.raises(Error):
        one.take()
    assert one.take()
    one.give_back()
