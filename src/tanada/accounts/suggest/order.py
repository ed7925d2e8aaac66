"""Pairs that must stand in order, row by row: a start before its end, seats used of seats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tanada.accounts.suggest.evidence import Reason
from tanada.accounts.suggest.given import ByColumn
from tanada.accounts.suggest.proposal import Line
from tanada.accounts.suggest.shapes import day_order, number, plain

PAIRS = (
    ("started_on", "renewal_date"),
    ("started_on", "churned_on"),
    ("started_on", "ended_on"),
    ("started_on", "last_contact_on"),
    ("offered_on", "joined_on"),
    ("joined_on", "left_on"),
    ("on", "returned_on"),
    ("seats_used", "seats"),
    ("seats_used", "addressable_seats"),
    ("dau", "mau"),
    ("products_owned", "products_available"),
    ("departments_using", "departments_total"),
    ("advanced_features_used", "advanced_features_available"),
    ("severe_tickets_90d", "tickets_90d"),
    ("programmes_joined", "programmes_offered"),
)
_FEWEST = 5
_MOSTLY = 0.5
_LOWERED = 0.6

Value = float | str


def check_order(lines: Sequence[Line], values: Mapping[str, Sequence[str | None]]) -> list[Line]:
    """The lines, those lowered whose pair stands the other way round in most rows."""
    found = {line.target: line for line in lines if isinstance(line.given, ByColumn)}
    for first, second in PAIRS:
        if first not in found or second not in found:
            continue
        low, high = found[first], found[second]
        compared, against = _compare(values[low.columns[0]], values[high.columns[0]])
        if compared >= _FEWEST and against > compared * _MOSTLY:
            params = {"first": low.columns[0], "second": high.columns[0], "count": against}
            reason = Reason("suggest.reason.out_of_order", {**params, "of": compared})
            for line in (low, high):
                lowered = round(found[line.target].confidence * _LOWERED, 2)
                reasons = (*found[line.target].reasons, reason)
                found[line.target] = replace(line, confidence=lowered, reasons=reasons)
    return [found.get(line.target, line) for line in lines]


def _compare(lows: Sequence[str | None], highs: Sequence[str | None]) -> tuple[int, int]:
    """How many rows hold both, and in how many of them the first is above the second."""
    compared = against = 0
    for low, high in zip(lows, highs, strict=True):
        first, second = _value(low), _value(high)
        if first is None or second is None or type(first) is not type(second):
            continue
        compared += 1
        against += first > second  # type: ignore[operator]
    return compared, against


def _value(written: str | None) -> Value | None:
    """A number, or a day that compares as it is written; None for anything else."""
    if not written:
        return None
    text = plain(written)
    if day_order(text) == "year_first" and text[:4].isdigit() and not text.isdigit():
        parts = text[:10].replace("/", "-").replace(".", "-").split("-")
        return "-".join(part.strip("T ").zfill(2) for part in parts)
    return number(text)
