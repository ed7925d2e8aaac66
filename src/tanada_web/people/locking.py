"""People taken for a change: nobody else changes them meanwhile."""

from __future__ import annotations

from django.db.models import Q

from tanada.errors import Place, Problem, UsageError
from tanada_web.models import Person, Role


def locked(person: Person) -> Person:
    """The person as they are now, locked; UsageError where they have been forgotten.

    Every administrator is locked too, always in the same order: of two who remove each other at
    once, one comes second and stays.
    """
    rows = Person.objects.select_for_update().filter(Q(pk=person.pk) | Q(role=Role.ADMIN))
    found = next((each for each in rows.order_by("pk") if each.pk == person.pk), None)
    if found is None or found.forgotten_at is not None:
        raise UsageError(Problem("people.forgotten_already", Place()))
    return found


def require_another_admin(person: Person) -> None:
    """Raise UsageError where a locked person is the last administrator who can sign in."""
    admins = Person.objects.filter(role=Role.ADMIN, is_active=True).values_list("pk", flat=True)
    if list(admins) == [person.pk]:
        raise UsageError(Problem("people.last_admin", Place()))
