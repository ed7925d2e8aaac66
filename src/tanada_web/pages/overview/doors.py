"""Where the figures of the overview lead."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse


def accounts(**wanted: object) -> str:
    """The accounts that meet some filters."""
    return _with_query(reverse("accounts"), wanted)


def review(**wanted: object) -> str:
    """The queue of reviews, filtered."""
    return _with_query(reverse("review"), wanted)


def moves(since: date, **wanted: object) -> str:
    """The accounts that moved since a day: `before` and `after` are tiers, empty for none."""
    return _with_query(reverse("moves"), {"since": since, **wanted})


def _with_query(path: str, wanted: dict[str, object]) -> str:
    return f"{path}?{urlencode(wanted)}" if wanted else path
