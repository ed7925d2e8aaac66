"""The commands for people and keys: what stands on standard output, and what beside it."""

from __future__ import annotations

import io
import json
from collections.abc import Callable

import pytest
import typer
from tests.web.conftest import AT

from tanada.cli.app import localise
from tanada_web.commands import people as commands
from tanada_web.models import AuditEvent, Person
from tanada_web.people.keys import find
from tanada_web.permissions import may

from .conftest import OTHER, codes_of

pytestmark = pytest.mark.django_db
Run = Callable[..., tuple[str, str]]
HANA = ["people", "add", "hana@example.test", "--name", "Hana", "--role", "admin"]


class Terminal(io.StringIO):
    """Standard input where somebody sits."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """What a command prints to standard output and to standard error."""
    app = typer.Typer()
    app.callback()(lambda: None)
    commands.register(app)
    command = typer.main.get_command(app)
    localise(command, "en")

    def of(*arguments: str, given: str = "", typed: str = "") -> tuple[str, str]:
        stream = Terminal(typed) if typed else io.StringIO(given)
        monkeypatch.setattr("sys.stdin", stream)
        command(args=list(arguments), standalone_mode=False)
        shown = capsys.readouterr()
        return shown.out, shown.err

    return of


def test_adding_prints_the_first_password_alone(run: Run) -> None:
    out, err = run(*HANA)
    hana = Person.objects.get()
    assert hana.check_password(out.rstrip("\n"))
    assert "Added: Hana, Administrator." in err
    assert out.strip() not in err
    assert AuditEvent.objects.get().actor == "system"


def test_an_own_password_is_read_from_standard_input(run: Run) -> None:
    out, _ = run(*HANA, "--password-stdin", given=f"{OTHER}\n")
    assert out == ""
    assert Person.objects.get().check_password(OTHER)
    assert may(Person.objects.get(), "people:write")


def test_people_are_listed_as_a_table_and_for_machines(run: Run) -> None:
    run(*HANA)
    run("people", "add", "ken@example.test", "--name", "健", "--role", "csm", "--owner", "K. Mori")
    out, _ = run("people", "list")
    assert [line.split() for line in out.splitlines()[1:]] == [
        ["Hana", "hana@example.test", "Administrator", "has", "a", "first", "password"],
        ["健", "ken@example.test", "CSM", "K.", "Mori", "has", "a", "first", "password"],
    ]
    listed = json.loads(run("people", "list", "--json")[0])["people"]
    key = Person.objects.get(name="健").key
    assert listed[1] == {
        "email": "ken@example.test",
        "name": "健",
        "role": "csm",
        "owner": "K. Mori",
        "language": "en",
        "key": key,
        "state": "invited",
        "last_sign_in": None,
    }


def test_an_empty_list_says_what_to_do(run: Run) -> None:
    out, err = run("people", "list")
    assert out == ""
    assert "tanada people add" in err


def test_a_new_password_takes_the_place_of_the_old_one(run: Run) -> None:
    first, _ = run(*HANA)
    again, _ = run("people", "password", "HANA@example.test")
    assert first != again
    assert Person.objects.get().check_password(again.strip())


def test_a_role_and_an_owner_are_changed(run: Run) -> None:
    run(*HANA)
    run("people", "add", "ken@example.test", "--name", "Ken", "--role", "viewer")
    _, err = run("people", "role", "ken@example.test", "csm", "--owner", "K. Mori")
    assert err == "ken@example.test is now: CSM.\n"
    ken = Person.objects.get(name="Ken")
    assert (ken.role, ken.owner) == ("csm", "K. Mori")


def test_who_leaves_can_return(run: Run) -> None:
    run(*HANA)
    run("people", "add", "ken@example.test", "--name", "Ken", "--role", "viewer")
    run("people", "leave", "ken@example.test")
    assert not Person.objects.get(name="Ken").is_active
    run("people", "return", "ken@example.test")
    assert Person.objects.get(name="Ken").is_active


def test_a_key_is_printed_alone_and_can_be_revoked(run: Run) -> None:
    run(*HANA)
    made = ["keys", "add", "hana@example.test", "--name", "CRM", "--scope", "accounts:read"]
    out, err = run(*made, "--scope", "runs:read", "--expires", "2999-12-31")
    key = out.rstrip("\n")
    assert key not in err
    assert find(key, AT).scopes == {"accounts:read", "runs:read"}
    listed = json.loads(run("keys", "list", "--json")[0])["keys"]
    assert [(each["prefix"], each["state"]) for each in listed] == [(key[:12], "active")]
    out, _ = run("keys", "list", "hana@example.test")
    assert "2999-12-31  2026-06-30  active" in out
    run("keys", "revoke", key[:12])
    assert codes_of(lambda: find(key, AT)) == ["keys.revoked"]
    assert "revoked" in run("keys", "list")[0]


@pytest.mark.parametrize("day", ["tomorrow", "2026-02-30", ""])
def test_an_expiry_is_a_day(run: Run, day: str) -> None:
    run(*HANA)
    made = ["keys", "add", "hana@example.test", "--name", "CRM", "--scope", "runs:read"]
    assert codes_of(lambda: run(*made, "--expires", day)) == ["cli.not_a_date"]


def test_forgetting_asks_somebody_or_wants_yes(run: Run) -> None:
    run(*HANA)
    run("people", "add", "ken@example.test", "--name", "Ken", "--role", "viewer")
    assert codes_of(lambda: run("forget", "ken@example.test")) == ["people.forget_needs_yes"]
    assert Person.objects.filter(name="Ken").exists()
    _, err = run("forget", "ken@example.test", "--yes")
    assert err.startswith("Forgotten: ken@example.test, with 0 sessions and 0 API keys.")
    assert not Person.objects.filter(name="Ken").exists()


@pytest.mark.parametrize(("typed", "stays"), [("y\n", False), ("n\n", True), ("\n", True)])
def test_whoever_sits_there_is_asked(run: Run, typed: str, stays: bool) -> None:
    run(*HANA)
    run("people", "add", "ken@example.test", "--name", "Ken", "--role", "viewer")
    out, err = run("forget", "ken@example.test", typed=typed)
    assert out.strip() == ""
    assert "Erase ken@example.test for ever?" in err
    assert ("Nothing was erased." in err) is stays
    assert Person.objects.filter(name="Ken").exists() is stays


@pytest.mark.parametrize(
    "arguments",
    [
        ["people", "password", "nobody@example.test"],
        ["people", "role", "nobody@example.test", "csm"],
        ["people", "leave", "nobody@example.test"],
        ["people", "return", "nobody@example.test"],
        ["forget", "nobody@example.test", "--yes"],
        ["keys", "add", "nobody@example.test", "--name", "n", "--scope", "runs:read"],
        ["keys", "list", "nobody@example.test"],
    ],
)
def test_nobody_of_that_address_is_said_plainly(run: Run, arguments: list[str]) -> None:
    assert codes_of(lambda: run(*arguments)) == ["people.nobody"]


def test_commands_tell_in_japanese(run: Run) -> None:
    _, err = run(*HANA, "--lang", "ja")
    assert err.startswith("追加しました: Hana、ロール: 管理者\n初回パスワード(有効期限 ")
