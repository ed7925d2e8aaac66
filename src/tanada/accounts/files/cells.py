"""How far a sheet's cells reach and how much text they hold, from its XML read as a stream."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from xml.parsers import expat

_VALUES = frozenset({"v", "is", "f"})


class XmlProblem(Exception):
    """XML that is broken, or that does what no table needs."""


@dataclass
class Extent:
    """The first and last row and column that hold a value, from 1, and the bytes of text."""

    first_row: int = 0
    last_row: int = 0
    first_column: int = 0
    last_column: int = 0
    text: int = 0

    @property
    def cells(self) -> int:
        """All cells of the rectangle, the empty ones too."""
        rows = self.last_row - self.first_row + 1
        return rows * (self.last_column - self.first_column + 1) if self.last_row else 0

    def add(self, row: int, column: int) -> None:
        """Reach to this cell."""
        self.first_row = min(self.first_row or row, row)
        self.last_row = max(self.last_row, row)
        self.first_column = min(self.first_column or column, column)
        self.last_column = max(self.last_column, column)


def extent(chunks: Iterable[bytes], lengths: array[int]) -> Extent:
    """How far the cells with values reach; `lengths` are those of the shared texts.

    A cell without a place follows the one before it. Raises XmlProblem.
    """
    reading = _Sheet(lengths)
    parser = _parser()
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.text
    _parse(parser, chunks)
    return reading.extent


def text_lengths(chunks: Iterable[bytes]) -> array[int]:
    """The lengths of a workbook's shared texts, in their order. Raises XmlProblem."""
    lengths = array("L")

    def start(name: str, _: dict[str, str]) -> None:
        if name == "si" or name.endswith(":si"):
            lengths.append(0)

    def text(characters: str) -> None:
        if lengths:
            lengths[-1] += len(characters)

    parser = _parser()
    parser.StartElementHandler = start
    parser.CharacterDataHandler = text
    _parse(parser, chunks)
    return lengths


def column_number(letters: str) -> int:
    """The number of a column from 1: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


class _Sheet:
    def __init__(self, lengths: array[int]) -> None:
        self.lengths = lengths
        self.extent = Extent()
        self.row = self.column = 0
        self.is_shared = self.is_value = False
        self.written = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        kind = name.rpartition(":")[2]
        if kind == "row":
            self.row = int(attributes.get("r", self.row + 1))
            self.column = 0
        elif kind == "c":
            self._place(attributes.get("r"))
            self.is_shared = attributes.get("t") == "s"
        elif kind in _VALUES:
            self.extent.add(self.row or 1, self.column)
            self.is_value, self.written = kind == "v", ""

    def text(self, characters: str) -> None:
        if self.is_value and self.is_shared:
            self.written += characters

    def end(self, name: str) -> None:
        if name.rpartition(":")[2] == "v":
            if self.is_shared and self.written.strip().isdecimal():
                number = int(self.written)
                self.extent.text += self.lengths[number] if number < len(self.lengths) else 0
            self.is_value = False

    def _place(self, place: str | None) -> None:
        if place is None:
            self.column += 1
            return
        letters = place.rstrip("0123456789")
        if not letters.isalpha() or not letters.isascii() or letters == place:
            raise XmlProblem(place)
        self.row, self.column = int(place[len(letters) :]), column_number(letters)


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise XmlProblem("<!DOCTYPE")

    parser.StartDoctypeDeclHandler = refuse
    return parser


def _parse(parser: expat.XMLParserType, chunks: Iterable[bytes]) -> None:
    try:
        for chunk in chunks:
            parser.Parse(chunk)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, OverflowError) as error:
        raise XmlProblem(str(error)) from None
