"""What whoever starts the server says of it in the environment; a wrong value is told, not used."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import dj_database_url

from tanada.errors import Place, Problem, UsageError

_DATABASE = "DATABASE_URL"
_SCHEMES = ("postgres", "postgresql", "sqlite")
_ZONE = "TANADA_ZONE"
_SQLITE = "django.db.backends.sqlite3"
_MOST = 1_000_000


def whole(name: str, otherwise: int, least: int = 1) -> int:
    """A whole number from `least` to a million; `otherwise` where nothing is said."""
    written = os.environ.get(name, "").strip()
    if not written:
        return otherwise
    if written.isascii() and written.isdigit() and least <= int(written[:8]) <= _MOST:
        return int(written)
    params: dict[str, object] = {"found": written, "least": least, "most": _MOST}
    raise UsageError(Problem("environment.not_whole", Place(name), params))


def yes(name: str) -> bool:
    """Whether it is 1; nothing and 0 are no."""
    written = os.environ.get(name, "").strip()
    if written in ("", "0", "1"):
        return written == "1"
    raise UsageError(Problem("environment.not_yes", Place(name), {"found": written}))


def listed(name: str, otherwise: str = "") -> list[str]:
    """What stands between commas."""
    return [each.strip() for each in os.environ.get(name, otherwise).split(",") if each.strip()]


def zone() -> str:
    """The time zone that TANADA_ZONE names, else TZ where it names one, else UTC."""
    said = os.environ.get(_ZONE, "").strip()
    for name in (said, os.environ.get("TZ", "").strip()):
        if name and _is_zone(name):
            return name
        if name and name == said:
            raise UsageError(Problem("schedule.unknown_zone", Place(_ZONE), {"found": name}))
    return "UTC"


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (OSError, ValueError, LookupError):
        return False
    return True


def database(folder: Path) -> dj_database_url.DBConfig:
    """The database that DATABASE_URL names, else one in the installation's folder."""
    written = os.environ.get(_DATABASE, "").strip()
    scheme = urlsplit(written).scheme
    if written and scheme not in _SCHEMES:
        params: dict[str, object] = {"found": scheme, "expected": ["postgres", "sqlite"]}
        raise UsageError(Problem("environment.unknown_database", Place(_DATABASE), params))
    if not written:  # no address, in which signs such as % and # would mean something else
        file = str(folder / "tanada.sqlite3")
        return {"ENGINE": _SQLITE, "NAME": file, "CONN_HEALTH_CHECKS": True}
    try:
        return dj_database_url.parse(written, conn_health_checks=True)
    except (ValueError, LookupError):  # a port that is none, for one; the address holds a password
        raise UsageError(Problem("environment.no_database_url", Place(_DATABASE))) from None
