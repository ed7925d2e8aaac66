"""An installation of the example company and an empty one, served as on one Monday morning.

Runs as a program of its own, so that the clock it sets stays within it:

python scripts/pictures/serving.py example COMPANY_FOLDER SIGN_INS.json   live through 24 months
python scripts/pictures/serving.py empty SIGN_INS.json                    somebody, and nothing else
python scripts/pictures/serving.py serve PORT                             serve TANADA_HOME
"""

from __future__ import annotations

import json
import secrets
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.utils import timezone

from tanada_web.commands.setup import ready

MONDAY = datetime(2026, 7, 6, 8, 30, tzinfo=UTC)
MONTHS = 24
ALONE = "admin@example.com"


def main() -> None:
    """Do what the first argument says."""
    what, *arguments = sys.argv[1:]
    if what == "example":
        live(Path(arguments[0]), Path(arguments[1]))
    elif what == "empty":
        let_one_in(Path(arguments[0]))
    else:
        serve(int(arguments[0]))


def live(company: Path, sign_ins: Path) -> None:
    """Prepare the example company as of the day, and keep what opens its doors."""
    ready()
    from tanada_web.demo.preparing import prepare

    people = prepare(company, MONDAY.date(), MONTHS, lambda day: print(day, flush=True))
    keep({each.email: each.password for each in people}, sign_ins)


def let_one_in(sign_ins: Path) -> None:
    """An installation in which there is an administrator and nothing else."""
    ready()
    from tanada_web.people.adding import Newcomer, add
    from tanada_web.permissions import SYSTEM

    password = secrets.token_urlsafe(9)
    add(Newcomer(ALONE, "Ada Berg", "admin"), SYSTEM, MONDAY, password)
    keep({ALONE: password}, sign_ins)


def keep(passwords: dict[str, str], sign_ins: Path) -> None:
    """Write down who signs in with which password."""
    sign_ins.write_text(json.dumps(passwords), encoding="utf-8")


def serve(port: int) -> None:
    """Serve with a clock that begins on that Monday and goes on from there."""
    began = time.monotonic()
    timezone.now = lambda: MONDAY + timedelta(seconds=time.monotonic() - began)
    from tanada_web.commands import serving

    serving.serve("127.0.0.1", port, 1, "en")


if __name__ == "__main__":
    main()
