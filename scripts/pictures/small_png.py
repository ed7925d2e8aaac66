"""Making a screenshot small: at most 256 colours, written as PNG with a palette.

Reads what Chromium writes: eight bits a channel, with or without transparency (which is dropped),
not interlaced.
"""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Iterator

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {2: 3, 6: 4}
"""Channels by PNG's number of the colour type."""
_COLOURS = 256
_PAETH = 4

Colour = tuple[int, int, int]


def small(png: bytes) -> bytes:
    """The same picture in its 256 most important colours."""
    width, height, pixels = _decoded(png)
    counts = Counter(pixels)
    palette = _palette(counts)
    nearest = {colour: _nearest(colour, palette) for colour in counts}
    indices = bytes(nearest[colour] for colour in pixels)
    rows = b"".join(b"\0" + indices[at : at + width] for at in range(0, len(indices), width))
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    colours = bytes(channel for colour in palette for channel in colour)
    parts = ((b"IHDR", header), (b"PLTE", colours), (b"IDAT", _deflated(rows)), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(kind, data) for kind, data in parts)


def _palette(counts: Counter[Colour]) -> list[Colour]:
    """Every colour where they are few; else the commonest ones that lie apart from each other.

    Text is drawn in many shades that hardly anybody tells apart; the apartness leaves room for rare
    colours, such as those of a mark.
    """
    if len(counts) <= _COLOURS:
        return list(counts)
    ordered = [colour for colour, _ in counts.most_common()]
    for apart in (6, 9, 13, 18, 25, 40):
        chosen: list[Colour] = []
        for colour in ordered:
            if all(_distance(colour, other) > apart * apart for other in chosen):
                chosen.append(colour)
                if len(chosen) > _COLOURS:
                    break
        if len(chosen) <= _COLOURS:
            return chosen
    return chosen[:_COLOURS]


def _nearest(colour: Colour, palette: list[Colour]) -> int:
    return min(range(len(palette)), key=lambda at: _distance(colour, palette[at]))


def _distance(one: Colour, other: Colour) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def _deflated(rows: bytes) -> bytes:
    """As small as zlib makes it by any of its ways of looking for repetitions."""
    made = []
    for strategy in (zlib.Z_DEFAULT_STRATEGY, zlib.Z_FILTERED):
        packer = zlib.compressobj(9, zlib.DEFLATED, 15, 9, strategy)
        made.append(packer.compress(rows) + packer.flush())
    return min(made, key=len)


def _decoded(png: bytes) -> tuple[int, int, list[Colour]]:
    chunks = list(_chunks(png))
    width, height, depth, kind, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[0][1])
    if depth != 8 or interlaced or kind not in _CHANNELS:
        raise ValueError("not a PNG as Chromium writes it")
    step = _CHANNELS[kind]
    data = zlib.decompress(b"".join(part for name, part in chunks if name == b"IDAT"))
    pixels: list[Colour] = []
    above = bytearray(width * step)
    for at in range(height):
        start = at * (width * step + 1)
        row = bytearray(data[start + 1 : start + 1 + width * step])
        _unfilter(row, above, data[start], step)
        pixels += zip(row[0::step], row[1::step], row[2::step], strict=True)
        above = row
    return width, height, pixels


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGNATURE)
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += length + 12


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _unfilter(row: bytearray, above: bytearray, kind: int, step: int) -> None:
    """Undo what a row was filtered with (section 9 of the PNG specification), in place."""
    for at in range(len(row)):
        left = row[at - step] if at >= step else 0
        up = above[at]
        if kind == 1:
            guess = left
        elif kind == 2:
            guess = up
        elif kind == 3:
            guess = (left + up) // 2
        elif kind == _PAETH:
            corner = above[at - step] if at >= step else 0
            guess = _paeth(left, up, corner)
        else:
            return
        row[at] = (row[at] + guess) & 255


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    by_left, by_up, by_corner = abs(guess - left), abs(guess - up), abs(guess - corner)
    if by_left <= by_up and by_left <= by_corner:
        return left
    return up if by_up <= by_corner else corner
