"""The trail looked at from outside: whatever is changed behind its back shows."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction
from tests.web.conftest import AT

from tanada.errors import UsageError
from tanada_web.audit import Head, head, record
from tanada_web.keeping.backup import back_up
from tanada_web.keeping.trail import events, problems, read_head

from .conftest import Installation


def sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def codes(known: Head | None = None) -> list[tuple[str, object]]:
    return [(each.code, each.params.get("found")) for each in problems(known)]


@pytest.fixture
def trail(installation: Installation) -> Installation:
    """Three events of this and that, and two runs."""
    for number in range(3):
        with transaction.atomic():
            at = AT + timedelta(days=number)
            record("key-of-admin", "thing:done", f"A-{number % 2}", at, after={"n": number})
    installation.run(1, AT)
    installation.run(2, AT)
    return installation


def test_a_trail_that_nobody_touched_is_whole(trail: Installation) -> None:
    assert codes() == []
    assert codes(head()) == []
    assert trail.home.is_dir()


@pytest.mark.usefixtures("trail")
@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE tanada_web_auditevent SET actor = 'x' WHERE sequence = 2", "audit.changed"),
        ("UPDATE tanada_web_auditevent SET after = '{}' WHERE sequence = 2", "audit.changed"),
        ("DELETE FROM tanada_web_auditevent WHERE sequence = 2", "audit.missing"),
        ("DELETE FROM tanada_web_auditevent WHERE sequence = 1", "audit.missing"),
    ],
)
def test_an_event_changed_or_deleted_by_sql_is_found(statement: str, found: str) -> None:
    sql(statement)
    number = 1 if "sequence = 1" in statement else 2
    assert codes()[0] == (found, number)


@pytest.mark.usefixtures("trail")
def test_an_event_put_in_by_sql_is_found() -> None:
    sql("UPDATE tanada_web_auditevent SET sequence = sequence + 100 WHERE sequence >= 3")
    sql("UPDATE tanada_web_auditevent SET sequence = sequence - 99 WHERE sequence >= 100")
    sql(
        "INSERT INTO tanada_web_auditevent SELECT 3, at, actor, action, subject, before, after,"
        " previous, digest FROM tanada_web_auditevent WHERE sequence = 2"
    )
    assert codes()[0] == ("audit.changed", 3)


@pytest.mark.usefixtures("trail")
def test_events_that_changed_places_are_found() -> None:
    for old, new in ((1, 91), (2, 1), (91, 2)):
        sql(f"UPDATE tanada_web_auditevent SET sequence = {new} WHERE sequence = {old}")
    assert codes()[0] == ("audit.changed", 1)


@pytest.mark.usefixtures("trail")
def test_a_tail_that_was_cut_is_found_by_the_head_that_was_kept(tmp_path: Path) -> None:
    kept = tmp_path / "head.json"
    kept.write_text(json.dumps(asdict(head())))
    sql("DELETE FROM tanada_web_auditevent WHERE sequence = 5")
    assert codes()[0] == ("audit.run_untold", "2")
    assert codes(read_head(kept))[0] == ("audit.cut", 5)


@pytest.mark.usefixtures("trail")
def test_a_backup_keeps_the_head_too(tmp_path: Path) -> None:
    file, _ = back_up(tmp_path / "b.tar", AT)
    assert read_head(file) == head()


@pytest.mark.parametrize("content", ["", "[]", '{"sequence": 1}', "{", "no head"])
def test_what_is_no_head_is_refused(installation: Installation, content: str) -> None:
    file = installation.home / "head.json"
    file.write_text(content)
    with pytest.raises(UsageError):
        read_head(file)


@pytest.mark.parametrize(
    ("name", "code"), [("nowhere", "audit.head_not_there"), ("files", "audit.head_unreadable")]
)
def test_a_head_that_cannot_be_read_is_named_with_its_path(
    installation: Installation, name: str, code: str
) -> None:
    installation.file("something")
    with pytest.raises(UsageError) as refused:
        read_head(installation.home / name)
    (problem,) = refused.value.problems
    assert (problem.code, problem.place.file) == (code, str(installation.home / name))


def test_a_run_that_was_changed_behind_the_trail_is_found(trail: Installation) -> None:
    other = trail.file("other decisions")
    sql(f"UPDATE tanada_web_run SET published_file = '{other}' WHERE number = 2")
    assert ("audit.run_differs", "2") in codes()


def test_a_file_with_another_content_is_found(trail: Installation) -> None:
    name = trail.file("published 2")
    trail.files.path(name).write_text("published by somebody else")
    (problem,) = problems()
    assert (problem.code, problem.place.file) == ("audit.file_changed", f"{name}.parquet")


def test_a_file_that_is_gone_is_found(trail: Installation) -> None:
    name = trail.told(2)
    trail.files.remove(name)
    (problem,) = problems()
    assert (problem.code, problem.place.file) == ("audit.file_missing", f"{name}.parquet")


@pytest.mark.usefixtures("trail")
def test_events_are_chosen_by_moment_and_subject() -> None:
    assert [event.sequence for event in events()] == [1, 2, 3, 4, 5]
    assert [event.sequence for event in events(since=AT + timedelta(days=1))] == [2, 3]
    assert [event.sequence for event in events(subject="A-0")] == [1, 3]
