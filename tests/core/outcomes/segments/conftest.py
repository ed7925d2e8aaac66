"""A small book of accounts to cross, and what is found in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tanada.accounts.reading import read_accounts
from tanada.decide.running import Decisions
from tanada.outcomes.segments.crossing import Crossing
from tanada.policy.loading import load_policy, read_policy
from tanada.policy.model import Policy
from tanada.sql.engine import connect

AS_OF = date(2026, 6, 30)
POLICY = """\
tanada: 1
name: Small
currency: USD
attributes:
  use:
    names: {high: High, low: Low}
    lines: [{high: seats_used >= 10}, {low: otherwise}]
  eager: seats_used > seats
scores:
  health:
    measures: {sentiment: {weight: 1, of: csm_sentiment, points: {red: 0, yellow: 50, green: 100}}}
    missing: reweigh
    bands: {good: 60, bad: 0}
tiers:
  - best: {name: Best, when: {large: arr >= 100, brand: brand}}
  - rest: {name: Rest, when: otherwise}
"""

Crosser = Callable[..., Crossing]


@pytest.fixture(scope="session")
def small() -> Policy:
    return read_policy(POLICY)


@pytest.fixture
def crossed(tmp_path: Path, small: Policy) -> Crosser:
    """Crosses the accounts of a CSV text by some names, under the small policy or a preset."""

    def cross(text: str, *names: str, preset: str | None = None) -> Crossing:
        path = tmp_path / "accounts.csv"
        path.write_text(text, encoding="utf-8")
        policy = load_policy(preset) if preset else small
        snapshot = read_accounts(connect(), path, policy, AS_OF)
        return Crossing(Decisions(snapshot, policy, AS_OF), names)

    return cross
