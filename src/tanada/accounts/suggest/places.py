"""Lists that the world keeps: countries, currencies, languages, time zones."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from babel.core import Locale, get_global

from tanada.accounts.layout import known_currencies

_OTHER_COUNTRIES = ("usa", "uk", "u.s.a.", "u.s.", "u.k.", "eire", "uae", "rsa", "korea", "米国")


@cache
def countries() -> frozenset[str]:
    """Codes and names of countries, English and Japanese, in small letters."""
    names = set(_OTHER_COUNTRIES)
    for language in ("en", "ja"):
        for code, name in Locale(language).territories.items():
            if len(code) == 2:
                names.add(code.casefold())
                names.add(name.casefold())
    names.update(code.casefold() for code in get_global("territory_aliases") if len(code) == 3)
    return frozenset(names)


@cache
def languages() -> frozenset[str]:
    """Codes and names of languages, English and Japanese, in small letters."""
    names = set[str]()
    for language in ("en", "ja"):
        for code, name in Locale(language).languages.items():
            names.update((code.casefold(), name.casefold()))
    return frozenset(names)


@cache
def time_zones() -> frozenset[str]:
    """Names of time zones, in small letters."""
    zones = get_global("zone_territories")
    return frozenset({*(zone.casefold() for zone in zones), "utc", "gmt", "jst", "est", "cet"})


def is_currency(text: str) -> bool:
    """Whether a text is a currency's code."""
    return text.upper() in known_currencies()


def is_country(text: str) -> bool:
    """Whether a text is a country's code or name."""
    return text.casefold() in countries()


def is_language(text: str) -> bool:
    """Whether a text is a language's code, with or without a country, or its name."""
    folded = text.casefold()
    return folded in languages() or folded.replace("_", "-").split("-")[0] in languages()


def is_time_zone(text: str) -> bool:
    """Whether a text names a time zone, by place or by distance from UTC."""
    folded = text.casefold()
    return folded in time_zones() or folded.startswith(("utc+", "utc-", "gmt+", "gmt-", "(gmt"))


def share(values: dict[str, int], holds: Callable[[str], bool]) -> float:
    """The share of the values, by how often each stands, for which something holds."""
    total = sum(values.values())
    return sum(times for value, times in values.items() if holds(value)) / total if total else 0.0


@cache
def _codes_by_country() -> dict[str, str]:
    """Codes of countries by their names, English and Japanese, in small letters."""
    named = {}
    for language in ("en", "ja"):
        for code, name in Locale(language).territories.items():
            if len(code) == 2:
                named[name.casefold()] = code
                named[code.casefold()] = code
    return named


def country_currency(text: str) -> str | None:
    """The currency that a country pays with now; None where it is none or pays with several."""
    code = _codes_by_country().get(text.casefold())
    listed = get_global("territory_currencies").get(code, ()) if code else ()
    current = [each[0] for each in listed if each[2] is None and each[3]]
    return current[0] if len(current) == 1 else None
