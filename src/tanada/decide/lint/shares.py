"""How the accounts and their ARR are spread over the tiers, against what was aimed at."""

from __future__ import annotations

from collections.abc import Iterator

from tanada.decide.portfolio import Portfolio
from tanada.policy.lint.finding import Found
from tanada.policy.lint.reading import Reading
from tanada.policy.lint.tiers import CROWDED

_TARGETS = {
    "attention.accounts_above": "accounts",
    "attention.accounts_below": "accounts",
    "attention.arr_above": "arr",
    "attention.arr_below": "arr",
}
"""The portfolio's findings about targets, and what each is a share of."""


def lint_shares(reading: Reading, portfolio: Portfolio) -> Iterator[Found]:
    """A crowded best tier, empty tiers, and shares outside their targets."""
    paths = {key: path for path, key, _ in reading.tiers}
    best = portfolio.tiers[0]
    limit = best.accounts_target.high if best.accounts_target else CROWDED
    share = best.accounts_share
    params: dict[str, object]
    crowded = len(portfolio.tiers) > 1 and share is not None and share > limit
    if crowded:
        params = {"tier": best.tier, "share": share, "limit": limit, "accounts": best.accounts}
        yield Found("lint.crowded_top_tier", paths[best.tier], params, key=True)
    empty = {tier.tier for tier in portfolio.tiers if not tier.accounts}
    for place, tier in enumerate(portfolio.tiers):
        if tier.tier in empty:
            params = {"tier": tier.tier}
            undetermined = sum(below.undetermined for below in portfolio.tiers[place + 1 :])
            if undetermined:
                params["undetermined"] = undetermined
            yield Found("lint.empty_tier", paths[tier.tier], params, key=True)
    for finding in portfolio.findings:
        what, key = _TARGETS.get(finding.code), str(finding.params.get("tier"))
        told = key in empty or (crowded and key == best.tier and what == "accounts")
        if what is None or told:
            continue
        path = (*paths[key], "share", what)
        yield Found("lint.share_outside_target", path, {**finding.params, "what": what})
