"""When the nightly run is due: a time of day in a zone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tanada.errors import Place, Problem, UsageError

_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True)
class Nightly:
    """A time of day, in a zone or, without one, in that of the machine."""

    at: time
    zone: ZoneInfo | None = None

    def last_due(self, now: datetime) -> datetime:
        """The last moment, up to `now`, at which a run was due."""
        today = now.astimezone(self.zone).date()
        due = self._moment(today)
        return due if due <= now else self._moment(today - timedelta(days=1))

    def day(self, moment: datetime) -> date:
        """The day that a moment belongs to where the zone is."""
        return moment.astimezone(self.zone).date()

    def _moment(self, day: date) -> datetime:
        """The time on a day; where clocks skip it, as much later as they skip."""
        local = datetime.combine(day, self.at, self.zone)
        return local.astimezone(UTC)


def read_nightly(at: str, zone: str | None) -> Nightly:
    """A time like 02:30 and a zone like Asia/Tokyo; UsageError where either is none."""
    found = _TIME.fullmatch(at)
    if found is None:
        params: dict[str, object] = {"found": at}
        raise UsageError(Problem("schedule.not_a_time", Place("--at"), params))
    return Nightly(time(int(found[1]), int(found[2])), _zone(zone))


def _zone(name: str | None) -> ZoneInfo | None:
    if name is None:
        return None
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, LookupError):
        params: dict[str, object] = {"found": name}
        raise UsageError(Problem("schedule.unknown_zone", Place("--zone"), params)) from None
