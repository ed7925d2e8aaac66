"""API keys: by one, a program acts for a person, with less than that person may do."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from tanada.errors import Place, Problem, TanadaError, UsageError
from tanada_web.audit import record
from tanada_web.models import ApiKey, Person
from tanada_web.people.describing import require_name
from tanada_web.people.locking import locked
from tanada_web.permissions import ALLOWED, SCOPES, NotAllowed, System, may, require

BEGINNING = "tnd_"
_BYTES = 32
_PREFIX = 12
_NAME_LENGTH = 100


class KeyRefused(TanadaError):
    """A key that is none, or that may no longer be used."""


@dataclass(frozen=True)
class NewKey:
    """A key, and its text, which nobody can be told again."""

    key: ApiKey
    text: str


def create(
    person: Person,
    by: Person | System,
    at: datetime,
    *,
    name: str,
    scopes: Iterable[str],
    expires_at: datetime | None = None,
) -> NewKey:
    """A key for oneself, or for another where one may change people.

    UsageError where a scope is none, or is something that the person may not do anyway, and where
    the key would have expired already. A key makes no keys.
    """
    _require_keys(person, by)
    if isinstance(by, Person) and by.scopes is not None:
        raise NotAllowed(Problem("permission.not_in_scope", Place(), {"found": by.role}))
    wanted = sorted(set(scopes))
    if len(require_name(name)) > _NAME_LENGTH:
        raise UsageError(Problem("keys.long_name", Place(), {"most": _NAME_LENGTH}))
    if expires_at is not None and expires_at <= at:
        raise UsageError(Problem("keys.expires_in_past", Place(), {"found": expires_at.date()}))
    text = BEGINNING + secrets.token_urlsafe(_BYTES)
    with transaction.atomic():
        person = locked(person)
        _require_scopes(wanted, person)
        key = ApiKey.objects.create(
            person=person,
            name=require_name(name),
            prefix=text[:_PREFIX],
            digest=_digest(text),
            scopes=wanted,
            created_at=at,
            expires_at=expires_at,
        )
        after = {"prefix": key.prefix, "scopes": wanted, "expires_at": expires_at}
        record(by.key, "key:created", person.key, at, after=after)
    return NewKey(key, text)


def find(text: str, at: datetime) -> Person:
    """The person whom a key acts for, with its `scopes`; KeyRefused where it is none.

    It is found by its digest: how long that takes tells of digests, which nobody can choose.
    """
    key = ApiKey.objects.select_related("person").filter(digest=_digest(text)).first()
    if key is None:
        raise KeyRefused(Problem("keys.unknown", Place()))
    if key.revoked_at is not None:
        raise KeyRefused(Problem("keys.revoked", Place(), {"found": key.prefix}))
    if key.expires_at is not None and key.expires_at <= at:
        raise KeyRefused(Problem("keys.expired", Place(), {"found": key.prefix}))
    if not key.person.is_active:
        raise KeyRefused(Problem("keys.person_left", Place(), {"found": key.prefix}))
    if key.last_used_on != at.date():
        ApiKey.objects.filter(pk=key.pk).update(last_used_on=at.date())
    key.person.scopes = frozenset(key.scopes)
    return key.person


def keys_of(person: Person | None, by: Person | System) -> QuerySet[ApiKey]:
    """The keys of a person, or everybody's, the newest first."""
    if person is None:
        require(by, "people:write")
    else:
        _require_keys(person, by)
    keys = ApiKey.objects.select_related("person").order_by("-created_at", "-pk")
    return keys if person is None else keys.filter(person=person)


def revoke(prefix: str, by: Person | System, at: datetime) -> ApiKey:
    """Make a key useless for ever; UsageError where one may see none that begins so."""
    with transaction.atomic():
        keys = ApiKey.objects.select_for_update(of=("self",)).select_related("person")
        found = [key for key in keys.filter(prefix=prefix) if _may_see(key.person, by)]
        if not found:
            raise UsageError(Problem("keys.no_key", Place(), {"found": prefix}))
        for key in found:
            if key.revoked_at is None:
                key.revoked_at = at
                key.save(update_fields=["revoked_at"])
                before = {"prefix": key.prefix}
                record(by.key, "key:revoked", key.person.key, at, before=before)
    return found[0]


def _may_see(person: Person, by: Person | System) -> bool:
    own = isinstance(by, Person) and by.pk == person.pk
    return (own and may(by, "keys:write")) or may(by, "people:write")


def _require_keys(person: Person, by: Person | System) -> None:
    if not _may_see(person, by):
        own = isinstance(by, Person) and by.pk == person.pk
        require(by, "keys:write" if own else "people:write")


def _require_scopes(scopes: list[str], person: Person) -> None:
    if not scopes:
        raise UsageError(Problem("keys.no_scope", Place(), {"expected": list(SCOPES)}))
    problems = [
        Problem("keys.unknown_scope", Place(), {"found": each, "expected": list(SCOPES)})
        for each in scopes
        if each not in SCOPES
    ]
    problems += [
        Problem("keys.beyond_role", Place(), {"found": each, "role": str(person.role)})
        for each in scopes
        if each in SCOPES and person.role not in ALLOWED[each]
    ]
    if problems:
        raise UsageError(problems)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
