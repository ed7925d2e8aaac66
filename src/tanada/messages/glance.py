"""Figures at a glance: a few digits and their size, for tables and first sentences."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from tanada.messages import formats
from tanada.messages.text import Language

if TYPE_CHECKING:
    from tanada.policy.shape import PercentRange

NOTHING = "–"
_ENGLISH = ((10**12, "T"), (10**9, "B"), (10**6, "M"), (10**3, "K"))
_ROUNDS_UP = Decimal("0.99995")
_JAPANESE = ((10**12, "兆"), (10**8, "億"), (10**4, "万"))


def share(value: Decimal | None) -> str:
    """A share with one decimal: `21.7%`; a dash where there is nothing to share."""
    return NOTHING if value is None else f"{(value * 100).quantize(Decimal('0.1')):f}%"


def band(target: PercentRange | None) -> str:
    """A target: `10–20%`; nothing where there is none."""
    if target is None:
        return ""
    return f"{formats.number(target.low * 100)}–{formats.number(target.high * 100)}%"


def money(amount: Decimal, currency: str, language: Language) -> str:
    """A sum: `$12.3M`, 「1,230万ドル」, 「1.22億ドル」."""
    size, sign = _size(abs(amount), _JAPANESE if language == "ja" else _ENGLISH)
    value = formats.number(_short(abs(amount) / size, sign, language))
    minus = "-" if amount < 0 else ""
    pattern = formats.money(Decimal(0), currency, language)
    if language == "ja":
        return minus + pattern.replace("0", value + sign)
    return minus + pattern.replace("0", value) + sign


def _size(amount: Decimal, steps: Sequence[tuple[int, str]]) -> tuple[int, str]:
    """The largest unit that the amount reaches once it is rounded."""
    return next((step for step in steps if amount >= step[0] * _ROUNDS_UP), (1, ""))


def _short(value: Decimal, sign: str, language: Language) -> Decimal:
    """A number with one decimal place; in Japanese, where units are further apart, three digits."""
    places = 0 if not sign else 1
    if sign and language == "ja":
        places = max(0, 2 - value.adjusted())
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
