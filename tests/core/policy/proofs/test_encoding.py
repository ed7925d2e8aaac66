"""The solver's terms and the engine agree on every account: tier, reason, levels and scores."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytest.importorskip("z3", exc_type=ImportError)

from tanada.decide.proving import decide_examples
from tanada.fields import Kind
from tanada.policy.loading import load_policy, read_policy
from tanada.policy.model import Policy
from tanada.policy.proofs.account import Account
from tanada.policy.proofs.claims import Effort, Example
from tanada.policy.proofs.constraints import Constraints, Input
from tanada.policy.proofs.logic import Kleene, negation
from tanada.policy.proofs.numbers import Number
from tanada.policy.proofs.reading import DAY, read_account
from tanada.policy.proofs.resting import Resting
from tanada.policy.proofs.solving import Search, Solution
from tanada.policy.proofs.thresholds import thresholds
from tanada.policy.proofs.tiers import Walk, read_by_tiers

SHIPPED = ("standard", "touch", "growth", "score_health", "score_complexity", "score_health_jpy")
BESIDE = Path(__file__).parents[2] / "decide" / "policies"
EFFORT = Effort(steps=20_000_000)
ROWS = 9
EVERYTHING = """\
tanada: 1
name: Everything
currency: USD
fields:
  mood: {type: choice, values: [bright, dull]}
  depth: {type: number}
attributes:
  gap: abs(nps - growth_rate_12m)
  worst: least(seats, employees, dau)
  best: greatest(seats, coalesce(mau, 7), 3)
  debt: -nps + 2.5
  busy: (seats > 5) = (trial or nps > 0)
  per_head: arr / seats
  twice: depth * 2 - arr / 1000
  signed: nps / depth
  size:
    lines:
      - big: seats >= 50 or arr >= 1000
      - middle: not (seats < 10) and mood != 'dull'
      - small: seats is not null
  skipping:
    unknown: skip
    lines:
      - good: per_head > 12.5 or signed >= 0.5
      - fair: size <= 'middle' and worst in (1, 2, 3)
      - poor: otherwise
scores:
  fit:
    measures:
      heads: {weight: 30, of: per_head, points: {-5: 0, 10: 40, 12.5: 100}}
      mood: {weight: 15.5, of: mood, points: {bright: 80}}
      busy: {weight: 20, of: busy, points: {true: 70, false: 10}}
      steps:
        weight: 11
        points: [{when: seats > 10, give: 33.3}, {when: nps > 0, give: 50}, {when: trial, give: 7}]
    missing: reweigh
    caps: [{when: nps < -50, at_most: 30}, {when: trial, at_most: 45.5}]
    bands: {fine: 66.6667, well: 40}
  total:
    measures:
      fit: {weight: 7, of: fit, points: {0: 0, 50: 20, 100: 100}}
      size: {weight: 3, of: size, points: {big: 100, small: 1}}
    missing: neutral
tiers:
  - a:
      name: A
      when:
        total: total >= 61.2345
        band: fit_band = 'fine' and skipping > 'poor'
        debt: debt > 40 and gap between 10 and 20.5
  - b:
      name: B
      when:
        plan: plan in ('Pro', 'Max') and best >= 9
        twice: twice < -1 or name = plan
  - c: {name: C, when: {known: fit is not null and not busy}}
  - d: {name: D, when: otherwise}
"""
DATES = """\
tanada: 1
name: Dates
currency: JPY
attributes:
  new: days_since(started_on) < 90 and started_on >= '2024-02-29'
  soon: days_until(last_contact_on) > -30
tiers:
  - a: {name: A, when: {old: age_months >= 12, near: days_to_renewal <= 30 and not trial}}
  - b: {name: B, when: {new: new, soon: soon or next_renewal_on < '2026-03-01'}}
  - c: {name: C, when: {mrr: mrr > 100 and arr < 5000, stays: churned_on is not null}}
  - d: {name: D, when: otherwise}
