"""The terraces: per tier its shares beside their targets, and what moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from tanada.decide.portfolio import Portfolio, TierShare
from tanada_web.pages.drawing.hillside import Band, hillside
from tanada_web.pages.drawing.tiers import TierLook
from tanada_web.pages.overview import doors
from tanada_web.pages.overview.comparing import Compared


@dataclass(frozen=True)
class Terrace:
    """A tier: its shares, how many came and went, how many are in grace, and where each leads."""

    look: TierLook
    share: TierShare
    href: str
    came: int = 0
    came_href: str = ""
    went: int = 0
    went_href: str = ""
    grace: int = 0
    grace_href: str = ""


def terraces(
    portfolio: Portfolio,
    looks: Mapping[str, TierLook],
    graces: Mapping[str, int],
    compared: Compared | None,
) -> list[Terrace]:
    """A terrace per tier, the top one first."""
    found = []
    for share in portfolio.tiers:
        key = share.tier
        moved: tuple[int, str, int, str] = (0, "", 0, "")
        if compared is not None:
            since = compared.since
            came, went = compared.count(None, key), compared.count(key, None)
            moved = (came, doors.moves(since, after=key), went, doors.moves(since, before=key))
        grace_href = doors.accounts(tier=key, status="grace")
        found.append(
            Terrace(
                looks[key],
                share,
                doors.accounts(tier=key),
                *moved,
                graces.get(key, 0),
                grace_href,
            )
        )
    return found


def bands(rows: list[Terrace]) -> list[Band]:
    """The same as a hillside, from accounts to ARR."""
    nothing = Decimal(0)
    return hillside(
        [
            (row.look, [row.share.accounts_share or nothing, row.share.arr_share or nothing])
            for row in rows
        ]
    )
