"""The ten CSMs: who looks after which region, and who has too many accounts."""

from collections.abc import Sequence

from tanada.example.coefficients import COEFFICIENTS
from tanada.example.draw import Draw

CSMS: dict[str, Sequence[tuple[str, int]]] = {
    "Americas": (
        ("Maya Lindqvist", 9),
        ("Tom Alvarez", 5),
        ("Dana Whitcombe", 3),
        ("Rafael Monteiro", 3),
    ),
    "EMEA": (("Claire Aubert", 9), ("Jonas Reuter", 4), ("Saskia de Wit", 3)),
    "APAC": (("Priya Raman", 1),),
    "Japan": (("佐伯 美咲", 3), ("高梨 健太", 1)),
}
"""By region, with how many of its accounts each gets: chance and habit, not need."""


def draw_csm(draw: Draw, region: str) -> str:
    """Who looks after a new account of the region. Neither value nor health counts."""
    return draw.weighted(CSMS[region])


def accounts_per_csm(accounts: int) -> int:
    """How many accounts one CSM can serve as planned, in a company of this many accounts."""
    return max(int(accounts * COEFFICIENTS.service.accounts_per_csm), 1)


def share_of_plan(book: int, accounts: int) -> float:
    """Which share of the planned contacts the accounts of a book of this size get."""
    return min(accounts_per_csm(accounts) / max(book, 1), 1.0)
