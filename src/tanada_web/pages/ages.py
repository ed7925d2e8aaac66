"""How long ago something was."""

from __future__ import annotations

from datetime import timedelta

from tanada.messages import say
from tanada.messages.text import Language

_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400
_DAYS_FROM = 2 * _DAY
"""Up to here hours are counted: `26 h ago` says more than `1 day ago`."""


def age(elapsed: timedelta, language: Language) -> str:
    """`just now`, `12 min ago`, `4 h ago`, `3 days ago`; what lies ahead is just now."""
    seconds = int(elapsed.total_seconds())
    if seconds < _MINUTE:
        return say("age.now", language)
    if seconds < _HOUR:
        return say("age.minutes", language, count=seconds // _MINUTE)
    if seconds < _DAYS_FROM:
        return say("age.hours", language, count=seconds // _HOUR)
    return say("age.days", language, count=seconds // _DAY)
