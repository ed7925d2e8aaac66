"""Which rate each currency of a table takes, under a policy and as of a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tanada.accounts.money.rates import Rate, Rates
from tanada.accounts.snapshot import Note
from tanada.policy.model import Policy

MISSING_RATE, RATE_TOO_OLD = "missing_rate", "rate_too_old"


@dataclass(frozen=True)
class Terms:
    """At which rates a policy converts: the latest on or before `day`.

    `day` is the run's date, and then no rate may be more than `max_age_days` older
    (None: any may be); or it is the policy's `fixed_on`, for one planning rate, and
    then the run's date and the age of the rate do not matter.
    """

    currency: str
    places: int
    day: date
    max_age_days: int | None = None


def terms_of(policy: Policy, as_of: date) -> Terms:
    """The terms of a policy on the run's date."""
    rates = policy.document.rates
    fixed_on = rates.fixed_on if rates else None
    max_age_days = rates.max_age_days if rates else None
    return Terms(policy.currency, policy.money_places, fixed_on or as_of, max_age_days)


@dataclass(frozen=True)
class Factor:
    """What amounts in one currency are multiplied by, or why there is nothing for it.

    `code` is then `missing_rate` or `rate_too_old`. `on` is the day of the older of the
    two rates it is made of, and `of` that rate's currency, or the one that has no rate;
    `rows` is how many rows are in the currency.
    """

    currency: str
    rows: int
    value: Fraction | None = None
    on: date | None = None
    of: str = ""
    code: str | None = None


def factors(rates: Rates | None, terms: Terms, rows: Mapping[str, int]) -> tuple[Factor, ...]:
    """The factor of each currency, given how many rows are in it: rate ÷ rate, exactly."""
    known = {} if rates is None else rates.on(terms.day)
    return tuple(_factor(currency, count, known, terms) for currency, count in rows.items())


def _factor(currency: str, rows: int, known: Mapping[str, Rate], terms: Terms) -> Factor:
    for code in (currency, terms.currency):
        if code not in known:
            return Factor(currency, rows, of=code, code=MISSING_RATE)
    source, target = known[currency], known[terms.currency]
    dated = [
        (rate.on, code)
        for rate, code in ((source, currency), (target, terms.currency))
        if rate.on is not None
    ]
    on, of = min(dated, default=(None, ""))
    limit = terms.max_age_days
    if on is not None and limit is not None and (terms.day - on).days > limit:
        return Factor(currency, rows, None, on, of, RATE_TOO_OLD)
    return Factor(currency, rows, Fraction(target.value) / Fraction(source.value), on, of)


def factor_notes(found: Sequence[Factor], terms: Terms) -> Iterator[Note]:
    """Which rates were used, and for which currencies there is none."""
    used = [factor for factor in found if factor.code is None]
    if used:
        listed = [f"{each.currency} {each.on}" for each in used]
        params: dict[str, object] = {
            "found": sum(each.rows for each in used),
            "currency": terms.currency,
            "rates": listed,
        }
        yield Note("rates.converted", params)
    for each in found:
        params = {"found": each.rows, "currency": each.of, "day": terms.day}
        if each.code == MISSING_RATE:
            yield Note("rates.missing", params)
        elif each.code == RATE_TOO_OLD:
            days = (terms.day - each.on).days if each.on else 0
            more = {"on": each.on, "days": days, "limit": terms.max_age_days}
            yield Note("rates.too_old", params | more)
