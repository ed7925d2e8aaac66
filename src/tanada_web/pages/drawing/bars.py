"""A share as a bar over its target."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tanada.policy.shape import PercentRange


@dataclass(frozen=True)
class Bar:
    """A share of one and its target; lengths are in percent of the bar, which is full at one."""

    share: Decimal | None
    target: PercentRange | None = None

    @property
    def standing(self) -> str:
        """`below`, `within` or `above` the target; empty where there is nothing to compare."""
        if self.share is None or self.target is None:
            return ""
        shown = round(self.share, 3)
        if shown < self.target.low:
            return "below"
        return "above" if shown > self.target.high else "within"

    @property
    def code(self) -> str:
        """The message of how it stands to its target."""
        return f"figure.{self.standing or 'target'}"

    @property
    def is_outside(self) -> bool:
        """Whether the share misses its target."""
        return self.standing in ("below", "above")

    @property
    def fill(self) -> str:
        """How long the bar is."""
        return percent(min(max(self.share or Decimal(0), Decimal(0)), Decimal(1)))

    @property
    def low(self) -> str:
        """Where the target begins."""
        return percent(self.target.low) if self.target else ""

    @property
    def high(self) -> str:
        """Where the target ends."""
        return percent(self.target.high) if self.target else ""

    @property
    def width(self) -> str:
        """How wide the target is."""
        return percent(self.target.high - self.target.low) if self.target else ""


def percent(share: Decimal) -> str:
    """A length as SVG reads it: `24.1%`."""
    return f"{round(share * 100, 2).normalize():f}%"
