"""What an account can have: the canonical fields, their types and their limits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of value that a field, an attribute or a score can hold."""

    MONEY = "money"
    WHOLE = "whole"
    NUMBER = "number"
    TEXT = "text"
    CHOICE = "choice"
    LEVEL = "level"
    DATE = "date"
    FLAG = "flag"


NUMERIC = (Kind.MONEY, Kind.WHOLE, Kind.NUMBER)

MONEY_DIGITS = 15
"""Whole digits that an amount of money can have: below 10^15 units."""
MOST_MRR = 10**MONEY_DIGITS // 12 - 1
"""The most that twelve months of can still be told as ARR."""
WHOLE_DIGITS = 9
"""Digits that a whole number can have: below 10^9."""
NUMBER_DIGITS, NUMBER_PLACES = 9, 6
"""Digits before and decimal places after the point of other numbers."""


@dataclass(frozen=True)
class Type:
    """A kind with what bounds it.

    `values` are the allowed texts of a choice, or of a level with the best first.
    `digits` and `places` bound a numeric value: below 10^digits in size, that many
    decimal places; arithmetic adds them up so that no sum or product can overflow.
    `signed` says that a numeric value can be negative.
    """

    kind: Kind
    values: tuple[str, ...] = ()
    digits: int = 0
    places: int = 0
    signed: bool = True

    @property
    def numeric(self) -> bool:
        """Whether values are numbers that can be reckoned with."""
        return self.kind in NUMERIC

    @property
    def width(self) -> int:
        """All decimal digits a numeric value can have."""
        return self.digits + self.places


def money(places: int) -> Type:
    """An amount in a currency whose smallest unit has `places` decimal places."""
    return Type(Kind.MONEY, digits=MONEY_DIGITS, places=places)


WHOLE = Type(Kind.WHOLE, digits=WHOLE_DIGITS)
COUNT = Type(Kind.WHOLE, digits=WHOLE_DIGITS, signed=False)
NUMBER = Type(Kind.NUMBER, digits=NUMBER_DIGITS, places=NUMBER_PLACES)
SIZE = Type(Kind.NUMBER, digits=NUMBER_DIGITS, places=NUMBER_PLACES, signed=False)
TEXT = Type(Kind.TEXT)
DATE = Type(Kind.DATE)
FLAG = Type(Kind.FLAG)
SCORE = Type(Kind.NUMBER, digits=3, places=4, signed=False)
DAYS = Type(Kind.WHOLE, digits=7)
MONTHS = Type(Kind.WHOLE, digits=6)
QUOTIENT_PLACES = 8
"""Decimal places of a quotient, rounded half up."""


@dataclass(frozen=True)
class Field:
    """A column that accounts can carry.

    `least` and `most` are the smallest and largest value a row may have (None: no
    limit but the type's); `unit` is shown beside values.
    """

    name: str
    type: Type
    least: int | None = None
    most: int | None = None
    unit: str = ""


DESIGNATIONS = ("brand", "reference", "influence", "partner", "relationship")
"""The flags of strategic value; `strategic` is true when any of them is."""

_TEXTS = "name owner plan industry region country language time_zone parent_account_id".split()
_MONEYS = "arr arr_12m_ago company_revenue support_cost_12m".split()
_COUNTS = (
    "seats seats_used addressable_seats employees products_owned products_available "
    "departments_using departments_total integrations stakeholders advanced_features_used "
    "advanced_features_available tickets_90d severe_tickets_90d business_reviews_attended_12m "
    "contacts_started_90d references_given_12m referrals_12m programmes_joined programmes_offered"
).split()
_COUNTED_NUMBERS = ["dau", "mau", "expansion_multiple"]
_DATES = ["started_on", "renewal_date", "churned_on", "last_contact_on"]
_FLAGS = (
    "trial",
    *DESIGNATIONS,
    *["willing_advocate", "custom_configuration", "mission_critical", "executive_sponsor"],
)


def canonical_fields(money_places: int) -> dict[str, Field]:
    """The fields every account can have, by name, without `account_id` and `currency`.

    `money_places` are the decimal places of the policy's currency.
    """
    listed = [
        *(Field(name, TEXT) for name in _TEXTS),
        Field("csm_sentiment", Type(Kind.CHOICE, ("green", "yellow", "red"))),
        Field("churn_risk", Type(Kind.CHOICE, ("low", "medium", "high"))),
        *(Field(name, money(money_places)) for name in _MONEYS),
        Field("mrr", money(money_places), least=-MOST_MRR, most=MOST_MRR),
        *(Field(name, COUNT, least=0) for name in _COUNTS),
        Field("term_months", COUNT, least=1, most=1200, unit="months"),
        *(Field(name, SIZE, least=0) for name in _COUNTED_NUMBERS),
        Field("health_score", NUMBER),
        Field("nps", NUMBER, least=-100, most=100),
        Field("growth_rate_12m", NUMBER),
        Field("outreach_answered_rate", SIZE, least=0, most=1),
        *(Field(name, DATE) for name in _DATES),
        *(Field(name, FLAG) for name in _FLAGS),
    ]
    return {field.name: field for field in listed}


DERIVED = {
    "age_months": Type(Kind.WHOLE, digits=MONTHS.digits),
    "next_renewal_on": DATE,
    "days_to_renewal": DAYS,
    "seat_use": Type(Kind.NUMBER, digits=WHOLE_DIGITS, places=QUOTIENT_PLACES, signed=False),
    "strategic": FLAG,
}
"""Fields that every account has by formula; a column of the same name supplies them."""

DERIVED_FROM = {
    "age_months": ("started_on",),
    "next_renewal_on": ("renewal_date", "term_months"),
    "days_to_renewal": ("next_renewal_on",),
    "seat_use": ("seats_used", "seats"),
    "strategic": DESIGNATIONS,
}
