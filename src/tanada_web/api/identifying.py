"""Who asks: a program with a person's key, or a person in a session."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone
from ninja.security import APIKeyCookie, HttpBearer
from ninja.utils import check_csrf

from tanada_web.api.refusals import Refused
from tanada_web.models import Person
from tanada_web.people import keys

_FOUND = "_person_of_key"


class ApiKey(HttpBearer):
    """`Authorization: Bearer tnd_…`; it can do what its scopes and its person's role allow."""

    def authenticate(self, request: HttpRequest, token: str) -> Person:
        """The person of a key, with the key's scopes; KeyRefused where it is none."""
        found: Person = getattr(request, _FOUND, None) or keys.find(token, timezone.now())
        setattr(request, _FOUND, found)
        return found


class Session(APIKeyCookie):
    """The cookie of somebody who signed in to the pages; then a change needs a CSRF token."""

    param_name = "sessionid"

    def __call__(self, request: HttpRequest) -> Person | None:
        """The person of the session; Refused where the request may come from another site."""
        person = getattr(request, "user", None)
        if not isinstance(person, Person):
            return None
        if check_csrf(request):
            raise Refused(403, "request.csrf", "X-CSRFToken")
        return person

    def authenticate(self, request: HttpRequest, key: str | None) -> Person | None:  # noqa: ARG002
        """The person of the session."""
        return self(request)


WAYS = (ApiKey(), Session())


def identified(request: HttpRequest) -> Person | None:
    """The person who asks; KeyRefused, or Refused without the CSRF token."""
    if "Authorization" in request.headers:
        return WAYS[0](request)
    return WAYS[1](request)
