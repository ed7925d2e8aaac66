"""One text for all the ways of writing the same: full width, capitals, odd blanks and dashes."""

from __future__ import annotations

from tanada.accounts.values.blanks import EDGES
from tanada.accounts.values.sql import literal

_FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_ALIKE = {
    **_FULL_WIDTH,
    **dict.fromkeys("−–‐‑‒﹣", "-"),
    **dict.fromkeys("‘’ʼ`´", "'"),
    "¥": "¥",
    "£": "£",
    "₩": "₩",
}
_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"


def folding_macros() -> list[str]:
    """`tanada_folded(x)`: in capitals, half width, plain blanks, trimmed; `tanada_trimmed(x)`."""
    alike = {blank: " " for blank in EDGES if blank not in _UNSEEN and blank != " "} | _ALIKE
    signs = "".join(alike) + _UNSEEN
    edges = EDGES.replace("\\", "\\\\")
    return [
        f"tanada_folded(x) AS trim(upper(translate(x, {literal(signs)}, "
        f"{literal(''.join(alike.values()))})))",
        f"tanada_trimmed(x) AS nullif(regexp_replace(x, "
        f"{literal(f'^[{edges}]+|[{edges}]+$')}, '', 'g'), '')",
    ]
