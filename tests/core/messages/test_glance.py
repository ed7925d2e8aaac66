"""Figures at a glance, in both languages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tanada.messages import glance
from tanada.policy.shape import PercentRange


@pytest.mark.parametrize(
    ("amount", "english", "japanese"),
    [
        ("0", "$0", "0ドル"),
        ("0.4", "$0", "0ドル"),
        ("999", "$999", "999ドル"),
        ("999.99", "$1K", "1,000ドル"),
        ("5000", "$5K", "5,000ドル"),
        ("9999.6", "$10K", "1万ドル"),
        ("427500", "$427.5K", "42.8万ドル"),
        ("999960", "$1M", "100万ドル"),
        ("8713380", "$8.7M", "871万ドル"),
        ("42878875", "$42.9M", "4,288万ドル"),
        ("99995000", "$100M", "1億ドル"),
        ("121900000", "$121.9M", "1.22億ドル"),
        ("12345678901", "$12.3B", "123億ドル"),
        ("999949999999", "$999.9B", "9,999億ドル"),
        ("20000000000000000", "$20,000T", "20,000兆ドル"),
        ("-52000", "-$52K", "-5.2万ドル"),
    ],
)
def test_money(amount: str, english: str, japanese: str) -> None:
    assert glance.money(Decimal(amount), "USD", "en") == english
    assert glance.money(Decimal(amount), "USD", "ja") == japanese


def test_shares_and_bands() -> None:
    assert glance.share(Decimal("0.15896")) == "15.9%"
    assert glance.share(None) == "–"
    assert (
        glance.band(PercentRange.model_construct(low=Decimal("0.1"), high=Decimal("0.2")))
        == "10–20%"
    )
    assert glance.band(None) == ""
