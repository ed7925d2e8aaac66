"""Twenty-four months of the company, month by month and account by account."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from tanada.example.coefficients import COEFFICIENTS
from tanada.example.contract import Contract
from tanada.example.customers import check_company, draw_customers
from tanada.example.dates import months_until
from tanada.example.draw import Draw
from tanada.example.history import History, Life
from tanada.example.living import live_month
from tanada.example.team import share_of_plan

_HEALTH_SPREAD_AT_FIRST = 0.66
"""How far a first health lies off an account's fit: what the noise settles at."""


def simulate_company(seed: int, accounts: int, as_of: date) -> History:
    """The history of an invented company that had so many accounts until ``as_of``.

    The same arguments give the same history on every platform and Python version. Raises
    ValueError where ``accounts`` is below 50 or the year of ``as_of`` outside 1980–2200.
    """
    check_company(accounts, as_of)
    months = months_until(as_of)
    lives = tuple(Life(customer) for customer in draw_customers(seed, accounts, months))
    draws = [Draw(f"{seed}/company/life/{life.customer.number}") for life in lives]
    asking = Draw(f"{seed}/company/referrals")
    for life, draw in zip(lives, draws, strict=True):
        if life.customer.started_on < months[0].first_day:
            _begin(life, draw)
    for month in months:
        books = Counter(life.customer.owner for life in lives if life.active)
        referrers = [life for life in lives if life.active]
        for life, draw in zip(lives, draws, strict=True):
            share = share_of_plan(books[life.customer.owner], accounts)
            if month.holds(life.customer.started_on):
                _begin(life, draw)
                life.referred_by = _referrer(asking, referrers)
            elif life.returns_on and month.holds(life.returns_on):
                _return(life)
            if life.active:
                live_month(life, month, months, share, draw)
    return History(seed, months, lives, months[-1])


def _begin(life: Life, draw: Draw) -> None:
    customer = life.customer
    life.health = draw.normal(customer.fit, _HEALTH_SPREAD_AT_FIRST)
    if customer.kind != "unbilled":
        life.contract = Contract(
            customer.account_id, customer.currency, customer.order, customer.started_on
        )


def _return(life: Life) -> None:
    """Come back with fewer seats and the core product alone."""
    if life.contract is None or life.returns_on is None:
        return
    life.contract.seats = max(life.contract.seats * 4 // 5, 1)
    life.contract.start(life.returns_on, ())
    life.returned_on, life.left_on, life.returns_on = life.returns_on, None, None


def _referrer(draw: Draw, active: Sequence[Life]) -> str:
    """The account that sent a new one, empty where none did."""
    if not draw.chance(COEFFICIENTS.arrivals.referred_share) or not active:
        return ""
    asked = [draw.pick(active) for _ in range(COEFFICIENTS.arrivals.referrers_asked)]
    return max(asked, key=lambda life: life.health).customer.account_id
