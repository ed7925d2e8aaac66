"""What was assumed of a column's texts: notes, each with a value as written and as read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from tanada.accounts.snapshot import Note
from tanada.accounts.values.profiling import Profile
from tanada.accounts.values.style import Style
from tanada.fields import Kind

Example = Callable[[str], tuple[str, object] | None]
"""By the name of what was found: its first value as written, and as read."""


@dataclass(frozen=True)
class Noting:
    """Notes of one column; `assumed` is the currency its amounts are in without saying so."""

    profile: Profile
    style: Style
    assumed: str | None
    example: Example

    def notes(self) -> Iterator[Note]:
        """The notes, in a fixed order."""
        match self.profile.input.field.type.kind:
            case Kind.MONEY | Kind.WHOLE | Kind.NUMBER:
                yield from self._of_numbers()
            case Kind.DATE:
                yield from self._of_dates()
            case Kind.TEXT:
                yield from self._of_texts()
            case _:
                yield from self._note("values.words", "words")
        yield from self._missing()

    def _of_numbers(self) -> Iterator[Note]:
        profile, style = self.profile, self.style
        if style.decimals is None:
            yield from self._note("values.decimals_contradict", "comma")
        elif profile.has("comma"):
            yield from self._note("values.decimal_comma", "comma")
        elif style.decimals == "point":
            groups = "indian" if style.indian else "grouped"
            first = groups if groups in profile.first_rows else "open"
            yield from self._note("values.thousands", first)
        for thing in ("unit", "percent", "negative"):
            yield from self._note(f"values.{thing}", thing)
        if self.assumed is not None:
            yield from self._note("values.currency", "currency", currency=self.assumed)

    def _of_dates(self) -> Iterator[Note]:
        profile = self.profile
        yield from self._note("values.dates", "named")
        found = profile.count("open")
        if not found:
            return
        if self.style.dates is not None:
            yield from self._note(f"values.{self.style.dates}", "order")
        elif example := self.example("order"):
            code = "values.dates_contradict" if profile.has("day") else "values.dates_open"
            day, month = _both_readings(example[0])
            yield from self._note(code, "order", found=found, day=day, month=month)

    def _of_texts(self) -> Iterator[Note]:
        found = self.profile.count("nul")
        if found:
            params = {"column": self.profile.input.header, "found": found}
            yield Note("values.nul_left_out", params)

    def _missing(self) -> Iterator[Note]:
        found = self.profile.count("missing")
        if found:
            yield from self._note("values.missing", "missing", found=found)

    def _note(self, code: str, thing: str, **params: object) -> Iterator[Note]:
        example = self.example(thing)
        if example is not None:
            written, read = example
            column = self.profile.input.header
            shown = {"column": column, "written": written.strip(), "read": _plain(read)}
            yield Note(code, {**shown, **params})


def _both_readings(written: str) -> tuple[str, str]:
    """A date like 03/04/2026 with its day first, and with its month first."""
    first, second, year = re.findall(r"[0-9]+", unicodedata.normalize("NFKC", written))[:3]
    return f"{year}-{second:0>2}-{first:0>2}", f"{year}-{first:0>2}-{second:0>2}"


def _plain(value: object) -> str:
    """A value as a file would have it: digits without separators, a date as ISO writes it."""
    match value:
        case Decimal():
            return f"{value.normalize():f}"
        case datetime() | date():
            return value.isoformat()
        case None:
            return ""
        case bool():
            return str(value).lower()
        case _:
            return str(value)
