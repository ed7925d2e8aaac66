"""Proofs of policies: verdicts, counterexamples that the engine confirms, and what is left open."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytest.importorskip("z3", exc_type=ImportError)

from tanada.decide.proving import UnconfirmedError, confirmed, decide_examples, prove
from tanada.fields import Kind
from tanada.policy.loading import load_policy, preset_names, read_policy
from tanada.policy.model import Policy
from tanada.policy.proofs.claims import Effort, Example, Proof
from tanada.policy.proofs.moving import input_field
from tanada.policy.proofs.reading import DAY

PRESETS = [name for name, _ in preset_names()]
ROWS = 90


def document(body: str) -> Policy:
    return read_policy(f"tanada: 1\nname: P\ncurrency: USD\n{body}")


def of(proofs: list[Proof], kind: str, name: str, value: str = "") -> Proof:
    (found,) = [
        each
        for each in proofs
        if (each.claim.kind, each.claim.name) == (kind, name) and value in (each.claim.value, "")
    ]
    return found


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_keeps_what_it_promises(name: str) -> None:
    assert {proof.verdict for proof in prove(load_policy(name))} == {"proved"}


FALLING = """\
scores:
  fit:
    measures:
      arr: {weight: 1, of: arr, points: {0: 0, 25000: 50, 100000: 30}}
    missing: zero
    bands: {fine: 90, well: 40, bad: 0}
tiers:
  - a: {name: A, when: {fit: fit >= 50}}
  - b: {name: B, when: otherwise}
monotone: {arr: up, trial: up}
"""


def test_a_curve_that_falls_is_found_with_two_accounts() -> None:
    proof = of(prove(document(FALLING)), "monotone", "arr")
    assert proof.verdict == "refuted" and proof.pair is not None
    low, high = proof.pair.low, proof.pair.high
    assert low.given == (("arr", Decimal("25000.00")),)
    assert high.given == (("arr", Decimal("100000.00")),)
    assert [(each.tier, each.reason) for each in (low, high)] == [
        ("a", "a.fit"),
        ("b", "b.otherwise"),
    ]
    rows = decide_examples(document(FALLING), [low, high])
    assert [row["qualified_tier"] for row in rows] == ["a", "b"]


LONG = """\
scores:
  fit:
    measures:
      arr: {weight: 2, of: arr, points: {0: 0, 25000: 50, 100000: 100}}
      seats: {weight: 1, of: seats, points: {0: 0, 10: 100}}
    missing: reweigh
tiers:
  - a:
      name: A
      when:
LINES
        last: arr > 500 LAST
  - b: {name: B, when: otherwise}
monotone: {arr: up}
"""
LINES = "\n".join(f"        at_{at}: fit >= {at} and seats > {90 - at}" for at in range(20, 90, 5))


def test_a_long_policy_is_taken_apart_and_a_fall_in_it_still_found() -> None:
    body = LONG.replace("LINES", LINES)
    rising = of(prove(document(body.replace("LAST", ""))), "monotone", "arr")
    assert (rising.verdict, rising.idle) == ("proved", False)
    falling = of(prove(document(body.replace("LAST", "and arr < 700"))), "monotone", "arr")
    assert falling.verdict == "refuted" and falling.pair is not None
    assert (falling.pair.low.tier, falling.pair.high.tier) == ("a", "b")


def test_an_input_that_no_tier_reads_is_said_to_be_idle() -> None:
    proof = of(prove(document(FALLING)), "monotone", "trial")
    assert (proof.verdict, proof.idle) == ("proved", True)


def test_a_band_above_every_score_cannot_be_reached() -> None:
    proofs = prove(document(FALLING))
    verdicts = {each.claim.value: each.verdict for each in proofs if each.claim.kind == "band"}
    assert verdicts == {"fine": "refuted", "well": "proved", "bad": "proved"}


COVERED = """\
attributes:
  size:
    lines:
      - big: seats >= 50
      - middle: seats >= 60
      - small: otherwise
tiers:
  - a: {name: A, when: {large: arr > 50000, larger: arr > 60000, never: arr > 5 and arr < 3}}
  - b: {name: B, when: {part: arr > 10 and trial, rest: arr > 10 and not trial}}
  - c: {name: C, when: {none: arr > 20}}
  - d: {name: D, when: otherwise}
