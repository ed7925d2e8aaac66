"""Which sign stands between the values of a text, and what comes before the first row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from tanada.accounts.files.raw import refused

COMMA, TAB = ",", "\t"
SIGNS = (COMMA, TAB, ";", "|")
LINE_END = re.compile(r"\r\n|\r|\n")
_SEPARATOR_LINE = re.compile(r'"?sep=([^\r\n"])"?[ \t]*(?=\r\n|\r|\n)', re.IGNORECASE)
"""The first line by which Excel is told the delimiter."""
_LOOKED_AT = 100
_CONSISTENT = 0.9


@dataclass(frozen=True)
class Layout:
    """The delimiter, the names of the columns, and how many lines and blanks come before them."""

    delimiter: str
    names: list[str]
    before: int


@dataclass(frozen=True)
class _Candidate:
    """What the beginning looks like with one delimiter: names, share of rows that fit them."""

    sign: str
    names: int
    share: float


def layout(path: Path, head: str, own: str, declared: str | None) -> Layout:
    """How a text is laid out that by its ending has the delimiter `own`.

    A declared delimiter counts, then that of a `sep=` line, then what fits the beginning.
    """
    if declared is not None:
        _check_declared(path, declared)
    line = _SEPARATOR_LINE.match(head)
    skipped = 0
    if line:
        skipped = 1
        head = LINE_END.sub("", head[line.end() :], count=1)
    try:
        sign = declared or (line and line[1]) or _fitting(head, own)
        before, names = _header(head, sign)
    except csv.Error as error:
        raise refused("accounts.header_unreadable", path, found=str(error)) from None
    if before and len(set(LINE_END.findall(head)[: before + 1])) > 1:
        raise refused("accounts.line_ends", path)
    return Layout(sign, names, skipped + before)


def delimited(lines: Iterable[str], delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Records, told apart as DuckDB does, each with its last line; a blank line is an empty one."""
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True)
    for record in reader:
        yield reader.line_num, record


def _header(head: str, sign: str) -> tuple[int, list[str]]:
    """How many blank lines come first, and the names."""
    before = 0
    for _, record in delimited(io.StringIO(head, newline=""), sign):
        if record:
            return before, [name.strip() for name in record]
        before += 1
    return before, [""]


def _fitting(head: str, own: str) -> str:
    """The delimiter that the beginning is written with.

    The ending's own one where it fits; another where rows fit its names and those of the
    own one do not, or where it makes more columns and the first name holds the own one's.
    """
    candidates = [found for sign in SIGNS if (found := _candidate(head, sign)).names > 1]
    by_sign = {candidate.sign: candidate for candidate in candidates}
    if not candidates:
        return own
    fitting = [each for each in candidates if each.share >= _CONSISTENT]
    if own in by_sign and (by_sign[own] in fitting or not fitting):
        first = min(fitting, key=lambda each: head.find(each.sign), default=by_sign[own])
        more = first.names > by_sign[own].names
        return first.sign if more else own
    best = max(fitting or candidates, key=lambda each: (each.share, each.names, each.sign == own))
    return best.sign


def _candidate(head: str, sign: str) -> _Candidate:
    records = (record for _, record in delimited(io.StringIO(head, newline=""), sign) if record)
    try:
        beginning = list(islice(records, 1 + _LOOKED_AT))
    except csv.Error:
        return _Candidate(sign, 0, 0.0)
    if not beginning:
        return _Candidate(sign, 0, 0.0)
    names = len(beginning[0])
    fit = sum(len(record) == names for record in beginning[1:])
    return _Candidate(sign, names, fit / (len(beginning) - 1) if len(beginning) > 1 else 1.0)


def _check_declared(path: Path, sign: str) -> None:
    if len(sign) != 1 or not sign.isascii() or sign.isalnum() or sign in '"\r\n\0':
        raise refused("files.bad_delimiter", path, found=sign)
