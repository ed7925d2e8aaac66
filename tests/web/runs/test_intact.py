"""A run begins from the files of the last one: one that is missing or damaged stops it."""

from __future__ import annotations

from datetime import date

import pytest

from tanada.errors import UsageError
from tanada_web.files import store
from tanada_web.models import Run, RunState, Transition

from .installation import Installation, account

JAN, FEB = date(2025, 1, 31), date(2025, 2, 28)
FILES = ("state_file", "told_file", "published_file")


@pytest.fixture
def ran(installation: Installation) -> Run:
    installation.publish()
    installation.write([account("A", 2000), account("B", 200)])
    run = installation.run(JAN).run
    installation.write([account("A", 3000), account("B", 2000)])
    return run


def flip_a_bit(name: str) -> None:
    path = store().path(name)
    found = bytearray(path.read_bytes())
    found[len(found) // 2] ^= 1
    path.write_bytes(found)


@pytest.mark.parametrize("which", FILES)
def test_a_damaged_file_of_the_last_run_is_named_and_nothing_changes(
    installation: Installation, ran: Run, which: str
) -> None:
    name = getattr(ran, which)
    sound = store().path(name).read_bytes()
    flip_a_bit(name)
    with pytest.raises(UsageError) as raised:
        installation.run(FEB)
    (problem,) = raised.value.problems
    assert (problem.code, problem.params["number"]) == ("runs.file_damaged", 1)
    assert problem.place.file == str(store().path(name))
    assert Transition.objects.count() == 2
    row = Run.objects.order_by("-id")[0]
    assert (row.state, row.problems[0]["code"]) == (RunState.REFUSED, "runs.file_damaged")
    store().path(name).write_bytes(sound)
    assert installation.run(FEB).run.counts == {"held": 1, "promoted": 1}


def test_all_files_that_are_missing_are_named(installation: Installation, ran: Run) -> None:
    for which in FILES:
        store().remove(getattr(ran, which))
    with pytest.raises(UsageError) as raised:
        installation.run(FEB)
    assert [each.code for each in raised.value.problems] == ["runs.file_missing"] * 3
    assert Transition.objects.count() == 2


def test_a_snapshot_that_was_damaged_is_read_again_where_its_source_is_as_it_was(
    installation: Installation,
    ran: Run,  # noqa: ARG001
) -> None:
    installation.run(FEB)
    again = installation.run(FEB)
    assert again.again
    taken = again.run.snapshot
    assert taken is not None
    sound = store().path(taken.file).read_bytes()
    flip_a_bit(taken.file)
    assert installation.run(FEB).again
    assert store().path(taken.file).read_bytes() == sound


def test_deciding_again_what_was_read_needs_the_snapshot_whole(
    installation: Installation, ran: Run
) -> None:
    assert ran.snapshot is not None
    flip_a_bit(ran.snapshot.file)
    with pytest.raises(UsageError) as raised:
        installation.run(JAN, reread=False)
    assert raised.value.problems[0].code == "runs.file_damaged"
