"""How many dimensions of an account the tiers look at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tanada.fields import DESIGNATIONS
from tanada.policy.lint.finding import Found
from tanada.policy.lint.reading import Reading
from tanada.policy.lint.severities import Severity
from tanada.policy.model import mentioned

MONTHS_WITH_ONE = 6
"""How long one dimension is a good beginning, where the policy does not say."""

_OF_FIELDS = {
    "value": "arr mrr arr_12m_ago support_cost_12m",
    "size": "employees company_revenue",
    "industry": "industry",
    "plan": "plan trial",
    "geography": "region country language time_zone",
    "maturity": "started_on renewal_date term_months",
    "health": "csm_sentiment churn_risk health_score nps seats_used dau mau",
    "growth": "expansion_multiple growth_rate_12m addressable_seats products_available "
    "departments_total",
    "strategic": " ".join(DESIGNATIONS),
}
DIMENSIONS = {field: name for name, fields in _OF_FIELDS.items() for field in fields.split()}
"""The dimension of an account that a field tells of; any other field is one of its own."""
NO_DIMENSION = "plan"
"""Alone it places nobody: a trial flag beside ARR is still one dimension."""


def lint_dimensions(reading: Reading) -> Iterator[Found]:
    """One dimension is how to begin, and a warning once it has been measured long enough."""
    rules = [clause.rule for tier in reading.policy.tiers for clause in tier.clauses if clause.rule]
    dimensions = {each for name in mentioned(rules) for each in _of(reading, name)}
    if len(dimensions) > 1:
        dimensions.discard(NO_DIMENSION)
    if len(dimensions) != 1:
        return
    (dimension,) = dimensions
    outcomes = reading.policy.document.outcomes
    months = outcomes.months_before_more_dimensions if outcomes else MONTHS_WITH_ONE
    since = reading.policy.document.in_use_since
    due = since is not None and months_between(since, reading.as_of) >= months
    severity: Severity = "warning" if due else "note"
    params = {"dimension": f"dimension.{dimension}", "name": dimension, "months": months}
    yield Found("lint.single_dimension", ("tiers",), params, key=True, severity=severity)


def _of(reading: Reading, name: str) -> set[str]:
    """The dimensions of a name: a score's are those of its measures."""
    policy = reading.policy
    for score in policy.scores:
        if name in (score.name, score.band_name):
            return {each for inner in mentioned(score.rules()) for each in _of(reading, inner)} or {
                name
            }
    if name in policy.fields:
        return {DIMENSIONS.get(name, name)}
    fields = reading.beneath([name]) & set(policy.fields)
    found = {DIMENSIONS.get(field, field) for field in fields}
    return found if len(found) == 1 else {name}


def months_between(start: date, end: date) -> int:
    """The most whole months that fit between two days; negative before the start."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return months - 1 if end.day < start.day else months
