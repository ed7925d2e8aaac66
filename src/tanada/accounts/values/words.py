"""Answers in words: flags and choices, in English and Japanese."""

from __future__ import annotations

from tanada.accounts.values.blanks import WORD_MARKERS
from tanada.accounts.values.sql import either, literal, one_of

TRUE_WORDS = (
    *("TRUE", "T", "YES", "Y", "1", "1.0", "ON"),
    *("はい", "○", "◯", "〇", "有", "有り", "あり", "✓", "✔", "☑", "✅"),
)
FALSE_WORDS = (
    *("FALSE", "F", "NO", "N", "0", "0.0", "OFF"),
    *("いいえ", "×", "✕", "✖", "✗", "✘", "無", "無し", "なし", "☐"),
)
CHOICE_WORDS: dict[str, tuple[str, ...]] = {
    "green": ("緑",),
    "yellow": ("黄",),
    "red": ("赤",),
    "low": ("低", "低い"),
    "medium": ("中", "中くらい"),
    "high": ("高", "高い"),
}
"""Words for values that choices and levels commonly have."""


def word_macros() -> list[str]:
    """`tanada_flag(folded)`: true or false; `!unreadable_flag`, or null where nothing is said."""
    meanings = dict.fromkeys(TRUE_WORDS, "'true'") | dict.fromkeys(FALSE_WORDS, "'false'")
    return [
        f"tanada_flag(folded) AS CASE WHEN folded IS NULL OR {one_of('folded', WORD_MARKERS)} "
        f"THEN NULL ELSE {either('folded', meanings, literal('!unreadable_flag'))} END"
    ]
