"""How each field of the accounts below a top, and of the top itself, becomes one value.

An account that has ended does not count, unless all have. Where one row's value is
taken, it is the top's, or that of the account with the most ARR; of accounts with the
same ARR the top comes first, then the smaller id.
"""

from __future__ import annotations

from enum import StrEnum

from tanada.accounts.events.kind import is_number
from tanada.fields import DESIGNATIONS, Field, Kind
from tanada.policy.model import Policy


class Combine(StrEnum):
    """The ways to combine."""

    OWN = "own"
    """What the top's own row says."""
    OWN_OR_LARGEST = "own_or_largest"
    """The top's own value, else that of the account with the most ARR that has one."""
    OWN_OR_SUM = "own_or_sum"
    """The top's own value, which includes its subsidiaries; else the sum."""
    SUM = "sum"
    """The sum of what is known."""
    SUM_WITH_ENDED = "sum_with_ended"
    """The sum of what is known, ended accounts included: it is about an earlier day."""
    GREATEST = "greatest"
    """The greatest: distinct things that accounts can share, so that a sum counts them twice."""
    WEIGHTED = "weighted"
    """The mean, weighted by ARR; without any ARR, the plain mean."""
    GROWTH = "growth"
    """The mean, weighted by the ARR of a year ago, which growth is a share of; by ARR for an
    account of which that is not known."""
    ANY = "any"
    """Yes where any says yes."""
    ALL = "all"
    """Yes where all say yes."""
    WORST = "worst"
    """The worst of its values: what one account suffers is a risk to all."""
    EARLIEST_WITH_ENDED = "earliest_with_ended"
    """The earliest, ended accounts included."""
    LATEST = "latest"
    """The latest."""
    LARGEST = "largest"
    """That of the account with the most ARR out of those that have a renewal date, if any."""
    LAST_END = "last_end"
    """The latest, where all have one."""


_SUMMED = (
    "arr mrr support_cost_12m seats seats_used departments_using departments_total integrations "
    "stakeholders tickets_90d severe_tickets_90d business_reviews_attended_12m "
    "contacts_started_90d references_given_12m referrals_12m dau mau"
).split()
_SHARED = (
    "products_owned products_available advanced_features_used advanced_features_available "
    "programmes_joined programmes_offered"
).split()
_WEIGHTED = "health_score nps outreach_answered_rate expansion_multiple".split()
_OWN_OR_LARGEST = "owner plan industry region country language time_zone".split()
_ANY = (
    *DESIGNATIONS,
    *"willing_advocate custom_configuration mission_critical executive_sponsor strategic".split(),
)

BY_FIELD: dict[str, Combine] = {
    **dict.fromkeys(("account_id", "currency", "name", "parent_account_id"), Combine.OWN),
    **dict.fromkeys(_OWN_OR_LARGEST, Combine.OWN_OR_LARGEST),
    **dict.fromkeys(("csm_sentiment", "churn_risk"), Combine.WORST),
    **dict.fromkeys(_SUMMED, Combine.SUM),
    "arr_12m_ago": Combine.SUM_WITH_ENDED,
    **dict.fromkeys(("company_revenue", "employees", "addressable_seats"), Combine.OWN_OR_SUM),
    **dict.fromkeys(_SHARED, Combine.GREATEST),
    **dict.fromkeys(_WEIGHTED, Combine.WEIGHTED),
    "growth_rate_12m": Combine.GROWTH,
    "started_on": Combine.EARLIEST_WITH_ENDED,
    "renewal_date": Combine.LARGEST,
    "term_months": Combine.LARGEST,
    "last_contact_on": Combine.LATEST,
    "churned_on": Combine.LAST_END,
    "trial": Combine.ALL,
    **dict.fromkeys(_ANY, Combine.ANY),
}
"""Every canonical field."""

BY_FURTHER: dict[str, Combine] = {
    "mau_90d_ago": Combine.SUM_WITH_ENDED,
    "advanced_features_used_90d_ago": Combine.GREATEST,
}
"""A further field of a table of events, where a policy declares it as a number: as what it is
compared with, or growth would be an account's number of subsidiaries."""

BY_KIND: dict[Kind, Combine] = {
    Kind.MONEY: Combine.SUM,
    Kind.WHOLE: Combine.SUM,
    Kind.NUMBER: Combine.WEIGHTED,
    Kind.TEXT: Combine.OWN_OR_LARGEST,
    Kind.CHOICE: Combine.OWN_OR_LARGEST,
    Kind.LEVEL: Combine.OWN_OR_LARGEST,
    Kind.DATE: Combine.OWN_OR_LARGEST,
    Kind.FLAG: Combine.ANY,
}
"""A field that a policy declares, by its kind."""


def combine(field: Field, policy: Policy) -> Combine:
    """How a field combines; what a column supplies for a formula is the top's own."""
    if field.name in BY_FIELD:
        return BY_FIELD[field.name]
    if field.name in BY_FURTHER and is_number(field):
        return BY_FURTHER[field.name]
    return Combine.OWN if field.name in policy.suppliable() else BY_KIND[field.type.kind]
