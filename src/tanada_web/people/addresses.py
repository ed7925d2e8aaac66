"""E-mail addresses: how they are written, and whose they are."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import QuerySet
from django.db.models.functions import Lower

from tanada.errors import Place, Problem, UsageError
from tanada_web.models import Person
from tanada_web.models.people import EMAIL_LENGTH


def written(email: str) -> str:
    """An address as it is kept: in lower case, without space around it."""
    return email.strip().lower()


def is_address(email: str) -> bool:
    """Whether it could be anybody's address at all."""
    try:
        validate_email(email)
    except ValidationError:
        return False
    return len(email) <= EMAIL_LENGTH


def of_address(email: str) -> QuerySet[Person]:
    """The person of an address, or nobody."""
    if not is_address(written(email)):
        return Person.objects.none()
    return Person.objects.alias(lower=Lower("email")).filter(lower=written(email))


def person_of(email: str) -> Person:
    """The person of an address; UsageError where there is none."""
    found = of_address(email).first()
    if found is None:
        raise UsageError(Problem("people.nobody", Place(), {"found": email}))
    return found
