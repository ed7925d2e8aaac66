"""Planted stories: accounts of which it is known beforehand what becomes of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from tanada.example.contract import Contract
from tanada.example.customer import Customer
from tanada.example.dates import Month
from tanada.example.draw import Draw
from tanada.example.formulas import segment_of
from tanada.example.history import History, Life
from tanada.example.pricing import in_currency

BOUNCERS_PER_MILLE: tuple[tuple[int, int], ...] = ((25_000, 4), (100_000, 3))
"""How many accounts swing around which ARR in USD."""
SWING_PERCENT = 4
SWING_MONTHS = 3

TROUBLED_HEALTH = -2.0
TROUBLED_MONTHS = 3
_TROUBLED_CHANCE = 0.3
_ORDINARY_MONTHS = 10
_RENEWS_AFTER_DAYS, _RENEWS_BEFORE_DAYS = 10, 80


def with_bouncers(customers: Sequence[Customer], months: Sequence[Month]) -> list[Customer]:
    """The customers, those whose value lies nearest to a threshold now bouncing around it.

    They pay in USD and have been customers since before the history. Their contract runs from
    month to month and is billed by what they use.
    """
    bouncers: dict[int, Customer] = {}
    for threshold, per_mille in BOUNCERS_PER_MILLE:
        able = [
            c
            for c in customers
            if c.kind == "customer"
            and c.currency == "USD"
            and c.started_on < months[0].first_day
            and c.number not in bouncers
        ]
        able.sort(key=lambda c: (abs(_first_arr(c) - threshold), c.number))
        for customer in able[: len(customers) * per_mille // 1000]:
            order = replace(customer.order, products=(), term_months=1)
            bouncers[customer.number] = replace(customer, order=order, swings_around=threshold)
    return [bouncers.get(customer.number, customer) for customer in customers]


def swing(contract: Contract, customer: Customer, month: Month) -> None:
    """Every third month, move a bouncer's value to the other side of its threshold."""
    threshold = customer.swings_around
    if threshold is None or month.place % SWING_MONTHS:
        return
    above = (month.place // SWING_MONTHS + customer.number) % 2 == 0
    percent = 100 + SWING_PERCENT if above else 100 - SWING_PERCENT
    monthly = in_currency(threshold * percent // 1200, contract.currency)
    contract.charge(month.first_day, monthly)


def trouble_begins(draw: Draw, life: Life, month: Month, months: Sequence[Month]) -> bool:
    """Whether a large account that renews soon after the history gets into trouble now."""
    if month.place != len(months) - TROUBLED_MONTHS or life.contract is None:
        return False
    as_of = months[-1].last_day
    soon = (
        as_of + timedelta(days=_RENEWS_AFTER_DAYS)
        < life.contract.renews_on
        <= as_of + timedelta(days=_RENEWS_BEFORE_DAYS)
    )
    large = segment_of(life.contract.arr_usd) == "large"
    return soon and large and draw.chance(_TROUBLED_CHANCE)


def _first_arr(customer: Customer) -> int:
    return Contract(
        customer.account_id, customer.currency, customer.order, customer.started_on
    ).arr_usd


def ordinary_lives(history: History) -> list[Life]:
    """Small paying accounts in no story and no family, for a while customers: dirt hurts nobody.

    They began at least ten months before the history ends and are customers still.
    """
    families = {life.customer.parent_account_id for life in history.lives}
    return [
        life
        for life in history.lives
        if life.active
        and life.contract is not None
        and life.customer.kind == "customer"
        and life.customer.swings_around is None
        and not life.returned_on
        and not life.customer.parent_account_id
        and life.customer.account_id not in families
        and life.customer.started_on <= history.months[-_ORDINARY_MONTHS].first_day
        and segment_of(life.contract.arr_usd) == "small"
    ]
