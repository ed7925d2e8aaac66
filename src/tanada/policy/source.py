"""YAML 1.2 text → plain data that remembers where everything stands.

Only what a policy needs of YAML: mappings with plain keys, lists and scalars. Anchors,
aliases, tags and several documents in one file are refused; size, depth and the number
of nodes are bounded and counted while reading, so no document can cost more than a
moment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol, cast

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from tanada.errors import Place, PolicyError, Problem

MAX_BYTES = 1_048_576
MAX_DEPTH = 32
MAX_NODES = 50_000

Path = tuple[str | int, ...]
Data = dict[object, "Data"] | list["Data"] | str | int | Decimal | bool | None

_INTEGER = re.compile(r"[-+]?[0-9]+")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_WORDS: dict[str, Data] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_MAX_NUMBER_CHARACTERS = 40


class _Mark(Protocol):
    index: int
    line: int
    column: int


@dataclass(frozen=True)
class Span:
    """Characters `start` up to `end` of the document, `line` and `column` from 1."""

    start: int
    end: int
    line: int
    column: int


@dataclass
class Source:
    """A document as data, with the span of every value and key by its path."""

    text: str
    file: str | None
    data: Data = None
    values: dict[Path, Span] = field(default_factory=dict)
    keys: dict[Path, Span] = field(default_factory=dict)

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Where the value (or the key) at `path` stands, or the nearest thing around it."""
        shown = dotted(path)
        spans = self.keys if key else self.values
        span = spans.get(path) or self.values.get(path)
        while span is None and path:
            path = path[:-1]
            span = self.keys.get(path) or self.values.get(path)
        return Place(self.file, span.line if span else 1, span.column if span else 1, shown)

    def place_inside(self, path: Path, value: str, start: int, end: int) -> Place:
        """Where characters `start`–`end` of the text value at `path` stand in the file.

        The written form may be quoted or folded over lines, so the same fragment is
        looked for, counted from the value's beginning.
        """
        span = self.values.get(path)
        fragment = value[start:end]
        if span is None or not fragment:
            return self.place(path)
        written = self.text[span.start : span.end]
        nth = value[:start].count(fragment)
        position = -1
        for _ in range(nth + 1):
            position = written.find(fragment, position + 1)
        if position < 0:
            return self.place(path)
        offset = span.start + position
        before = self.text.rfind("\n", 0, offset)
        line = self.text.count("\n", 0, offset) + 1
        return Place(self.file, line, offset - before, dotted(path))


def dotted(path: Path) -> str:
    """`("tiers", 0, "tier_1")` → `tiers[0].tier_1`."""
    shown = ""
    for part in path:
        shown += f"[{part}]" if isinstance(part, int) else f".{part}" if shown else str(part)
    return shown


def read_source(text: str, file: str | None = None) -> Source:
    """The document as data with places; PolicyError with every problem found."""
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        raise _refused("document.too_large", file, found=size, limit=MAX_BYTES)
    if not text.strip():
        raise _refused("document.empty", file)
    reader = _Reader(Source(text.removeprefix("\ufeff"), file))
    try:
        reader.read(_events(reader.source.text))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        problem = Problem(
            "document.not_yaml", Place(file, line, column), {"found": error.problem or ""}
        )
        raise PolicyError([*reader.problems, problem]) from None
    except (YAMLError, ValueError, UnicodeError) as error:
        raise _refused("document.not_yaml", file, found=str(error).splitlines()[0]) from None
    if reader.problems:
        raise PolicyError(reader.problems)
    if not isinstance(reader.source.data, dict):
        raise _refused("document.not_a_mapping", file)
    return reader.source


def _events(text: str) -> Iterator[Event]:
    yaml = YAML(typ="safe", pure=False)
    return cast(Iterator[Event], yaml.parse(text))


def _refused(code: str, file: str | None, **params: object) -> PolicyError:
    return PolicyError(Problem(code, Place(file, 1, 1), params))


@dataclass
class _Open:
    """A mapping or list that is still being filled."""

    container: dict[object, Data] | list[Data]
    path: Path
    start: _Mark
    key: str | int | None = None
    waiting: bool = True


class _Reader:
    """Fills a Source from events, without recursion."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.open: list[_Open] = []
        self.nodes = 0

    def read(self, events: Iterator[Event]) -> None:
        documents = 0
        for event in events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self._stop("document.several", event)
            elif isinstance(event, AliasEvent) or getattr(event, "anchor", None):
                raise self._stop("document.alias", event)
            elif isinstance(event, ScalarEvent):
                self._scalar(event)
            elif isinstance(event, (MappingStartEvent, SequenceStartEvent)):
                self._begin(event)
            elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
                done = self.open.pop()
                self.source.values[done.path] = _span(done.start, event.end_mark)

    def _stop(self, code: str, event: Event, **params: object) -> PolicyError:
        mark = cast(_Mark, event.start_mark)
        place = Place(self.source.file, mark.line + 1, mark.column + 1)
        return PolicyError([*self.problems, Problem(code, place, params)])

    def _count(self, event: Event) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise self._stop("document.too_many_nodes", event, limit=MAX_NODES)

    def _begin(self, event: Event) -> None:
        self._count(event)
        if len(self.open) >= MAX_DEPTH:
            raise self._stop("document.too_deep", event, limit=MAX_DEPTH)
        if self.open and isinstance(self.open[-1].container, dict) and self.open[-1].waiting:
            raise self._stop("document.key_not_plain", event)
        container: dict[object, Data] | list[Data] = (
            {} if isinstance(event, MappingStartEvent) else []
        )
        path = self._put(container)
        self.open.append(_Open(container, path, cast(_Mark, event.start_mark)))

    def _scalar(self, event: ScalarEvent) -> None:
        self._count(event)
        if event.tag not in (None, "!"):
            raise self._stop("document.tag", event, found=str(event.tag))
        value = event.value if event.style else _plain(event.value)
        around = self.open[-1] if self.open else None
        if around is None or isinstance(around.container, list) or not around.waiting:
            path = self._put(value)
            self.source.values[path] = _span(event.start_mark, event.end_mark)
            return
        key = str(event.value)
        path = (*around.path, key)
        if path in self.source.keys:
            first = self.source.keys[path].line
            place = Place(
                self.source.file,
                event.start_mark.line + 1,
                event.start_mark.column + 1,
                dotted(path),
            )
            self.problems.append(
                Problem("document.key_twice", place, {"found": key, "line": first})
            )
        self.source.keys[path] = _span(event.start_mark, event.end_mark)
        around.key, around.waiting = key, False

    def _put(self, value: Data) -> Path:
        """Place a value in the innermost open container; its path."""
        if not self.open:
            self.source.data = value
            return ()
        around = self.open[-1]
        if isinstance(around.container, list):
            around.container.append(value)
            return (*around.path, len(around.container) - 1)
        key = cast(str, around.key)
        around.container[key] = value
        around.waiting = True
        return (*around.path, key)


def _span(start: object, end: object) -> Span:
    first, last = cast(_Mark, start), cast(_Mark, end)
    return Span(first.index, last.index, first.line + 1, first.column + 1)


def _plain(text: str) -> Data:
    """An unquoted scalar by YAML 1.2's core schema; numbers keep every digit."""
    if text in _WORDS:
        return _WORDS[text]
    if len(text) <= _MAX_NUMBER_CHARACTERS:
        if _INTEGER.fullmatch(text):
            return int(text)
        if _NUMBER.fullmatch(text):
            return Decimal(text)
    return text
