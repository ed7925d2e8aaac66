"""The columns of the ledger's tables, with their types."""

from __future__ import annotations

from tanada.fields import DATE, FLAG, TEXT, WHOLE, Type

HELD: dict[str, Type] = {
    "account_id": TEXT,
    "tier": TEXT,
    "since": DATE,
    "provisional": FLAG,
    "grace_from": DATE,
    "grace_until": DATE,
    "ended_on": DATE,
    "pinned": FLAG,
}
"""What an account holds: its earned `tier`.

`provisional` stands where it was given while the account was undetermined; the grace dates
where it has ceased to qualify; `ended_on` where the account has left; `pinned` where an
override was in force at the last run.
"""

DECIDED: dict[str, Type] = {
    "account_id": TEXT,
    "qualified_tier": TEXT,
    "floor_tier": TEXT,
    "churned_on": DATE,
    "renewal_date": DATE,
    "term_months": WHOLE,
}
"""What a run says of an account; qualified_tier is missing where it is undetermined."""

OVERRIDES: dict[str, Type] = {
    "account_id": TEXT,
    "tier": TEXT,
    "reason": TEXT,
    "starts_on": DATE,
    "expires_on": DATE,
    "proposed_by": TEXT,
    "approved_by": TEXT,
}
"""Who holds which other tier from `starts_on` until the day before `expires_on`, and why."""

TRANSITIONS: dict[str, Type] = {
    "account_id": TEXT,
    "status": TEXT,
    "tier": TEXT,
    "tier_before": TEXT,
    "earned_tier": TEXT,
    "since": DATE,
    "provisional": FLAG,
    "grace_from": DATE,
    "grace_until": DATE,
    "ended_on": DATE,
    "pinned": FLAG,
    "pinned_until": DATE,
    "seen": FLAG,
}
"""What a run does to an account.

`tier` is the one shown, `earned_tier` the one beneath an override, `tier_before` the one
earned before the run, under today's name. `seen` says whether the run decided the account.
"""

OVERLAY_STATE: dict[str, Type] = {"since": DATE, "until": DATE, "spent": FLAG}
"""What an account holds of one overlay.

`until` stands where it ends after so many days; `spent` is TRUE where it has, and its
condition has not been FALSE since. Nothing stands where there is none.
"""


def overlay_column(key: str, name: str) -> str:
    """The column of one of OVERLAY_STATE, of one overlay."""
    return f"overlay__{key}__{name}"


def overlays_table(held: str) -> str:
    """The relation beside one with the columns of HELD that has what is held of overlays.

    It has an account_id and the columns of OVERLAY_STATE for each overlay of the policy; an
    account may be absent from it.
    """
    return f"{held}_overlays"
