"""Small pieces of the fixed SQL that macros are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_BETWEEN = "\x1f"
"""Stands between words, and in none of them: the sign that separates units."""


def literal(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def either(name: str, meanings: Mapping[str, str], otherwise: str) -> str:
    """A CASE that gives each word's meaning, an expression of SQL."""
    branches = " ".join(f"WHEN {literal(word)} THEN {each}" for word, each in meanings.items())
    return f"CASE {name} {branches} ELSE {otherwise} END"


def one_of(name: str, words: Iterable[str]) -> str:
    """Whether a text, which is written once, is one of some words."""
    listed = "".join(f"{_BETWEEN}{word}" for word in words) + _BETWEEN
    return f"contains({literal(listed)}, concat('{_BETWEEN}', {name}, '{_BETWEEN}'))"
