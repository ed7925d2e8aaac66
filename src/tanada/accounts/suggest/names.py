"""A header's name taken apart: words, units and the suffixes that systems add."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

_BRACKETS = re.compile(r"[(\[{〔【<]([^)\]}〕】>]*)[)\]}〕】>]")
_SUFFIX = re.compile(r"__(c|r|pc|kav)$", re.IGNORECASE)
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_BETWEEN = re.compile(r"[\W_]+")

OBJECT_WORDS = frozenset(
    "account accounts customer customers client company organization organisation org acct cust "
    "sf sfdc hs hubspot salesforce crm stripe gics properties billing".split()
)
"""Words that say whose the column is, not what it holds."""
GENERIC_WORDS = frozenset(
    "amount amt value total current is has flag name date field the of in utc no num number "
    "cnt count latest last avg".split()
)
"""Words that can be left out of a name without changing what it is about."""
CURRENCY_WORDS = frozenset(
    "usd eur gbp jpy aud cad chf cny inr krw sgd hkd nzd sek nok dkk brl".split()
)
"""Codes of currencies that headers carry; the others are words as well (all, try, top)."""
OBJECT_PREFIXES = (
    "取引先",
    "得意先",
    "お客様",
    "顧客",
    "会社",
    "企業",
    "アカウント",
    "当社",
    "請求先",
)


@dataclass(frozen=True)
class Name:
    """A header: `words` folded, in order; `units` what stood in brackets, folded."""

    written: str
    words: tuple[str, ...]
    units: tuple[str, ...] = ()

    @property
    def joined(self) -> str:
        """The words as one, for comparing `Customer ID` with `customerID`."""
        return "".join(self.words)

    @property
    def currency(self) -> str | None:
        """The currency that the header says its amounts are in."""
        said = [word for word in (*self.words, *self.units) if word in CURRENCY_WORDS]
        return said[0].upper() if said and len(self.words) + len(self.units) > 1 else None


@lru_cache(maxsize=65_536)
def name_of(written: str) -> Name:
    """A header taken apart. Full-width signs count as their narrow forms."""
    text = unicodedata.normalize("NFKC", written).strip()
    units = tuple(_folded(unit) for unit in _BRACKETS.findall(text) if unit.strip())
    outside = _BRACKETS.sub(" ", text).strip() or text
    outside = _SUFFIX.sub("", outside)
    words = tuple(word for word in _BETWEEN.split(_HUMP.sub(" ", outside)) if word)
    return Name(written, tuple(word.casefold() for word in words) or (_folded(text),), units)


def _folded(text: str) -> str:
    return text.strip().casefold()


def field_name(written: str) -> str:
    """The field that a header names by itself, as reading a file takes it."""
    return written.strip().casefold().replace(" ", "_")


def common_prefix(headers: Iterable[str]) -> str | None:
    """The first word that most headers begin with: a system's own prefix."""
    names = [name_of(header) for header in headers]
    first = Counter(name.words[0] for name in names if len(name.words) > 1)
    if len(names) < 3 or not first:
        return None
    word, times = first.most_common(1)[0]
    return word if times >= 3 and times * 10 >= len(names) * 6 else None


def variants(name: Name, prefix: str | None = None) -> Iterable[str]:
    """The name joined, with what says little left out; the nearest to the header first."""
    words = list(name.words)
    shorter = words[1:] if prefix and words[0] == prefix and len(words) > 1 else words
    shorter = [word for word in shorter if word not in CURRENCY_WORDS] or shorter
    tried = [shorter]
    tried.append([word for word in shorter if word not in OBJECT_WORDS])
    tried.append([word for word in tried[-1] if word not in GENERIC_WORDS])
    tried.append([word for word in shorter if word not in GENERIC_WORDS])
    seen = {name.joined}
    for each in tried:
        joined = "".join(each)
        if joined and joined not in seen:
            seen.add(joined)
            yield joined
    for lead in OBJECT_PREFIXES:
        rest = name.joined.removeprefix(lead)
        if rest != name.joined and len(rest) > 1 and rest not in seen:
            seen.add(rest)
            yield rest


def deletions(joined: str) -> Iterable[str]:
    """The word with each one of its letters left out: two words that share one are alike."""
    yield joined
    for place in range(len(joined)):
        yield joined[:place] + joined[place + 1 :]
