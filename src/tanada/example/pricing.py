"""What the company sells: plans by the seat, further products, and what an order costs."""

from dataclasses import dataclass
from typing import Literal

from tanada.example.draw import Draw, clamp

Currency = Literal["USD", "EUR", "JPY"]
Plan = Literal["Trial", "Free", "Starter", "Team", "Business", "Enterprise"]

USD_PER_SEAT_AND_MONTH: dict[Plan, int] = {
    "Trial": 0,
    "Free": 0,
    "Starter": 140,
    "Team": 240,
    "Business": 380,
    "Enterprise": 560,
}
CORE = "Planning"
FURTHER_PRODUCTS = ("Forecasting", "Inventory", "Scenarios", "Network")
PRODUCTS = (CORE, *FURTHER_PRODUCTS)
FURTHER_PRODUCT_PERCENT = 14
"""What a further product costs when it is bought, as a share of the seats' price then."""

LIST_RATES: dict[Currency, float] = {"USD": 1.0, "EUR": 0.9, "JPY": 150.0}
"""Units of each currency that the price list takes for one USD, whatever the market's rate."""
_SMALLEST_STEP: dict[Currency, int] = {"USD": 1, "EUR": 1, "JPY": 100}


@dataclass(frozen=True)
class Order:
    """What an account buys: ``discount`` in percent, ``products`` beside the core."""

    plan: Plan
    seats: int
    discount: int
    products: tuple[str, ...]
    term_months: int


def draw_order(draw: Draw, kind: str, wanted_arr: float, size: float) -> Order:
    """The order of an account that would pay ``wanted_arr`` USD a year."""
    if kind in ("trial", "free"):
        return Order("Trial" if kind == "trial" else "Free", draw.whole(1, 6), 0, (), 1)
    plan = _plan(draw, wanted_arr)
    discount = draw.pick((0, 0, 0, 3, 5, 8, 10)) + (8 if wanted_arr > 100_000 else 0)
    chance = clamp(0.34 + 0.2 * size, 0.04, 0.85)
    products = tuple(product for product in FURTHER_PRODUCTS if draw.chance(chance))
    dearer = (100 + FURTHER_PRODUCT_PERCENT * len(products)) * (100 - discount) / 10_000
    seats = wanted_arr / (12 * USD_PER_SEAT_AND_MONTH[plan] * dearer)
    return Order(plan, max(int(seats + 0.5), 1), discount, products, _term_months(draw, plan))


def seats_price(order_plan: Plan, seats: int, discount: int, rise_percent: int) -> int:
    """USD a month for so many seats; ``rise_percent`` is 100 before any price rise."""
    return seats * USD_PER_SEAT_AND_MONTH[order_plan] * (100 - discount) * rise_percent // 10_000


def in_currency(usd: int, currency: Currency) -> int:
    """A monthly price at the list rate, in whole units of the currency (yen in hundreds)."""
    step = _SMALLEST_STEP[currency]
    return int(usd * LIST_RATES[currency] / step + 0.5) * step


def in_usd(amount: int, currency: Currency) -> int:
    """An amount in whole USD at the list rate."""
    return int(amount / LIST_RATES[currency] + 0.5)


def _plan(draw: Draw, wanted_arr: float) -> Plan:
    felt = wanted_arr * draw.between(0.7, 1.4)
    if felt < 9_000:
        return "Starter"
    if felt < 32_000:
        return "Team"
    return "Business" if felt < 130_000 else "Enterprise"


def _term_months(draw: Draw, plan: Plan) -> int:
    if plan == "Starter":
        return 1 if draw.chance(0.5) else 12
    if plan == "Enterprise":
        return draw.pick((12, 12, 24, 36))
    return draw.pick((12, 12, 12, 12, 12, 24))
