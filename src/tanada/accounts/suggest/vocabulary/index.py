"""Which targets a name can stand for, and how surely."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tanada.accounts.suggest.names import Name, deletions, name_of, variants
from tanada.accounts.suggest.vocabulary.accounts import ACCOUNT_ID, ACCOUNT_WORDS
from tanada.accounts.suggest.vocabulary.tables import QUANTITY, TABLES, UNIT_PRICE
from tanada.accounts.suggest.vocabulary.words import Words

OWN, KNOWN, KIN, TYPO, WITHIN, POSSIBLE = 1.0, 0.95, 0.85, 0.72, 0.66, 0.55
"""How surely a name stands for a target: its own name; a known one; a known one with
more about it; but for one letter; among other words; a name that can mean more."""

_SHORTEST_TYPO = 6
_SHORTEST_WITHIN = 3
_STRONG = frozenset("arr mrr acv nps dau mau currency country industry renewal".split())


@dataclass(frozen=True)
class NameMatch:
    """That a header may be called so for a target; `like` is the known name."""

    target: str
    strength: float
    like: str
    computed: str | None = None


class Index:
    """The names of one kind of table, looked up by header."""

    def __init__(self, vocabulary: Mapping[str, Words]) -> None:
        self.targets = tuple(vocabulary)
        self._exact: dict[str, list[NameMatch]] = defaultdict(list)
        self._near: dict[str, list[NameMatch]] = defaultdict(list)
        self._phrases: list[tuple[frozenset[str], NameMatch]] = []
        self._japanese: list[tuple[str, NameMatch]] = []
        for target, words in vocabulary.items():
            self._add(NameMatch(target, KNOWN, target.replace("_", " ")))
            for known in words.known:
                self._add(NameMatch(target, KNOWN, known))
            for written, expression in words.computed.items():
                self._add(NameMatch(target, KNOWN, written, expression))
            for strength, names in ((KIN, words.short), (POSSIBLE, words.possible)):
                for name in names:
                    self._exact[name_of(name).joined].append(NameMatch(target, strength, name))

    def _add(self, match: NameMatch) -> None:
        name = name_of(match.like)
        joined = name.joined
        self._exact[joined].append(match)
        if joined.isascii():
            if len(joined) >= _SHORTEST_TYPO:
                for part in deletions(joined):
                    self._near[part].append(match)
            if len(name.words) > 1 or joined in _STRONG:
                self._phrases.append((frozenset(name.words), match))
        elif len(joined) >= _SHORTEST_WITHIN:
            self._japanese.append((joined, match))

    def matches(self, name: Name, prefix: str | None = None) -> list[NameMatch]:
        """The best match for each target that the name can stand for, the surest first."""
        best: dict[str, NameMatch] = {}

        def keep(match: NameMatch, strength: float) -> None:
            held = best.get(match.target)
            if held is None or strength > held.strength:
                best[match.target] = NameMatch(match.target, strength, match.like, match.computed)

        for match in self._exact.get(name.joined, ()):
            keep(match, match.strength)
        for joined in variants(name, prefix):
            for match in self._exact.get(joined, ()):
                keep(match, min(KIN, match.strength - 0.1))
        for match in self._loosely(name):
            keep(match, WITHIN)
        if not best and len(name.joined) >= _SHORTEST_TYPO:
            for part in deletions(name.joined):
                for match in self._near.get(part, ()):
                    keep(match, TYPO)
        return sorted(best.values(), key=lambda match: (-match.strength, match.target))

    def _loosely(self, name: Name) -> list[NameMatch]:
        """Known names whose words all stand among the header's, or inside it."""
        held = set(name.words)
        found = [match for words, match in self._phrases if words <= held]
        if not name.joined.isascii():
            found += [match for known, match in self._japanese if known in name.joined]
        return sorted(found, key=lambda match: -len(match.like))


@cache
def index_of(kind: str) -> Index:
    """The names of a kind of table: `accounts`, or one of the further kinds."""
    if kind == "accounts":
        return Index(ACCOUNT_WORDS)
    if kind == "orders":
        parts = {"quantity": QUANTITY, "unit_price": UNIT_PRICE}
        return Index({**TABLES[kind].columns, **parts})
    return Index(TABLES[kind].columns)


@cache
def key_index() -> Index:
    """The names of the column that holds an account's id."""
    return Index({"account_id": ACCOUNT_ID})
