"""The settings by requests: who sees what, what is refused, what is shown once."""

# ruff: noqa: ARG001 (an administrator is signed in by being asked for)

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.web.runs.installation import Installation, account

from tanada_web.audit import record
from tanada_web.models import ApiKey, AuditEvent, Person, Run, Source, Webhook
from tanada_web.people.keys import create
from tanada_web.runs import background

EVERYBODY = ("", "keys/", "runs/", "about/")
ADMINS = ("people/", "sources/", "webhooks/", "trail/")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TANADA_HOME", str(tmp_path))
    monkeypatch.setattr(background, "spawn", lambda work: work())
    return tmp_path


@pytest.fixture
def admin(client: Client, person: Callable[..., Person]) -> Person:
    found = person("admin")
    client.force_login(found)
    return found


def page(client: Client, name: str) -> str:
    return client.get(f"/settings/{name}").content.decode()


@pytest.mark.parametrize("role", ["viewer", "csm", "manager", "policy_owner"])
def test_others_find_what_is_theirs_and_nothing_of_an_administrator(
    role: str, client: Client, person: Callable[..., Person]
) -> None:
    client.force_login(person(role))
    assert {client.get(f"/settings/{name}").status_code for name in EVERYBODY} == {200}
    assert {client.get(f"/settings/{name}").status_code for name in ADMINS} == {404}
    assert not re.search(r'href="/settings/(people|sources|webhooks|trail)/"', page(client, ""))


def test_an_administrator_finds_everything_in_both_languages(client: Client, admin: Person) -> None:
    for name in (*EVERYBODY, *ADMINS):
        assert client.get(f"/settings/{name}").status_code == 200
    admin.language = "ja"
    admin.save()
    client.cookies["django_language"] = "ja"
    heads = [page(client, name) for name in (*EVERYBODY, *ADMINS)]
    assert all("監査記録" in text for text in heads)


def test_others_are_led_to_the_sign_in(client: Client) -> None:
    assert client.get("/settings/people/")["Location"] == "/sign-in/?next=%2Fsettings%2Fpeople%2F"


# One's own.


def test_the_own_name_and_language_are_changed(
    client: Client, person: Callable[..., Person]
) -> None:
    client.force_login(person("csm"))
    client.post("/settings/", {"name": "美咲", "language": "ja"})
    found = Person.objects.get(email="csm@example.test")
    assert (found.name, found.language, found.role) == ("美咲", "ja", "csm")
    assert "保存しました。" in page(client, "")


def test_a_name_that_is_none_is_told_at_its_field(client: Client, admin: Person) -> None:
    response = client.post("/settings/", {"name": " ", "language": "en"})
    assert response.status_code == 422
    assert 'id="name-wrong"' in response.content.decode()
    admin.refresh_from_db()
    assert admin.name == "Admin"


def test_a_key_is_shown_once(client: Client, person: Callable[..., Person]) -> None:
    client.force_login(person("csm"))
    given = {"name": "nightly", "scopes": ["accounts:read"], "expires": ""}
    made = client.post("/settings/keys/", given)
    (text,) = re.findall(r'<code class="once"[^>]*>([^<]+)</code>', made.content.decode())
    assert made["Cache-Control"].startswith("max-age=0")
    key = ApiKey.objects.get()
    assert text.startswith(key.prefix)
    assert (key.name, key.scopes) == ("nightly", ["accounts:read"])
    assert text not in page(client, "keys/")
    assert "1 of your API keys works" in page(client, "keys/")


def test_only_scopes_of_the_own_role_are_offered(
    client: Client, person: Callable[..., Person]
) -> None:
    client.force_login(person("viewer"))
    offered = re.findall(r'name="scopes" value="([a-z:]+)"', page(client, "keys/"))
    assert offered == ["accounts:read", "runs:read", "policies:read"]
    beyond = {"name": "x", "scopes": ["people:write"]}
    response = client.post("/settings/keys/", beyond)
    assert response.status_code == 422
    assert 'id="scopes-wrong"' in response.content.decode()
    assert not ApiKey.objects.exists()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": ""}, "name"),
        ({"expires": "2020-01-01"}, "expires"),
        ({"expires": "soon"}, "expires"),
    ],
)
def test_what_is_wrong_with_a_key_is_told_at_its_field(
    changed: dict[str, str],
    field: str,
    client: Client,
    admin: Person,
) -> None:
    given = {"name": "nightly", "scopes": ["runs:read"], "expires": "", **changed}
    text = client.post("/settings/keys/", given).content.decode()
    assert f'id="{field}-wrong"' in text
    assert re.search(r'value="runs:read" checked', text)


