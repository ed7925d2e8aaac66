"""One account as the CRM holds it: the fields of a shape, with noise and gaps."""

from collections.abc import Set
from datetime import date, timedelta

from tanada.example.dates import add_months
from tanada.example.draw import Draw, clamp
from tanada.example.names import INDUSTRIES, company_name
from tanada.example.places import ELSEWHERE, JAPAN, OWNERS
from tanada.example.shape import Kind, Shape, draw_shape

Value = str | int | float | bool | date | None
Row = dict[str, Value]

_FEATURES_BY_PLAN = {"Free": 2, "Starter": 4, "Team": 8, "Business": 12, "Enterprise": 16}
_PROGRAMMES_BY_PLAN = {"Free": 2, "Starter": 3, "Team": 4, "Business": 6, "Enterprise": 8}


def draw_account(
    draw: Draw,
    account_id: str,
    kind: Kind,
    size: float,
    japanese: bool,
    taken: Set[str],
    as_of: date,
) -> Row:
    """One account, a value for each canonical field, None where the CRM holds nothing.

    ``size`` is the hidden size (nearly standard normal over a book), ``taken`` the company names
    already given away. Money is in whole USD, dates are relative to ``as_of``.
    """
    shape = draw_shape(draw, kind, size)
    row: Row = {"account_id": account_id}
    row |= _profile(draw, shape, japanese, taken)
    row |= _money(draw, shape)
    row |= _room(draw, shape, japanese)
    row |= _use(draw, shape)
    row |= _support(draw, shape)
    row |= _engagement(draw, shape)
    row |= _dates(draw, shape, as_of)
    row |= _health(draw, shape, as_of)
    row |= _flags(draw, shape)
    return row


def _profile(draw: Draw, shape: Shape, japanese: bool, taken: Set[str]) -> Row:
    place = JAPAN if japanese else draw.weighted(ELSEWHERE)
    industry = draw.weighted(INDUSTRIES)
    # Japan became its own region late: some of its accounts still say APAC.
    region = "APAC" if japanese and draw.chance(0.12) else place.region
    return {
        "name": company_name(draw, place.name_style, industry, place.legal_forms, taken),
        "owner": None if draw.chance(0.03) else draw.weighted(OWNERS[place.region]),
        "plan": shape.plan,
        "industry": None if draw.chance(0.02) else industry,
        "region": region,
        "country": place.country,
        "language": place.language,
        "time_zone": draw.pick(place.time_zones),
        "currency": "USD",
    }


def _money(draw: Draw, shape: Shape) -> Row:
    revenue_per_employee = draw.whole(80, 320) * 1000
    revenue = shape.employees * revenue_per_employee
    row: Row = {
        "arr": shape.arr,
        "arr_12m_ago": None,
        "company_revenue": None if draw.chance(0.12) else revenue,
        "growth_rate_12m": None,
    }
    if shape.kind == "arr_unknown":
        row["arr"] = None
    elif shape.kind == "churned":
        row |= {"arr": 0, "arr_12m_ago": shape.arr, "growth_rate_12m": -1.0}
    elif shape.kind == "paying" and shape.age_days >= 365:
        flat = draw.chance(0.3)
        rate = draw.normal(0.04 + 0.08 * shape.health + 0.04 * shape.growth, 0.1)
        if draw.chance(0.03):
            rate = draw.between(0.5, 1.4)  # bought for a whole further department
        before = shape.arr if flat else round(shape.arr / (1 + max(rate, -0.5)))
        row["arr_12m_ago"] = before
        row["growth_rate_12m"] = _rounded(shape.arr / before - 1, 4)
    return row


