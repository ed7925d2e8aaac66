"""A customer as it came: who it is, and the hidden traits that its history hangs from."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from tanada.example.coefficients import COEFFICIENTS
from tanada.example.dates import Month
from tanada.example.draw import Draw, clamp, exponential
from tanada.example.names import INDUSTRIES, company_name
from tanada.example.places import ELSEWHERE, JAPAN, Place
from tanada.example.pricing import Currency, Order, draw_order
from tanada.example.team import draw_csm

Kind = Literal["customer", "trial", "free", "unbilled"]

_EURO_COUNTRIES = {"DE", "FR", "NL", "SE", "ES", "IT"}
_MEDIAN_LOG_ARR = 10.05
_LOG_ARR_PER_SIZE = 1.2
_MOST_ARR = 2_500_000
_MONTHS_BEFORE_THE_HISTORY = 60


@dataclass(frozen=True)
class Customer:
    """One account.

    ``size``, ``growth`` and ``fit`` are hidden: size is nearly standard normal over the company,
    growth is a wish for more, fit the mean of its health, ``habit`` how far its use of seats
    lies off what health says. ``order`` is what it bought first. ``swings_around`` is an ARR
    around which it goes up and down every quarter (a bouncer).
    """

    number: int
    account_id: str
    name: str
    kind: Kind
    place: Place
    time_zone: str
    industry: str
    owner: str
    currency: Currency
    size: float
    growth: float
    fit: float
    habit: float
    started_on: date
    order: Order
    addressable_seats: int
    employees: int
    revenue_usd: int
    parent_account_id: str = ""
    swings_around: int | None = None


def draw_customer(
    draw: Draw,
    number: int,
    kind: Kind,
    size: float,
    japanese: bool,
    taken: Set[str],
    months: tuple[Month, ...],
) -> Customer:
    """A new account; ``number`` counts from 1, ``taken`` are names already given away."""
    place = JAPAN if japanese else draw.weighted(ELSEWHERE)
    industry = draw.weighted(INDUSTRIES)
    growth = draw.normal()
    if kind in ("trial", "free"):
        size = 0.7 * size - 1.2
    wanted_arr = min(exponential(_MEDIAN_LOG_ARR + _LOG_ARR_PER_SIZE * size), _MOST_ARR)
    order = draw_order(draw, kind, wanted_arr, size)
    reach = clamp(exponential(-0.62 - 0.42 * growth + draw.normal(0, 0.2)), 0.04, 1.0)
    addressable_seats = max(int(order.seats / reach), order.seats)
    employees = int(addressable_seats / draw.between(0.02, 0.2)) + 2
    return Customer(
        number=number,
        account_id=account_id(number),
        name=company_name(draw, place.name_style, industry, place.legal_forms, taken),
        kind=kind,
        place=place,
        time_zone=draw.pick(place.time_zones),
        industry=industry,
        owner=draw_csm(draw, place.region),
        currency=_currency(place),
        size=size,
        growth=growth,
        fit=draw.normal(COEFFICIENTS.health.fit_mean, COEFFICIENTS.health.fit_spread),
        habit=draw.normal(0, 0.05),
        started_on=_started_on(draw, kind, months),
        order=order,
        addressable_seats=addressable_seats,
        employees=employees,
        revenue_usd=employees * draw.whole(80, 320) * 1000,
    )


def account_id(number: int) -> str:
    """The id of the account with this number, counted from 1."""
    return f"A-{number:05d}"


def _currency(place: Place) -> Currency:
    if place.country == "JP":
        return "JPY"
    return "EUR" if place.country in _EURO_COUNTRIES else "USD"


def _started_on(draw: Draw, kind: Kind, months: tuple[Month, ...]) -> date:
    as_of = months[-1].last_day
    if kind == "trial":
        return as_of - timedelta(days=draw.whole(1, 27))
    if kind == "customer" and draw.chance(COEFFICIENTS.arrivals.before_the_history):
        recent_first = draw.unit() * draw.between(0.4, 1.0)
        days = 1 + int(recent_first * _MONTHS_BEFORE_THE_HISTORY * 30.4)
        return months[0].first_day - timedelta(days=days)
    busy = tuple(
        (month, int(100 * COEFFICIENTS.sales_season[month.first_day.month - 1])) for month in months
    )
    month = draw.weighted(busy)
    length = (month.last_day - month.first_day).days + 1
    return month.first_day + timedelta(days=draw.whole(0, length - 1))
