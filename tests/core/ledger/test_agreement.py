"""Random companies over random runs: every engine agrees with the model, row by row."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from .conftest import TIERS, Ledger, policy_of
from .model import Account, Override, Rules, State, step

HELD = ("since", "provisional", "grace_from", "grace_until", "ended_on", "pinned")


def drawn_accounts(draw: random.Random, as_of: date, count: int) -> Iterator[Account]:
    """What a run says of some of the accounts."""
    for number in range(count):
        if draw.random() < 0.07:
            continue
        tier = draw.choice(TIERS)
        known = draw.random() < 0.8
        renewal = as_of + timedelta(days=draw.randint(-900, 200))
        yield Account(
            f"A{number}",
            tier if known else None,
            tier,
            as_of + timedelta(days=draw.randint(-60, 20)) if draw.random() < 0.08 else None,
            renewal if draw.random() < 0.85 else None,
            draw.choice([None, 1, 3, 12, 12, 24, 36]),
        )


def drawn_overrides(draw: random.Random, start: date, count: int) -> dict[str, Override]:
    """At most one for an account."""
    found = {}
    for number in range(count):
        if draw.random() < 0.15:
            begins = start + timedelta(days=draw.randint(-10, 300))
            ends = begins + timedelta(days=draw.randint(1, 200))
            found[f"A{number}"] = Override(draw.choice(TIERS), begins, ends)
    return found


@pytest.mark.parametrize("seed", range(3))
def test_the_ledger_agrees_with_the_model(ledger: Ledger, seed: int) -> None:
    agree(ledger, seed, count=120, runs=12)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 112))
def test_the_ledger_agrees_with_the_model_at_length(ledger: Ledger, seed: int) -> None:
    agree(ledger, seed, count=400, runs=20)


def agree(ledger: Ledger, seed: int, count: int, runs: int) -> None:
    """Carry a random company through random runs, beside the model."""
    draw = random.Random(seed)
    rules = Rules(
        TIERS,
        minimum_days=draw.choice([0, 30, 90]),
        default_term=draw.choice([1, 12]),
        return_days=draw.choice([0, 30]),
    )
    policy = policy_of(
        down=f"{{minimum_days: {rules.minimum_days}, default_term_months: {rules.default_term}}}",
        return_days=rules.return_days,
    )
    as_of = date(2025, 1, 31)
    overrides = drawn_overrides(draw, as_of, count)
    listed = [(i, each.tier, each.starts_on, each.expires_on) for i, each in overrides.items()]
    states: dict[str, State] = {}
    for _ in range(runs):
        complete = draw.random() < 0.7
        accounts = {each.account_id: each for each in drawn_accounts(draw, as_of, count)}
        if not complete:
            accounts = {i: each for i, each in accounts.items() if draw.random() < 0.4}
        rejected = {f"A{n}" for n in range(count) if f"A{n}" not in accounts and n % 3 == 0}
        found = ledger.run(
            policy,
            as_of,
            [
                (a.account_id, a.qualified, a.floor, a.churned_on, a.renewal_date, a.term)
                for a in accounts.values()
            ],
            [(i, s.tier, *(getattr(s, name) for name in HELD)) for i, s in states.items()],
            listed,
            rejected,
            complete=complete,
        )
        expected: dict[str, Any] = {}
        following: dict[str, State] = {}
        for account_id in {*accounts, *states}:
            status, state, shown = step(
                rules,
                as_of,
                accounts.get(account_id),
                states.get(account_id),
                overrides.get(account_id),
                complete=complete,
                rejected=account_id in rejected,
            )
            expected[account_id] = (status, shown, state)
            if state is not None:
                following[account_id] = state
        seen = {
            account_id: (
                row["status"],
                row["tier"],
                None
                if row["earned_tier"] is None
                else State(row["earned_tier"], *(row[name] for name in HELD)),
            )
            for account_id, row in found.items()
        }
        assert seen == expected
        states = following
        as_of += timedelta(days=draw.choice([0, 1, 7, 30, 45, 200]))