"""


@cache
def policy_of(name: str) -> Policy:
    texts = {"everything": EVERYTHING, "dates": DATES}
    if name in texts:
        return read_policy(texts[name])
    beside = BESIDE / f"{name}.yaml"
    return load_policy(beside if beside.exists() else name)


@dataclass(frozen=True)
class Encoded:
    """A policy in the solver's terms, with every fact that can be asked of the engine."""

    policy: Policy
    constraints: Constraints
    account: Account
    walk: Walk
    search: Search
    names: tuple[str, ...]


@cache
def encoded(name: str) -> Encoded:
    policy = policy_of(name)
    constraints = Constraints()
    bands = [score.band_name for score in policy.scores if score.bands]
    names = (*(each.name for each in (*policy.attributes, *policy.scores)), *bands)
    account = Account(policy, constraints, Resting(policy, (*names, *read_by_tiers(policy))))
    walk = Walk(account)
    for each in names:
        value = account.fact(each)
        if isinstance(value, Number):
            value.term()
    return Encoded(policy, constraints, account, walk, Search(constraints, EFFORT), names)


def drawn(each: Input, held: list[Decimal], chance: Random) -> int | None:
    """A value in whole units, often beside a number of the policy; None for missing."""
    kind = each.type
    if kind.kind is not Kind.FLAG and chance.random() < 0.2:
        return None
    if kind.kind is Kind.DATE:
        ahead = each.fact in ("churned_on", "next_renewal_on")
        at = DAY.toordinal() + (chance.randint(1, 400) if ahead else chance.randint(-1200, 500))
    elif kind.kind is Kind.TEXT:
        at = chance.randint(-1, 3)
    elif held and chance.random() < 0.7:
        at = int(chance.choice(held).scaleb(kind.places)) + chance.choice((-1, 0, 0, 1))
    else:
        at = chance.choice((0, 1, -1, each.most, chance.randint(-20, 120) * 10**kind.places))
    return min(max(at, each.least), each.most)


def some_account(policy: Encoded, chance: Random) -> list[Any]:
    """Every input settled at random, as the solver is told it."""
    held = thresholds(policy.policy)
    settled: list[Any] = []
    for each in policy.account.inputs:
        value = drawn(each, held.get(each.fact, []), chance)
        if value is None:
            settled.append(negation(each.known))
        else:
            settled += [each.known, each.term == value]
    if policy.constraints.as_of is not None:
        settled.append(policy.constraints.as_of == DAY.toordinal())
    return settled


def told(policy: Encoded, solution: Solution, name: str) -> object:
    """A fact of a solution as the engine gives it."""
    value = policy.account.fact(name)
    if isinstance(value, Kleene):
        return None if not solution.holds(value.known) else solution.holds(value.true)
    if not solution.holds(value.known):
        return None
    number = solution.number(value.term())
    values = policy.policy.known_names()[name].values
    return values[number] if values else Decimal(number).scaleb(-value.places)


@pytest.mark.parametrize("name", [*SHIPPED, "rich", "strict", "everything", "dates"])
@settings(max_examples=2, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_every_fact_is_what_the_engine_says(name: str, seed: int) -> None:
    chance, policy = Random(seed), encoded(name)
    inputs = policy.account.inputs
    accounts: list[Example] = []
    expected = []
    for _ in range(ROWS):
        settled = some_account(policy, chance)
        solution = policy.search.find(*settled)
        if solution is None:  # a percentile, or a quotient too wide to be one
            continue
        accounts.append(read_account(solution, policy.constraints, inputs, policy.walk))
        expected.append({each: told(policy, solution, each) for each in policy.names})
    rows = decide_examples(policy.policy, accounts, policy.names)
    assert len(rows) == len(accounts) > 0
    for account, facts, row in zip(accounts, expected, rows, strict=True):
        qualified = account.tier if account.determined else None
        tiers = {"qualified_tier": qualified, "floor_tier": account.tier, "reason": account.reason}
        assert row == {"account_id": row["account_id"], **tiers, **facts}, account
