"""People, keys, webhooks and the audit trail, through the API."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from tanada_web.models import ApiKey, AuditEvent, Person, Webhook
from tanada_web.people.sessions import BACKEND
from tanada_web.webhooks import subscribing
from tanada_web.webhooks.sending import Outcome

from .conftest import Program, Programs, code_of

pytestmark = pytest.mark.django_db
People = Callable[..., Person]


@pytest.fixture
def session(person: People) -> Callable[[str], Program]:
    """Somebody who asks in a session."""

    def of(role: str) -> Program:
        client = Client()
        client.force_login(person(role), backend=BACKEND)
        return Program(client, {})

    return of


def test_a_person_is_added_changed_let_go_and_forgotten(program: Programs) -> None:
    admin = program("admin")
    added = admin.post("/people", {"email": "n@example.test", "name": "Nao", "role": "csm"}).json()
    path = f"/people/{added['key']}"
    assert len(added["first_password"]) > 12
    changed = admin.post(f"{path}/change", {"role": "manager", "owner": "Nao"}).json()
    assert (changed["role"], changed["owner"]) == ("manager", "Nao")
    assert admin.post(f"{path}/leave").json()["is_active"] is False
    assert admin.post(f"{path}/return").json()["is_active"] is True
    assert admin.post(f"{path}/reset-password").json()["first_password"] != added["first_password"]
    assert admin.post(f"{path}/forget").json() == {"sessions": 0, "keys": 0, "accounts": 0}
    assert admin.get(path).status_code == 404
    names = [each["name"] for each in admin.get("/people").json()["items"]]
    assert names == ["Admin"]


@pytest.mark.parametrize(
    ("new", "status", "code"),
    [
        ({"email": "nobody"}, 400, "people.no_address"),
        ({"email": "ADMIN@example.test"}, 409, "people.address_taken"),
        ({"role": "king"}, 400, "request.not_in_list"),
        ({"name": " "}, 400, "people.no_name"),
        ({"language": "fr"}, 400, "people.no_language"),
    ],
)
def test_a_person_who_cannot_be_is_refused(
    program: Programs, new: dict[str, str], status: int, code: str
) -> None:
    body = {"email": "n@example.test", "name": "Nao", "role": "csm"}
    answer = program("admin").post("/people", body | new)
    assert (answer.status_code, code_of(answer)) == (status, code)
    assert Person.objects.count() == 1


def test_the_last_administrator_stays(program: Programs) -> None:
    answer = program("admin").post("/people/key-of-admin/leave")
    assert (answer.status_code, code_of(answer)) == (409, "people.last_admin")


def test_people_change_their_own_name_in_a_session(session: Callable[[str], Program]) -> None:
    viewer = session("viewer")
    changed = viewer.post("/people/key-of-viewer/change", {"name": "Vi"}).json()
    assert changed["name"] == "Vi"
    answer = viewer.post("/people/key-of-viewer/change", {"role": "admin"})
    assert (answer.status_code, code_of(answer)) == (403, "permission.not_allowed")


def test_a_key_is_made_in_a_session_used_and_revoked(session: Callable[[str], Program]) -> None:
    viewer = session("viewer")
    made = viewer.post("/keys", {"name": "ETL", "scopes": ["accounts:read"]}).json()
    asking = Program(Client(), {"Authorization": f"Bearer {made['text']}"})
    assert asking.get("/me").json()["may"] == ["accounts:read"]
    (listed,) = viewer.get("/keys").json()["items"]
    assert (listed["prefix"], listed["person"]["name"]) == (made["prefix"], "Viewer")
    assert made["text"] not in str(listed)
    assert viewer.post(f"/keys/{made['prefix']}/revoke").json()["revoked_at"]
    answer = asking.get("/me")
    assert (answer.status_code, code_of(answer)) == (401, "keys.revoked")


def test_a_key_makes_no_keys(program: Programs) -> None:
    answer = program("admin").post("/keys", {"name": "More", "scopes": ["accounts:read"]})
    assert (answer.status_code, code_of(answer)) == (403, "permission.not_in_scope")
    assert ApiKey.objects.count() == 1


def test_the_keys_of_others_are_not_found(session: Callable[[str], Program]) -> None:
    session("admin").post("/keys", {"name": "ETL", "scopes": ["accounts:read"]})
    viewer, prefix = session("viewer"), ApiKey.objects.get().prefix
    answers = [
        viewer.post(f"/keys/{prefix}/revoke"),
        viewer.get("/keys", person="key-of-admin"),
        viewer.post("/keys", {"name": "E", "scopes": ["accounts:read"], "person": "key-of-admin"}),
    ]
    assert [each.status_code for each in answers] == [404, 404, 404]


@pytest.mark.parametrize(
    ("scopes", "code"), [(["audit:read"], "keys.beyond_role"), (["*"], "keys.unknown_scope")]
)
def test_a_key_for_more_than_its_person_may_do_is_refused(
    session: Callable[[str], Program], scopes: list[str], code: str
) -> None:
    answer = session("viewer").post("/keys", {"name": "ETL", "scopes": scopes})
    assert (answer.status_code, code_of(answer)) == (400, code)


def test_a_webhook_shows_its_secret_once(
    program: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def anywhere(url: str) -> None:
        assert url

    monkeypatch.setattr(subscribing, "target_of", anywhere)
    admin = program("admin")
    new = {"url": "https://hooks.example.test/", "statuses": ["promoted"]}
    added_at = timezone.now()
    added = admin.post("/webhooks", new).json()
    assert added["secret"].startswith("whsec_")
    (listed,) = admin.get("/webhooks").json()["items"]
    assert (listed["url"], listed["statuses"]) == ("https://hooks.example.test/", ["promoted"])
    assert "secret" not in listed
    monkeypatch.setattr(subscribing, "send", lambda *_: Outcome(204))
    tried = admin.post(f"/webhooks/{added['id']}/test").json()
    assert tried == {"delivered": True, "answer": "204"}
    rotated = admin.post(f"/webhooks/{added['id']}/rotate").json()
    assert rotated["secret"].startswith("whsec_")
    assert rotated["secret"] != added["secret"]
    assert rotated["old_secret_until"] > added_at.isoformat()
    assert admin.post(f"/webhooks/{added['id']}/remove").json() == {"id": added["id"]}
    assert Webhook.objects.get().secret == ""


@pytest.mark.parametrize("url", ["https://127.0.0.1/", "ftp://example.test/", "no address"])
def test_a_webhook_that_points_inward_or_nowhere_is_refused(program: Programs, url: str) -> None:
    assert program("admin").post("/webhooks", {"url": url}).status_code == 400
    assert not Webhook.objects.exists()


def test_the_trail_is_read_from_its_beginning_page_by_page(program: Programs) -> None:
    admin = program("admin")
    admin.post("/people", {"email": "n@example.test", "name": "Nao", "role": "csm"})
    first = admin.get("/audit", limit=1).json()
    rest = admin.get("/audit", cursor=first["next"]).json()
    events = first["items"] + rest["items"]
    assert [each["action"] for each in events] == ["key:created", "person:added"]
    assert events[1]["previous"] == events[0]["digest"]
    assert AuditEvent.objects.count() == 2
    some = admin.get("/audit", actor="key-of-admin").json()["items"]
    assert [each["action"] for each in some] == ["person:added"]
