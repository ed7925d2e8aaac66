"""The pictures of the tutorial: small without a change that is seen, and only with a browser."""

from __future__ import annotations

import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from scripts.pictures.own_file import customers
from scripts.pictures.small_png import small

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "take_pictures.py"
RED, WHITE, GREEN = b"\xc8\x00\x00", b"\xff\xff\xff", b"\x00\x40\x30"
# A row of red, white, green, and below it the same, as each of PNG's filters writes it.
FIRST = b"\0" + RED + WHITE + GREEN
SECOND = {
    "none": b"\0" + RED + WHITE + GREEN,
    "left": b"\1" + RED + b"\x37\xff\xff" + b"\x01\x41\x31",
    "up": b"\2" + bytes(9),
    "mean": b"\3" + b"\x64\x00\x00" + b"\x1c\x80\x80" + b"\x81\xa1\x99",
    "Paeth": b"\4" + bytes(9),
}


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def chunks(png: bytes) -> dict[bytes, bytes]:
    found, at = {}, 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        found[png[at + 4 : at + 8]] = png[at + 8 : at + 8 + length]
        at += length + 12
    return found


@pytest.mark.parametrize("second", SECOND.values(), ids=SECOND)
def test_a_picture_of_few_colours_stays_as_it_is(second: bytes) -> None:
    header = struct.pack(">IIBBBBB", 3, 2, 8, 2, 0, 0, 0)
    data = zlib.compress(FIRST + second)
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    made = chunks(small(b"\x89PNG\r\n\x1a\n" + parts))
    assert made[b"IHDR"] == struct.pack(">IIBBBBB", 3, 2, 8, 3, 0, 0, 0)
    assert made[b"PLTE"] == RED + WHITE + GREEN
    assert zlib.decompress(made[b"IDAT"]) == b"\0\0\1\2" * 2


def test_more_colours_than_a_palette_holds_become_their_nearest() -> None:
    pixels = b"".join(bytes((red, green, 0)) for red in range(32) for green in range(32))
    rows = b"".join(b"\0" + pixels[at : at + 96] for at in range(0, len(pixels), 96))
    header = struct.pack(">IIBBBBB", 32, 32, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    made = chunks(small(b"\x89PNG\r\n\x1a\n" + parts))
    palette, indices = made[b"PLTE"], zlib.decompress(made[b"IDAT"])
    assert len(palette) // 3 <= 256
    for row in range(32):
        for column in range(32):
            at = indices[row * 33 + 1 + column] * 3
            assert abs(palette[at] - row) + abs(palette[at + 1] - column) <= 9


def test_a_newcomers_file_is_the_same_every_time() -> None:
    heading, first, *rest = customers("en").decode("utf-8").splitlines()
    assert (
        heading == "Customer ID,Company,Account manager,Annual contract value,Contract renews,Seats"
    )
    assert first.startswith("C-001,Alder Clinics,")
    assert len(rest) == 119
    assert customers("ja") == customers("ja")


def test_without_a_browser_it_says_so_and_ends_with_2() -> None:
    ended = subprocess.run(
        [sys.executable, str(SCRIPT)],
        env={"PATH": "/nowhere"},
        check=False,
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 2
    assert ended.stderr.startswith("no browser: ")
