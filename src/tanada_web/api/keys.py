"""API keys: made in a session, shown once, revoked."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Schema
from pydantic import AwareDatetime, Field

from tanada_web.api.paging import LIMIT, Cursor, Limit, Paging
from tanada_web.api.refusals import not_found
from tanada_web.api.routing import Routes
from tanada_web.api.shapes import Asked, Line, Page, Who
from tanada_web.models import ApiKey, Person
from tanada_web.people import keys
from tanada_web.permissions import may

router = Routes()
PersonKey = Annotated[Line | None, Query(description="Somebody else's, for administrators.")]


class KeyShape(Schema):
    """A key without its text."""

    prefix: str
    name: str
    person: Who
    scopes: list[str]
    created_at: datetime
    expires_at: datetime | None
    last_used_on: date | None
    revoked_at: datetime | None


class NewKey(Asked):
    """A key to make: what it is for, what it may do, until when."""

    name: Annotated[str, Field(min_length=1, max_length=100)]
    scopes: Annotated[list[Line], Field(min_length=1, max_length=50)]
    expires_at: AwareDatetime | None = None
    person: Line | None = Field(None, description="Somebody else's key in the audit trail.")


class WithText(Schema):
    """A key as it was made; its text is not shown again."""

    prefix: str
    text: str


@router.reads("", Page[KeyShape])
def keys_listed(
    request: HttpRequest, limit: Limit = LIMIT, cursor: Cursor = None, person: PersonKey = None
) -> dict[str, object]:
    """One's own keys, the latest first."""
    rows = keys.keys_of(_person(request, person), request.auth)
    return Paging("keys", {"person": person}).of_rows(rows, limit, cursor, "-id")


@router.changes("", WithText, status=201, secret=True)
def key_made(request: HttpRequest, new: NewKey) -> dict[str, object]:
    """Make a key in a session; its text is shown this once."""
    made = keys.create(
        _person(request, new.person),
        request.auth,
        timezone.now(),
        name=new.name,
        scopes=new.scopes,
        expires_at=new.expires_at,
    )
    return {"prefix": made.key.prefix, "text": made.text}


@router.changes("/{prefix}/revoke", KeyShape)
def key_revoked(request: HttpRequest, prefix: Line) -> ApiKey:
    """Make a key useless for ever."""
    return keys.revoke(prefix, request.auth, timezone.now())


def _person(request: HttpRequest, key: str | None) -> Person:
    """Oneself, or for administrators another person."""
    own: Person = request.auth
    if key is None or key == own.key:
        return own
    found = Person.objects.filter(key=key, forgotten_at=None).first()
    if found is None or not may(own, "people:write"):
        raise not_found()
    return found