def test_a_key_is_revoked_and_nobody_elses(client: Client, person: Callable[..., Person]) -> None:
    csm, viewer, now = person("csm"), person("viewer"), timezone.now()
    own = create(csm, csm, now, name="own", scopes=["runs:read"]).key
    other = create(viewer, viewer, now, name="other", scopes=["runs:read"]).key
    client.force_login(csm)
    assert client.post(f"/settings/keys/{other.prefix}/revoke/").status_code == 404
    client.post(f"/settings/keys/{own.prefix}/revoke/")
    revoked = {each.name: each.revoked_at is not None for each in ApiKey.objects.all()}
    assert revoked == {"own": True, "other": False}


# People.


def test_somebody_is_invited_with_a_first_password_that_is_shown_once(
    client: Client,
    admin: Person,
) -> None:
    given = {"email": "New@example.test", "name": "Nia", "role": "csm", "owner": "Nia K."}
    made = client.post("/settings/people/", given | {"language": "ja"})
    (first,) = re.findall(r'<code class="once"[^>]*>([^<]+)</code>', made.content.decode())
    found = Person.objects.get(email="new@example.test")
    assert found.check_password(first)
    assert (found.owner, found.language) == ("Nia K.", "ja")
    assert first not in page(client, "people/")
    assert first not in str(list(AuditEvent.objects.values()))


def test_an_invitation_that_is_refused_loses_nothing(client: Client, admin: Person) -> None:
    given = {
        "email": admin.email,
        "name": "Twin",
        "role": "manager",
        "owner": "T",
        "language": "en",
    }
    response = client.post("/settings/people/", given)
    text = response.content.decode()
    assert response.status_code == 422
    assert 'id="email-wrong"' in text
    assert 'value="Twin"' in text
    assert '<option value="manager" selected>' in text


def test_a_person_is_changed_reset_let_go_and_let_in_again(
    client: Client,
    admin: Person,
    person: Callable[..., Person],
) -> None:
    csm = person("csm")
    address = f"/settings/people/{csm.key}/"
    changed = {"name": "Csm", "role": "manager", "owner": "", "language": "en"}
    client.post(address, changed)
    csm.refresh_from_db()
    assert (csm.role, csm.owner) == ("manager", "")
    shown = client.post(f"{address}reset/").content.decode()
    (first,) = re.findall(r'<code class="once"[^>]*>([^<]+)</code>', shown)
    csm.refresh_from_db()
    assert csm.check_password(first)
    client.post(f"{address}state/")
    csm.refresh_from_db()
    assert not csm.is_active
    client.post(f"{address}state/")
    csm.refresh_from_db()
    assert csm.is_active


def test_the_last_administrator_stays_one(client: Client, admin: Person) -> None:
    address = f"/settings/people/{admin.key}/"
    client.post(address, {"name": "Admin", "role": "viewer", "owner": "", "language": "en"})
    response = client.post(f"{address}state/")
    assert response.status_code == 422
    assert "This is the last administrator." in response.content.decode()
    admin.refresh_from_db()
    assert (admin.role, admin.is_active) == ("admin", True)


def test_nobody_is_found_by_another_key(client: Client, admin: Person) -> None:
    assert client.get("/settings/people/nobody/").status_code == 404


def test_names_are_text_whatever_is_in_them(client: Client, admin: Person) -> None:
    admin.name = "<script>alert(1)</script>"
    admin.save()
    assert "<script>alert" not in page(client, "people/")


# Sources and runs.


