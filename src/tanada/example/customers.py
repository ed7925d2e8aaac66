"""All customers that the company ever had, drawn at once."""

from datetime import date

from tanada.example.customer import Customer, Kind, draw_customer
from tanada.example.dates import Month
from tanada.example.draw import Draw
from tanada.example.families import with_families
from tanada.example.stories import with_bouncers

FEWEST_ACCOUNTS = 50
_PER_MILLE_JAPANESE = 150
_PER_MILLE_BY_KIND: tuple[tuple[Kind, int], ...] = (("trial", 20), ("free", 15), ("unbilled", 6))
_FIRST_YEAR, _LAST_YEAR = 1980, 2200


def draw_customers(seed: int, accounts: int, months: tuple[Month, ...]) -> list[Customer]:
    """So many customers, by number; ValueError where there can be no such company."""
    check_company(accounts, months[-1].last_day)
    kinds = _kinds(Draw(f"{seed}/company/kinds"), accounts)
    japanese = _japanese(Draw(f"{seed}/company/japanese"), accounts)
    sizes = _sizes(Draw(f"{seed}/company/sizes"), accounts)
    taken: set[str] = set()
    customers = []
    for number, (kind, size, in_japan) in enumerate(zip(kinds, sizes, japanese, strict=True), 1):
        draw = Draw(f"{seed}/company/customer/{number}")
        customers.append(draw_customer(draw, number, kind, size, in_japan, taken, months))
        taken.add(customers[-1].name)
    bouncing = with_bouncers(customers, months)
    return with_families(Draw(f"{seed}/company/families"), bouncing)


def check_company(accounts: int, as_of: date) -> None:
    """ValueError where ``accounts`` is below 50 or the year of ``as_of`` outside 1980–2200."""
    if accounts < FEWEST_ACCOUNTS:
        raise ValueError(f"a company has at least {FEWEST_ACCOUNTS} accounts, not {accounts}")
    if not _FIRST_YEAR <= as_of.year <= _LAST_YEAR:
        raise ValueError(f"as_of lies in {_FIRST_YEAR}–{_LAST_YEAR}, not in {as_of.year}")


def _kinds(draw: Draw, accounts: int) -> list[Kind]:
    kinds: list[Kind] = []
    for kind, per_mille in _PER_MILLE_BY_KIND:
        kinds += [kind] * (accounts * per_mille // 1000)
    kinds += ["customer"] * (accounts - len(kinds))
    draw.shuffle(kinds)
    return kinds


def _japanese(draw: Draw, accounts: int) -> list[bool]:
    count = accounts * _PER_MILLE_JAPANESE // 1000
    japanese = [True] * count + [False] * (accounts - count)
    draw.shuffle(japanese)
    return japanese


def _sizes(draw: Draw, accounts: int) -> list[float]:
    """Normal sizes whose quantiles hardly differ between seeds, and so neither do tiers."""
    oversampling = 9
    sample = sorted(draw.normal() for _ in range(accounts * oversampling))
    sizes = sample[oversampling // 2 :: oversampling]
    draw.shuffle(sizes)
    return sizes
