"""What each target expects of a column's values."""

from __future__ import annotations

from enum import StrEnum

from tanada.accounts.suggest.vocabulary.tables import TABLES
from tanada.fields import Kind, canonical_fields


class Expect(StrEnum):
    """What values must be like to be a target's."""

    KEY = "key"
    ROW_ID = "row_id"
    TEXT = "text"
    PERSON = "person"
    MONEY = "money"
    COUNT = "count"
    NUMBER = "number"
    RATE = "rate"
    NPS = "nps"
    MONTHS = "months"
    DAY = "day"
    FLAG = "flag"
    SENTIMENT = "sentiment"
    RISK = "risk"
    COUNTRY = "country"
    CURRENCY = "currency"
    RATE_CURRENCY = "rate_currency"
    LANGUAGE = "language"
    TIME_ZONE = "time_zone"


_OF_KIND = {
    Kind.MONEY: Expect.MONEY,
    Kind.WHOLE: Expect.COUNT,
    Kind.NUMBER: Expect.NUMBER,
    Kind.TEXT: Expect.TEXT,
    Kind.CHOICE: Expect.TEXT,
    Kind.LEVEL: Expect.TEXT,
    Kind.DATE: Expect.DAY,
    Kind.FLAG: Expect.FLAG,
}
_SPECIAL = {
    "account_id": Expect.KEY,
    "parent_account_id": Expect.TEXT,
    "owner": Expect.PERSON,
    "currency": Expect.CURRENCY,
    "country": Expect.COUNTRY,
    "language": Expect.LANGUAGE,
    "time_zone": Expect.TIME_ZONE,
    "csm_sentiment": Expect.SENTIMENT,
    "churn_risk": Expect.RISK,
    "term_months": Expect.MONTHS,
    "age_months": Expect.MONTHS,
    "outreach_answered_rate": Expect.RATE,
    "seat_use": Expect.NUMBER,
    "strategic": Expect.FLAG,
    "nps": Expect.NPS,
}
_TABLE_COLUMNS = {
    "id": Expect.ROW_ID,
    "started_on": Expect.DAY,
    "ended_on": Expect.DAY,
    "renews_on": Expect.DAY,
    "term_months": Expect.MONTHS,
    "arr": Expect.MONEY,
    "mrr": Expect.MONEY,
    "currency": Expect.CURRENCY,
    "seats": Expect.COUNT,
    "plan": Expect.TEXT,
    "product": Expect.TEXT,
    "trial": Expect.FLAG,
    "on": Expect.DAY,
    "amount": Expect.MONEY,
    "quantity": Expect.NUMBER,
    "unit_price": Expect.MONEY,
    "user": Expect.PERSON,
    "feature": Expect.TEXT,
    "active_users": Expect.COUNT,
    "opened_on": Expect.DAY,
    "severity": Expect.TEXT,
    "inbound": Expect.FLAG,
    "answered": Expect.FLAG,
    "topic": Expect.TEXT,
    "person": Expect.PERSON,
    "programme": Expect.TEXT,
    "offered_on": Expect.DAY,
    "joined_on": Expect.DAY,
    "left_on": Expect.DAY,
    "returned_on": Expect.DAY,
    "rate": Expect.NUMBER,
}


def expected(kind: str, target: str) -> Expect:
    """What a target of a kind of table expects of its column."""
    if kind == "rates" and target == "currency":
        return Expect.RATE_CURRENCY
    if kind in TABLES:
        return _TABLE_COLUMNS[target]
    if target in _SPECIAL:
        return _SPECIAL[target]
    return _OF_KIND[canonical_fields(2)[target].type.kind]


def expression_type(expect: Expect) -> str:
    """The type that a source column of an expression gets for such values."""
    match expect:
        case Expect.MONEY:
            return "money"
        case Expect.DAY:
            return "date"
        case Expect.FLAG:
            return "flag"
        case Expect.COUNT | Expect.MONTHS | Expect.NUMBER | Expect.RATE | Expect.NPS:
            return "number"
        case _:
            return "text"
