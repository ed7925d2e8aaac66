"""Dates as people write them → year, month and day, over a text folded by `tanada_folded`."""

from __future__ import annotations

from tanada.accounts.values.sql import either, literal

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

GENERIC = "unreadable_date"


def date_macros() -> list[str]:
    """The macros that read dates.

    `tanada_date(folded, dates)` gives a date, with the time of day where there is one, as
    ISO writes it; `!code` where there is a fault, or null where nothing is said.
    `tanada_first(folded)` and `tanada_second(folded)` are the two numbers before a year.
    """
    first, second = "TRY_CAST(part.first AS INT)", "TRY_CAST(part.second AS INT)"
    ordered = (
        f"CASE WHEN {first} > 12 OR {first} = {second} OR (dates = 'day_first' AND {second} <= 12) "
        "THEN concat(part.year, '-', part.second, '-', part.first, ' ', part.time) "
        f"WHEN {second} > 12 OR dates = 'month_first' "
        "THEN concat(part.year, '-', part.first, '-', part.second, ' ', part.time) "
        "ELSE '!ambiguous_date' END"
    )
    named = "concat(part.year, '-', tanada_month(part.month), '-', part.day, ' ', part.time)"
    eras = either("(part).era", {era: str(year) for era, year in _ERAS.items()}, "NULL")
    of_era = (
        f"concat({eras} + CASE part.year WHEN '元' THEN 1 ELSE TRY_CAST(part.year AS INT) END, "
        "'-', part.month, '-', part.day, ' ', part.time)"
    )
    ways = [
        _replaced(_YEAR_FIRST, r" \1-\2-\3 \4"),
        _taken_apart(_NUMBERED, "first second year time", ordered),
        _replaced(_COMPACT, r" \1-\2-\3"),
        _taken_apart(_DAY_NAMED, "day month year time", named),
        _taken_apart(_NAME_FIRST, "month day year time", named),
        _taken_apart(_YEAR_NAMED, "year month day time", named),
        _taken_apart(_ERA, "era year month day time", of_era),
    ]
    codes = {_TWO_DIGITS: "two_digit_year", _NO_DAY: "no_day", _SERIAL: "serial_date"}
    named_faults = " ".join(
        f"WHEN regexp_full_match(folded, {literal(pattern)}) THEN '!{code}'"
        for pattern, code in codes.items()
    )
    number = f"TRY_CAST(regexp_extract(folded, {literal(f'^{_NUMBERED}$')}, %d) AS INT)"
    return [
        f"tanada_first(folded) AS {number % 1}",
        f"tanada_second(folded) AS {number % 2}",
        f"tanada_month(name) AS (position(name[1:3] IN {literal(_MONTHS)}) + 2) // 3",
        "tanada_date(folded, dates) AS CASE WHEN tanada_nothing(folded) THEN NULL "
        f"ELSE coalesce({', '.join(ways)}, CASE {named_faults} ELSE '!{GENERIC}' END) END",
    ]


def _replaced(pattern: str, parts: str) -> str:
    """The parts of a match put together again; null where there is none."""
    put = f"regexp_replace(folded, {literal(f'^{pattern}$')}, {literal(parts)})"
    return f"nullif({put}, folded)"


def _taken_apart(pattern: str, names: str, value: str) -> str:
    """A value of the named parts of a match; null where there is none."""
    listed = ", ".join(literal(name) for name in names.split())
    parts = f"regexp_extract(folded, {literal(f'^{pattern}$')}, [{listed}])"
    return f"list_transform([{parts}], lambda part: CASE WHEN part.year <> '' THEN {value} END)[1]"
