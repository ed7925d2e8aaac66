"""Thresholds as a policy's document."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tanada.outcomes.thresholds.document import KEYS, PlainPolicy, plain_document
from tanada.policy.loading import read_policy
from tanada.policy.shape import Words

THRESHOLDS = (Decimal("250000.5"), Decimal(40_000), Decimal(900))


def document(tiers: int, currency: str = "USD") -> str:
    names = tuple((key, Words(en=key.title(), ja=f"階層: {key}")) for key in KEYS[tiers])
    name = Words(en="First tiers", ja="最初の階層")
    return plain_document(PlainPolicy(name, names, currency, "arr", THRESHOLDS[: tiers - 1]))


@pytest.mark.parametrize("tiers", [2, 3, 4])
def test_it_is_a_policy_with_the_usual_targets(tiers: int) -> None:
    policy = read_policy(document(tiers))
    assert [tier.key for tier in policy.tiers] == list(KEYS[tiers])
    shares = policy.shares("strategic")
    assert shares is not None
    assert (shares.accounts.low, shares.accounts.high) == (Decimal("0.1"), Decimal("0.2"))


def test_it_is_written_as_a_person_would() -> None:
    assert document(2, "EUR") == (
        "tanada: 1\n"
        "name: {en: First tiers, ja: 最初の階層}\n"
        "currency: EUR\n"
        "tiers:\n"
        "  - strategic:\n"
        '      name: {en: Strategic, ja: "階層: strategic"}\n'
        "      when: {large: arr >= 250000.5}\n"
        "      share: {accounts: 10%..20%, arr: 50%..100%}\n"
        "  - scale:\n"
        '      name: {en: Scale, ja: "階層: scale"}\n'
        "      when: otherwise\n"
        "levers: [arr]\n"
        "monotone: {arr: up}\n"
        "transitions:\n"
        "  up: at_once\n"
        "  down: {after: one_renewal, minimum_days: 30, default_term_months: 12}\n"
        "  return_days: 30\n"
    )
