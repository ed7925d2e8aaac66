"""Changing what people are, and letting them leave."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from tanada.errors import Place, Problem
from tanada_web.audit import record
from tanada_web.models import Person, Role
from tanada_web.people.describing import require_language, require_name, require_role
from tanada_web.people.locking import locked, require_another_admin
from tanada_web.people.sessions import end_sessions
from tanada_web.permissions import NotAllowed, System, require


@dataclass(frozen=True)
class Changes:
    """What is to be another; None stays as it is."""

    name: str | None = None
    role: str | None = None
    owner: str | None = None
    language: str | None = None


def everybody(by: Person | System) -> QuerySet[Person]:
    """Everybody but those who were forgotten, by name."""
    require(by, "people:write")
    return Person.objects.filter(forgotten_at=None).order_by("name", "pk")


def change(person: Person, changes: Changes, by: Person | System, at: datetime) -> Person:
    """Change a person; who changes only the own name and language needs no permission.

    Nobody changes their own role, and the last administrator stays one.
    """
    wanted = {name: value for name, value in asdict(changes).items() if value is not None}
    _require_change(person, wanted, by)
    for name, check in {"name": require_name, "role": require_role}.items():
        if name in wanted:
            wanted[name] = check(wanted[name])
    if "language" in wanted:
        wanted["language"] = require_language(wanted["language"])
    if "owner" in wanted:
        wanted["owner"] = wanted["owner"].strip() and require_name(wanted["owner"])
    with transaction.atomic():
        person = locked(person)
        before = str(person.role)
        changed = [name for name, value in wanted.items() if getattr(person, name) != value]
        if not changed:
            return person
        if "role" in changed and before == Role.ADMIN:
            require_another_admin(person)
        for name in changed:
            setattr(person, name, wanted[name])
        person.save(update_fields=changed)
        after = {"changed": changed, "role": str(person.role)}
        record(by.key, "person:changed", person.key, at, before={"role": before}, after=after)
    return person


def leave(person: Person, by: Person | System, at: datetime) -> Person:
    """Let a person do nothing any more: sessions end, keys are refused; what they did stays."""
    require(by, "people:write")
    with transaction.atomic():
        person = locked(person)
        if not person.is_active:
            return person
        require_another_admin(person)
        person.is_active = False
        person.save(update_fields=["is_active"])
        end_sessions(person)
        record(by.key, "person:left", person.key, at)
    return person


def come_back(person: Person, by: Person | System, at: datetime) -> Person:
    """Let a person who has left sign in again; their keys work again as well."""
    require(by, "people:write")
    with transaction.atomic():
        person = locked(person)
        if person.is_active:
            return person
        person.is_active = True
        person.save(update_fields=["is_active"])
        record(by.key, "person:came_back", person.key, at)
    return person


def _require_change(person: Person, wanted: dict[str, str], by: Person | System) -> None:
    own = isinstance(by, Person) and by.pk == person.pk
    if own and not {"role", "owner"} & set(wanted) and by.is_active and by.scopes is None:
        return
    require(by, "people:write")
    if own and "role" in wanted:
        raise NotAllowed(Problem("people.own_role", Place()))
