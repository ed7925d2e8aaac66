"""Passwords: the first one that somebody is given, their own, and a new first one."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from tanada.errors import Place, Problem, TanadaError, UsageError
from tanada_web.audit import record
from tanada_web.models import Person
from tanada_web.people.locking import locked
from tanada_web.people.throttle import attempt, succeeded
from tanada_web.permissions import SYSTEM, NotAllowed, System, require

LONGEST = 1_000
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without signs that are taken for one another."""
_GROUPS, _PER_GROUP = 4, 4


class WrongPassword(TanadaError):
    """The address and the password do not go together, or the present password is another."""


def give_first(person: Person, at: datetime) -> str:
    """A password that was drawn, with which the person comes in once to choose their own.

    It is only set on `person`, which the caller saves; nobody can be told it again.
    """
    first = "-".join(
        "".join(secrets.choice(_SIGNS) for _ in range(_PER_GROUP)) for _ in range(_GROUPS)
    )
    person.set_password(first)
    person.first_password_until = at + settings.FIRST_PASSWORD_FOR
    return first


def give_own(person: Person, password: str) -> None:
    """Set a password that was chosen, unsaved; UsageError says all that is wrong with it."""
    require_good(password, person)
    person.set_password(password)
    person.first_password_until = None


def reset(
    person: Person, by: Person | System, at: datetime, password: str | None = None
) -> str | None:
    """Give somebody a first password again, which is returned; their sessions end by it.

    Only a command gives a `password` of its own, which then is not a first one.
    """
    require(by, "people:write")
    if password is not None and by is not SYSTEM:
        raise NotAllowed(Problem("people.password_of_another", Place()))
    with transaction.atomic():
        person = locked(person)
        first = give_first(person, at) if password is None else None
        if password is not None:
            give_own(person, password)
        person.save(update_fields=["password", "first_password_until"])
        succeeded(person.email)
        record(by.key, "person:password_reset", person.key, at)
    return first


def change(person: Person, present: str, new: str, at: datetime) -> Person:
    """Choose another password; the person's other sessions end by it.

    Raises WrongPassword, TooManyAttempts, and UsageError with all that is wrong with the new one.
    A key cannot do this.
    """
    if person.scopes is not None or not person.is_active:
        raise NotAllowed(Problem("permission.not_allowed", Place(), {"found": person.role}))
    attempt(person.email, None, at)
    if not matches(present, person.password):
        raise WrongPassword(Problem("people.wrong_present_password", Place()))
    succeeded(person.email)
    if new == present:
        raise UsageError(Problem("people.same_password", Place()))
    with transaction.atomic():
        person = locked(person)
        give_own(person, new)
        person.save(update_fields=["password", "first_password_until"])
        record(person.key, "person:password_changed", person.key, at)
    return person


def matches(password: str, encoded: str | None) -> bool:
    """Whether it is the password; as slow where there is none to compare it with."""
    readable = _is_readable(password)
    return check_password(password if readable else "", encoded or "") and readable


def require_good(password: str, person: Person) -> None:
    """Raise UsageError with everything that is wrong with a new password."""
    if not _is_readable(password):
        raise UsageError(Problem("people.password_unreadable", Place(), {"most": LONGEST}))
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise UsageError(_problem(each) for each in error.error_list) from None


def _problem(fault: ValidationError) -> Problem:
    """What a validator says, as one of our own: `people.password_too_short` and its like."""
    least = (fault.params or {}).get("min_length")
    return Problem(f"people.{fault.code}", Place(), {"least": least})


def _is_readable(password: str) -> bool:
    """Whether it can be hashed, and is not so long that hashing it is an attack."""
    return len(password) <= LONGEST and not any("\ud800" <= sign <= "\udfff" for sign in password)
