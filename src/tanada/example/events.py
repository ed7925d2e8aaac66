"""What happens between the company and an account in a month: contacts and tickets."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tanada.example.coefficients import COEFFICIENTS
from tanada.example.customer import Customer
from tanada.example.draw import Draw, clamp
from tanada.example.formulas import (
    answer_chance,
    contacts_mean,
    inbound_mean,
    severe_chance,
    tickets_mean,
)


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact; ``answered`` is None where the account itself got in touch."""

    account_id: str
    at: datetime
    channel: str
    inbound: bool
    topic: str
    answered: bool | None
    person: str
    csm: str


@dataclass(frozen=True, slots=True)
class Ticket:
    """One support ticket."""

    account_id: str
    opened_on: date
    severity: str
    severe: bool
    first_response_hours: int
    reopened: bool


@dataclass(frozen=True)
class Span:
    """The days of a month on which an account was a customer, both included."""

    first_day: date
    last_day: date

    @property
    def days(self) -> int:
        """How many days those are."""
        return (self.last_day - self.first_day).days + 1

    def day(self, draw: Draw) -> date:
        """One of them, all equally likely."""
        return self.first_day + timedelta(days=draw.whole(0, self.days - 1))


_FULL_MONTH_DAYS = 30


def draw_contacts(
    draw: Draw, customer: Customer, span: Span, health: float, share_of_plan: float
) -> list[Contact]:
    """The month's contacts, those that the CSM makes first."""
    part = min(span.days / _FULL_MONTH_DAYS, 1.0)
    made = draw.count(contacts_mean(draw, health, share_of_plan) * part)
    people = 1 + int(clamp(2.5 + 2.2 * customer.size, 0, 16))
    contacts = []
    for place in range(made + draw.count(inbound_mean(customer.size) * part)):
        inbound = place >= made
        review = not inbound and draw.chance(COEFFICIENTS.service.business_review_share)
        contacts.append(
            Contact(
                account_id=customer.account_id,
                at=_moment(draw, span),
                channel="video" if review else draw.pick(("mail", "mail", "call")),
                inbound=inbound,
                topic="business_review" if review else _topic(draw, inbound),
                answered=None if inbound else draw.chance(answer_chance(health)),
                # Nearly always the same few people; now and then somebody else.
                person=f"p{1 + int(people * draw.unit() * draw.unit())}",
                csm=customer.owner,
            )
        )
    return contacts


def draw_tickets(draw: Draw, customer: Customer, span: Span, health: float) -> list[Ticket]:
    """The month's tickets."""
    part = min(span.days / _FULL_MONTH_DAYS, 1.0)
    tickets = []
    for _ in range(draw.count(tickets_mean(customer.size, health) * part)):
        severe = draw.chance(severe_chance(health))
        # Service quality is the same for everybody: no word here of value.
        tickets.append(
            Ticket(
                account_id=customer.account_id,
                opened_on=span.day(draw),
                severity=draw.pick(("urgent", "high", "high") if severe else ("normal", "low")),
                severe=severe,
                first_response_hours=draw.whole(1, 6) if severe else draw.whole(2, 40),
                reopened=draw.chance(0.06),
            )
        )
    return tickets


def _topic(draw: Draw, inbound: bool) -> str:
    if inbound:
        return draw.pick(("question", "question", "request", "renewal"))
    return draw.pick(("check_in", "check_in", "check_in", "training", "renewal", "expansion"))


def _moment(draw: Draw, span: Span) -> datetime:
    minutes = draw.whole(8 * 60, 18 * 60)
    return datetime.combine(span.day(draw), time(minutes // 60, minutes % 60))
