"""What stands right of a field's name in a mapping, and how YAML writes it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

_PLAIN = re.compile(r"[^\W\d][\w .·-]*", re.UNICODE)
_WORDS = frozenset("true false null yes no on off y n ~".split())
_NO_NAMES = frozenset("and or not in is between null true false like case when end".split())


@dataclass(frozen=True)
class SourceColumn:
    """A column that an expression reads: the name it uses, the header, the type."""

    name: str
    column: str
    type: str

    def written(self) -> str:
        """The line under `source`."""
        return f"{self.name}: {{column: {inner(self.column)}, type: {self.type}}}"


@dataclass(frozen=True)
class ByColumn:
    """A column as it stands."""

    column: str
    sources: tuple[SourceColumn, ...] = ()

    def written(self) -> str:
        """The value in YAML."""
        return scalar(self.column)


@dataclass(frozen=True)
class ByExpression:
    """A formula over `sources`."""

    expression: str
    sources: tuple[SourceColumn, ...]

    def written(self) -> str:
        """The value in YAML."""
        return f"{{expression: {inner(self.expression)}}}"


@dataclass(frozen=True)
class ByConstant:
    """The same for every account."""

    constant: str | bool
    sources: tuple[SourceColumn, ...] = ()

    def written(self) -> str:
        """The value in YAML."""
        if isinstance(self.constant, bool):
            return f"{{constant: {str(self.constant).lower()}}}"
        return f"{{constant: {inner(self.constant)}}}"


@dataclass(frozen=True)
class ByRowNumber:
    """A text before the number of the row."""

    lead: str
    sources: tuple[SourceColumn, ...] = ()

    def written(self) -> str:
        """The value in YAML."""
        return f"{{row_number: {inner(self.lead)}}}"


Given = ByColumn | ByExpression | ByConstant | ByRowNumber


def scalar(text: str) -> str:
    """A text as a YAML value: plain where that can mean nothing else."""
    plain = _PLAIN.fullmatch(text) and text == text.strip() and text.casefold() not in _WORDS
    return text if plain else _quoted(text)


def inner(text: str) -> str:
    """A text as a YAML value inside braces."""
    formula = re.fullmatch(r"[a-z][\w ]*( [-+*/] [\w. ]*\w)*", text, re.ASCII)
    return text if formula and text.casefold() not in _WORDS else scalar(text)


def listed(texts: Iterable[str]) -> str:
    """Texts as a YAML list on one line."""
    return f"[{', '.join(scalar(text) for text in texts)}]"


def _quoted(text: str) -> str:
    """A text between quotes; YAML reads what JSON writes."""
    return json.dumps(text, ensure_ascii=not text.isprintable())


def source_name(header: str, otherwise: str, taken: Iterable[str] = ()) -> str:
    """A name for a column that expressions can use: small Latin letters, digits, underscores."""
    slug = re.sub(r"[^a-z0-9]+", "_", re.sub(r"(?<=[a-z])(?=[A-Z])", "_", header).casefold())
    slug = slug.strip("_") if header.isascii() else ""
    if not slug or not slug[0].isalpha() or slug in _NO_NAMES or len(slug) > 40:
        slug = otherwise
    names, name, number = set(taken), slug, 1
    while name in names:
        number += 1
        name = f"{slug}_{number}"
    return name
