"""An account's contract as billing keeps it: a line per product, closed and opened again."""

from copy import copy
from dataclasses import dataclass, replace
from datetime import date

from tanada.example.dates import add_months
from tanada.example.pricing import (
    CORE,
    FURTHER_PRODUCT_PERCENT,
    FURTHER_PRODUCTS,
    Currency,
    Order,
    Plan,
    in_currency,
    in_usd,
    seats_price,
)


@dataclass(frozen=True)
class Subscription:
    """One line of billing: a product at a price, from ``started_on`` up to ``ended_on``.

    ``ended_on`` is the first day not under contract, None while it goes on. ``monthly`` is in
    whole units of ``currency``. Only the core product counts ``seats``. Terms are reckoned from
    ``contract_from``.
    """

    account_id: str
    product: str
    plan: Plan
    started_on: date
    ended_on: date | None
    renews_on: date
    term_months: int
    monthly: int
    currency: Currency
    seats: int | None
    contract_from: date

    def on(self, day: date) -> "Subscription":
        """The line as billing had it at the end of a day on or after its first."""
        if self.ended_on is not None and self.ended_on <= day:
            return self
        first = self.contract_from
        months = 12 * (day.year - first.year) + day.month - first.month
        terms = max(months // self.term_months, 1)
        renews_on = add_months(first, terms * self.term_months)
        if renews_on <= day:
            renews_on = add_months(first, (terms + 1) * self.term_months)
        return replace(self, ended_on=None, renews_on=renews_on)


class Contract:
    """What an account has under contract, and every line that it ever had."""

    def __init__(self, account_id: str, currency: Currency, order: Order, started_on: date) -> None:
        self.account_id = account_id
        self.currency = currency
        self.plan = order.plan
        self.discount = order.discount
        self.term_months = order.term_months
        self.seats = order.seats
        self.rise_percent = 100
        self.closed: list[Subscription] = []
        self._open: dict[str, Subscription] = {}
        self.start(started_on, order.products)

    @property
    def lines(self) -> list[Subscription]:
        """Every line, the oldest first, one that goes on last."""
        lines = [*self.closed, *self._open.values()]
        return sorted(lines, key=lambda line: (line.started_on, PRODUCT_PLACES[line.product]))

    @property
    def active(self) -> bool:
        """Whether anything is under contract."""
        return bool(self._open)

    @property
    def products(self) -> tuple[str, ...]:
        """The products under contract."""
        return tuple(self._open)

    @property
    def arr_usd(self) -> int:
        """The annual value of what is under contract, in USD at list rates."""
        return in_usd(12 * sum(line.monthly for line in self._open.values()), self.currency)

    def until(self, day: date) -> "Contract":
        """The contract as it was at the end of a day on which there was one, or had been."""
        lines = [line.on(day) for line in self.lines if line.started_on <= day]
        then = copy(self)
        then.closed = [line for line in lines if line.ended_on is not None]
        then._open = {line.product: line for line in lines if line.ended_on is None}
        then.seats = [line.seats for line in lines if line.seats is not None][-1]
        then.started_on = lines[-1].contract_from
        then.renews_on = lines[-1].renews_on
        return then

    def start(self, on: date, products: tuple[str, ...]) -> None:
        """Put the core and these further products under contract."""
        self.started_on = on
        self.renews_on = add_months(on, self.term_months)
        self._terms = 1
        self._sell(on, CORE, self._core_price(), self.seats)
        for product in products:
            self._sell(on, product, self._further_price(), None)

    def add_product(self, on: date) -> bool:
        """Sell the next further product; False where the account has them all."""
        for product in FURTHER_PRODUCTS:
            if product not in self._open:
                self._sell(on, product, self._further_price(), None)
                return True
        return False

    def change_seats(self, on: date, seats: int) -> None:
        """From this day on, so many seats."""
        self.seats = seats
        self._sell(on, CORE, self._core_price(), seats)

    def charge(self, on: date, monthly: int) -> None:
        """From this day on, the core costs this much a month, in the contract's currency."""
        self._sell(on, CORE, monthly, self.seats)

    def raise_prices(self, on: date, percent: int) -> None:
        """From this day on, the seats cost so many percent more."""
        self.rise_percent += percent
        self._sell(on, CORE, self._core_price(), self.seats)

    def renew(self) -> None:
        """Begin the next term: every open line renews one term later."""
        self._terms += 1
        self.renews_on = add_months(self.started_on, self._terms * self.term_months)
        for product, line in self._open.items():
            self._open[product] = replace(line, renews_on=self.renews_on)

    def end(self, on: date) -> None:
        """End everything; this day is the first without a contract."""
        for product in self.products:
            self._close(product, on)

    def _core_price(self) -> int:
        usd = seats_price(self.plan, self.seats, self.discount, self.rise_percent)
        return in_currency(usd, self.currency)

    def _further_price(self) -> int:
        usd = seats_price(self.plan, self.seats, self.discount, self.rise_percent)
        return in_currency(usd * FURTHER_PRODUCT_PERCENT // 100, self.currency)

    def _sell(self, on: date, product: str, monthly: int, seats: int | None) -> None:
        if product in self._open:
            self._close(product, on)
        self._open[product] = Subscription(
            self.account_id, product, self.plan, on, None, self.renews_on, self.term_months,
            monthly, self.currency, seats, self.started_on,
        )  # fmt: skip

    def _close(self, product: str, on: date) -> None:
        line = self._open.pop(product)
        if line.started_on < on:  # a line that never ran is never billed
            self.closed.append(replace(line, ended_on=on))


PRODUCT_PLACES = {product: place for place, product in enumerate((CORE, *FURTHER_PRODUCTS))}
