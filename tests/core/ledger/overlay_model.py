"""One overlay of one account from run to run, written from the sentences of the docs alone.

It shares no code with Tanada. A condition is True, False or None, which is UNKNOWN.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta


@dataclass(frozen=True)
class Held:
    """Since when, until when if that is known, and whether its days are over."""

    since: date
    until: date | None = None
    spent: bool = False


def overlay_step(
    as_of: date,
    held: Held | None,
    *,
    when: bool | None,
    days: int | None = None,
    end: bool | None = None,
    has_end: bool = False,
) -> Held | None:
    """What is held of it after a run that saw the account; by its condition without an end."""
    if held is not None and not held.spent:
        if days is None and not has_end:
            return None if when is False else held
        if has_end and end is True:
            return None
        if held.until is not None and as_of >= held.until:
            return None if when is False else replace(held, spent=True)
        return held
    if held is not None:
        over = when is False or (has_end and end is True)
        return None if over else held
    if when is not True or (has_end and end is True):
        return None
    return Held(as_of, None if days is None else as_of + timedelta(days=days))
