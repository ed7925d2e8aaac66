"""What an account holds after a run, as rules: of each table the first line that holds.

The names are those of a run and of what was held before it (`held_…`); a line may read the
tables above its own. Tiers are compared as levels: the better one is the greater.
"""

from __future__ import annotations

Lines = tuple[tuple[str | None, str], ...]
"""A condition, or None for all that are left, and what then is: a name, or a status."""

CONDITIONS = {
    "has_left": "seen and churned_on <= today",
    "has_vanished": "complete and held and not seen and not rejected and held_ended_on is null",
    "goes_on": "held and (held_ended_on is null or held_ended_on >= back_from)",
    "graced": "held_grace_from is not null",
    "determined": "qualified_tier is not null",
}

STATUS: Lines = (
    ("has_left or has_vanished", "ended"),
    ("not seen", "not_seen"),
    ("(not goes_on or held_provisional) and determined", "new"),
    ("(not goes_on or held_provisional)", "undetermined"),
    ("not determined and floor_tier > held_tier", "promoted"),
    ("not determined", "undetermined"),
    ("qualified_tier > held_tier", "promoted"),
    ("qualified_tier = held_tier and graced", "recovered"),
    ("qualified_tier = held_tier", "held"),
    ("graced and held_grace_until <= today", "demoted"),
    (None, "grace"),
)
"""What the run does to the earned tier; an override changes only what is shown."""

GIVEN = (
    "status in ('new', 'promoted', 'demoted') "
    "or (status = 'undetermined' and (not goes_on or held_provisional))"
)
"""Whether the run gives a tier, be it the one that was held."""

KEEPS_GRACE = (
    "graced and (status in ('grace', 'not_seen', 'ended') "
    "or (status = 'undetermined' and not given))"
)

PROVISIONAL = (
    "(status = 'undetermined' and given) or (status in ('not_seen', 'ended') and held_provisional)"
)

VALUES: dict[str, Lines] = {
    "earned_tier": (
        ("given", "coalesce(qualified_tier, floor_tier)"),
        (None, "held_tier"),
    ),
    "since": (
        ("status = 'undetermined' and goes_on and earned_tier = held_tier", "held_since"),
        ("given", "today"),
        (None, "held_since"),
    ),
    "grace_from": (
        ("keeps_grace", "held_grace_from"),
        ("status = 'grace'", "today"),
    ),
    "grace_until": (
        ("keeps_grace", "held_grace_until"),
        ("status = 'grace'", "grace_ends"),
    ),
    "ended_on": (
        ("has_left and churned_on < held_since", "held_since"),
        ("has_left", "churned_on"),
        ("has_vanished", "today"),
        ("status = 'not_seen'", "held_ended_on"),
    ),
}

PINNED: Lines = (
    ("status = 'not_seen'", "held_pinned"),
    ("status = 'ended'", "never"),
    (None, "override_in_force"),
)
"""Whether an override shows another tier; where an account was not seen, as it was."""

SHOWN: dict[str, Lines] = {
    "shown_tier": (
        ("pinned and override_in_force", "override_tier"),
        (None, "earned_tier"),
    ),
    "pinned_until": (("pinned", "override_until"),),
}

SHOWN_STATUS: Lines = (
    ("pinned and status != 'not_seen'", "pinned"),
    (
        "held_pinned and (status in ('held', 'undetermined') or (status = 'grace' and graced))",
        "unpinned",
    ),
)
"""Over the status beneath: what people see."""

OVERLAY_CONDITIONS = {
    "is_open": "since is not null and not spent",
    "is_past": "spent or (is_open and ends_on <= today)",
}
"""Of one overlay, by what was held of it: whether it goes on, and whether its days are over."""

OVERLAY: Lines = (
    ("has_left", "gone"),
    ("not seen", "kept"),
    ("stops", "gone"),
    ("is_past and not holds", "gone"),
    ("is_past", "spent"),
    ("is_open", "kept"),
    ("holds", "begun"),
    (None, "gone"),
)
"""What the run does to one overlay of an account.

`holds` is its condition, `stops` what ends it at once; where one of them is UNKNOWN it does
not act, and all stays as it was. One whose days are over while its condition still holds is
spent, and begins anew only once the condition has been FALSE.
"""

OVERLAY_VALUES: dict[str, Lines] = {
    "since_now": (("becomes = 'begun'", "today"), ("becomes != 'gone'", "since")),
    "until_now": (("becomes = 'begun'", "ends_if_begun"), ("becomes != 'gone'", "ends_on")),
    "spent_now": (
        ("becomes = 'spent'", "always"),
        ("becomes = 'kept'", "spent"),
        ("becomes = 'begun'", "never"),
    ),
}

OVERLAY_SHOWN = "since_now is not null and not spent_now"

OVERLAY_UNDECIDED = (
    "seen and not has_left and not is_past and ("
    "(is_open and stops is null) or "
    "(not is_open and holds is null and (stops is null or not stops)))"
)
"""Whether data that is missing keeps it from ending, or from beginning."""