def test_a_source_is_added_changed_and_removed(client: Client, admin: Person) -> None:
    given = {"name": "crm", "accounts": "in/crm.csv", "mapping": "", "age": "48", "complete": "1"}
    client.post("/settings/sources/", given)
    source = Source.objects.get()
    assert (source.name, source.max_age_hours, source.complete) == ("crm", 48, True)
    client.post(f"/settings/sources/{source.pk}/", {"accounts": "in/new.csv", "age": ""})
    source.refresh_from_db()
    assert (source.accounts, source.max_age_hours, source.complete) == ("in/new.csv", None, False)
    client.post(f"/settings/sources/{source.pk}/remove/")
    source.refresh_from_db()
    assert not source.active
    assert client.get(f"/settings/sources/{source.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": ""}, "name"),
        ({"accounts": " "}, "accounts"),
        ({"age": "often"}, "age"),
        ({"age": "0"}, "age"),
    ],
)
def test_what_is_wrong_with_a_source_is_told_at_its_field(
    changed: dict[str, str],
    field: str,
    client: Client,
    admin: Person,
) -> None:
    given = {"name": "crm", "accounts": "crm.csv", "mapping": "salesforce", "age": "", **changed}
    response = client.post("/settings/sources/", given)
    assert response.status_code == 422
    assert f'id="{field}-wrong"' in response.content.decode()
    assert 'value="salesforce"' in response.content.decode()
    assert not Source.objects.exists()


@pytest.fixture
def installed(person: Callable[..., Person], folder: Path) -> Installation:
    installation = Installation(
        folder, person("policy_owner", "author"), person("admin", "approver")
    )
    installation.publish()
    installation.write([account("A", 5000), account("B", 50), account("B", 60)])
    return installation


def test_a_newer_file_is_checked_and_takes_its_place(
    client: Client,
    admin: Person,
    installed: Installation,
    folder: Path,
) -> None:
    source = Source.objects.get()
    rows = b"account_id,arr\n" + b"".join(b"A%d,1\n" % each for each in range(29)) + b"C,many\n"
    sent = {"files": SimpleUploadedFile("newer.csv", rows), "whole": "yes"}
    client.post(f"/settings/sources/{source.pk}/send/", sent)
    source.refresh_from_db()
    assert (folder / source.accounts).read_bytes() == rows
    assert "30 rows read, 29 accounts, 1 set aside." in page(client, "sources/")


def test_what_is_no_table_leaves_the_source_as_it_was(
    client: Client,
    admin: Person,
    installed: Installation,
    folder: Path,
) -> None:
    source = Source.objects.get()
    sent = {"files": SimpleUploadedFile("newer.csv", bytes(range(256))), "whole": "yes"}
    response = client.post(f"/settings/sources/{source.pk}/send/", sent)
    assert response.status_code == 422
    source.refresh_from_db()
    assert source.accounts == str(installed.file)
    assert list((folder / "uploads").glob("*")) == []


@pytest.mark.parametrize("role", ["manager", "policy_owner", "admin"])
def test_a_run_is_started_by_those_who_may(
    role: str, client: Client, person: Callable[..., Person], installed: Installation
) -> None:
    installed.write([account("A", 5000), account("B", 50)])
    found = person(role)
    client.force_login(found)
    started = client.post("/settings/runs/start/")["Location"]
    assert "Done: 2 accounts hold a tier" in client.get(started).content.decode()
    run = Run.objects.get()
    assert run.started_by == found.key
    assert found.name in page(client, f"runs/{run.pk}/")
    assert "Run 1 stands, as of" in page(client, "runs/")


def test_the_same_again_is_told_as_such(
    client: Client,
    admin: Person,
    installed: Installation,
) -> None:
    installed.write([account("A", 5000)])
    client.post("/settings/runs/start/")
    started = client.post("/settings/runs/start/")["Location"]
    late = re.sub(r"at=\d+", "at=0", started)
    assert "was made of the same: there is nothing to do." in client.get(late).content.decode()


@pytest.mark.parametrize("role", ["viewer", "csm"])
def test_others_see_runs_and_start_none(
    role: str, client: Client, person: Callable[..., Person]
) -> None:
    client.force_login(person(role))
    assert client.post("/settings/runs/start/").status_code == 404
    assert "Run now" not in page(client, "runs/")


def test_a_run_that_was_refused_tells_why(
    client: Client,
    admin: Person,
    installed: Installation,
) -> None:
    client.post("/settings/runs/start/")
    run = Run.objects.get()
    assert run.state == "refused"
    text = page(client, f"runs/{run.pk}/")
    assert "This run did not count; all is as it was" in text
    assert "2 of 3 rows were rejected" in text
    assert client.get("/settings/runs/999/").status_code == 404


