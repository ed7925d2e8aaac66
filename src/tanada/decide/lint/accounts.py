"""Every finding of a policy with its accounts."""

from __future__ import annotations

from collections.abc import Iterator

from tanada.decide.lint.clauses import lint_clauses
from tanada.decide.lint.service import lint_service
from tanada.decide.lint.shares import lint_shares
from tanada.decide.portfolio import Portfolio, summarise
from tanada.decide.running import Decisions
from tanada.policy.lint.finding import Finding, Found, judged
from tanada.policy.lint.reading import Reading
from tanada.policy.source import Source


def lint_accounts(decisions: Decisions, source: Source | None = None) -> tuple[Finding, ...]:
    """The pitfalls that a policy shows over the accounts that have not ended.

    The most severe first; empty where there is no such account. `source` is what the policy
    was read from; without it findings have a path and no line. A few queries over the
    accounts, whatever their number.
    """
    portfolio = summarise(decisions)
    return judged(_found(decisions, portfolio), decisions.policy.document, source)


def _found(decisions: Decisions, portfolio: Portfolio) -> Iterator[Found]:
    if not portfolio.accounts:
        return
    reading = Reading(decisions.policy, decisions.as_of)
    yield from lint_shares(reading, portfolio)
    yield from lint_clauses(reading, decisions)
    yield from lint_service(reading, decisions)
    yield from _undated(decisions)


def _undated(decisions: Decisions) -> Iterator[Found]:
    """An age limit that never counts, because nothing says how old the values are."""
    columns = decisions.snapshot.columns
    for name, days in decisions.policy.stale_after_days.items():
        if name in columns and f"{name}_as_of" not in columns:
            path = ("fields", name, "stale_after_days")
            params = {"field": name, "days": days, "column": f"{name}_as_of"}
            yield Found("lint.age_limit_without_date", path, params)