def _room(draw: Draw, shape: Shape, japanese: bool) -> Row:
    products_available = 4 if japanese else 5  # one product is not sold in Japan
    buys = clamp(0.28 + 0.2 * shape.size + 0.15 * shape.maturity, 0.03, 0.9)
    products_owned = 1
    if shape.kind not in ("trial", "free"):
        for _ in range(products_available - 1):
            products_owned += draw.chance(buys)
    departments_total = int(clamp(2 + draw.count(2.2 + 1.6 * shape.size), 1, 30))
    if shape.giant:
        departments_total += draw.whole(8, 20)
    reach = clamp(shape.seats / shape.addressable_seats + draw.normal(0.1, 0.12), 0.0, 1.0)
    headroom = 0.6 * (shape.addressable_seats / shape.seats - 1)
    unsold = 0.1 * (products_available - products_owned)
    multiple = clamp((1 + headroom + unsold) * draw.between(0.85, 1.15), 1.0, 8.0)
    return {
        "seats": shape.seats,
        "addressable_seats": None if draw.chance(0.2) else shape.addressable_seats,
        "employees": None if draw.chance(0.06) else shape.employees,
        "products_owned": products_owned,
        "products_available": products_available,
        "departments_using": max(1, round(departments_total * reach)),
        "departments_total": departments_total,
        "expansion_multiple": None if draw.chance(0.35) else _rounded(multiple, 1),
    }


def _use(draw: Draw, shape: Shape) -> Row:
    if shape.kind == "churned":
        seats_used, active, daily = 0, 0, 0.0
    else:
        use = clamp(0.72 + 0.17 * shape.health + draw.normal(0, 0.06), 0.05, 1.0)
        if shape.health > 0 and draw.chance(0.05):
            use = draw.between(1.02, 1.12)  # over the contract, not yet trued up
        seats_used = round(shape.seats * use)
        active = int(seats_used * clamp(0.82 + 0.08 * shape.health, 0.4, 1.0))
        daily = active * clamp(0.42 + 0.13 * shape.health + draw.normal(0, 0.06), 0.03, 0.95)
    features_available = _FEATURES_BY_PLAN[shape.plan]
    explored = 0.35 + 0.14 * shape.health + 0.2 * shape.maturity + draw.normal(0, 0.1)
    no_telemetry = draw.chance(0.03)
    return {
        "seats_used": seats_used,
        "dau": None if no_telemetry else _rounded(daily, 1),
        "mau": None if no_telemetry else active,
        "integrations": draw.count(clamp(2.2 + 1.9 * shape.size + shape.maturity, 0, 20)),
        "stakeholders": 1 + draw.count(clamp(2.5 + 2.0 * shape.size, 0, 25)),
        "advanced_features_used": round(features_available * clamp(explored, 0.0, 1.0)),
        "advanced_features_available": features_available,
    }


def _support(draw: Draw, shape: Shape) -> Row:
    tickets = draw.count(clamp(2.5 + 2.2 * shape.size - 1.2 * shape.health, 0.2, 40))
    severe = 0
    for _ in range(tickets):
        severe += draw.chance(clamp(0.08 - 0.06 * shape.health, 0.01, 0.5))
    yearly = tickets * 4 * draw.whole(60, 140) + severe * draw.whole(200, 900)
    return {
        "support_cost_12m": None if draw.chance(0.08) else yearly,
        "tickets_90d": tickets,
        "severe_tickets_90d": severe,
    }


