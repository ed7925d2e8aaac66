"""Lines of a crontab: the nightly run, and deliveries every minute.

A crontab knows the machine's zone only, so a time in another zone is translated.
"""

from __future__ import annotations

import shlex
from datetime import date, datetime, timedelta

from tanada_web.worker.installation import Installation
from tanada_web.worker.nights import Nightly

_WEEKS = 53


def lines(installation: Installation, today: date) -> list[str]:
    """The two lines; `today` says by which clocks a time in another zone is translated."""
    at = on_this_machine(installation.nightly, today)
    return [
        f"{at.minute} {at.hour} * * * {_called(installation, 'run')}",
        f"* * * * * {_called(installation, 'deliver')}",
    ]


def on_this_machine(nightly: Nightly, day: date) -> datetime:
    """When the nightly run of a day is due, by the machine's clock."""
    return datetime.combine(day, nightly.at, nightly.zone).astimezone()


def moves_in_a_year(nightly: Nightly, today: date) -> bool:
    """Whether the machine's time of the nightly run changes with somebody's summer time."""
    days = (today + timedelta(weeks=week) for week in range(_WEEKS))
    return len({on_this_machine(nightly, day).time() for day in days}) > 1


def _called(installation: Installation, command: str) -> str:
    settings = [f"TANADA_HOME={shlex.quote(str(installation.folder))}"]
    if installation.nightly.zone is not None:
        settings.append(f"TZ={installation.nightly.zone.key}")
    words = [shlex.quote(each) for each in (*installation.command, command)]
    line = " ".join([*settings, *words])
    if installation.further:
        file = shlex.quote(str(installation.environment))
        line = f"set -a; . {file}; set +a; {line}"
    return line.replace("%", "\\%")
