"""The generative model: what an account's size, health, room and service make likely."""

from tanada.example.coefficients import COEFFICIENTS, Segment
from tanada.example.draw import Draw, clamp, exponential, probability

_ALL = COEFFICIENTS


def segment_of(arr_usd: int) -> Segment:
    """The value segment of an annual value in USD."""
    if arr_usd >= _ALL.segments.large_from:
        return "large"
    return "middle" if arr_usd >= _ALL.segments.middle_from else "small"


def churn_chance(segment: Segment, health: float, contacts: float, term_ends: int) -> float:
    """The hazard: how likely an account leaves within the month, from 0 to 1.

    ``contacts`` are those a month over the three months before; ``term_ends`` is the length in
    months of the term that ends in this month, 0 where none does.
    """
    churn = _ALL.churn
    at_renewal = churn.monthly_renewal if term_ends == 1 else churn.yearly_renewal
    return probability(
        churn.intercept.of(segment)
        + churn.health * health
        + churn.contact.of(segment) * contacts
        + (at_renewal if term_ends else 0.0)
    )


def expansion_chance(
    segment: Segment, health: float, contacts: float, room: float, quarter_ends: bool
) -> float:
    """How likely an account buys more within the month, from 0 to 1."""
    expansion = _ALL.expansion
    return probability(
        expansion.intercept
        + expansion.room * room
        + expansion.health * health
        + expansion.contact.of(segment) * contacts
        + (expansion.quarter_end if quarter_ends else 0.0)
    )


def contraction_chance(health: float) -> float:
    """How likely an account that renews for a year or more gives seats back."""
    return probability(_ALL.contraction.intercept + _ALL.contraction.health * health)


def next_health(draw: Draw, health: float, fit: float, severe_tickets: int) -> float:
    """Health at the start of the next month."""
    change = _ALL.health
    return (
        fit
        + change.stays * (health - fit)
        + change.per_severe_ticket * severe_tickets
        + draw.normal(0, change.noise_spread)
    )


def contacts_mean(draw: Draw, health: float, share_of_plan: float) -> float:
    """How many contacts a CSM makes with the account in a month, on average."""
    service = _ALL.service
    believed = health + draw.normal(0, service.reading_spread)
    extra = service.contacts_when_red if believed < service.red_below else 0.0
    return (service.contacts_planned + extra) * share_of_plan


def answer_chance(health: float) -> float:
    """How likely a contact that the CSM makes is answered."""
    return probability(_ALL.service.answer_intercept + _ALL.service.answer_health * health)


def inbound_mean(size: float) -> float:
    """How often the account gets in touch by itself in a month, on average."""
    return max(_ALL.service.inbound + _ALL.service.inbound_size * size, 0.02)


def tickets_mean(size: float, health: float) -> float:
    """How many tickets are opened in a month, on average."""
    tickets = _ALL.tickets
    return tickets.mean * exponential(tickets.size * size + tickets.health * health)


def severe_chance(health: float) -> float:
    """How likely a ticket is severe."""
    return clamp(_ALL.tickets.severe_share + _ALL.tickets.severe_health * health, 0.01, 0.4)


def users_of(seats: int, health: float, habit: float) -> int:
    """How many of the seats are in use; ``habit`` is the account's own deviation."""
    share = clamp(_ALL.use.seats + _ALL.use.seats_health * health + habit, 0.05, 1.0)
    return max(int(seats * share + 0.5), 1)


def daily_share(health: float, calendar_month: int) -> float:
    """Which share of its users an account sees on a weekday."""
    share = clamp(_ALL.use.daily + _ALL.use.daily_health * health, 0.03, 0.90)
    return share * _ALL.use_season[calendar_month - 1]


def features_share(health: float, maturity: float) -> float:
    """Which share of the product's features an account has taken up; maturity from 0 to 1."""
    use = _ALL.use
    share = use.features + use.features_health * health + use.features_maturity * maturity
    return clamp(share, 0.15, 1.0)
