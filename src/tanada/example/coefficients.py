"""Every coefficient that is planted in the example company, by name.

What a later study should find again stands here and nowhere else. ``planted.json`` repeats
it beside the files, and docs/explanation/example-company.md explains it. Log-odds are
natural logarithms: a coefficient of -0.9 multiplies the odds by e^-0.9 = 0.41.
"""

from dataclasses import asdict, dataclass
from typing import Literal

Segment = Literal["large", "middle", "small"]


@dataclass(frozen=True)
class BySegment:
    """A coefficient that differs by value segment."""

    large: float
    middle: float
    small: float

    def of(self, segment: Segment) -> float:
        """The coefficient of this segment."""
        return {"large": self.large, "middle": self.middle, "small": self.small}[segment]


@dataclass(frozen=True)
class Segments:
    """The value segments: annual value in USD, at list rates, from which an account is in one."""

    large_from: int = 100_000
    middle_from: int = 25_000


@dataclass(frozen=True)
class Health:
    """Health in month m: fit + stays × (health - fit) + severe tickets × theirs + noise.

    Fit is an account's own mean, normal over accounts; noise is normal with this spread.
    Contact does not change health: all that it does stands under churn and expansion.
    """

    fit_mean: float = 0.20
    fit_spread: float = 0.80
    stays: float = 0.85
    noise_spread: float = 0.35
    per_severe_ticket: float = -0.20


@dataclass(frozen=True)
class Churn:
    """Log-odds that an account leaves in a month (not in its first).

    ``intercept`` is by segment. ``health`` counts per unit of health at the month's start,
    ``contact`` per contact a month made by the CSM in the three months before, by segment.
    One of the ``renewal`` coefficients is added in a month in which a term ends: a term of
    one month, or of a year and more.
    """

    intercept: BySegment = BySegment(large=-6.0, middle=-5.8, small=-5.6)
    health: float = -0.9
    contact: BySegment = BySegment(large=-0.70, middle=-0.40, small=-0.05)
    monthly_renewal: float = 1.4
    yearly_renewal: float = 4.2


@dataclass(frozen=True)
class Expansion:
    """Log-odds that an account buys more in a month: seats, or a further product.

    ``room`` counts per unit of 1 - seats / addressable seats, from 0 to 1.
    """

    intercept: float = -5.0
    room: float = 1.8
    health: float = 0.35
    contact: BySegment = BySegment(large=0.35, middle=0.20, small=0.05)
    quarter_end: float = 0.30
    product_share: float = 0.30
    seats_least: float = 0.08
    seats_most: float = 0.35


@dataclass(frozen=True)
class Contraction:
    """Log-odds that an account which renews for a year or more does so with fewer seats."""

    intercept: float = -2.6
    health: float = -0.7
    seats_least: float = 0.10
    seats_most: float = 0.30


@dataclass(frozen=True)
class Renewal:
    """What else happens when a term of a year or more ends and the account stays."""

    price_rise_chance: float = 0.5
    price_rise_percent: int = 3


@dataclass(frozen=True)
class Service:
    """How the company serves: everybody alike, whatever an account is worth or feels.

    A CSM plans so many contacts a month for each account of the book. With more accounts
    than ``accounts_per_csm`` (a share of all accounts that the company ever had), each gets
    that much less. An account that the CSM believes to be red gets some more, which is why
    contact and churn go together where health is not known.
    """

    contacts_planned: float = 1.2
    contacts_when_red: float = 0.6
    red_below: float = -0.9
    reading_spread: float = 0.3
    accounts_per_csm: float = 0.055
    business_review_share: float = 0.12
    answer_intercept: float = 0.3
    answer_health: float = 0.5
    inbound: float = 0.25
    inbound_size: float = 0.10


@dataclass(frozen=True)
class Tickets:
    """Tickets a month: mean × e^(size × its + health × its); some of them are severe."""

    mean: float = 0.45
    size: float = 0.45
    health: float = -0.30
    severe_share: float = 0.09
    severe_health: float = -0.05


@dataclass(frozen=True)
class Use:
    """Use of the product in a month.

    The share of seats in use is ``seats`` + ``seats_health`` × health. Of those users a share
    of ``daily`` + ``daily_health`` × health comes on a weekday, times the season's factor;
    on Saturdays and Sundays ``weekend`` of that. A user comes more or less often than that,
    from ``user_least`` to ``user_most`` times.
    """

    seats: float = 0.80
    seats_health: float = 0.10
    daily: float = 0.44
    daily_health: float = 0.12
    weekend: float = 0.06
    user_least: float = 0.4
    user_most: float = 1.6
    second_feature: float = 0.30
    features: float = 0.38
    features_health: float = 0.08
    features_maturity: float = 0.25


@dataclass(frozen=True)
class Arrivals:
    """New accounts: how many are customers before the history begins, and who sent the rest.

    A referred account names the healthiest of ``referrers_asked`` accounts drawn at random.
    """

    before_the_history: float = 0.58
    referred_share: float = 0.15
    referrers_asked: int = 6
    returns_share: float = 0.06


@dataclass(frozen=True)
class Coefficients:
    """All of them. ``season`` factors are by calendar month, January first."""

    segments: Segments = Segments()
    health: Health = Health()
    churn: Churn = Churn()
    expansion: Expansion = Expansion()
    contraction: Contraction = Contraction()
    renewal: Renewal = Renewal()
    service: Service = Service()
    tickets: Tickets = Tickets()
    use: Use = Use()
    arrivals: Arrivals = Arrivals()
    use_season: tuple[float, ...] = (
        0.95, 1.0, 1.02, 1.0, 0.97, 1.0, 0.93, 0.84, 1.03, 1.04, 1.02, 0.82,
    )  # fmt: skip
    sales_season: tuple[float, ...] = (
        0.8, 0.9, 1.4, 0.8, 0.9, 1.4, 0.8, 0.6, 1.4, 0.9, 1.0, 1.5,
    )  # fmt: skip


COEFFICIENTS = Coefficients()


def as_document(coefficients: Coefficients) -> dict[str, object]:
    """The coefficients as plain values, by group and name, for planted.json."""
    return asdict(coefficients)
