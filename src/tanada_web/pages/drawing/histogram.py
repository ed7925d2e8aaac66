"""How many accounts lie where, as bars in the colours of the tiers that thresholds make of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tanada.outcomes.thresholds.histogram import Bin
from tanada_web.pages.drawing.bars import percent
from tanada_web.pages.drawing.tiers import TierLook


@dataclass(frozen=True)
class Column:
    """A bar: where it stands and how high it is, in percent of the figure; the tier it falls in."""

    accounts: int
    at: str
    width: str
    top: str
    height: str
    look: TierLook | None


def histogram(
    bins: Sequence[Bin], thresholds: Sequence[Decimal], tiers: Sequence[TierLook]
) -> list[Column]:
    """The bars from the smallest values to the largest; a bin's lower end says which tier it is."""
    most = max((each.accounts for each in bins), default=0)
    apart = Decimal(1) / max(len(bins), 1)
    found = []
    for place, each in enumerate(bins):
        height = Decimal(each.accounts) / most if most else Decimal(0)
        found.append(
            Column(
                each.accounts,
                percent(apart * place),
                percent(apart * Decimal("0.92")),
                percent(1 - height),
                percent(height),
                _tier(each, thresholds, tiers),
            )
        )
    return found


def _tier(each: Bin, thresholds: Sequence[Decimal], tiers: Sequence[TierLook]) -> TierLook | None:
    if not thresholds or len(tiers) != len(thresholds) + 1:
        return None
    for look, threshold in zip(tiers, thresholds, strict=False):
        if each.low is not None and each.low >= threshold:
            return look
    return tiers[-1]
