"""What commands say of people and keys.

A password or a key goes alone to standard output, and everything around it to standard error.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date, datetime

from tanada.cli.output import console, note, print_whole, table
from tanada.cli.streams import one_line, print_json, without_controls
from tanada.errors import Place, Problem, UsageError
from tanada.messages import Language, say
from tanada_web.models import ApiKey, Person
from tanada_web.people.adding import Added
from tanada_web.people.forgetting import Forgotten
from tanada_web.people.keys import NewKey

_PEOPLE = ("name", "email", "role", "owner", "state")
_KEYS = ("prefix", "name", "email", "scopes", "expires", "used", "state")


def tell_added(added: Added, language: Language) -> None:
    """Say who was added, and print the first password."""
    person = added.person
    role = say(f"role.{person.role}", language)
    note(say("people.added", language, name=one_line(person.name), role=role))
    if added.first_password is not None:
        tell_password(person, added.first_password, language)


def tell_password(person: Person, first: str | None, language: Language) -> None:
    """Print a first password, or say that the person has one of their own."""
    if first is None or person.first_password_until is None:
        note(say("people.password_set", language, email=person.email))
        return
    until = person.first_password_until.date()
    note(say("people.first_password", language, until=until))
    print(first)


def tell_role(person: Person, language: Language) -> None:
    """Say which role a person has now."""
    role = say(f"role.{person.role}", language)
    note(say("people.role_set", language, email=person.email, role=role))


def tell_people(people: Sequence[Person], language: Language, *, as_json: bool) -> None:
    """List people as a table or as JSON."""
    if as_json:
        print_json({"people": [_person(each) for each in people]})
        return
    if not people:
        note(say("people.none", language))
        return
    rows = []
    for each in people:
        role, state = f"role.{each.role}", f"people.state.{_state(each)}"
        texts = [each.name, each.email, say(role, language), each.owner, say(state, language)]
        rows.append([without_controls(one_line(text)) for text in texts])
    titles = [say(f"people.column.{name}", language) for name in _PEOPLE]
    print_whole(console(), table(titles, rows, ()))


def tell_key(new: NewKey, language: Language) -> None:
    """Print a key."""
    key = new.key
    note(say("keys.made", language, name=one_line(key.name), email=key.person.email))
    print(new.text)


def tell_keys(keys: Sequence[ApiKey], at: datetime, language: Language, *, as_json: bool) -> None:
    """List keys as a table or as JSON."""
    if as_json:
        print_json({"keys": [_key(each, at) for each in keys]})
        return
    if not keys:
        note(say("keys.none", language))
        return
    rows = []
    for each in keys:
        state = say(f"keys.state.{_key_state(each, at)}", language)
        texts = [each.prefix, each.name, each.person.email, " ".join(each.scopes)]
        days = [str(day or "–") for day in (_last_day(each), each.last_used_on)]
        rows.append([without_controls(one_line(text)) for text in [*texts, *days, state]])
    titles = [say(f"keys.column.{name}", language) for name in _KEYS]
    print_whole(console(), table(titles, rows, ()))


def confirmed(email: str, language: Language) -> bool:
    """Whether whoever sits at the terminal wants it; UsageError where nobody does."""
    if not sys.stdin.isatty():
        raise UsageError(Problem("people.forget_needs_yes", Place("--yes")))
    import typer

    if typer.confirm(say("people.forget_asks", language, email=email), err=True):
        return True
    note(say("people.kept", language))
    return False


def tell_forgotten(email: str, done: Forgotten, language: Language) -> None:
    """Say what is gone, and what a source still says."""
    counts = {"sessions": done.sessions, "keys": done.keys}
    note(say("people.forgotten_done", language, email=email, **counts))
    if done.accounts:
        note(say("people.forgotten_owner", language, accounts=done.accounts))


def _person(person: Person) -> dict[str, object]:
    return {
        "email": person.email,
        "name": person.name,
        "role": person.role,
        "owner": person.owner,
        "language": person.language,
        "key": person.key,
        "state": _state(person),
        "last_sign_in": person.last_login,
    }


def _state(person: Person) -> str:
    if not person.is_active:
        return "left"
    return "active" if person.first_password_until is None else "invited"


def _key(key: ApiKey, at: datetime) -> dict[str, object]:
    return {
        "prefix": key.prefix,
        "name": key.name,
        "email": key.person.email,
        "scopes": key.scopes,
        "created_at": key.created_at,
        "expires_at": key.expires_at,
        "last_used_on": key.last_used_on,
        "state": _key_state(key, at),
    }


def _key_state(key: ApiKey, at: datetime) -> str:
    if key.revoked_at is not None:
        return "revoked"
    if key.expires_at is not None and key.expires_at <= at:
        return "expired"
    return "active" if key.person.is_active else "left"


def _last_day(key: ApiKey) -> date | None:
    """The last day on which a key works."""
    return None if key.expires_at is None else key.expires_at.date()
