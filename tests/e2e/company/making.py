"""Makes an installation in TANADA_HOME: `python -m tests.e2e.company.making company|beginning`.

`company` has lived through two runs and has people of every role in both languages; `beginning`
has two administrators who have come as far as their first terraces. Prints their sessions as JSON.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from tanada_web.commands.setup import ready

ready()

from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402
from tests.e2e.company.accounts import (  # noqa: E402
    FEWER_GOLD,
    FEWER_SILVER,
    OWNERS,
    POLICY,
    write_accounts,
)
from tests.web.pages.beginning import walked  # noqa: E402

from tanada_web import policies  # noqa: E402
from tanada_web.models import Person, Run, Source, Webhook  # noqa: E402
from tanada_web.people.adding import Newcomer, add  # noqa: E402
from tanada_web.permissions import SYSTEM  # noqa: E402
from tanada_web.places import home  # noqa: E402
from tanada_web.runs.running import RunCall, run_now  # noqa: E402
from tanada_web.said import overrides  # noqa: E402

PASSWORD = "four words in a row"
ROLES = ("viewer", "csm", "manager", "policy_owner", "admin")
LANGUAGES = ("en", "ja")
NAMES = {"csm-en": OWNERS[0], "csm-ja": OWNERS[1]}
"""The CSMs are called as the accounts call their owners; the others by role and language."""


def company(at: datetime) -> dict[str, Person]:
    """Everybody, two runs, and something on its way of everything that somebody decides."""
    people = {
        f"{role}-{language}": _person(role, f"{role}-{language}", language)
        for role in ROLES
        for language in LANGUAGES
    }
    other = _person("admin", "other", "en")  # whose proposals every one of them can decide on
    manager, owner = people["manager-en"], people["policy_owner-en"]
    today = timezone.localdate(at)
    first, second = today - timedelta(days=60), today - timedelta(days=1)
    _publish(other, manager, _noon(first) - timedelta(days=1))
    _refuse_run(other, _noon(first) - timedelta(hours=3))
    _run(first, later=False)
    _run(second, later=True)
    policies.draft(FEWER_GOLD, owner, at, "Fewer gold")
    silver = policies.draft(FEWER_SILVER, other, at, "Fewer silver")
    policies.propose(silver.number, other, at)
    ends = today + timedelta(days=60)
    overrides.propose("A-07", "gold", "Opens a market", today, ends, other, at)
    hook = {"url": "https://hooks.example.test/tanada", "created_by": other, "created_at": at}
    Webhook.objects.create(**hook, paused_at=at)
    return people | {"other": other}


def beginning(_: datetime) -> dict[str, Person]:
    """Nothing but administrators on their way, and somebody who waits for them."""
    people = {
        f"{role}-{language}": _person(role, f"{role}-{language}", language)
        for role in ("admin", "viewer")
        for language in LANGUAGES
    }
    for language in LANGUAGES:
        client = Client(headers={"host": "localhost"})
        client.force_login(people[f"admin-{language}"])
        walked(client)
    return people


def _person(role: str, key: str, language: str) -> Person:
    name = NAMES.get(key, key)
    newcomer = Newcomer(
        f"{key.replace('_', '.')}@example.test", name, role, NAMES.get(key, ""), language
    )
    person = add(newcomer, SYSTEM, timezone.now(), PASSWORD).person
    Person.objects.filter(pk=person.pk).update(key=f"key-of-{key}")
    person.refresh_from_db()
    return person


def _publish(by: Person, other: Person, at: datetime) -> None:
    number = policies.draft(POLICY, by, at, "What it began with").number
    policies.propose(number, by, at)
    policies.approve(number, other, at)
    policies.publish(number, by, at)


def _run(day: date, *, later: bool) -> None:
    path = home() / "accounts.csv"
    write_accounts(path, day.isoformat(), (day + timedelta(days=200)).isoformat(), later=later)
    os.utime(path, (_noon(day).timestamp() - 3600,) * 2)
    Source.objects.get_or_create(name="crm", accounts=str(path))
    run_now(RunCall(day, "system", lambda: _noon(day)))


def _refuse_run(by: Person, at: datetime) -> None:
    """A run that came to nothing, for the list of runs."""
    Run.objects.create(as_of=at.date(), state="refused", started_by=by.key, started_at=at)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def _session(person: Person) -> str:
    client = Client()
    client.force_login(person)
    return client.cookies["sessionid"].value


if __name__ == "__main__":
    made = {"company": company, "beginning": beginning}[sys.argv[1]](timezone.now())
    sessions = {name: _session(person) for name, person in made.items()}
    Path(home() / "sessions.json").write_text(json.dumps(sessions), encoding="utf-8")