# Webhooks.


def test_a_webhook_shows_its_secret_once(client: Client, admin: Person, settings: Any) -> None:
    settings.WEBHOOKS_PRIVATE = ("127.0.0.1",)
    given = {"url": "http://127.0.0.1:9/hook", "statuses": ["promoted"]}
    made = client.post("/settings/webhooks/", given).content.decode()
    hook = Webhook.objects.get()
    assert hook.secret in made
    assert hook.statuses == ["promoted"]
    assert hook.secret not in page(client, "webhooks/") + page(client, f"webhooks/{hook.pk}/")


def test_an_address_that_cannot_be_told_is_refused_at_its_field(
    client: Client,
    admin: Person,
) -> None:
    response = client.post("/settings/webhooks/", {"url": "ftp://x", "statuses": ["demoted"]})
    assert response.status_code == 422
    assert 'id="url-wrong"' in response.content.decode()
    assert re.search(r'value="demoted" checked', response.content.decode())


def test_a_webhook_is_tried_resumed_and_removed(client: Client, admin: Person) -> None:
    now = timezone.now()
    hook = Webhook.objects.create(
        url="https://nowhere.invalid/",
        secret="whsec_AAAA",
        created_by=admin,
        created_at=now,
        paused_at=now,
    )
    address = f"/settings/webhooks/{hook.pk}/"
    assert "1 of 1 webhook is paused" in page(client, "webhooks/")
    client.post(f"{address}do/", {"do": "try"})
    assert "It did not take the test" in client.get(address).content.decode()
    client.post(f"{address}do/", {"do": "resume"})
    hook.refresh_from_db()
    assert hook.paused_at is None
    client.post(f"{address}do/", {"do": "remove"})
    assert client.get(address).status_code == 404


# The trail.


def test_the_trail_is_filtered_and_paged(client: Client, admin: Person) -> None:
    from django.db import transaction

    with transaction.atomic():
        for number in range(60):
            action = "source:put" if number % 2 else "person:changed"
            at = timezone.now() - timedelta(days=60 - number)
            record(admin.key, action, f"s-{number}", at, after={"number": number})
    text = page(client, "trail/")
    assert "60 events since the beginning" in text
    assert text.count("<tr><td") == 50
    older = re.search(r'href="(/settings/trail/\?[^"]*before=[^"]+)"', text)
    assert older
    assert client.get(older[1].replace("&amp;", "&")).content.decode().count("<tr><td") == 10
    assert page(client, "trail/?area=source").count("<tr><td") == 30
    assert page(client, "trail/?subject=s-7").count("<tr><td") == 1
    assert "No event is like that" in page(client, "trail/?subject=x")
    assert page(client, "trail/?since=nonsense&before=x&who=").count("<tr><td") == 50


def test_the_trail_is_verified_and_a_change_shows(client: Client, admin: Person) -> None:
    from django.db import transaction

    with transaction.atomic():
        record(admin.key, "source:put", "crm", timezone.now())
    whole = client.post("/settings/trail/verify/").content.decode()
    assert "All 1 events, runs and files are as they were written" in whole
    assert AuditEvent.objects.get().digest in whole
    AuditEvent.objects.update(subject="other")
    broken = client.post("/settings/trail/verify/").content.decode()
    assert "Event 1 is not as it was written." in broken


@pytest.mark.parametrize("name", ["people/", "sources/", "runs/", "webhooks/", "trail/", "keys/"])
def test_lists_ask_the_database_as_often_however_long_they_are(
    name: str, client: Client, admin: Person, django_assert_max_num_queries: Any
) -> None:
    now = timezone.now()
    for number in range(12):
        Source.objects.create(name=f"s-{number}", accounts="x.csv")
        Webhook.objects.create(url="https://a.test/", created_by=admin, created_at=now)
        create(admin, admin, now, name=str(number), scopes=["runs:read"])
        Run.objects.create(as_of=now.date(), state="refused", started_by=admin.key, started_at=now)
    with django_assert_max_num_queries(12):
        client.get(f"/settings/{name}")
