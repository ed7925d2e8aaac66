"""`tanada people`, `tanada keys` and `tanada forget`."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Annotated

import typer

from tanada.cli.app import Json, Lang
from tanada.cli.language import chosen_language

Email = Annotated[str, typer.Argument(metavar="EMAIL", help="person_email")]
SomeEmail = Annotated[str | None, typer.Argument(metavar="EMAIL", help="person_email")]
NewRole = Annotated[str, typer.Argument(metavar="ROLE", help="person_role")]
Name = Annotated[str, typer.Option("--name", metavar="NAME", help="person_name")]
RoleOption = Annotated[str, typer.Option("--role", metavar="ROLE", help="person_role")]
Owner = Annotated[str | None, typer.Option("--owner", metavar="NAME", help="person_owner")]
Speaks = Annotated[str, typer.Option("--language", metavar="en|ja", help="person_language")]
FromStdin = Annotated[bool, typer.Option("--password-stdin", help="password_stdin")]
Yes = Annotated[bool, typer.Option("--yes", help="forget_yes")]
KeyName = Annotated[str, typer.Option("--name", metavar="NAME", help="key_name")]
Scopes = Annotated[list[str], typer.Option("--scope", metavar="SCOPE", help="key_scope")]
Expires = Annotated[str | None, typer.Option("--expires", metavar="D", help="key_expires")]
Prefix = Annotated[str, typer.Argument(metavar="PREFIX", help="key_prefix")]

people = typer.Typer(help="people_group", no_args_is_help=True, rich_markup_mode=None)
keys = typer.Typer(help="keys_group", no_args_is_help=True, rich_markup_mode=None)


def register(app: typer.Typer) -> None:
    """Add the commands of people and keys."""
    app.add_typer(people, name="people")
    app.add_typer(keys, name="keys")
    app.command("forget", help="forget")(forget)


@people.command("add", help="people_add")
def add(
    email: Email,
    name: Name,
    role: RoleOption,
    owner: Owner = None,
    language: Speaks = "en",
    password_stdin: FromStdin = False,
    lang: Lang = None,
) -> None:
    """Add a person."""
    told_in, password = chosen_language(lang), _password(password_stdin)
    now = _ready()
    from tanada_web.commands import telling_people
    from tanada_web.people.adding import Newcomer
    from tanada_web.people.adding import add as add_person
    from tanada_web.permissions import SYSTEM

    newcomer = Newcomer(email, name, role, owner or "", language)
    telling_people.tell_added(add_person(newcomer, SYSTEM, now, password), told_in)


@people.command("list", help="people_list")
def list_people(as_json: Json = False, lang: Lang = None) -> None:
    """List the people."""
    told_in = chosen_language(lang)
    _ready()
    from tanada_web.commands import telling_people
    from tanada_web.people.changing import everybody
    from tanada_web.permissions import SYSTEM

    telling_people.tell_people(list(everybody(SYSTEM)), told_in, as_json=as_json)


@people.command("password", help="people_password")
def password(email: Email, password_stdin: FromStdin = False, lang: Lang = None) -> None:
    """Give a person a new password."""
    told_in, chosen = chosen_language(lang), _password(password_stdin)
    now = _ready()
    from tanada_web.commands import telling_people
    from tanada_web.people.addresses import person_of
    from tanada_web.people.passwords import reset
    from tanada_web.permissions import SYSTEM

    person = person_of(email)
    first = reset(person, SYSTEM, now, chosen)
    person.refresh_from_db()
    telling_people.tell_password(person, first, told_in)


@people.command("role", help="people_role")
def role(email: Email, role: NewRole, owner: Owner = None, lang: Lang = None) -> None:
    """Give a person another role."""
    told_in = chosen_language(lang)
    now = _ready()
    from tanada_web.commands import telling_people
    from tanada_web.people.addresses import person_of
    from tanada_web.people.changing import Changes, change
    from tanada_web.permissions import SYSTEM

    changed = change(person_of(email), Changes(role=role, owner=owner), SYSTEM, now)
    telling_people.tell_role(changed, told_in)


@people.command("leave", help="people_leave")
def leave(email: Email, lang: Lang = None) -> None:
    """Let a person do nothing any more."""
    told_in = chosen_language(lang)
    now = _ready()
    from tanada.cli.output import note
    from tanada.messages import say
    from tanada_web.people import changing
    from tanada_web.people.addresses import person_of
    from tanada_web.permissions import SYSTEM

    left = changing.leave(person_of(email), SYSTEM, now)
    note(say("people.left", told_in, email=left.email))


@people.command("return", help="people_return")
def come_back(email: Email, lang: Lang = None) -> None:
    """Let a person who has left sign in again."""
    told_in = chosen_language(lang)
    now = _ready()
    from tanada.cli.output import note
    from tanada.messages import say
    from tanada_web.people import changing
    from tanada_web.people.addresses import person_of
    from tanada_web.permissions import SYSTEM

    back = changing.come_back(person_of(email), SYSTEM, now)
    note(say("people.came_back", told_in, email=back.email))


def forget(email: Email, yes: Yes = False, lang: Lang = None) -> None:
    """Erase a person."""
    told_in = chosen_language(lang)
    now = _ready()
    from tanada_web.commands import telling_people
    from tanada_web.people import forgetting
    from tanada_web.people.addresses import person_of
    from tanada_web.permissions import SYSTEM

    person = person_of(email)
    address = person.email
    if yes or telling_people.confirmed(address, told_in):
        done = forgetting.forget(person, SYSTEM, now)
        telling_people.tell_forgotten(address, done, told_in)


@keys.command("add", help="keys_add")
def add_key(
    email: Email, name: KeyName, scope: Scopes, expires: Expires = None, lang: Lang = None
) -> None:
    """Make an API key."""
    told_in, until = chosen_language(lang), _end_of(expires)
    now = _ready()
    from tanada_web.commands import telling_people
    from tanada_web.people.addresses import person_of
    from tanada_web.people.keys import create
    from tanada_web.permissions import SYSTEM

    person = person_of(email)
    new = create(person, SYSTEM, now, name=name, scopes=scope, expires_at=until)
    telling_people.tell_key(new, told_in)


@keys.command("list", help="keys_list")
def list_keys(email: SomeEmail = None, as_json: Json = False, lang: Lang = None) -> None:
    """List the API keys."""
    told_in = chosen_language(lang)
    now = _ready()
    from tanada_web.commands import telling_people
    from tanada_web.people.addresses import person_of
    from tanada_web.people.keys import keys_of
    from tanada_web.permissions import SYSTEM

    found = keys_of(person_of(email) if email else None, SYSTEM)
    telling_people.tell_keys(list(found), now, told_in, as_json=as_json)


@keys.command("revoke", help="keys_revoke")
def revoke_key(prefix: Prefix, lang: Lang = None) -> None:
    """Make an API key useless."""
    told_in = chosen_language(lang)
    now = _ready()
    from tanada.cli.output import note
    from tanada.messages import say
    from tanada_web.people.keys import revoke
    from tanada_web.permissions import SYSTEM

    revoked = revoke(prefix, SYSTEM, now)
    note(say("keys.revoked_now", told_in, prefix=revoked.prefix))


def _password(from_stdin: bool) -> str | None:
    """The first line of standard input, where it is to be read."""
    if not from_stdin:
        return None
    import sys

    return sys.stdin.readline().rstrip("\r\n")


def _end_of(day: str | None) -> datetime | None:
    """The last moment of a day that was written; UsageError where it is none."""
    if day is None:
        return None
    from tanada.errors import Place, Problem, UsageError

    try:
        return datetime.combine(date.fromisoformat(day), time.max, UTC)
    except ValueError:
        problem = Problem("cli.not_a_date", Place("--expires"), {"found": day})
        raise UsageError(problem) from None


def _ready() -> datetime:
    """Set the server up; the moment at which the command takes place."""
    from tanada_web.commands.setup import ready

    ready()
    return datetime.now(UTC)
