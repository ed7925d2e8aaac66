"""Adding people."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from tanada.errors import Place, Problem, UsageError
from tanada_web.audit import record
from tanada_web.models import Person
from tanada_web.people.addresses import is_address, written
from tanada_web.people.describing import require_language, require_name, require_role
from tanada_web.people.passwords import give_first, give_own
from tanada_web.permissions import SYSTEM, NotAllowed, System, require

_KEY_BYTES = 16


@dataclass(frozen=True)
class Newcomer:
    """Somebody who can sign in as they could not before.

    `name` is how people call them, `owner` the name under which accounts name them as their CSM.
    """

    email: str
    name: str
    role: str
    owner: str = ""
    language: str = "en"


@dataclass(frozen=True)
class Added:
    """The person, and the first password, which nobody can be told again.

    It is None where the command line gave one of their own.
    """

    person: Person
    first_password: str | None


def add(
    newcomer: Newcomer, by: Person | System, at: datetime, password: str | None = None
) -> Added:
    """Add a person; UsageError where the address is none or is taken.

    Only a command gives a `password`, which then is not a first one.
    """
    require(by, "people:write")
    if password is not None and by is not SYSTEM:
        raise NotAllowed(Problem("people.password_of_another", Place()))
    email = written(newcomer.email)
    if not is_address(email):
        raise UsageError(Problem("people.no_address", Place(), {"found": newcomer.email}))
    person = Person(
        email=email,
        name=require_name(newcomer.name),
        role=require_role(newcomer.role),
        owner=newcomer.owner.strip() and require_name(newcomer.owner),
        language=require_language(newcomer.language),
        key=secrets.token_hex(_KEY_BYTES),
    )
    first = give_first(person, at) if password is None else None
    if password is not None:
        give_own(person, password)
    try:
        with transaction.atomic():
            person.save(force_insert=True)
            record(by.key, "person:added", person.key, at, after={"role": str(person.role)})
    except IntegrityError:
        raise UsageError(Problem("people.address_taken", Place(), {"found": email})) from None
    return Added(person, first)
