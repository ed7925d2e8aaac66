"""A policy tried again and again against one that was decided once."""

from __future__ import annotations

from dataclasses import astuple, replace

import pytest
from tests.core.decide.simulation.conftest import AS_OF, BOOK, NEW, OLD, Trying, policy

from tanada.decide.simulation.deciding import earlier_columns, earlier_query
from tanada.decide.simulation.movers import Mover
from tanada.decide.simulation.paging import Wanted, movers_page
from tanada.decide.simulation.simulating import Simulation, simulate
from tanada.policy.model import UNDETERMINED

KEPT = "kept_decisions"


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> tuple[Trying, Simulation]:
    trying = Trying(tmp_path_factory.mktemp("kept"))
    tried = trying(NEW, OLD)
    assert tried.old is not None
    query = earlier_query(tried.snapshot, tried.old, AS_OF)
    tried.snapshot.connection.execute(f"CREATE TABLE {KEPT} AS {query}")
    return trying, simulate(tried.snapshot, tried.new, tried.old, AS_OF, KEPT)


def page(again: tuple[Trying, Simulation], wanted: Wanted) -> tuple[Mover, ...]:
    trying, simulation = again
    tried = trying(NEW, OLD)
    assert simulation.moves is not None
    columns = tried.snapshot.columns
    after = (tried.new, simulation.moves.places, AS_OF)
    return movers_page(tried.snapshot.connection, KEPT, columns, after, wanted)


def test_it_says_the_same_as_deciding_both(
    again: tuple[Trying, Simulation], trying: Trying
) -> None:
    both = trying(NEW, OLD).simulation
    assert astuple(again[1]) == astuple(replace(both, distribution=()))


def test_a_page_of_movers_has_the_same_movers(
    again: tuple[Trying, Simulation], trying: Trying
) -> None:
    movers = trying(NEW, OLD, BOOK).movers()
    assert page(again, Wanted(100)) == movers
    assert page(again, Wanted(1, skipped=1)) == movers[1:2]
    assert page(again, Wanted(100, skipped=100)) == ()


def test_movers_of_one_cell_are_those_alone(again: tuple[Trying, Simulation]) -> None:
    shown = page(again, Wanted(100, cell=("top", "middle")))
    assert [each.account_id for each in shown] == ["B"]
    opened = page(again, Wanted(100, cell=("middle", UNDETERMINED)))
    assert [each.account_id for each in opened] == ["E"]


def test_what_is_kept_has_the_accounts_own_columns_and_the_decision(trying: Trying) -> None:
    tried = trying(NEW, OLD)
    found = tried.snapshot.connection.execute(
        f"DESCRIBE {earlier_query(tried.snapshot, policy(OLD), AS_OF)}"
    ).fetchall()
    names = {str(name) for name, *_ in found}
    assert names - earlier_columns() == set(tried.snapshot.columns)
    assert earlier_columns() == {
        "old_tier",
        "old_status",
        "old_reason",
        "old_reason_values",
        "old_missing",
        "old_arr",
    }
