"""Changes to a document's text by the path of a value; all else stays as it is written.

Comments, layout and the order of things are its author's, so a document is never written
anew from its data.
"""

from __future__ import annotations

from dataclasses import dataclass

from tanada.policy.source import Path, Source, Span, dotted

_OPENING = "{["


@dataclass(frozen=True)
class _Change:
    """Characters `start` up to `end` of the text become `written`."""

    start: int
    end: int
    written: str


class Editor:
    """Gathers changes to one document; `text` applies them all.

    `written` is what stands in the document, as YAML: a text that YAML could take for
    something else brings its own quotation marks. KeyError where a path leads nowhere.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.changes: list[_Change] = []

    def set(self, path: Path, written: str) -> None:
        """Put another value in place of the one at `path`."""
        span = self._span(path)
        end = span.end if self._is_plain(path) else self._content_end(path)
        self._change(span.start, end, written)

    def set_inside(self, path: Path, start: int, end: int, written: str) -> None:
        """Put another fragment in place of characters `start` up to `end` of a text value.

        ValueError where the text is written so that the fragment does not stand in it.
        """
        span = self._span(path)
        value = self._value(path)
        fragment = str(value)[start:end]
        position = span.start - 1
        for _ in range(str(value)[:start].count(fragment) + 1):
            position = self.source.text.find(fragment, position + 1, span.end)
            if position < 0:
                raise ValueError(dotted(path))
        self._change(position, position + len(fragment), written)

    def add(self, path: Path, key: str, written: str) -> None:
        """Add an entry at the end of the mapping at `path`; () is the whole document."""
        text, entries = self.source.text, self._entries(path)
        span = self._span(path)
        if text[span.start] in _OPENING:
            end = span.end - 1
            lead = ", " if entries else ""
            while text[end - 1].isspace():
                end -= 1
            self._change(end, end, f"{lead}{key}: {written}")
            return
        indent = " " * (self.source.keys[entries[0]].column - 1)
        end = self._line_end(self._content_end(entries[-1]))
        self._change(end, end, f"\n{indent}{key}: {written}")

    def remove(self, path: Path) -> None:
        """Take an entry out of its mapping or list; the last one leaves it empty."""
        text, around = self.source.text, path[:-1]
        start = self.source.keys.get(path, self._span(path)).start
        entries = self._entries(around)
        if text[self._span(around).start] in _OPENING:
            end = self._content_end(path)
            at = entries.index(path)
            if at + 1 < len(entries):
                following = entries[at + 1]
                end = self.source.keys.get(following, self._span(following)).start
            elif at:
                start = self._content_end(entries[at - 1])
            self._change(start, end, "")
        elif len(entries) == 1:
            empty = "[]" if isinstance(path[-1], int) else "{}"
            self._change(self._span(around).start, self._content_end(path), empty)
        else:
            line = text.rfind("\n", 0, start) + 1
            self._change(line, self._line_end(self._content_end(path)) + 1, "")

    def text(self) -> str:
        """The document with every change made; ValueError where two of them overlap."""
        text, done = self.source.text, len(self.source.text) + 1
        for change in sorted(self.changes, key=lambda each: (each.start, each.end), reverse=True):
            if change.end > done:
                raise ValueError(change.written)
            text = text[: change.start] + change.written + text[change.end :]
            done = change.start
        return text

    def _change(self, start: int, end: int, written: str) -> None:
        self.changes.append(_Change(start, end, written))

    def _span(self, path: Path) -> Span:
        return self.source.values[path]

    def _value(self, path: Path) -> object:
        found: object = self.source.data
        for part in path:
            assert isinstance(found, dict | list)
            found = found[part]  # type: ignore[index]
        return found

    def _entries(self, path: Path) -> list[Path]:
        """The paths of a mapping's or a list's entries, as they stand."""
        found = self._value(path)
        names = found if isinstance(found, dict) else range(len(found))  # type: ignore[arg-type]
        return [(*path, name) for name in names]

    def _is_plain(self, path: Path) -> bool:
        return not isinstance(self._value(path), dict | list)

    def _content_end(self, path: Path) -> int:
        """Where what is written at `path` ends; a block's own mark lies at what comes next."""
        span = self._span(path)
        if self._is_plain(path) or self.source.text[span.start] in _OPENING:
            return span.start + len(self.source.text[span.start : span.end].rstrip())
        return max(self._content_end(entry) for entry in self._entries(path))

    def _line_end(self, position: int) -> int:
        end = self.source.text.find("\n", position)
        return len(self.source.text) if end < 0 else end
