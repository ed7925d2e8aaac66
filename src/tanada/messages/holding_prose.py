"""What one account holds, in sentences and as data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tanada.ledger.holding import Holding
from tanada.messages.labels import Labels

_GOES_ON = ("undetermined", "grace")
"""Statuses of an account that keeps what it holds, for a reason that stands behind."""
_ABSENT = ("ended", "not_seen")


def describe_holding(holding: Holding, labels: Labels) -> str:
    """What the account holds since when, and why it is not another tier."""
    between = "" if labels.language == "ja" else " "
    return between.join(_Sentences(holding, labels).all())


def holding_data(holding: Holding, labels: Labels) -> dict[str, object]:
    """What the account holds as plain data, with what is said of it."""
    shown = {name: value for name, value in holding.move.items() if name != "account_id"}
    return {
        "message": describe_holding(holding, labels),
        **shown,
        "grace_to_renewal": holding.grace_to_renewal,
        "override": holding.override,
        "before": holding.before,
    }


class _Sentences:
    def __init__(self, holding: Holding, labels: Labels) -> None:
        self.holding = holding
        self.labels = labels
        self.move = holding.move
        self.before = holding.before or {}
        self.status = str(holding.move["status"])
        self.qualified = (holding.decision or {}).get("qualified_tier")

    def all(self) -> Iterator[str]:
        yield from self.first()
        if self.status not in _ABSENT:
            yield from self.lacking()
            yield from self.grace()

    def first(self) -> Iterator[str]:
        """What it holds, and what has just become of it."""
        if self.status == "pinned":
            yield self.pinned()
        yield self.labels.say(f"held.{self.event()}", **self.params())

    def event(self) -> str:
        if self.status == "pinned":
            return "beneath"
        if self.status in _GOES_ON:
            return "stays"
        if self.status == "new" and self.before:
            return "new_back" if self.before["ended_on"] else "new_settled"
        if self.status in _ABSENT and self.move["earned_tier"] is None:
            return "ended_unheld"
        if self.status == "not_seen" and self.move["ended_on"]:
            return "ended"
        if self.status == "ended" and not self.move["seen"]:
            return "vanished"
        return self.status

    def params(self) -> dict[str, object]:
        move = self.move
        return {
            "account": self.holding.account_id,
            "tier": self.tier(move["earned_tier"]),
            "before": self.tier(move["tier_before"]),
            "since": move["since"],
            "grace_until": self.before.get("grace_until"),
            "ended_on": move["ended_on"] or self.before.get("ended_on"),
        }

    def pinned(self) -> str:
        override = self.holding.override
        assert override is not None
        return self.labels.say(
            "held.pinned",
            tier=self.tier(override["tier"]),
            until=override["expires_on"],
            reason=str(override["reason"]).strip().rstrip(".。"),
            proposed_by=override["proposed_by"],
            approved_by=override["approved_by"],
        )

    def lacking(self) -> Iterator[str]:
        """What missing data has to do with it."""
        if self.move["provisional"]:
            yield self.labels.say("held.at_least")
        elif self.qualified is None:
            yield self.labels.say("held.undetermined")

    def grace(self) -> Iterator[str]:
        until = self.move["grace_until"]
        if not isinstance(until, date):
            return
        if self.qualified is None:
            waits = until > self.holding.as_of
            yield self.labels.say("held.grace_open" if waits else "held.grace_over", until=until)
        else:
            code = "held.grace_renewal" if self.holding.grace_to_renewal else "held.grace"
            yield self.labels.say(code, qualified=self.tier(self.qualified), until=until)

    def tier(self, key: object) -> str:
        return "" if key is None else self.labels.tier(str(key))
