"""One month of one account: it is served, uses the product, renews, grows, shrinks or leaves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tanada.example.coefficients import COEFFICIENTS
from tanada.example.contract import Contract
from tanada.example.dates import Month
from tanada.example.draw import Draw
from tanada.example.events import Span, draw_contacts, draw_tickets
from tanada.example.formulas import (
    churn_chance,
    contraction_chance,
    daily_share,
    expansion_chance,
    features_share,
    next_health,
    segment_of,
    users_of,
)
from tanada.example.history import AccountMonth, Life, Use
from tanada.example.stories import TROUBLED_HEALTH, swing, trouble_begins

FEATURES = 18
"""How many features the product has."""

_QUARTER_ENDS = (3, 6, 9, 12)
_RETURNS_AFTER_DAYS = (20, 80)
_DAYS_TO_MATURITY = 1460


@dataclass(frozen=True)
class Turn:
    """What a month did to the contract."""

    hazard: float = 0.0
    left: bool = False
    expansion_chance: float = 0.0
    expanded: bool = False
    contracted: bool = False


def live_month(
    life: Life, month: Month, months: Sequence[Month], share_of_plan: float, draw: Draw
) -> None:
    """Let an active account live through a month and write down what happened.

    ``share_of_plan`` is the share of the planned contacts that its CSM has time for.
    """
    contract = _contract(life)
    if month.place == 0:
        life.contacts_made = [COEFFICIENTS.service.contacts_planned * share_of_plan]
    life.troubled = life.troubled or trouble_begins(draw, life, month, months)
    if life.troubled:
        life.health = draw.normal(TROUBLED_HEALTH, 0.1)
    seats, arr_usd, health, room = contract.seats, contract.arr_usd, life.health, life.room
    contacts_before, products = life.contacts_before, len(contract.products)
    scripted = life.troubled or life.customer.swings_around is not None
    first_month = contract.started_on >= month.first_day
    at_risk = not (scripted or first_month or life.customer.kind != "customer")
    term_ends = contract.term_months if month.holds(contract.renews_on) else 0
    begins_on = max(contract.started_on, month.first_day)
    turn = Turn()
    swing(contract, life.customer, month)
    if at_risk:
        on = contract.renews_on if term_ends else Span(begins_on, month.last_day).day(draw)
        turn = _take_turn(life, month, on, term_ends, draw)
    ends_on = life.left_on - timedelta(days=1) if life.left_on else month.last_day
    span = Span(begins_on, ends_on)
    contacts = draw_contacts(draw, life.customer, span, health, share_of_plan) if span.days else []
    tickets = draw_tickets(draw, life.customer, span, health) if span.days else []
    severe = sum(ticket.severe for ticket in tickets)
    made = sum(not contact.inbound for contact in contacts)
    life.contacts += contacts
    life.tickets += tickets
    life.contacts_made.append(float(made))
    life.health_by_month[month.place] = health
    use = _use(life, month, span, seats, health)
    if span.days:
        life.use.append(use)
    if life.customer.kind == "customer":
        life.months.append(
            AccountMonth(
                life.customer.account_id, month, segment_of(arr_usd), arr_usd, seats, products,
                health, room, contacts_before, term_ends, at_risk, turn.hazard, turn.left,
                turn.expansion_chance, turn.expanded, turn.contracted, made, len(tickets),
                severe, use.users,
            )
        )  # fmt: skip
    life.health = next_health(draw, health, life.customer.fit, severe)
    while contract.active and contract.renews_on <= month.last_day:
        contract.renew()


def _contract(life: Life) -> Contract:
    if life.contract is None:
        raise AssertionError("an active account has a contract")
    return life.contract


def _take_turn(life: Life, month: Month, on: date, term_ends: int, draw: Draw) -> Turn:
    """Leave, shrink, pay more or grow, on this day."""
    contract, health, contacts = _contract(life), life.health, life.contacts_before
    segment = segment_of(contract.arr_usd)
    quarter_ends = month.first_day.month in _QUARTER_ENDS
    hazard = churn_chance(segment, health, contacts, term_ends)
    growth = expansion_chance(segment, health, contacts, life.room, quarter_ends)
    if draw.chance(hazard):
        contract.end(on)
        life.left_on = on
        if draw.chance(COEFFICIENTS.arrivals.returns_share):
            life.returns_on = on + timedelta(days=draw.whole(*_RETURNS_AFTER_DAYS))
        return Turn(hazard, left=True, expansion_chance=growth)
    if term_ends > 1 and draw.chance(contraction_chance(health)):
        contraction = COEFFICIENTS.contraction
        kept = 1 - draw.between(contraction.seats_least, contraction.seats_most)
        fewer = max(int(contract.seats * kept + 0.5), 1)
        contracted = fewer < contract.seats
        if contracted:
            contract.change_seats(on, fewer)
        return Turn(hazard, expansion_chance=growth, contracted=contracted)
    if term_ends > 1 and draw.chance(COEFFICIENTS.renewal.price_rise_chance):
        contract.raise_prices(on, COEFFICIENTS.renewal.price_rise_percent)
    expanded = draw.chance(growth) and _grow(life, on, draw)
    return Turn(hazard, expansion_chance=growth, expanded=expanded)


def _grow(life: Life, on: date, draw: Draw) -> bool:
    contract, expansion = _contract(life), COEFFICIENTS.expansion
    if draw.chance(expansion.product_share) and contract.add_product(on):
        return True
    more = contract.seats * draw.between(expansion.seats_least, expansion.seats_most)
    seats = min(contract.seats + max(int(more + 0.5), 1), life.customer.addressable_seats)
    if seats > contract.seats:
        contract.change_seats(on, seats)
        return True
    return contract.add_product(on)


def _use(life: Life, month: Month, span: Span, seats: int, health: float) -> Use:
    days_known = (month.last_day - life.customer.started_on).days
    maturity = min(days_known / _DAYS_TO_MATURITY, 1.0)
    return Use(
        number=life.customer.number,
        first_day=span.first_day,
        days=span.days,
        users=users_of(seats, health, life.customer.habit),
        daily_per_ten_thousand=int(10_000 * daily_share(health, month.first_day.month)),
        features=int(FEATURES * features_share(health, maturity) + 0.5),
    )
