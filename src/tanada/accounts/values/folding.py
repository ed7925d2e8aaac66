"""One text for all the ways of writing the same: full width, capitals, odd blanks and dashes."""

from __future__ import annotations

from tanada.accounts.values.blanks import EDGES, MARKERS
from tanada.accounts.values.sql import literal, one_of

_FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_ALIKE = {
    **_FULL_WIDTH,
    **dict.fromkeys("−–‐‑‒﹣", "-"),
    **dict.fromkeys("‘’ʼ`´", "'"),
    "\uffe5": "¥",
    "\uffe1": "£",
    "\uffe6": "₩",
}
_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"


def folding_macros() -> list[str]:
    """The macros that make texts alike.

    `tanada_folded(x)` is in capitals and half width, with plain blanks, trimmed;
    `tanada_nothing(folded)` tells what stands for no value; `tanada_trimmed(x)` cuts blanks
    off at both ends and is null where nothing is left.
    """
    alike = {blank: " " for blank in EDGES if blank not in _UNSEEN and blank != " "} | _ALIKE
    signs = "".join(alike) + _UNSEEN
    edges = EDGES.replace("\\", "\\\\")
    return [
        f"tanada_folded(x) AS trim(upper(translate(x, {literal(signs)}, "
        f"{literal(''.join(alike.values()))})))",
        f"tanada_nothing(folded) AS {one_of('folded', MARKERS)}",
        f"tanada_trimmed(x) AS nullif(regexp_replace(x, "
        f"{literal(f'^[{edges}]+|[{edges}]+$')}, '', 'g'), '')",
    ]
