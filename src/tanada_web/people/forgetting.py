"""Forgetting a person: what they are is erased, what they did stays without their name.

The audit trail holds no personal value, so it stays whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from tanada_web.audit import record
from tanada_web.models import Answered, ApiKey, Holding, Person, SavedView
from tanada_web.people.locking import locked, require_another_admin
from tanada_web.people.sessions import end_sessions
from tanada_web.people.throttle import succeeded
from tanada_web.permissions import System, require


@dataclass(frozen=True)
class Forgotten:
    """What went, and what a source still says.

    `accounts` is how many accounts name the person as their owner: that comes from the source
    with each run, and from the files of earlier runs it goes when those are erased.
    """

    sessions: int
    keys: int
    accounts: int


def forget(person: Person, by: Person | System, at: datetime) -> Forgotten:
    """Erase a person: address, names, password, sessions and keys; they cannot come back.

    The reasons that they gave stay, by an author who was forgotten. The last administrator is
    not forgotten, and nobody is twice.
    """
    require(by, "people:write")
    with transaction.atomic():
        person = locked(person)
        require_another_admin(person)
        accounts = Holding.objects.filter(owner=person.owner).count() if person.owner else 0
        sessions = end_sessions(person)
        keys, _ = ApiKey.objects.filter(person=person).delete()
        Answered.objects.filter(person=person).delete()
        SavedView.objects.filter(person=person, shared=False).delete()
        succeeded(person.email)
        person.email = f"{person.key}@forgotten.invalid"
        person.name = person.owner = ""
        person.language = "en"
        person.set_unusable_password()
        person.first_password_until = person.last_login = None
        person.is_active = False
        person.forgotten_at = at
        person.save()
        record(by.key, "person:forgotten", person.key, at)
    return Forgotten(sessions, keys, accounts)
