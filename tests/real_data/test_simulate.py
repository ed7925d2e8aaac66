"""One preset against another on the public company: who would move."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tanada.accounts.mapping import read_mapping
from tanada.accounts.reading import read_accounts
from tanada.accounts.snapshot import Snapshot
from tanada.decide.gaps.amounts import Amount
from tanada.decide.simulation.movers import movers_of
from tanada.decide.simulation.sharing import check_shared, shared_policy
from tanada.decide.simulation.simulating import Simulation, simulate
from tanada.errors import Place
from tanada.policy.loading import load_policy
from tanada.sql.engine import connect

pytestmark = pytest.mark.real_data
MAPPING = Path(__file__).parents[2] / "examples" / "ravenstack" / "mapping.yaml"
AS_OF = date(2024, 12, 31)
PLACE = Place("--against")


@pytest.fixture(scope="module")
def tried(shared_data: Path) -> tuple[Simulation, Snapshot]:
    """`score_health` against `standard`."""
    new, old = load_policy("score_health"), load_policy("standard")
    file = shared_data / "ravenstack" / "ravenstack_accounts.csv"
    read_as, mapping = shared_policy(new, old, PLACE), read_mapping(MAPPING, 2)
    snapshot = read_accounts(connect(), file, read_as, AS_OF, mapping)
    check_shared(snapshot, new, old, AS_OF, PLACE)
    return simulate(snapshot, new, old, AS_OF), snapshot


def test_who_moves_from_where_to_where(tried: tuple[Simulation, Snapshot]) -> None:
    moves = tried[0].moves
    assert moves is not None
    assert moves.cells == {
        ("tier_1", "tier_2"): Amount(416, Decimal(117_227_316)),
        ("tier_2", "tier_2"): Amount(20, Decimal(1_786_284)),
        ("tier_2", "tier_3"): Amount(52, Decimal(2_757_936)),
        ("tier_3", "tier_3"): Amount(4, Decimal(88_728)),
        ("tier_3", "tier_4"): Amount(6, Decimal(50_700)),
        ("tier_4", "tier_4"): Amount(2, Decimal(4_332)),
    }
    assert moves.everyone == Amount(500, Decimal(121_915_296))
    assert moves.by_direction["down"] == Amount(474, Decimal(120_035_952))


def test_what_moves_them_and_how_firm_it_is(tried: tuple[Simulation, Snapshot]) -> None:
    simulation, _ = tried
    assert simulation.moves is not None
    assert [(each.reason, each.total.accounts) for each in simulation.moves.lost] == [
        ("tier_1.large", 416),
        ("tier_2.core", 52),
        ("tier_3.scale", 6),
    ]
    edges = [(int(e.threshold.value), e.below, e.above) for e in simulation.edges]
    assert edges[1] == (40, Amount(5, Decimal(385_776)), Amount(8, Decimal(680_340)))


def test_the_largest_mover(tried: tuple[Simulation, Snapshot]) -> None:
    (mover,) = movers_of(tried[1].connection, 1)
    assert (mover.account_id, mover.move, mover.arr) == ("A-5b1bcd", "down", Decimal(1_582_932))
    assert (mover.old.reason, mover.new.reason) == ("tier_1.large", "tier_2.priority")
    assert mover.new.values["priority"] == 45
