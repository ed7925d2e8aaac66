"""Every endpoint and every role: who may do what, in one table."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve
from django.utils import timezone

from tanada_web import policies
from tanada_web.api.frame import api
from tanada_web.models import (
    Correction,
    Designation,
    Judgement,
    Override,
    Person,
    Review,
    Run,
    Webhook,
)
from tanada_web.people.sessions import BACKEND

from .conftest import BEFORE, LOWER, VALUE

People = Callable[..., Person]
TODAY = timezone.now().date()
LATER = (TODAY + timedelta(days=30)).isoformat()
OVERRIDE = {"account_id": "A-1", "tier": "smb", "reason": "Pilot", "starts_on": TODAY.isoformat()}
OVERRIDE["expires_on"] = LATER
BRAND = {"account_id": "A-2", "kind": "brand", "reason": "Known", "starts_on": TODAY.isoformat()}
GREEN = {"account_id": "A-1", "field": "csm_sentiment", "value": "green", "as_of": "2026-06-01"}
KEPT = {"outcome": "kept", "reason": "Seasonal"}
EVERYBODY = "vcmpa"
LISTS = (
    *("accounts", "decisions", "transitions", "policies", "overrides", "designations"),
    *("judgements", "corrections", "reviews", "runs", "people", "keys", "audit"),
)
ANY: dict[str, str] = defaultdict(lambda: "1")

# Method, path, body, who may (viewer, csm, manager, policy_owner, admin), the answer to them, and
# to the others: 404 where they may not see what it is about.
TABLE: list[tuple[str, str, object, str, int, int]] = [
    ("GET", "/me", None, EVERYBODY, 200, 0),
    ("GET", "/accounts", None, EVERYBODY, 200, 0),
    ("GET", "/accounts/A-1", None, EVERYBODY, 200, 0),
    ("GET", "/accounts/A-1/explain", None, EVERYBODY, 200, 0),
    ("GET", "/accounts/A-1/tiers?as_of=2026-07-01", None, EVERYBODY, 200, 0),
    ("GET", "/accounts/A-1/history", None, EVERYBODY, 200, 0),
    ("GET", "/decisions", None, EVERYBODY, 200, 0),
    ("GET", "/transitions", None, EVERYBODY, 200, 0),
    ("GET", "/policies", None, EVERYBODY, 200, 0),
    ("GET", "/policies/1", None, EVERYBODY, 200, 0),
    ("GET", "/policies/2/diff", None, EVERYBODY, 200, 0),
    ("POST", "/policies/check", {"text": VALUE}, EVERYBODY, 200, 0),
    ("POST", "/policies/simulate", {"number": 2}, EVERYBODY, 200, 0),
    ("POST", "/policies", {"text": LOWER}, "pa", 201, 403),
    ("PUT", "/policies/5", {"text": LOWER}, "pa", 200, 403),
    ("POST", "/policies/5/propose", {}, "pa", 200, 403),
    ("POST", "/policies/2/approve", {}, "mpa", 200, 403),
    ("POST", "/policies/3/send-back", {}, "mpa", 200, 403),
    ("POST", "/policies/4/publish", {}, "pa", 200, 403),
    ("GET", "/overrides", None, EVERYBODY, 200, 0),
    ("GET", "/overrides/{override_1}", None, EVERYBODY, 200, 0),
    ("POST", "/overrides", OVERRIDE, "cma", 201, 403),
    ("POST", "/overrides/{override_1}/approve", {}, "ma", 200, 403),
    ("POST", "/overrides/{override_2}/refuse", {"reason": "No"}, "ma", 200, 403),
    ("POST", "/overrides/{override_3}/remove", {}, "ma", 200, 403),
    ("GET", "/designations", None, EVERYBODY, 200, 0),
    ("POST", "/designations", BRAND, "cma", 201, 403),
    ("POST", "/designations/{designation_1}/renew", {"reason": "Still"}, "cma", 200, 403),
    ("POST", "/designations/{designation_2}/remove", {}, "cma", 200, 403),
    ("GET", "/judgements", None, EVERYBODY, 200, 0),
    ("POST", "/judgements", GREEN, "cma", 201, 403),
    ("POST", "/judgements/{judgement}/withdraw", {}, "cma", 200, 403),
    ("GET", "/corrections", None, EVERYBODY, 200, 0),
    ("POST", "/corrections", {"account_id": "A-3", "run": 1, "reason": "Typo"}, "ma", 201, 403),
    ("POST", "/corrections/{correction_1}/approve", {}, "ma", 200, 403),
    ("POST", "/corrections/{correction_2}/refuse", {"reason": "No"}, "ma", 200, 403),
    ("GET", "/reviews", None, EVERYBODY, 200, 0),
    ("GET", "/reviews/progress", None, EVERYBODY, 200, 0),
    ("GET", "/reviews/of?account_id=A-1", None, EVERYBODY, 200, 0),
    ("GET", "/reviews/{review}", None, EVERYBODY, 200, 0),
    ("POST", "/reviews/{review}/decide", KEPT, "cma", 200, 403),
    ("POST", "/handset/import", "account_id,tier,since\nA-1,smb,2025-01-01\n", "mpa", 201, 403),
    ("GET", "/handset/comparison", None, EVERYBODY, 200, 0),
    ("POST", "/handset/adopt", {}, "mpa", 409, 403),
    ("GET", "/runs", None, EVERYBODY, 200, 0),
    ("GET", "/runs/{run}", None, EVERYBODY, 200, 0),
    ("POST", "/runs", {"as_of": "2026-06-30"}, "mpa", 201, 403),
    ("GET", "/sources", None, EVERYBODY, 200, 0),
    ("POST", "/sources/sent/upload", "account_id,arr\nA-1,5\n", "a", 201, 403),
    ("GET", "/webhooks", None, "a", 200, 403),
    ("POST", "/webhooks", {"url": "https://127.0.0.1/"}, "a", 400, 403),
    ("POST", "/webhooks/{webhook}/test", {}, "a", 200, 403),
    ("POST", "/webhooks/{webhook}/rotate", {}, "a", 200, 403),
    ("POST", "/webhooks/{webhook}/resume", {}, "a", 200, 403),
    ("POST", "/webhooks/{webhook}/remove", {}, "a", 200, 403),
    ("GET", "/people", None, "a", 200, 403),
    ("POST", "/people", {"email": "n@example.test", "name": "N", "role": "csm"}, "a", 201, 403),
    ("GET", "/people/key-of-other", None, "a", 200, 404),
    ("POST", "/people/key-of-other/change", {"name": "O"}, "a", 200, 404),
    ("POST", "/people/key-of-other/leave", {}, "a", 200, 404),
    ("POST", "/people/key-of-other/return", {}, "a", 200, 404),
    ("POST", "/people/key-of-other/reset-password", {}, "a", 200, 404),
    ("POST", "/people/key-of-other/forget", {}, "a", 200, 404),
    ("GET", "/keys", None, EVERYBODY, 200, 0),
    ("POST", "/keys", {"name": "ETL", "scopes": ["accounts:read"]}, EVERYBODY, 201, 0),
    ("POST", "/keys/tnd_nothing/revoke", {}, "", 0, 404),
    ("GET", "/audit", None, "a", 200, 403),
]


@pytest.fixture
def numbers(ran: Run, folder: Path, person: People) -> dict[str, object]:
    """What the table's paths name, each made by somebody who is asked for nothing in it."""
    assert folder
    other = person("admin", "other")
    person("admin", "keeper")
    said = {"account_id": "A-1", "reason": "So", "starts_on": TODAY}
    for state in ("proposed", "proposed", "approved", "draft"):
        version = policies.draft(LOWER, other, BEFORE)
        if state != "draft":
            policies.propose(version.number, other, BEFORE)
        if state == "approved":
            policies.approve(version.number, person("manager", "second"), BEFORE)
    overrides = [
        Override.objects.create(
            **said | {"starts_on": TODAY + timedelta(days=days)},
            expires_on=TODAY + timedelta(days=days + 5),
            tier="smb",
            proposed_by=other,
            proposed_at=BEFORE,
        )
        for days in (40, 50, 60)
    ]
    designations = [
        Designation.objects.create(**said, kind=kind, said_by=other, said_at=BEFORE)
        for kind in ("partner", "influence")
    ]
    judgement = Judgement.objects.create(
        account_id="A-1",
        field="csm_sentiment",
        value="red",
        as_of=TODAY,
        said_by=other,
        said_at=BEFORE,
    )
    corrections = [
        Correction.objects.create(
            account_id=account, run=1, reason="Typo", proposed_by=other, proposed_at=BEFORE
        )
        for account in ("A-1", "A-2")
    ]
    webhook = Webhook.objects.create(
        url="https://127.0.0.1/",
        secret="whsec_" + "A" * 32,
        created_by=other,
        created_at=BEFORE,
        paused_at=BEFORE,
    )
    review = Review.objects.create(
        account_id="A-1", owner="Csm", catches="grew", raised_on=TODAY, due_on=TODAY
    )
    named = {"run": ran, "judgement": judgement, "webhook": webhook, "review": review}
    listed = {"override": overrides, "designation": designations, "correction": corrections}
    named |= {
        f"{name}_{at}": row for name, rows in listed.items() for at, row in enumerate(rows, 1)
    }
    return {name: row.pk for name, row in named.items()}


