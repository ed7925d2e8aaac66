"""What one written value could be: a number, a date, a yes or no; by its form alone."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from tanada.accounts.suggest.vocabulary.values import FALSE_WORDS, TRUE_WORDS

_NUMBER = re.compile(
    r"[(+-]?\s*(?:[A-Z]{3}\s?|[^\w\s.,()+-]{0,1}\s?)[+-]?"
    r"(\d{1,3}(?:[,.' ]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?|[.,]\d+)"
    r"\s*([kKmM]|bn|千|万|億|百万)?\s*(?:[A-Z]{3}|円|[%€£$¥₩₹])?\s*\)?"
)
_SCALED = {"k": 1e3, "m": 1e6, "bn": 1e9, "千": 1e3, "万": 1e4, "億": 1e8, "百万": 1e6}
_GROUPED = re.compile(r"\d{1,3}(?:([,.' ])\d{3})(?:\1\d{3})*(?:[.,]\d+)?")
_CLEAN = re.compile(r"-?\d+(\.\d+)?")
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})([T ]\d.*)?")
_DAYS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(\s+\d.*)?")
_JAPANESE = re.compile(
    r"(\d{4}|(?:令和|平成|昭和|R|H|S)\s?(?:\d{1,2}|元))年\s?(\d{1,2})月\s?(\d{1,2})日.*"
)
_NAMED = re.compile(
    r"(?:\d{1,2}[-\s]|[A-Za-z]{3,9}\.?\s+\d{1,2},?\s)?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)?[a-z]*[-\s.,]*\d{2,4}(\s+\d.*)?",
    re.IGNORECASE,
)
_MONTH = re.compile(r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_COMPACT = re.compile(r"(19|20)(\d{2})(\d{2})(\d{2})")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_LINK = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
_OPEN_COMMA = re.compile(r"\D?\d{1,3},\d{3}\D?")
_OPEN_POINT = re.compile(r"\D?\d{1,3}\.\d{3}\D?")


def plain(text: str) -> str:
    """A value as it counts: trimmed, full-width signs narrow."""
    return text.strip() if text.isascii() else unicodedata.normalize("NFKC", text).strip()


def number(text: str) -> float | None:
    """The number that a plain text writes, about; None where it writes none."""
    if _CLEAN.fullmatch(text):
        return float(text)
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    digits, scale = match[1], _SCALED.get((match[2] or "").casefold(), 1.0)
    grouped = _GROUPED.fullmatch(digits)
    if grouped:
        sign = grouped[1]
        digits = digits.replace(sign, "").replace(",", ".")
    value = float(digits.replace(",", "."))
    return (-value if text[0] in "(-" or "-" in text[:4] else value) * scale


def day_order(text: str) -> str | None:
    """How a date is written: `year_first`, `day_first`, `month_first`, `either`; None: no date."""
    match = _ISO.fullmatch(text)
    if match:
        return "year_first" if _is_day(match[1], match[3], match[4]) else None
    match = _DAYS.fullmatch(text)
    if match:
        return _order(int(match[1]), int(match[3]))
    match = _COMPACT.fullmatch(text)
    if match:
        return "year_first" if _is_day(match[1] + match[2], match[3], match[4]) else None
    named = _MONTH.search(text) and any(sign.isdigit() for sign in text)
    if _JAPANESE.fullmatch(text) or (named and _NAMED.fullmatch(text)):
        return "year_first"
    return None


def _order(first: int, second: int) -> str | None:
    """Which of the two leading numbers of a date is the day."""
    if not (1 <= first <= 31 and 1 <= second <= 31) or (first > 12 and second > 12):
        return None
    if first > 12:
        return "day_first"
    if second > 12:
        return "month_first"
    return "either" if first != second else "year_first"


def _is_day(year: str, month: str, day: str) -> bool:
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def truth(text: str) -> bool | None:
    """The yes or no that a text says; None where it says neither."""
    folded = text.casefold()
    if folded in TRUE_WORDS:
        return True
    return False if folded in FALSE_WORDS else None


def open_decimal(text: str) -> str | None:
    """`,` or `.` where it stands before three digits and may part thousands or decimals."""
    if _OPEN_COMMA.fullmatch(text):
        return ","
    return "." if _OPEN_POINT.fullmatch(text) else None


def is_address(text: str) -> bool:
    """Whether the text is a mail address or a link: text, but no name, plan or place."""
    return bool(_EMAIL.fullmatch(text) or _LINK.match(text))
