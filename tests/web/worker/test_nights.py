"""When a nightly run is due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from tanada.errors import UsageError
from tanada_web.worker.nights import read_nightly

from .conftest import utc


@pytest.mark.parametrize(
    ("zone", "now", "due", "day"),
    [
        # 02:30 in Tokyo is 17:30 the day before in UTC.
        ("Asia/Tokyo", utc(2026, 6, 30, 17, 29), utc(2026, 6, 29, 17, 30), date(2026, 6, 30)),
        ("Asia/Tokyo", utc(2026, 6, 30, 17, 30), utc(2026, 6, 30, 17, 30), date(2026, 7, 1)),
        ("Asia/Tokyo", utc(2026, 7, 1, 9), utc(2026, 6, 30, 17, 30), date(2026, 7, 1)),
        ("UTC", utc(2026, 1, 1, 1), utc(2025, 12, 31, 2, 30), date(2025, 12, 31)),
        # In summer New York is 4 hours behind, in winter 5.
        ("America/New_York", utc(2026, 7, 1, 7), utc(2026, 7, 1, 6, 30), date(2026, 7, 1)),
        ("America/New_York", utc(2026, 1, 15, 8), utc(2026, 1, 15, 7, 30), date(2026, 1, 15)),
        # On 8 March clocks skip 02:30; on 1 November they do not show it twice.
        ("America/New_York", utc(2026, 3, 8, 8), utc(2026, 3, 8, 7, 30), date(2026, 3, 8)),
        ("America/New_York", utc(2026, 11, 1, 8), utc(2026, 11, 1, 7, 30), date(2026, 11, 1)),
    ],
)
def test_a_run_is_due_at_its_time_in_its_zone(
    zone: str, now: datetime, due: datetime, day: date
) -> None:
    nightly = read_nightly("02:30", zone)
    assert (nightly.last_due(now), nightly.day(nightly.last_due(now))) == (due, day)


def test_without_a_zone_it_is_the_machines(machine_in: Callable[[str], None]) -> None:
    machine_in("Asia/Kolkata")
    nightly = read_nightly("23:15", None)
    assert nightly.last_due(utc(2026, 6, 30, 18)) == utc(2026, 6, 30, 17, 45)
    assert nightly.day(utc(2026, 6, 30, 18, 30)) == date(2026, 7, 1)


@pytest.mark.parametrize("written", ["", "2:30", "24:00", "02:60", "0230", "02:30:00", "２:30"])
def test_what_is_no_time_is_refused(written: str) -> None:
    with pytest.raises(UsageError) as raised:
        read_nightly(written, None)
    assert raised.value.problems[0].code == "schedule.not_a_time"


@pytest.mark.parametrize("zone", ["", "Tokyo", "../etc/passwd", "/etc/localtime", "Asia", "a\0b"])
def test_what_is_no_zone_is_refused(zone: str) -> None:
    with pytest.raises(UsageError) as raised:
        read_nightly("02:30", zone)
    assert raised.value.problems[0].code == "schedule.unknown_zone"
