"""Dates as people write them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from tanada.accounts.values.style import Spelling
from tanada.fields import DATE, Field

DAY = date(2026, 11, 21)
SAME_DAY = [
    *("2026-11-21", "2026/11/21", "2026.11.21", "2026 11 21", "20261121", "20261121"),
    *(
        "2026-11-21T10:00",
        "2026-11-21 10:00:00",
        "2026-11-21T23:59:59Z",
        "2026-11-21T10:00:00.123Z",
    ),
    *(
        "2026-11-21T23:59:59+09:00",
        "2026-11-21 00:30:00-0800",
        "2026/11/21 9:05",
        "2026.11.21 10:00",
    ),
    *("21.11.2026", "21/11/2026", "21-11-2026", "21. 11. 2026", "11/21/2026", "21.11.2026 10:00"),
    *("21-Nov-2026", "21 Nov 2026", "21 November 2026", "21st November 2026", "21NOV2026"),
    *("Nov 21, 2026", "November 21 2026", "Nov. 21, 2026", "NOV 21st, 2026", "2026-Nov-21"),
    *("Sat, 21 Nov 2026", "Saturday, November 21, 2026", "Sat, 21 Nov 2026 10:00:00 GMT"),
    *(
        "2026年11月21日",
        "2026年11月21日",
        "2026年 11月 21日",
        "2026年11月21日(土)",
        "2026/11/21(土)",
    ),
    *("令和8年11月21日", "令和8年11月21日", "R8.11.21", "R8/11/21", "r8-11-21", "令和8.11.21"),
    *(" 2026-11-21 ", "\u30002026-11-21", "\u00a02026/11/21\u200b", "2026−11−21"),
]
OTHER_DAYS = {
    "2026/1/5": date(2026, 1, 5),
    "2026年1月5日": date(2026, 1, 5),
    "5 Jan 2026": date(2026, 1, 5),
    "Sept 5, 2026": date(2026, 9, 5),
    "May 5 2026": date(2026, 5, 5),
    "05/05/2026": date(2026, 5, 5),
    "令和元年5月1日": date(2019, 5, 1),
    "平成31年4月30日": date(2019, 4, 30),
    "H31.4.30": date(2019, 4, 30),
    "平成元年1月8日": date(1989, 1, 8),
    "昭和64年1月7日": date(1989, 1, 7),
    "S39.10.10": date(1964, 10, 10),
}
FAULTS = {
    "2026-02-30": "unreadable_date",
    "31/02/2026": "unreadable_date",
    "13/13/2026": "unreadable_date",
    "20261341": "unreadable_date",
    "2026-11-21T25:00": "unreadable_date",
    "soon": "unreadable_date",
    "epoch": "unreadable_date",
    "today": "unreadable_date",
    "now": "unreadable_date",
    "yesterday": "unreadable_date",
    "2026-11-21 or so": "unreadable_date",
    "0": "unreadable_date",
    "03/04/2026": "ambiguous_date",
    "03.04.2026": "ambiguous_date",
    "3-4-2026": "ambiguous_date",
    "21/11/26": "two_digit_year",
    "21.11.26": "two_digit_year",
    "21-Nov-26": "two_digit_year",
    "26-11-21": "two_digit_year",
    "2026年11月": "no_day",
    "2026-11": "no_day",
    "11/2026": "no_day",
    "Nov 2026": "no_day",
    "令和8年11月": "no_day",
    "46347": "serial_date",
    "46347.5": "serial_date",
    "1799-12-31": "date_out_of_range",
    "31.12.1799": "date_out_of_range",
    "infinity": "date_out_of_range",
}


def test_one_day_in_every_way_of_writing_it(texts: Any) -> None:
    read = texts.each([("date", written) for written in SAME_DAY])
    assert dict(zip(SAME_DAY, read, strict=True)) == dict.fromkeys(SAME_DAY, (DAY, None))


@pytest.mark.parametrize("written", ["2026-11-21", "2026/11/21", "20261121", "R8.11.21"])
def test_full_width_is_read_as_half_width(texts: Any, written: str) -> None:
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in written)
    assert texts.each([("date", wide)]) == [(DAY, None)]


def test_further_days(texts: Any) -> None:
    read = texts.each([("date", written) for written in OTHER_DAYS])
    assert [value for value, _ in read] == list(OTHER_DAYS.values())


def test_texts_that_are_no_day(texts: Any) -> None:
    read = texts.each([("date", written) for written in FAULTS])
    assert dict(zip(FAULTS, (code for _, code in read), strict=True)) == FAULTS


@pytest.mark.parametrize("written", ["n/a", "-", "—", "なし", "未設定", "NULL", "#N/A", " \u3000"])
def test_texts_that_say_that_there_is_no_date(texts: Any, written: str) -> None:
    assert texts.each([("date", written)]) == [(None, None)]


def test_a_day_behind_the_twelfth_shows_that_days_come_first(texts: Any) -> None:
    read = texts.column("date", "03/04/2026", "13/04/2026", "2026-05-06")
    assert read.column() == [date(2026, 4, 3), date(2026, 4, 13), date(2026, 5, 6)]
    assert read.notes["values.day_first"] == {
        "column": "c",
        "written": "03/04/2026",
        "read": "2026-04-03",
    }


def test_a_second_number_above_twelve_shows_that_months_come_first(texts: Any) -> None:
    read = texts.column("date", "03.04.2026", "03/14/2026")
    assert read.column() == [date(2026, 3, 4), date(2026, 3, 14)]
    assert read.notes["values.month_first"]["read"] == "2026-03-04"


def test_a_column_that_shows_neither_rejects_what_could_be_either(texts: Any) -> None:
    read = texts.column("date", "03/04/2026", "05/05/2026", "2026-01-01", "07/08/2026")
    assert read.codes == {1: "ambiguous_date", 4: "ambiguous_date"}
    assert read.notes["values.dates_open"] == {
        "column": "c",
        "written": "03/04/2026",
        "read": "",
        "found": 2,
        "day": "2026-04-03",
        "month": "2026-03-04",
    }


def test_a_column_that_shows_both_rejects_only_what_could_be_either(texts: Any) -> None:
    read = texts.column("date", "13/04/2026", "04/13/2026", "03/04/2026")
    assert read.column()[:2] == [date(2026, 4, 13), date(2026, 4, 13)]
    assert read.codes == {3: "ambiguous_date"}
    assert read.notes["values.dates_contradict"]["found"] == 1


@pytest.mark.parametrize(
    ("declared", "day"),
    [("day_first", date(2026, 4, 3)), ("month_first", date(2026, 3, 4))],
)
def test_a_declared_order_reads_what_a_column_leaves_open(
    texts: Any, declared: Any, day: date
) -> None:
    read = texts.column("date", "03/04/2026", "13/04/2026", declared=Spelling(dates=declared))
    assert read.column() == [day, date(2026, 4, 13)]


def test_each_column_has_an_order_of_its_own(texts: Any) -> None:
    rows = [
        {"a": "13/04/2026", "b": "04/13/2026"},
        {"a": "03/04/2026", "b": "03/04/2026"},
    ]
    read = texts.rows(rows, {"a": "date", "b": "date"})
    assert read.column("a") == [date(2026, 4, 13), date(2026, 4, 3)]
    assert read.column("b") == [date(2026, 4, 13), date(2026, 3, 4)]


def test_other_ways_of_writing_are_told_with_an_example(texts: Any) -> None:
    read = texts.column("date", "2026-11-20", "2026年11月21日", "R8.11.22")
    assert read.notes == {
        "values.dates": {"column": "c", "written": "2026年11月21日", "read": "2026-11-21"}
    }


def test_dates_that_a_cast_reads_are_not_told(texts: Any) -> None:
    assert texts.column("date", "2026-11-20", "2026/11/21", "2026-11-21T10:00Z").notes == {}


def test_times_of_day_are_kept_where_they_are_wanted(tmp_path: Any) -> None:
    from tanada.accounts.files import open_table
    from tanada.accounts.typed import read_typed
    from tanada.accounts.wanted import Wanted
    from tanada.sql.engine import connect

    path = tmp_path / "events.csv"
    path.write_text("on\n2026-11-21T23:59:58+09:00\n21/11/2026 10:30\n2026-11-21\n")
    connection = connect()
    wanted = Wanted("events", {"on": Field("on", DATE)}, {}, timed=("on",))
    typed = read_typed(connection, open_table(connection, path, "events"), wanted)
    rows = connection.execute(f'SELECT "on" FROM {typed.view}').fetchall()
    assert [moment for (moment,) in rows] == [
        datetime(2026, 11, 21, 23, 59, 58),
        datetime(2026, 11, 21, 10, 30),
        datetime(2026, 11, 21),
    ]
