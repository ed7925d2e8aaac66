"""Signing in and out."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth import SESSION_KEY, login, update_session_auth_hash
from django.contrib.auth import logout as end_session
from django.db import transaction
from django.http import HttpRequest

from tanada.errors import Place, Problem
from tanada_web.audit import record
from tanada_web.models import Person
from tanada_web.people import passwords
from tanada_web.people.addresses import of_address
from tanada_web.people.passwords import WrongPassword, matches
from tanada_web.people.sessions import BACKEND
from tanada_web.people.throttle import attempt, origin_of, succeeded


def sign_in(request: HttpRequest, email: str, password: str, at: datetime) -> Person:
    """Let somebody in, in a new session; WrongPassword or TooManyAttempts where not.

    Neither tells whether there is anybody of that address: not by words, and not by time. A
    person with a first password then chooses their own (`passwords.change`); before that, they
    may do nothing else.
    """
    meta = request.META
    origin = origin_of(meta.get("REMOTE_ADDR", ""), meta.get("HTTP_X_FORWARDED_FOR", ""))
    attempt(email, origin, at)
    person = of_address(email).filter(is_active=True).first()
    right = matches(password, person.password if person else None)
    if person is None or not right:
        raise WrongPassword(Problem("people.wrong_password", Place()))
    if person.first_password_until is not None and person.first_password_until <= at:
        raise WrongPassword(Problem("people.first_password_expired", Place()))
    succeeded(person.email)
    if SESSION_KEY in request.session:
        request.session.flush()
    login(request, person, backend=BACKEND)
    with transaction.atomic():
        record(person.key, "person:signed_in", person.key, at)
    return person


def sign_out(request: HttpRequest) -> None:
    """End the session, with everything that was kept in it."""
    end_session(request)


def change_password(request: HttpRequest, present: str, new: str, at: datetime) -> Person:
    """Choose another password and stay signed in here, though nowhere else."""
    person = passwords.change(request.user, present, new, at)
    update_session_auth_hash(request, person)
    return person
