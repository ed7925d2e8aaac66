"""What one account hangs from: its hidden size, health and growth, and its contract."""

from dataclasses import dataclass
from typing import Literal

from tanada.example.draw import Draw, clamp, exponential

Kind = Literal["paying", "trial", "free", "churned", "arr_unknown"]
Plan = Literal["Free", "Starter", "Team", "Business", "Enterprise"]

LIST_PRICE_PER_SEAT: dict[Plan, int] = {
    "Free": 0,
    "Starter": 216,
    "Team": 384,
    "Business": 588,
    "Enterprise": 828,
}
"""USD per seat and year, before the discount."""

_LARGE_ARR = 100_000
_TROUBLED_SHARE_OF_LARGE = 0.02


@dataclass(frozen=True)
class Shape:
    """The truth of an account, from which its fields are written with noise and gaps.

    ``size``, ``health`` and ``growth`` are hidden and nearly standard normal; growth is
    room to grow. ``arr`` is in whole USD: what a churned account paid until it left, 0
    for trial and free. ``troubled`` marks a large account about to renew at high risk.
    """

    kind: Kind
    size: float
    health: float
    growth: float
    age_days: int
    giant: bool
    employees: int
    addressable_seats: int
    plan: Plan
    seats: int
    arr: int
    troubled: bool

    @property
    def maturity(self) -> float:
        """Time as a customer, from 0 (new) to 1 (four years or more)."""
        return min(self.age_days / 1460, 1.0)


def draw_shape(draw: Draw, kind: Kind, size: float) -> Shape:
    """A new account of this kind and hidden size (0 is the middle, 1 larger than most).

    Trial and free accounts come from smaller companies than their size says.
    """
    small = kind in ("trial", "free")
    if small:
        size = 0.8 * size - 0.9
    growth = draw.normal()
    age_days = _age_days(draw, kind)
    giant = draw.chance(0.03)
    employees = max(int(exponential(5.39 + 1.15 * size)), 3)
    if giant:
        employees = int(employees * draw.between(8, 30)) + 1500
    # Contractors and shared logins: a few can use more seats than they have employees.
    fit = draw.between(0.3, 1.0) if draw.chance(0.97) else draw.between(1.0, 1.1)
    addressable_seats = max(int(employees * fit), 3)
    seats = _seats(draw, kind, size, growth, age_days, giant, addressable_seats)
    plan = _plan(draw, kind, seats, size)
    arr = 0 if small else _discounted(draw, plan, seats)
    troubled = kind == "paying" and arr > _LARGE_ARR and draw.chance(_TROUBLED_SHARE_OF_LARGE)
    health = draw.normal(0.1, 1.0)
    if troubled:
        health = draw.between(-2.6, -1.8)
    elif kind == "churned":
        health = draw.between(-2.6, -0.6)
    return Shape(
        kind, size, health, growth, age_days, giant, employees, addressable_seats, plan,
        seats, arr, troubled,
    )  # fmt: skip


def _age_days(draw: Draw, kind: Kind) -> int:
    if kind == "trial":
        return draw.whole(1, 30)
    recent_first = draw.unit() * draw.between(0.3, 1.0)
    if kind == "churned":
        return 400 + int(2400 * recent_first)
    return 5 + int(3200 * recent_first)


def _seats(
    draw: Draw,
    kind: Kind,
    size: float,
    growth: float,
    age_days: int,
    giant: bool,
    addressable_seats: int,
) -> int:
    if kind in ("trial", "free"):
        return min(draw.whole(3, 10), addressable_seats)
    reach = exponential(
        -0.80 - 0.32 * size - 0.36 * growth + min(age_days / 6000, 0.25) + draw.normal(0, 0.15)
    )
    if giant:
        reach *= draw.between(0.03, 0.15)
    seats = max(int(addressable_seats * clamp(reach, 0.0, 1.0)), 3)
    pack = 1 if seats < 20 else 5 if seats < 100 else 10 if seats < 1000 else 50
    return (seats + pack - 1) // pack * pack


def _plan(draw: Draw, kind: Kind, seats: int, size: float) -> Plan:
    if kind == "free":
        return "Free"
    if kind == "trial":
        return "Team" if draw.chance(0.7) else "Business"
    wants = draw.normal(size, 0.5) + (0.4 if seats >= 250 else 0.0)
    if wants < -1.6:
        return "Starter"
    if wants < 0.1:
        return "Team"
    return "Business" if wants < 1.35 else "Enterprise"


def _discounted(draw: Draw, plan: Plan, seats: int) -> int:
    by_volume = 0 if seats < 50 else 5 if seats < 200 else 10 if seats < 500 else 18
    negotiated = draw.pick((0, 0, 0, 3, 5, 8, 10))
    return seats * LIST_PRICE_PER_SEAT[plan] * (100 - by_volume - negotiated) // 100
