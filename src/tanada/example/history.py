"""What the company has lived through: the customers and everything that happened to them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from tanada.example.coefficients import Segment
from tanada.example.contract import Contract, Subscription
from tanada.example.customer import Customer
from tanada.example.dates import Month
from tanada.example.events import Contact, Ticket


@dataclass(frozen=True, slots=True)
class AccountMonth:
    """The truth about one account in one month in which it was a customer.

    Value, ``seats``, ``products``, ``health`` and ``room`` are at the month's start;
    ``contacts_before`` are the contacts a month that the CSM made in the three months before
    (fewer where the account is newer). ``term_ends`` is the length in months of the term that
    ends in it, else 0. ``hazard`` is the chance to leave in this month, ``left`` how the draw
    fell; both only where ``at_risk``: not in the first month of a contract, nor where a planted
    story says what happens.
    """

    account_id: str
    month: Month
    segment: Segment
    arr_usd: int
    seats: int
    products: int
    health: float
    room: float
    contacts_before: float
    term_ends: int
    at_risk: bool
    hazard: float
    left: bool
    expansion_chance: float
    expanded: bool
    contracted: bool
    contacts: int
    tickets: int
    severe_tickets: int
    users: int


@dataclass(frozen=True, slots=True)
class Use:
    """How an account used the product in the days of a month, for expanding into rows.

    ``daily_per_ten_thousand`` is the chance of a user to come on a weekday; ``features`` how
    many of the product's features the account has taken up.
    """

    number: int
    first_day: date
    days: int
    users: int
    daily_per_ten_thousand: int
    features: int


@dataclass
class Life:
    """One customer's life so far."""

    customer: Customer
    contract: Contract | None = None
    health: float = 0.0
    contacts_made: list[float] = field(default_factory=list)
    health_by_month: dict[int, float] = field(default_factory=dict)
    months: list[AccountMonth] = field(default_factory=list)
    use: list[Use] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    tickets: list[Ticket] = field(default_factory=list)
    referred_by: str = ""
    left_on: date | None = None
    returned_on: date | None = None
    returns_on: date | None = None
    troubled: bool = False

    @property
    def active(self) -> bool:
        """Whether it is a customer, on trial or a free user now."""
        return self.contract is not None and self.contract.active

    @property
    def contacts_before(self) -> float:
        """Contacts a month that the CSM made in the last three months, or in fewer."""
        last = self.contacts_made[-3:]
        total = 0.0
        for contacts in last:
            total += contacts
        return total / len(last) if last else 0.0

    @property
    def room(self) -> float:
        """Which share of the seats that it could use is not bought, from 0 to 1."""
        seats = self.contract.seats if self.contract else 0
        return max(1 - seats / self.customer.addressable_seats, 0.0)


@dataclass(frozen=True)
class History:
    """The company until the end of the month ``last``.

    ``months`` are all of its months, ``lives`` in the order of the accounts' numbers.
    """

    seed: int
    months: tuple[Month, ...]
    lives: tuple[Life, ...]
    last: Month

    @property
    def as_of(self) -> date:
        """The last day that it has lived through."""
        return self.last.last_day

    @property
    def subscriptions(self) -> Iterator[Subscription]:
        """Every line of billing."""
        return (line for life in self.lives if life.contract for line in life.contract.lines)

    @property
    def account_months(self) -> Iterator[AccountMonth]:
        """The truth, account by account."""
        return (month for life in self.lives for month in life.months)
