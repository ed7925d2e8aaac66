"""People, for administrators: added, changed, let go, forgotten."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone
from ninja import Schema
from pydantic import Field

from tanada_web.api.paging import LIMIT, Cursor, Limit, Paging
from tanada_web.api.refusals import not_found
from tanada_web.api.routing import Routes
from tanada_web.api.shapes import Asked, Line, Page
from tanada_web.models import Person, Role
from tanada_web.people import adding, changing, forgetting, passwords
from tanada_web.permissions import may

router = Routes()


class PersonShape(Schema):
    """Somebody who can sign in, or could."""

    key: str = Field(description="What stands for them in the audit trail.")
    email: str
    name: str
    owner: str
    role: Role
    language: str
    is_active: bool
    last_login: datetime | None


class NewPerson(Asked):
    """Somebody who is to sign in."""

    email: Line
    name: Line
    role: Role
    owner: Line = ""
    language: Line = "en"


class Changed(Asked):
    """What is to be another; what is left out stays."""

    name: Line | None = None
    role: Role | None = None
    owner: Line | None = None
    language: Line | None = None


class WithPassword(Schema):
    """A person's first password, which is not shown again."""

    key: str
    first_password: str


class ForgottenShape(Schema):
    """What went, and how many accounts still name the person: that comes from their source."""

    sessions: int
    keys: int
    accounts: int


@router.reads("", Page[PersonShape])
def people_listed(
    request: HttpRequest, limit: Limit = LIMIT, cursor: Cursor = None
) -> dict[str, object]:
    """Everybody but those who were forgotten, who came first first."""
    rows = changing.everybody(request.auth)
    return Paging("people").of_rows(rows, limit, cursor, "id")


@router.changes("", WithPassword, status=201, secret=True)
def person_added(request: HttpRequest, new: NewPerson) -> dict[str, object]:
    """Add a person; the first password is shown this once."""
    newcomer = adding.Newcomer(new.email, new.name, new.role, new.owner, new.language)
    added = adding.add(newcomer, request.auth, timezone.now())
    return {"key": added.person.key, "first_password": added.first_password}


@router.reads("/{key}", PersonShape)
def person(request: HttpRequest, key: Line) -> Person:
    """One person."""
    return _person(request, key)


@router.changes("/{key}/change", PersonShape)
def person_changed(request: HttpRequest, key: Line, changed: Changed) -> Person:
    """Change a person; everybody may change their own name and language in a session."""
    changes = changing.Changes(changed.name, changed.role, changed.owner, changed.language)
    return changing.change(_person(request, key), changes, request.auth, timezone.now())


@router.changes("/{key}/leave", PersonShape)
def person_left(request: HttpRequest, key: Line) -> Person:
    """Let a person do nothing any more; what they did stays."""
    return changing.leave(_person(request, key), request.auth, timezone.now())


@router.changes("/{key}/return", PersonShape)
def person_returned(request: HttpRequest, key: Line) -> Person:
    """Let a person who has left sign in again."""
    return changing.come_back(_person(request, key), request.auth, timezone.now())


@router.changes("/{key}/reset-password", WithPassword, secret=True)
def person_given_password(request: HttpRequest, key: Line) -> dict[str, object]:
    """Give a person a first password again, shown this once; their sessions end."""
    first = passwords.reset(_person(request, key), request.auth, timezone.now())
    return {"key": key, "first_password": first}


@router.changes("/{key}/forget", ForgottenShape)
def person_forgotten(request: HttpRequest, key: Line) -> object:
    """Erase a person; what they did stays without their name."""
    return forgetting.forget(_person(request, key), request.auth, timezone.now())


def _person(request: HttpRequest, key: str) -> Person:
    """A person whom one may see: oneself, for administrators everybody."""
    own: Person = request.auth
    if key != own.key and not may(own, "people:write"):
        raise not_found()
    found = Person.objects.filter(key=key, forgotten_at=None).first()
    if found is None:
        raise not_found()
    return found
