"""Which kind of table a file is, by its name, its headers and its key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tanada.accounts.suggest.assigning import Assigned, assign
from tanada.accounts.suggest.candidates import (
    LIKELY,
    Candidate,
    candidates,
    key_candidates,
)
from tanada.accounts.suggest.evidence import Reason
from tanada.accounts.suggest.names import Name, name_of
from tanada.accounts.suggest.profile import TableProfile
from tanada.accounts.suggest.vocabulary.index import POSSIBLE
from tanada.accounts.suggest.vocabulary.tables import ACCOUNTS_FILE, TABLES

ACCOUNTS, UNKNOWN = "accounts", "unknown"
_NEEDED = 2.0
"""What a kind must score to be proposed at all."""
_NAMED, _TELLING, _COLUMN, _KEY, _WHOLE = 3.0, 0.75, 0.5, 3.0, 2.0
_MOST_TELLING = 4
_AS_GOOD = 0.15
_LEAST = {"subscriptions": -1.5, "rates": -2.0}
_ONE_ROW_EACH = -3.0


@dataclass(frozen=True)
class KindGuess:
    """A kind of table with its score, why, and which column would be what."""

    kind: str
    score: float
    reasons: tuple[Reason, ...]
    assigned: Assigned


def guess_kind(table: TableProfile, file: str) -> tuple[KindGuess, ...]:
    """The kinds that a table of a file could be, the best first; `unknown` where none is."""
    keys = key_candidates(table)
    found = [_accounts(table, file, keys)]
    found += [_further(kind, table, file, keys) for kind in TABLES]
    likely = [guess for guess in found if guess.score >= _NEEDED]
    if not likely:
        return (KindGuess(UNKNOWN, 0.0, (), Assigned((), ())),)
    return tuple(sorted(likely, key=lambda guess: -guess.score))


def _accounts(table: TableProfile, file: str, keys: list[Candidate]) -> KindGuess:
    key = unique_key(table, keys)
    assigned = assign(candidates(table, ACCOUNTS), [key] if key else ())
    score = _COLUMN * sum(each.confidence >= LIKELY for each in assigned.chosen)
    reasons: list[Reason] = []
    called = _called(file, ACCOUNTS_FILE)
    if called:
        score += _NAMED
        reasons.append(Reason("suggest.kind.file", {"found": called}))
    if key is not None:
        score += _KEY
        reasons.append(Reason("suggest.kind.one_row_each", {"column": key}))
    elif keys and keys[0].confidence > POSSIBLE:
        score += _ONE_ROW_EACH
    return KindGuess(ACCOUNTS, score, tuple(reasons), assigned)


def _further(kind: str, table: TableProfile, file: str, keys: list[Candidate]) -> KindGuess:
    words = TABLES[kind]
    key = keys[0].column if keys else None
    found = candidates(table, kind)
    own_id = {each.column: each.confidence for each in found if each.target == "id"}
    taken = [key] if keys and keys[0].confidence >= own_id.get(keys[0].column, 0.0) else []
    assigned = assign(found, [each for each in taken if each is not None])
    there = {each.target for each in assigned.chosen if each.confidence >= POSSIBLE - 0.1}
    if not all(there.intersection(one_of) for one_of in words.required):
        return KindGuess(kind, -1.0, (), assigned)
    score = _COLUMN * sum(each.confidence >= LIKELY for each in assigned.chosen)
    reasons: list[Reason] = []
    called = _called(file, words.file)
    if called:
        score += _NAMED
        reasons.append(Reason("suggest.kind.file", {"found": called}))
    told = _told(words.telling, (name_of(column.name) for column in table.columns))
    if told:
        score += _TELLING * min(len(told), _MOST_TELLING)
        reasons.append(Reason("suggest.kind.headers", {"found": told[:_MOST_TELLING]}))
    if unique_key(table, keys) is not None:
        score += _LEAST.get(kind, _ONE_ROW_EACH)
    elif kind == "rates" and not any(each.confidence >= LIKELY for each in keys):
        score += _WHOLE
    return KindGuess(kind, score, tuple(reasons), assigned)


def unique_key(table: TableProfile, keys: Sequence[Candidate]) -> str | None:
    """The column that gives every row of the sample an account's id of its own.

    Where a better name repeats its values, a lesser one that does not is the row's own id.
    """
    for each in keys:
        if each.confidence < max(LIKELY, keys[0].confidence - _AS_GOOD):
            return None
        if table.column(each.column).unique:
            return each.column
    return None


def _called(file: str, words: Iterable[str]) -> str | None:
    """The word for a kind of table that a file's name holds; the longest one."""
    name = name_of(file)
    held = [word for word in words if _holds(name, name_of(word))]
    return max(held, key=len) if held else None


def _told(words: Iterable[str], names: Iterable[Name]) -> list[str]:
    headers = list(names)
    return [word for word in words if any(_holds(name, name_of(word)) for name in headers)]


def _holds(name: Name, word: Name) -> bool:
    """Whether a name holds every part of a word, or a Japanese word anywhere inside."""
    if word.joined.isascii():
        return set(word.words) <= set(name.words)
    return word.joined in name.joined
