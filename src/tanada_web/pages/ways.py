"""The ways about: which pages the frame leads to, in the order in which people need them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tanada_web.models import Person
from tanada_web.pages.review.waiting import waiting_for


class Way(NamedTuple):
    """A page by the name of its address; its words are `way.<name>`.

    `waiting` counts what waits there for a person.
    """

    name: str
    waiting: Callable[[Person], int] | None = None


WAYS: tuple[Way, ...] = (
    Way("overview"),
    Way("accounts"),
    Way("review", waiting_for),
    Way("policy"),
    Way("settings"),
)
