"""Signs around a value that are no part of it, and texts that stand for no value."""

from __future__ import annotations

EDGES = "".join(
    [
        *" \t\r\n\x0b\x0c\x85",
        *"\u00a0\u1680\u202f\u205f\u3000\u2028\u2029",
        *(chr(code) for code in range(0x2000, 0x200B)),
        *"\u200b\u200c\u200d\u200e\u200f\u2060\ufeff",
    ]
)
"""Blanks, and signs that cannot be seen: cut off at both ends of every text."""

MARKERS = (
    *("", "N/A", "#N/A", "NA", "N.A.", "NULL", "NONE", "-", "--", "—", "―", "ー"),
    *("なし", "無し", "未設定"),
)
"""No value, in a column of numbers or dates; as `tanada_folded` writes them."""
WORD_MARKERS = ("", "N/A", "#N/A", "NA", "N.A.", "NULL", "-", "--", "—", "―", "ー", "未設定")
"""No value, in a column of flags or choices, where “none” and なし may be an answer."""
TEXT_MARKERS = ("#N/A",)
"""No value, in a column of texts: what a spreadsheet writes for an error."""
