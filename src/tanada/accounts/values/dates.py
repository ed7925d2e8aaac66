"""Dates as people write them → year, month and day, over a text folded by `tanada_folded`."""

from __future__ import annotations

from tanada.accounts.values.blanks import MARKERS
from tanada.accounts.values.sql import literal, one_of

_MONTHS = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC"
_NAMES = (
    "(JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|"
    "SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)"
)
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "R": 2018, "H": 1988, "S": 1925}
"""The year before each era's first."""
_WEEKDAY = r"(?: *\([日月火水木金土]\))?"
_TIME = (
    r"(?:(?:T| +)((?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)(?:[.,][0-9]+)?"
    r"(?: *[AP]M)?(?: *(?:Z|UTC|GMT|[-+][0-9]{2}(?::?[0-9]{2})?))?)?"
)
_END = _WEEKDAY + _TIME
_ENGLISH_DAY = "(?:(?:MON|TUE|WED|THU|FRI|SAT|SUN)[A-Z]*[,.]? +)?"
_TH = "(?:ST|ND|RD|TH)?"
_DAY = "([0-9]{1,2})"

_YEAR_FIRST = rf"([0-9]{{4}})(?: *[-/. 年] *){_DAY}(?: *[-/. 月] *){_DAY} *日?{_END}"
_COMPACT = r"([12][0-9]{3})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])()"
_NUMBERED = rf"{_DAY} *[-/.] *{_DAY} *[-/.] *([0-9]{{4}}){_END}"
_DAY_NAMED = rf"{_ENGLISH_DAY}{_DAY}{_TH}[- ./,]*{_NAMES}[- ./,]*([0-9]{{4}}){_END}"
_NAME_FIRST = rf"{_ENGLISH_DAY}{_NAMES}[- ./]*{_DAY}{_TH}[- ./,]+([0-9]{{4}}){_END}"
_YEAR_NAMED = rf"([0-9]{{4}})[- ./]*{_NAMES}[- ./]*{_DAY}{_END}"
_ERA = rf"({'|'.join(_ERAS)}) *([0-9]{{1,2}}|元)(?:年|[-/.]) *{_DAY}(?:月|[-/.]) *{_DAY} *日?{_END}"
_TWO_DIGITS = rf"{_DAY}[-/.]{_DAY}[-/.][0-9]{{2}}|'?{_DAY}[- ./]*{_NAMES}[- ./,']*[0-9]{{2}}"
_NO_DAY = (
    rf"[0-9]{{4}} *[-/.年] *[0-9]{{1,2}} *月?|[0-9]{{1,2}}[-/.][0-9]{{4}}"
    rf"|{_NAMES}[- ./,]*[0-9]{{4}}|(?:{'|'.join(_ERAS)}) *(?:[0-9]{{1,2}}|元)年 *[0-9]{{1,2}}月"
)
_SERIAL = r"[2-7][0-9]{4}(?:\.[0-9]+)?"

_DAY_FIRST, _MONTH_FIRST, _AFTER_ERA = r"\3-\2-\1 \4", r"\3-\1-\2 \4", r"-\3-\4 \5"

GENERIC = "unreadable_date"


def date_macros() -> list[str]:
    """The macros that read dates.

    `tanada_date(folded, dates)` gives a date, with the time of day where there is one, as
    ISO writes it; `!code` where there is a fault, or null where nothing is said.
    `tanada_first(folded)` and `tanada_second(folded)` are the two numbers before a year.
    """
    branches = [
        (_YEAR_FIRST, _put(_YEAR_FIRST, r"\1-\2-\3 \4")),
        (_COMPACT, _put(_COMPACT, r"\1-\2-\3")),
        (
            _NUMBERED,
            "CASE WHEN tanada_first(folded) > 12 OR tanada_first(folded) = "
            "tanada_second(folded) OR (dates = 'day_first' AND tanada_second(folded) <= 12) "
            f"THEN {_put(_NUMBERED, _DAY_FIRST)} "
            f"WHEN tanada_second(folded) > 12 OR dates = 'month_first' "
            f"THEN {_put(_NUMBERED, _MONTH_FIRST)} ELSE '!ambiguous_date' END",
        ),
        (_DAY_NAMED, _named(_DAY_NAMED, 2, r"\3-", r"-\1 \4")),
        (_NAME_FIRST, _named(_NAME_FIRST, 1, r"\3-", r"-\2 \4")),
        (_YEAR_NAMED, _named(_YEAR_NAMED, 2, r"\1-", r"-\3 \4")),
        (
            _ERA,
            f"concat(tanada_era(regexp_extract(folded, {literal(_ERA)}, 1)) + CASE "
            f"regexp_extract(folded, {literal(_ERA)}, 2) WHEN '元' THEN 1 ELSE "
            f"TRY_CAST(regexp_extract(folded, {literal(_ERA)}, 2) AS INT) END, "
            f"{_put(_ERA, _AFTER_ERA)})",
        ),
        (_TWO_DIGITS, "'!two_digit_year'"),
        (_NO_DAY, "'!no_day'"),
        (_SERIAL, "'!serial_date'"),
    ]
    listed = " ".join(
        f"WHEN regexp_full_match(folded, {literal(pattern)}) THEN {value}"
        for pattern, value in branches
    )
    eras = " ".join(f"WHEN {literal(era)} THEN {year}" for era, year in _ERAS.items())
    number = f"TRY_CAST(regexp_extract(folded, {literal(f'^{_NUMBERED}$')}, %d) AS INT)"
    return [
        f"tanada_first(folded) AS {number % 1}",
        f"tanada_second(folded) AS {number % 2}",
        f"tanada_era(sign) AS CASE sign {eras} END",
        "tanada_month(name) AS (position(name[1:3] IN "
        f"{literal(_MONTHS)}) + 2) // 3",
        f"tanada_date(folded, dates) AS CASE WHEN folded IS NULL OR "
        f"{one_of('folded', MARKERS)} THEN NULL {listed} ELSE '!{GENERIC}' END",
    ]



def _put(pattern: str, parts: str) -> str:
    return f"regexp_replace(folded, {literal(f'^{pattern}$')}, {literal(parts)})"


def _named(pattern: str, name: int, before: str, after: str) -> str:
    """A date whose month is a word, the group of that number."""
    month = f"tanada_month(regexp_extract(folded, {literal(f'^{pattern}$')}, {name}))"
    return f"concat({_put(pattern, before)}, {month}, {_put(pattern, after)})"
