"""The tiers that an account held, along a line of time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tanada_web.pages.drawing.bars import percent
from tanada_web.pages.drawing.tiers import TierLook


@dataclass(frozen=True)
class Stay:
    """A tier held from a day until another; `until` is None while it lasts."""

    look: TierLook
    since: date
    until: date | None = None
    grace_from: date | None = None


@dataclass(frozen=True)
class Piece:
    """A stay as a rectangle; `grace` and `grace_width` are where its grace runs, if it does."""

    stay: Stay
    at: str
    width: str
    grace: str = ""
    grace_width: str = ""


@dataclass(frozen=True)
class Tenure:
    """The line from its first day to its last."""

    since: date
    until: date
    pieces: list[Piece]

    @property
    def looks(self) -> list[TierLook]:
        """The tiers in it, each once, the top one first."""
        return sorted({piece.stay.look for piece in self.pieces}, key=lambda look: look.step)

    @property
    def has_grace(self) -> bool:
        """Whether a grace runs anywhere in it."""
        return any(piece.grace for piece in self.pieces)


def tenure(stays: Iterable[Stay], until: date) -> Tenure | None:
    """The stays in order of time, up to a day; None where there are none."""
    held = sorted((stay for stay in stays if stay.since <= until), key=lambda stay: stay.since)
    if not held:
        return None
    first, days = held[0].since, max(1, (until - held[0].since).days)

    def along(day: date) -> Decimal:
        return Decimal(min((day - first).days, days)) / days

    pieces = []
    for stay in held:
        start, end = along(stay.since), along(stay.until or until)
        piece = Piece(stay, percent(start), percent(end - start))
        if stay.grace_from is not None:
            grace = along(stay.grace_from)
            piece = Piece(stay, piece.at, piece.width, percent(grace), percent(end - grace))
        pieces.append(piece)
    return Tenure(first, until, pieces)
