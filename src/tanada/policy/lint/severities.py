"""Every finding there is, and how much it matters where a document does not say."""

from __future__ import annotations

from typing import Literal

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
"""The most severe first."""

PREFIX = "lint."
DEFAULTS: dict[str, Severity] = {
    # Tiers.
    "lint.too_many_tiers": "warning",
    "lint.same_tier_name": "warning",
    "lint.single_dimension": "note",
    "lint.one_benchmark": "warning",
    "lint.tier_without_goals": "note",
    "lint.shares_too_high": "warning",
    "lint.shares_too_low": "warning",
    "lint.crowded_target": "warning",
    # Clauses and bands.
    "lint.many_clauses": "warning",
    "lint.special_case": "warning",
    "lint.clause_never_true": "warning",
    "lint.clause_never_first": "warning",
    "lint.overlapping_clauses": "warning",
    "lint.gap_between_bands": "warning",
    "lint.overlap_between_bands": "warning",
    # Scores.
    "lint.weights_do_not_add_up": "warning",
    "lint.lowest_band_above_zero": "warning",
    "lint.value_without_points": "warning",
    "lint.measure_without_effect": "warning",
    # Service.
    "lint.no_programme": "warning",
    "lint.unequal_basic_service": "warning",
    "lint.all_attention_on_top": "warning",
    "lint.contact_not_lightened": "note",
    "lint.advocacy_unaimed": "warning",
    # Movement and measurement.
    "lint.never_reviewed": "warning",
    "lint.reviewed_too_rarely": "warning",
    "lint.no_grace": "warning",
    "lint.not_measured": "note",
    # What nobody uses.
    "lint.unused_field": "note",
    "lint.unused_attribute": "note",
    "lint.unused_engagement": "note",
    "lint.unused_programme": "note",
    # With the accounts.
    "lint.crowded_top_tier": "warning",
    "lint.share_outside_target": "warning",
    "lint.empty_tier": "warning",
    "lint.clause_without_accounts": "warning",
    "lint.clause_adds_nothing": "note",
    "lint.high_touch_on_avoiders": "warning",
    "lint.advocacy_to_non_advocates": "warning",
    "lint.age_limit_without_date": "warning",
}
"""By the finding's code; in a document it stands without `lint.`."""


def lint_names() -> tuple[str, ...]:
    """What the findings are called in a document's `lint`."""
    return tuple(code.removeprefix(PREFIX) for code in DEFAULTS)
