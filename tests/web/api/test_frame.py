"""What every endpoint has in common: who comes in, and the one shape of what is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from tanada.messages.saying import known
from tanada_web.api.refusals import STATUS_OF
from tanada_web.models import Person
from tanada_web.people.sessions import BACKEND

from .conftest import VALUE, Program, Programs, code_of

People = Callable[..., Person]


def test_a_refusal_lists_problems_with_code_message_place_and_params(program: Programs) -> None:
    answer = program("viewer").get("/policies/7")
    assert answer.status_code == 404
    assert answer.json() == {
        "problems": [
            {
                "code": "policies.no_version",
                "message": "There is no version 7 of the policy.",
                "path": "",
                "line": None,
                "column": None,
                "params": {"found": 7},
            }
        ]
    }


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("ja", "ja"),
        ("ja-JP,en;q=0.5", "ja"),
        ("fr,en;q=0.9,ja;q=0.1", "en"),
        ("en;q=0.1,ja", "ja"),
        ("*", "en"),
    ],
)
def test_messages_are_in_the_language_that_is_asked_for(
    program: Programs, accepted: str, language: str
) -> None:
    asking = program("viewer")
    asking.headers["Accept-Language"] = accepted
    answer = asking.get("/policies/7")
    assert answer["Content-Language"] == language
    assert ("ポリシー" in answer.json()["problems"][0]["message"]) is (language == "ja")


def test_without_a_language_messages_are_in_the_persons_own(
    program: Programs, person: People
) -> None:
    Person.objects.filter(pk=person("viewer").pk).update(language="ja")
    assert program("viewer").get("/policies/7")["Content-Language"] == "ja"


@pytest.mark.parametrize("header", ["Bearer tnd_wrong", "Bearer ", "Bearer", "Bearer \udce4"])
def test_a_wrong_key_is_refused(outsider: Program, db: None, header: str) -> None:  # noqa: ARG001
    outsider.headers["Authorization"] = header.encode("utf-8", "replace").decode()
    answer = outsider.get("/me")
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")
    assert code_of(answer) == "keys.unknown"


def test_a_wrong_key_is_refused_though_there_is_a_session(person: People) -> None:
    client = Client(headers={"authorization": "Bearer tnd_wrong"})
    client.force_login(person("admin"), backend=BACKEND)
    assert client.get("/api/v1/me").status_code == 401


@pytest.mark.django_db
def test_without_a_key_or_a_session_nobody_is_known(outsider: Program) -> None:
    answer = outsider.get("/me")
    assert (answer.status_code, code_of(answer)) == (401, "request.no_key")


def test_a_change_in_a_session_needs_the_csrf_token(person: People) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person("policy_owner"), backend=BACKEND)
    assert client.get("/api/v1/me").status_code == 200
    sent = {"text": VALUE}
    answer = client.post("/api/v1/policies", sent, content_type="application/json")
    assert (answer.status_code, code_of(answer)) == (403, "request.csrf")
    token = client.get("/api/docs").cookies["csrftoken"].value
    answer = client.post(
        "/api/v1/policies", sent, content_type="application/json", headers={"x-csrftoken": token}
    )
    assert answer.status_code == 201


def test_a_key_does_no_more_than_its_scopes(program: Programs) -> None:
    narrow = program("admin", "accounts:read")
    assert narrow.get("/me").json()["may"] == ["accounts:read"]
    answer = narrow.get("/audit")
    assert (answer.status_code, code_of(answer)) == (403, "permission.not_in_scope")


def test_me_says_who_asks_and_what_they_may_do(program: Programs) -> None:
    answer = program("viewer").get("/me").json()
    assert (answer["name"], answer["role"], answer["by_key"]) == ("Viewer", "viewer", True)
    assert answer["may"] == ["accounts:read", "runs:read", "policies:read"]


@pytest.mark.parametrize("path", ["/api/v1/nothing", "/api/v2/me", "/api/", "/api/v1/policies/x"])
@pytest.mark.parametrize("method", ["get", "post", "delete"])
def test_below_api_nothing_is_answered_with_a_page(path: str, method: str) -> None:
    answer = getattr(Client(enforce_csrf_checks=True), method)(path)
    assert (answer.status_code, code_of(answer)) == (404, "request.not_found")


def test_a_method_that_is_not_there_names_those_that_are(program: Programs) -> None:
    asking = program("viewer")
    answer = asking.client.delete("/api/v1/policies", headers=asking.headers)
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, POST")
    assert code_of(answer) == "request.method"


@pytest.mark.parametrize(
    ("body", "kind", "status", "code"),
    [
        ("{", "application/json", 400, "request.no_json"),
        ('{"text": NaN}', "application/json", 400, "request.no_json"),
        ("[" * 100_000, "application/json", 400, "request.no_json"),
        ("text=x", "application/x-www-form-urlencoded", 415, "request.media_type"),
        ("{}", "text/plain", 415, "request.media_type"),
        ("{}", "application/json", 400, "request.missing"),
        ('{"text": 5}', "application/json", 400, "request.text_expected"),
        ('{"text": "x", "txet": "y"}', "application/json", 400, "request.unknown_field"),
        ('{"text": "a\\u0000"}', "application/json", 400, "request.unkeepable"),
        ('{"text": "a\\ud800"}', "application/json", 400, "request.unkeepable"),
        ('{"a\\u0000": 1}', "application/json", 400, "request.unkeepable"),
        ("null", "application/json", 400, "request.object_expected"),
        ("[]", "application/json", 400, "request.object_expected"),
    ],
)
def test_a_body_that_does_not_fit_is_refused(
    program: Programs, body: str, kind: str, status: int, code: str
) -> None:
    owner = program("policy_owner")
    answer = owner.client.post("/api/v1/policies", body, content_type=kind, headers=owner.headers)
    assert (answer.status_code, code_of(answer)) == (status, code)


def test_every_value_that_does_not_fit_is_named_at_once(program: Programs) -> None:
    answer = program("csm").post(
        "/overrides", {"account_id": "", "tier": 5, "reason": "x", "starts_on": "31.12."}
    )
    assert [(each["path"], each["code"]) for each in answer.json()["problems"]] == [
        ("account_id", "request.too_short"),
        ("tier", "request.text_expected"),
        ("starts_on", "request.day_expected"),
        ("expires_on", "request.missing"),
    ]


@pytest.mark.parametrize(
    ("query", "path", "code"),
    [
        ({"limit": "0"}, "limit", "request.too_small"),
        ({"limit": "1001"}, "limit", "request.too_big"),
        ({"limit": "many"}, "limit", "request.whole_expected"),
        ({"state": "gone"}, "state", "request.not_in_list"),
        ({"satte": "draft"}, "satte", "request.unknown_field"),
        ({"cursor": "x"}, "cursor", "request.cursor"),
        ({"cursor": "\0"}, "", "request.unkeepable"),
    ],
)
def test_a_parameter_that_does_not_fit_is_refused(
    program: Programs, query: dict[str, str], path: str, code: str
) -> None:
    answer = program("viewer").get("/policies", **query)
    assert answer.status_code == 400
    problem = answer.json()["problems"][0]
    assert (problem["path"], problem["code"]) == (path, code)


def test_a_body_that_is_too_large_is_refused(program: Programs, settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = program("policy_owner").post("/policies", {"text": "x" * 2000})
    assert (answer.status_code, code_of(answer)) == (413, "request.too_large")


def test_too_many_requests_are_told_when_to_come_again(
    program: Programs, settings: Settings
) -> None:
    settings.API_REQUESTS_PER_MINUTE = 2
    asking = program("viewer")
    answers = [asking.get("/me") for _ in range(4)]
    assert {answer.status_code for answer in answers} >= {200, 429}
    last = next(answer for answer in answers if answer.status_code == 429)
    assert code_of(last) == "request.too_many"
    assert 0 < int(last["Retry-After"]) <= 60
    cache.clear()
    assert asking.get("/me").status_code == 200


def test_a_fault_of_ours_is_told_in_the_same_shape(
    program: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking = program("viewer")
    asking.client.raise_request_exception = False
    monkeypatch.setattr("tanada_web.api.me.may", lambda *_: 1 / 0)
    answer = asking.get("/me")
    assert answer.status_code == 500
    assert set(answer.json()["problems"][0]) == {
        *("code", "message", "path", "line", "column", "params"),
    }


def test_every_code_with_a_status_has_its_words() -> None:
    assert [code for code in STATUS_OF if not known(code)] == []


def test_the_documentation_loads_nothing_from_elsewhere() -> None:
    page = Client().get("/api/docs").content.decode()
    assert "http" not in page.replace("http-equiv", "")
    assert "<style" not in page
    assert "<script>" not in page
    described = Client().get("/api/v1/openapi.json").json()
    assert described["openapi"].startswith("3.")


@pytest.mark.usefixtures("ran")
def test_head_is_answered_like_get_without_a_body(program: Programs) -> None:
    viewer = program("viewer")
    got = viewer.get("/accounts")
    headed = viewer.client.head("/api/v1/accounts", headers=viewer.headers)
    assert (headed.status_code, headed.content) == (200, b"")
    assert headed["Content-Type"] == got["Content-Type"]
    assert headed["Content-Length"] == str(len(got.content))
    gone = viewer.client.head("/api/v1/accounts/nobody", headers=viewer.headers)
    assert (gone.status_code, gone.content) == (404, b"")


def test_head_is_no_method_of_what_is_only_posted(program: Programs) -> None:
    viewer = program("viewer")
    answer = viewer.client.head("/api/v1/policies/check", headers=viewer.headers)
    assert (answer.status_code, answer["Allow"]) == (405, "POST")


@pytest.mark.usefixtures("ran")
def test_a_misfit_is_told_in_our_words_alone(program: Programs) -> None:
    viewer = program("viewer")
    (day,) = viewer.get("/accounts/A-1/tiers", as_of="2026-13-01").json()["problems"]
    assert day["params"] == {"name": "as_of"}
    (state,) = viewer.get("/overrides", state="open").json()["problems"]
    assert state["params"] == {
        "expected": ["proposed", "approved", "refused", "removed"],
        "name": "state",
    }
    viewer.headers["Accept-Language"] = "ja"
    (state,) = viewer.get("/overrides", state="open").json()["problems"]
    assert state["message"] == (
        "使えない値です。\n  想定される値: proposed、approved、refused、removed"
    )


def test_a_number_that_is_none_is_called_so(program: Programs) -> None:
    (problem,) = program("manager").post("/runs", {"max_rejects": "NaN"}).json()["problems"]
    assert (problem["code"], problem["path"]) == ("request.number_expected", "max_rejects")
