"""Words and figures in the reader's language, as `tanada.messages` has them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.template import Context, Library
from django.utils import timezone
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from tanada import messages
from tanada.messages import formats, glance
from tanada.messages.text import LANGUAGES, Language
from tanada.policy.shape import PercentRange
from tanada_web.pages.ages import age

register = Library()
_FIRST_MARK = 0xE000
"""Code points that no text has: they hold the places of markup while the rest is escaped."""


def language_of(context: Context) -> Language:
    """The language of a page; that which is spoken where the page does not say."""
    return context.get("language") or _spoken()


def _spoken() -> Language:
    return next((each for each in LANGUAGES if each == get_language()), LANGUAGES[0])


@register.simple_tag(takes_context=True)
def say(context: Context, code: str, **params: object) -> SafeString:
    """`{% say "code" name=value %}`: a message, filled in; only markup made by templates stays."""
    marks: dict[str, str] = {}
    for name, value in params.items():
        if isinstance(value, SafeString):
            mark = chr(_FIRST_MARK + len(marks))
            params[name], marks[mark] = mark, conditional_escape(value)
    text = escape(messages.say(code, language_of(context), **params))
    return mark_safe("".join(marks.get(sign, sign) for sign in text))


@register.simple_tag(takes_context=True)
def ago(context: Context, at: datetime) -> str:
    """How long ago a moment was: `4 h ago`; by the page's own `now`."""
    return age(context["now"] - at, language_of(context))


@register.filter
def number(value: Decimal | int | None) -> str:
    """`1,234.5`; a dash for nothing."""
    return glance.NOTHING if value is None else formats.number(value)


@register.filter
def share(value: Decimal | None) -> str:
    """A share of one with one decimal place: `24.1%`."""
    return glance.share(value)


@register.filter
def target(value: PercentRange | None) -> str:
    """A target: `15–20%`."""
    return glance.band(value)


@register.filter
def money(amount: Decimal | None, currency: str) -> str:
    """An amount with every digit: `$120,000`, 「12万ドル」."""
    return glance.NOTHING if amount is None else formats.money(amount, currency, _spoken())


@register.filter
def sum_of(amount: Decimal | None, currency: str) -> str:
    """A sum at a glance: `$12.3M`, 「1,230万ドル」."""
    return glance.NOTHING if amount is None else glance.money(amount, currency, _spoken())


@register.filter
def day(value: date | None) -> str:
    """`21 Nov 2026`, 「2026年11月21日」."""
    return glance.NOTHING if value is None else formats.day(value, _spoken())


@register.filter
def moment(value: datetime | None) -> str:
    """A day with the time and its zone: `21 Nov 2026, 06:00 UTC`."""
    if value is None:
        return glance.NOTHING
    return formats.moment(timezone.localtime(value), _spoken())
