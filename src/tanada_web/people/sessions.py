"""Sessions of people who have signed in: found again, kept alive while used, ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.backends import BaseBackend
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from tanada_web.models import Person

BACKEND = "tanada_web.people.sessions.SignedIn"
_SEEN = "seen"
_RENEW_AFTER = timedelta(minutes=10)
"""A session is written again this seldom, so that reading pages writes next to nothing."""
Answering = Callable[[HttpRequest], HttpResponse]


class SignedIn(BaseBackend):
    """Finds who a session belongs to; it lets nobody in, which only `sign_in` does."""

    def get_user(self, user_id: int) -> Person | None:
        """The person, unless they have left."""
        return Person.objects.filter(pk=user_id, is_active=True).first()


def kept_alive(get_response: Answering) -> Answering:
    """Middleware: a session in use ends only after a time without use."""

    def answer(request: HttpRequest) -> HttpResponse:
        if SESSION_KEY in request.session:
            now = timezone.now().timestamp()
            if abs(now - request.session.get(_SEEN, 0)) > _RENEW_AFTER.total_seconds():
                request.session[_SEEN] = now
        return get_response(request)

    return answer


def end_sessions(person: Person) -> int:
    """End every session of a person; how many there were."""
    theirs = [
        session.session_key
        for session in Session.objects.iterator()
        if session.get_decoded().get(SESSION_KEY) == str(person.pk)
    ]
    Session.objects.filter(session_key__in=theirs).delete()
    return len(theirs)
