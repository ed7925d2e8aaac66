"""The transitions of one account after another, written from the design alone.

It shares no code with Tanada: dates, renewals and tiers are worked out anew.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta


@dataclass(frozen=True)
class Rules:
    """Tiers best first, and the numbers of a policy's `transitions`."""

    tiers: tuple[str, ...]
    minimum_days: int = 30
    default_term: int = 12
    return_days: int = 30
    rename: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Account:
    """What a run says of an account; no qualified tier where it is undetermined."""

    account_id: str
    qualified: str | None
    floor: str
    churned_on: date | None = None
    renewal_date: date | None = None
    term: int | None = None


@dataclass(frozen=True)
class State:
    """What an account holds."""

    tier: str
    since: date
    provisional: bool = False
    grace_from: date | None = None
    grace_until: date | None = None
    ended_on: date | None = None
    pinned: bool = False


@dataclass(frozen=True)
class Override:
    """Another tier from a day until the day before another."""

    tier: str
    starts_on: date
    expires_on: date


def months_later(day: date, months: int) -> date:
    """The same day some months on, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def grace_end(rules: Rules, account: Account, as_of: date) -> date:
    term = account.term or rules.default_term
    earliest = as_of + timedelta(days=rules.minimum_days)
    if account.renewal_date is None:
        return max(months_later(as_of, term), earliest)
    k = 0
    while months_later(account.renewal_date, k * term) < earliest:
        k += 1
    return months_later(account.renewal_date, k * term)


def step(
    rules: Rules,
    as_of: date,
    account: Account | None,
    state: State | None,
    override: Override | None,
    *,
    complete: bool,
    rejected: bool = False,
) -> tuple[str, State | None, str | None]:
    """The status, what is held from now on, and the tier that is shown."""
    if state is not None:
        state = replace(state, tier=dict(rules.rename).get(state.tier, state.tier))
    before = state
    status, state = earned(rules, as_of, account, state, complete=complete, rejected=rejected)
    if status == "not_seen":
        pinned = state is not None and state.pinned
        shown = override.tier if pinned and in_force(override, as_of) else tier_of(state)
        return status, state, shown
    if state is None or status == "ended":
        return status, state and replace(state, pinned=False), tier_of(state)
    if in_force(override, as_of):
        return "pinned", replace(state, pinned=True), override.tier  # type: ignore[union-attr]
    was_pinned = before is not None and before.pinned
    going_on = status == "grace" and before is not None and before.grace_from is not None
    if was_pinned and (status in ("held", "undetermined") or going_on):
        status = "unpinned"
    return status, replace(state, pinned=False), state.tier


def tier_of(state: State | None) -> str | None:
    return None if state is None else state.tier


def in_force(override: Override | None, as_of: date) -> bool:
    return override is not None and override.starts_on <= as_of < override.expires_on


def earned(
    rules: Rules,
    as_of: date,
    account: Account | None,
    state: State | None,
    *,
    complete: bool,
    rejected: bool,
) -> tuple[str, State | None]:
    def better(one: str, other: str) -> bool:
        return rules.tiers.index(one) < rules.tiers.index(other)

    # 1
    if account is not None and account.churned_on is not None and account.churned_on <= as_of:
        if state is None:
            return "ended", None
        return "ended", replace(state, ended_on=max(state.since, account.churned_on))
    if account is None:
        if complete and not rejected and state is not None and state.ended_on is None:
            return "ended", replace(state, ended_on=as_of)
        return "not_seen", state
    # 2
    gone = state is not None and state.ended_on is not None
    if state is None or (gone and (as_of - state.ended_on).days > rules.return_days):  # type: ignore[operator]
        if account.qualified is None:
            return "undetermined", State(account.floor, as_of, provisional=True)
        return "new", State(account.qualified, as_of)
    state = replace(state, ended_on=None)
    # 3
    if state.provisional:
        if account.qualified is not None:
            return "new", State(account.qualified, as_of)
        since = state.since if account.floor == state.tier else as_of
        return "undetermined", State(account.floor, since, provisional=True)
    # 4
    if account.qualified is None:
        if better(account.floor, state.tier):
            return "promoted", State(account.floor, as_of)
        return "undetermined", state
    # 5, 6
    if better(account.qualified, state.tier):
        return "promoted", State(account.qualified, as_of)
    if account.qualified == state.tier:
        status = "recovered" if state.grace_from is not None else "held"
        return status, replace(state, grace_from=None, grace_until=None)
    # 7
    if state.grace_from is None:
        until = grace_end(rules, account, as_of)
        return "grace", replace(state, grace_from=as_of, grace_until=until)
    assert state.grace_until is not None
    if as_of < state.grace_until:
        return "grace", state
    return "demoted", State(account.qualified, as_of)
