"""Numbers, amounts, shares and dates as a reader of each language expects them.

A threshold is shown with every digit that it has; only measured shares are rounded.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from tanada.messages.text import Language

_LARGE = ((10**12, "兆"), (10**8, "億"), (10**4, "万"))
_JAPANESE_NAMES = {
    "JPY": "円",
    "USD": "ドル",
    "EUR": "ユーロ",
    "GBP": "ポンド",
    "CNY": "人民元",
    "KRW": "ウォン",
}


def number(value: Decimal | int | float) -> str:
    """`1234.50` → `1,234.5`, the same in both languages."""
    exact = Decimal(str(value)).normalize()
    return f"{exact:,f}"


def percent(share: Decimal) -> str:
    """`0.155` → `15.5%`."""
    return f"{number(share * 100)}%"


def rounded_percent(share: Decimal) -> str:
    """A measured share to one decimal place: `0.15449` → `15.4%`."""
    return percent(share.quantize(Decimal("0.001"), ROUND_HALF_UP))


def money(amount: Decimal | int, currency: str, language: Language) -> str:
    """`$120,000` in English; `12万ドル`, `7万5,000円` or `1,234,567円` in Japanese.

    In Japanese, whole thousands from ten thousand up are counted in 万 and 億.
    """
    exact = Decimal(amount)
    if language == "ja":
        return _japanese_digits(exact) + _japanese_name(currency)
    sign = "-" if exact < 0 else ""
    return f"{sign}{_symbol(currency)}{_with_cents(abs(exact), currency)}"


def currency_name(currency: str, language: Language) -> str:
    """`US Dollar` or `米ドル`."""
    from babel.numbers import get_currency_name

    name = get_currency_name(currency, locale=language)
    return name.replace(" ", "") if language == "ja" else name


def day(value: date, language: Language) -> str:
    """`21 Nov 2026` or `2026年11月21日`."""
    if language == "ja":
        return f"{value.year}年{value.month}月{value.day}日"
    from babel.dates import format_date

    return format_date(value, "d MMM y", locale="en")


def moment(value: datetime, language: Language) -> str:
    """`21 Nov 2026, 06:00 UTC` or `2026年11月21日 06:00 UTC`, in the zone that it has."""
    between = " " if language == "ja" else ", "
    return f"{day(value, language)}{between}{value:%H:%M} {value:%Z}".rstrip()


def listed(items: Iterable[str], language: Language, most: int | None = 12) -> str:
    """The items one after another; of a long list, the first `most`."""
    shown = list(items)
    left_out = 0 if most is None else len(shown) - most
    if left_out > 0:
        more = f"ほか{number(left_out)}件" if language == "ja" else f"and {number(left_out)} more"
        shown = [*shown[:most], more]
    return ("、" if language == "ja" else ", ").join(shown)


def joined(items: Iterable[str], language: Language, word: str) -> str:
    """`a, b or c` with `or`; in Japanese 、 stands between all of them."""
    shown = list(items)
    if language == "ja" or len(shown) < 2:
        return "、".join(shown)
    return f"{', '.join(shown[:-1])} {word} {shown[-1]}"


def capitalised(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def uncapitalised(text: str) -> str:
    """A label as it stands inside a sentence: `Growth potential` loses its capital, `ARR` not."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


def _japanese_digits(amount: Decimal) -> str:
    """Whole thousands from 10,000 up in 万, 億 and 兆; anything else digit by digit."""
    size = abs(amount)
    if size < 10**4 or size % 1000:
        return number(amount)
    parts, rest = "-" if amount < 0 else "", int(size)
    for unit, name in _LARGE:
        count, rest = divmod(rest, unit)
        parts += f"{count:,}{name}" if count else ""
    return parts + (f"{rest:,}" if rest else "")


def _japanese_name(currency: str) -> str:
    if currency in _JAPANESE_NAMES:
        return _JAPANESE_NAMES[currency]
    return currency_name(currency, "ja")


def _symbol(currency: str) -> str:
    from babel.numbers import get_currency_symbol

    symbol = get_currency_symbol(currency, locale="en")
    return f"{symbol} " if symbol[-1:].isalpha() else symbol


def _with_cents(amount: Decimal, currency: str) -> str:
    """Whole amounts without cents; others with as many places as the currency has, or more."""
    from babel.numbers import get_currency_precision

    exact = amount.normalize()
    written = max(0, -int(exact.as_tuple().exponent))
    if written == 0:
        return f"{exact:,f}"
    return f"{exact:,.{max(written, get_currency_precision(currency))}f}"
