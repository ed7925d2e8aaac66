"""The CRM's accounts: who they are, what CSMs think of them, and the gaps of every CRM."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

from tanada.example.dates import add_months
from tanada.example.draw import Draw, clamp
from tanada.example.history import History, Life
from tanada.example.pricing import PRODUCTS
from tanada.example.stories import TROUBLED_HEALTH
from tanada.example.tables.rows import Record, iso, yes_no

STALE_AFTER_DAYS = 60
"""A view of the CSM is stale when it is older than this; `standard` says the same."""

_TYPES = {"customer": "Customer", "unbilled": "Customer", "trial": "Trial", "free": "Free"}
_SELDOM_DAYS = 241
"""How often a CSM asks who does not ask every STALE_AFTER_DAYS."""
_CONTENT, _RED_BELOW, _YELLOW_BELOW = 0.7, -0.9, -0.1


def crm_accounts(history: History) -> list[Record]:
    """One row an account, by number. Only the export's dirt is missing yet."""
    year_ago = add_months(history.as_of, -12)
    referrals = Counter(
        life.referred_by for life in history.lives if life.customer.started_on > year_ago
    )
    return [_row(life, history, referrals) for life in history.lives]


def _row(life: Life, history: History, referrals: Mapping[str, int]) -> Record:
    draw = Draw(f"{history.seed}/company/crm/{life.customer.number}")
    return {
        **_profile(life, draw),
        **_room(life, draw),
        **_views(life, history, draw),
        **_marks(life, draw),
        "Referrals (12m)": str(referrals.get(life.customer.account_id, 0)),
        "Referred By": life.referred_by,
        **_licences(life, history, draw),
    }


def _profile(life: Life, draw: Draw) -> Record:
    customer, place = life.customer, life.customer.place
    return {
        "Account ID": customer.account_id,
        "Account Name": customer.name,
        "Parent Account ID": customer.parent_account_id,
        "Type": "Former customer" if life.left_on else _TYPES[customer.kind],
        "Trial": yes_no(customer.kind == "trial"),
        "Owner": _gap(draw, 0.03, customer.owner),
        "Industry": _gap(draw, 0.02, customer.industry),
        # Japan became its own region late: some of its accounts still say APAC.
        "Region": "APAC" if place.country == "JP" and draw.chance(0.12) else place.region,
        "Country": place.country,
        "Language": place.language,
        "Time Zone": customer.time_zone,
        "Employees": _gap(draw, 0.06, str(customer.employees)),
        "Annual Revenue (USD)": _gap(draw, 0.12, f"{customer.revenue_usd:,}"),
    }


def _room(life: Life, draw: Draw) -> Record:
    customer = life.customer
    seats = life.contract.seats if life.contract else customer.order.seats
    reach = seats / customer.addressable_seats
    departments = 1 + draw.count(clamp(2.5 + 1.6 * customer.size, 0.5, 20))
    multiple = clamp((1 + 0.6 * (1 / reach - 1)) * draw.between(0.85, 1.15), 1.0, 8.0)
    return {
        "Addressable Seats": _gap(draw, 0.06, str(customer.addressable_seats)),
        "Products Available": str(len(PRODUCTS)),
        "Departments": str(departments),
        "Departments Using": str(max(1, int(departments * clamp(reach + 0.1, 0.1, 1.0) + 0.5))),
        "Expansion Multiple": _gap(draw, 0.35, f"{multiple:.1f}"),
        "Integrations": str(draw.count(clamp(1.8 + 1.7 * customer.size, 0, 20))),
    }


def _views(life: Life, history: History, draw: Draw) -> Record:
    """What the CSM and the account say; a view is as old as its date, and so is its truth."""
    if draw.chance(0.18):
        asks_every, days_ago = _SELDOM_DAYS, draw.whole(STALE_AFTER_DAYS + 1, _SELDOM_DAYS - 1)
    else:
        asks_every, days_ago = STALE_AFTER_DAYS, draw.whole(0, STALE_AFTER_DAYS - 1)
    days_to_go = (history.months[-1].last_day - history.as_of).days
    days_ago = (days_ago - days_to_go) % asks_every
    asked_on = max(history.as_of - timedelta(days=days_ago), life.customer.started_on)
    felt = _health_on(life, history, asked_on) + draw.normal(0, 0.3)
    sentiment = "red" if felt < _RED_BELOW else "yellow" if felt < _YELLOW_BELOW else "green"
    seen = life.health + draw.normal(0, 0.3)
    risk = "high" if seen < -1.2 else "medium" if seen < -0.3 else "low"
    if life.troubled:
        sentiment, risk = "red", "high"
    nps = int(clamp(28 + 38 * life.health + draw.normal(0, 18), -100, 100))
    asked = not draw.chance(0.06)
    return {
        "CSM Sentiment": sentiment if asked else "",
        "CSM Sentiment Date": iso(asked_on if asked else None),
        "Churn Risk": risk if life.troubled else _gap(draw, 0.04, risk),
        "NPS": _gap(draw, 0.42, str(nps)),
    }


def _health_on(life: Life, history: History, day: date) -> float:
    """The health of the month of this day, or of the last month known."""
    if life.troubled:
        return TROUBLED_HEALTH
    known = [
        health
        for place, health in life.health_by_month.items()
        if history.months[place].first_day <= day
    ]
    return known[-1] if known else life.health


def _marks(life: Life, draw: Draw) -> Record:
    customer = life.customer
    big, content = customer.size > 0.8, life.health > _CONTENT
    references = draw.count(life.health - 0.6) if big else 0
    return {
        "Key Logo": yes_no(draw.chance(0.05 if big else 0.01)),
        "Reference Customer": yes_no(draw.chance(0.06 if content else 0.01)),
        "Market Influence": yes_no(draw.chance(0.03 if big else 0.008)),
        "Partner": yes_no(draw.chance(0.015)),
        "Executive Relationship": yes_no(draw.chance(0.05 if big else 0.01)),
        "Executive Sponsor": yes_no(draw.chance(clamp(0.15 + 0.2 * customer.size, 0.01, 0.9))),
        "Custom Configuration": yes_no(draw.chance(clamp(0.1 + 0.13 * customer.size, 0.01, 0.8))),
        "Mission Critical": yes_no(draw.chance(clamp(0.08 + 0.08 * customer.size, 0.01, 0.8))),
        "Willing Advocate": yes_no(references > 0 or (content and draw.chance(0.4))),
        "References (12m)": str(references),
    }


def _licences(life: Life, history: History, draw: Draw) -> Record:
    """What the licence server last told the CRM."""
    counted_on = history.as_of - timedelta(days=draw.whole(0, 6))
    if not life.active or not life.use:
        return {"Licences In Use": "0" if life.left_on else "", "Licences Counted On": ""}
    counted_on = max(counted_on, life.customer.started_on)
    return {"Licences In Use": str(life.use[-1].users), "Licences Counted On": iso(counted_on)}


def _gap(draw: Draw, share: float, text: str) -> str:
    """The text, or nothing where nobody filled it in."""
    return "" if draw.chance(share) else text