"""


def test_what_is_never_reached_names_what_takes_it() -> None:
    proofs = prove(document(COVERED))
    taken = {
        each.claim.name: each.taken_by
        for each in proofs
        if each.verdict == "refuted" and each.claim.kind == "clause"
    }
    assert taken == {
        "a.larger": ("a.large",),
        "a.never": (),
        "c.none": ("b.part", "b.rest"),
    }
    assert of(proofs, "tier", "c").verdict == "refuted"
    middle = of(proofs, "level", "size", "middle")
    assert (middle.verdict, middle.taken_by) == ("refuted", ("big",))


def test_reaching_is_shown_by_an_account_that_the_engine_puts_there() -> None:
    policy = document(COVERED)
    example = of(prove(policy), "clause", "b.part").example
    assert example is not None
    (row,) = decide_examples(policy, [example])
    assert (row["qualified_tier"], row["reason"]) == ("b", "b.part")


def test_undetermined_accounts_are_held_against_their_floor() -> None:
    # With NPS missing, A is unknown where arr is small, so the floor is what can fall.
    policy = document(
        "tiers:\n  - a: {name: A, when: {nps: nps > 0 and arr < 10}}\n"
        "  - b: {name: B, when: {mid: arr < 20 and nps is null}}\n"
        "  - c: {name: C, when: otherwise}\nmonotone: {arr: up}\n"
    )
    proof = of(prove(policy), "monotone", "arr")
    assert proof.verdict == "refuted"


def test_a_divisor_of_zero_is_another_pattern_of_what_is_missing() -> None:
    policy = document(
        "attributes: {cost: arr / seats}\n"
        "tiers:\n  - a: {name: A, when: {dear: cost > 100}}\n  - b: {name: B, when: otherwise}\n"
        "monotone: {seats: down}\n"
    )
    assert of(prove(policy), "monotone", "seats").verdict == "proved"


def test_a_fact_that_is_supplied_moves_alone() -> None:
    policy = document(
        "attributes:\n  growth:\n    lines: [{high: arr > 10}, {low: otherwise}]\n"
        "tiers:\n  - a: {name: A, when: {low: growth = 'low'}}\n"
        "  - b: {name: B, when: otherwise}\nmonotone: {growth: up}\n"
    )
    pair = of(prove(policy), "monotone", "growth").pair
    assert pair is not None
    assert (pair.low.given, pair.high.given) == ((("growth", "low"),), (("growth", "high"),))
    assert (pair.low.tier, pair.high.tier) == ("a", "b")


RANKED = """\
tiers:
  - a: {name: A, when: {top: percentile(arr) >= 0.9}}
  - b: {name: B, when: {low: percentile(arr) WAY 0.5}}
  - c: {name: C, when: otherwise}
monotone: {arr: up}
"""


def test_a_percentile_is_anything_that_does_not_fall_and_is_named() -> None:
    rising = of(prove(document(RANKED.replace("WAY", ">="))), "monotone", "arr")
    assert (rising.verdict, rising.percentiles) == ("proved", ("arr",))
    falling = of(prove(document(RANKED.replace("WAY", "<"))), "monotone", "arr")
    assert falling.verdict == "refuted" and falling.pair is not None
    assert dict(falling.pair.high.given)["percentile__arr"] == Decimal("0.50000000")


def test_without_steps_nothing_is_decided_and_the_hard_part_is_named() -> None:
    policy = document(
        "attributes: {worth: seats * nps}\n"
        "tiers:\n  - a: {name: A, when: {w: worth * employees > 1001}}\n"
        "  - b: {name: B, when: otherwise}\nmonotone: {nps: up}\n"
    )
    proofs = prove(policy, Effort(steps=1))
    hard = of(proofs, "monotone", "nps")
    assert (hard.verdict, hard.hard) == ("undecided", ("product",))


def test_an_example_that_the_engine_does_not_confirm_is_never_told() -> None:
    policy = document(COVERED)
    proof = of(prove(policy), "clause", "b.part")
    assert proof.example is not None
    wrong = replace(proof, example=replace(proof.example, tier="a"))
    with pytest.raises(UnconfirmedError):
        confirmed(policy, [wrong])
    (open_proof,) = confirmed(policy, [replace(wrong, loose=("next_renewal_on",))])
    assert (open_proof.verdict, open_proof.example) == ("undecided", None)


# What is proved is looked for a counterexample all the same.


def value_of(kind: Any, chance: Random) -> Any:
    if kind.values:
        return chance.choice(kind.values)
    if kind.kind is Kind.FLAG:
        return chance.random() < 0.5
    if kind.kind is Kind.WHOLE:
        return Decimal(chance.choice((0, 1, 2, 5, chance.randint(0, 120))))
    if kind.kind is Kind.MONEY:
        return Decimal(chance.choice((0, 5000, 25000, 75000, 100000, chance.randint(0, 150_000))))
    return Decimal(chance.randint(0, 400)) / 100


def rank(kind: Any, value: Any) -> Any:
    return -kind.values.index(value) if kind.values else value


@pytest.mark.parametrize("name", ["standard", "touch", "score_health", "score_complexity"])
@settings(max_examples=2, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_no_pair_of_accounts_contradicts_a_proof(name: str, seed: int) -> None:
    chance, policy = Random(seed), load_policy(name)
    moved, direction = chance.choice(policy.monotone)
    assert direction == "up"
    search(policy, moved, chance)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "moved"),
    [(name, moved) for name in PRESETS for moved, _ in load_policy(name).monotone],
)
@settings(max_examples=3, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_no_pair_of_accounts_contradicts_any_proof(name: str, moved: str, seed: int) -> None:
    search(load_policy(name), moved, Random(seed))


def search(policy: Policy, moved: str, chance: Random) -> None:
    """Look among pairs of accounts, which differ in one input, for one that moves down."""
    kind = input_field(policy, moved).type
    known = [
        each
        for each, field in policy.fields.items()
        if field.type.kind not in (Kind.DATE, Kind.TEXT) and each not in (moved, "mrr")
    ]
    examples = []
    for _ in range(ROWS):
        some = {
            each: value_of(policy.fields[each].type, chance)
            for each in known
            if chance.random() < 0.8
        }
        ends = sorted((value_of(kind, chance) for _ in range(2)), key=lambda v: rank(kind, v))
        examples += [Example(tuple({**some, moved: end}.items()), DAY) for end in ends]
    rows = decide_examples(policy, examples)
    places = [tier.key for tier in policy.tiers]
    for low, high in zip(rows[::2], rows[1::2], strict=True):
        assert places.index(str(high["floor_tier"])) <= places.index(str(low["floor_tier"]))
