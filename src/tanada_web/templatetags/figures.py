"""Tiers, statuses and figures, drawn the same way on every page."""

from __future__ import annotations

from decimal import Decimal

from django.template import Library

from tanada.policy.shape import PercentRange
from tanada_web.pages.drawing.bars import Bar
from tanada_web.pages.drawing.tiers import TierLook

register = Library()
_TONES = {
    "promoted": "up",
    "recovered": "up",
    "grace": "wait",
    "pinned": "wait",
    "undetermined": "open",
}
"""How a status looks that is not merely a fact."""


@register.inclusion_tag("parts/tier.html")
def tier(look: TierLook | None) -> dict[str, object]:
    """`{% tier look %}`: a tier by its swatch and name; None is no tier yet."""
    return {"look": look}


@register.inclusion_tag("parts/status.html", takes_context=True)
def status(context: dict[str, object], status: str) -> dict[str, object]:
    """`{% status "grace" %}`: the status of an account as a badge."""
    return {
        "language": context.get("language"),
        "code": f"status.{status}",
        "tone": _TONES.get(status, ""),
    }


@register.inclusion_tag("parts/measure.html", takes_context=True)
def measure(
    context: dict[str, object],
    share: Decimal | None,
    target: PercentRange | None = None,
    href: str = "",
) -> dict[str, object]:
    """`{% measure share target href %}`: a number, its target and its bar."""
    return {"language": context.get("language"), "bar": Bar(share, target), "href": href}
