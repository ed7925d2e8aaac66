"""Small pieces of the fixed SQL that macros are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping


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
    """Whether a text is one of some words: a list that is no join."""
    return "(" + " OR ".join(f"{name} = {literal(word)}" for word in words) + ")"