def asked(client: Client, method: str, path: str, body: object) -> HttpResponse:
    sent = body if isinstance(body, str) else json.dumps(body)
    kind = "text/csv" if isinstance(body, str) else "application/json"
    if body is None:
        return client.generic(method, f"/api/v1{path}")
    return client.generic(method, f"/api/v1{path}", sent, content_type=kind)


def test_every_endpoint_stands_in_the_table() -> None:
    told = {
        (method, resolve("/api/v1" + path.format_map(ANY).partition("?")[0]).route)
        for method, path, *_ in TABLE
    }
    paths = api.get_openapi_schema(path_prefix="/api/v1/")["paths"].values()
    assert len(told) == len(TABLE) == sum(map(len, paths))


@pytest.mark.parametrize("role", ["viewer", "csm", "manager", "policy_owner", "admin"])
def test_each_role_may_do_what_the_table_says(
    role: str, numbers: dict[str, object], person: People
) -> None:
    client = Client()
    client.force_login(person(role), backend=BACKEND)
    wrong = []
    for method, path, body, roles, allowed, refused in TABLE:
        expected = allowed if role[0] in roles else refused
        response = asked(client, method, path.format(**numbers), body)
        if response.status_code != expected:
            wrong.append((method, path, expected, response.status_code, response.content[:300]))
    assert wrong == []


def test_an_outsider_may_do_nothing(numbers: dict[str, object]) -> None:
    answers = {
        asked(Client(), method, path.format(**numbers), body).status_code
        for method, path, body, *_ in TABLE
    }
    assert answers == {401}


@pytest.mark.parametrize("path", LISTS)
def test_a_list_takes_as_many_queries_however_long_it_is(
    path: str, numbers: dict[str, object], person: People
) -> None:
    assert numbers
    client = Client()
    client.force_login(person("admin"), backend=BACKEND)
    client.get(f"/api/v1/{path}")
    counts = []
    for limit in (1, 100):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/api/v1/{path}?limit={limit}").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 6
