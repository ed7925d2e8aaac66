"""Policies of a few lines and accounts of a few rows, simulated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from tanada.accounts.reading import read_accounts
from tanada.accounts.snapshot import Snapshot
from tanada.decide.running import Decisions
from tanada.decide.simulation.movers import Mover, movers_of
from tanada.decide.simulation.sharing import check_shared, shared_policy
from tanada.decide.simulation.simulating import Simulation, simulate
from tanada.errors import Place
from tanada.policy.loading import read_policy
from tanada.policy.model import Policy
from tanada.sql.engine import connect

AS_OF = date(2026, 6, 30)
HEAD = "tanada: 1\nname: A policy\ncurrency: USD\n"
PLACE = Place("--against")

OLD = """\
tiers:
  - top: {name: Top, when: {large: arr > 100000}, share: {accounts: 10%..50%}}
  - middle: {name: Middle, when: {core: arr >= 25000}}
  - low: {name: Low, when: otherwise}
"""
NEW = """\
tiers:
  - top: {name: Top, when: {large: arr > 150000, brand: arr > 50000 and brand}}
  - middle: {name: Middle, when: {core: arr >= 20000 and seats > 5}}
  - low: {name: Low, when: otherwise}
"""
BOOK = """\
account_id,name,arr,seats,brand,churned_on
A,Alder,200000,10,no,
B,Birch,120000,10,no,
C,Cedar,60000,10,yes,
D,Dogwood,22000,10,no,
E,Elm,30000,,no,
F,Fir,1000,3,no,
G,Ginkgo,,10,no,
H,Hazel,500000,10,no,2026-01-01
"""


def policy(text: str) -> Policy:
    """The policy of a document without its head."""
    return read_policy(HEAD + text)


@dataclass(frozen=True)
class Tried:
    """A simulation, and what it was made from."""

    simulation: Simulation
    snapshot: Snapshot
    new: Policy
    old: Policy | None

    def movers(self, most: int = 100) -> tuple[Mover, ...]:
        """Those with the most ARR."""
        return movers_of(self.snapshot.connection, most)

    def decisions(self, of: Policy) -> list[dict[str, object]]:
        """What one of the policies decides, by the query of `tanada tier`."""
        return Decisions(self.snapshot, of, AS_OF).dicts()


class Trying:
    """Tries policies on accounts in CSV."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "accounts.csv"
        self.tried: dict[tuple[str, str | None, str], Tried] = {}

    def __call__(self, new: str, old: str | None, book: str = BOOK) -> Tried:
        """The same again is not tried again: each has a connection of its own."""
        if (new, old, book) not in self.tried:
            self.tried[new, old, book] = self._try(new, old, book)
        return self.tried[new, old, book]

    def _try(self, new: str, old: str | None, book: str) -> Tried:
        self.path.write_text(book, encoding="utf-8")
        after = policy(new)
        before = policy(old) if old is not None else None
        read_as = shared_policy(after, before, PLACE) if before is not None else after
        snapshot = read_accounts(connect(threads=1), self.path, read_as, AS_OF)
        if before is not None:
            check_shared(snapshot, after, before, AS_OF, PLACE)
        return Tried(simulate(snapshot, after, before, AS_OF), snapshot, after, before)


@pytest.fixture(scope="session")
def trying(tmp_path_factory: pytest.TempPathFactory) -> Trying:
    return Trying(tmp_path_factory.mktemp("simulated"))


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    return {"old": OLD, "new": NEW, "book": BOOK}