def _engagement(draw: Draw, shape: Shape) -> Row:
    courted = shape.arr >= 25_000
    warmth = clamp(0.5 + 0.2 * shape.health, 0.0, 1.0)
    reviews = draw.count(4.5 * warmth) if courted else draw.count(0.3 * warmth)
    offered = _PROGRAMMES_BY_PLAN[shape.plan]
    settled = shape.age_days >= 180
    references = draw.count(shape.health - 1.0) if courted and settled else 0
    answered = clamp(0.48 + 0.2 * shape.health + draw.normal(0, 0.1), 0.0, 1.0)
    not_written_to = shape.kind in ("trial", "free") or draw.chance(0.05)
    return {
        "business_reviews_attended_12m": min(reviews, shape.age_days // 80, 4),
        "contacts_started_90d": draw.count(clamp(1 + shape.size + 0.5 * shape.health, 0, 12)),
        "references_given_12m": references,
        "referrals_12m": draw.count(0.4 * (shape.health - 0.8)) if settled else 0,
        "programmes_joined": round(offered * clamp(warmth + draw.normal(-0.1, 0.15), 0.0, 1.0)),
        "programmes_offered": offered,
        "outreach_answered_rate": None if not_written_to else _rounded(answered, 2),
        "willing_advocate": references > 0 or (shape.health > 0.8 and draw.chance(0.4)),
    }


def _dates(draw: Draw, shape: Shape, as_of: date) -> Row:
    started_on = as_of - timedelta(days=shape.age_days)
    term_months = _term_months(draw, shape)
    churned_on: date | None = None
    renewal_date: date | None = _next_renewal(started_on, term_months, as_of)
    if shape.troubled:
        renewal_date = as_of + timedelta(days=draw.whole(12, 75))
    elif shape.kind == "churned":
        churned_on = as_of - timedelta(days=draw.whole(4, 340))
        renewal_date = churned_on
    elif shape.kind in ("trial", "free") or draw.chance(0.02):
        renewal_date = None
    elif draw.chance(0.03) and shape.age_days > 31 * term_months:
        renewal_date = add_months(started_on, term_months)  # never rolled forward
    rhythm_days = 40 if shape.size > 0.8 else 120 if shape.size > -0.3 else 330
    silent_days = int(rhythm_days * clamp(1 - 0.3 * shape.health, 0.4, 2) * draw.unit())
    last_contact_on = max((churned_on or as_of) - timedelta(days=silent_days), started_on)
    never_met = draw.chance(0.7 if shape.kind in ("trial", "free") else 0.03)
    return {
        "term_months": term_months,
        "started_on": started_on,
        "renewal_date": renewal_date,
        "churned_on": churned_on,
        "last_contact_on": None if never_met else last_contact_on,
    }


def _term_months(draw: Draw, shape: Shape) -> int:
    if shape.kind in ("trial", "free"):
        return 1
    if shape.plan == "Starter":
        return 1 if draw.chance(0.5) else 12
    if shape.plan == "Enterprise":
        return draw.pick((12, 24, 36, 36))
    return draw.pick((12, 12, 12, 12, 24))


def _next_renewal(started_on: date, term_months: int, as_of: date) -> date:
    terms = 1
    while add_months(started_on, terms * term_months) < as_of:
        terms += 1
    return add_months(started_on, terms * term_months)


def _health(draw: Draw, shape: Shape, as_of: date) -> Row:
    felt = shape.health + draw.normal(0, 0.3)
    sentiment = "red" if felt < -1.1 else "yellow" if felt < -0.1 else "green"
    asked_days_ago = draw.whole(61, 240) if draw.chance(0.18) else draw.whole(0, 59)
    asked_on = as_of - timedelta(days=min(asked_days_ago, shape.age_days))
    seen = shape.health + draw.normal(0, 0.3)
    risk = "high" if shape.troubled or seen < -1.25 else "medium" if seen < -0.3 else "low"
    score = clamp(62 + 19 * shape.health + draw.normal(0, 5), 0, 100)
    nps = clamp(28 + 38 * shape.health + draw.normal(0, 18), -100, 100)
    unasked = draw.chance(0.06)
    return {
        "health_score": None if draw.chance(0.04) else _rounded(score, 1),
        "nps": None if draw.chance(0.42) else round(nps),
        "csm_sentiment": None if unasked else sentiment,
        "csm_sentiment_as_of": None if unasked else asked_on,
        "churn_risk": None if not shape.troubled and draw.chance(0.03) else risk,
    }


def _flags(draw: Draw, shape: Shape) -> Row:
    contented = shape.health > 0.7 and shape.age_days > 365
    big = shape.size > 1.0
    return {
        "trial": shape.kind == "trial",
        "brand": draw.chance(0.4 if shape.giant else 0.05 if big else 0.01),
        "reference": draw.chance(0.09 if contented else 0.01),
        "influence": draw.chance(0.03 if big else 0.01),
        "partner": draw.chance(0.02),
        "relationship": draw.chance(0.05 if shape.maturity >= 1.0 else 0.01),
        "custom_configuration": draw.chance(clamp(0.12 + 0.15 * shape.size, 0.01, 0.8)),
        "mission_critical": draw.chance(clamp(0.2 + 0.12 * shape.size, 0.02, 0.8)),
        "executive_sponsor": draw.chance(clamp(0.15 + 0.2 * shape.size, 0.01, 0.9)),
    }


def _rounded(number: float, places: int) -> float:
    return round(number, places) + 0.0  # never "-0.0"
