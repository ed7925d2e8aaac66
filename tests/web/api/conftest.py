"""An installation with a policy in force and one run, and programs of every role that ask it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from tests.web.beginning import begin

from tanada.policy.loading import policy_text
from tanada_web import policies
from tanada_web.models import Person, PolicyVersion, Run, Source
from tanada_web.people import keys
from tanada_web.permissions import SCOPES, SYSTEM, may
from tanada_web.runs.running import RunCall, run_now

People = Callable[..., Person]
DAY = date(2026, 6, 30)
BEFORE = datetime(2026, 6, 29, 9, tzinfo=UTC)
VALUE, _ = policy_text("value")
LOWER = VALUE.replace("arr >= 100000", "arr >= 60000")
ACCOUNTS = """\
account_id,name,owner,arr,seats,churned_on
A-1,Alder,Csm,250000,40,
A-2,Birch,Csm,80000,20,
A-3,Cedar,Other,30000,9,
A-4,Dogwood,,4000,2,
A-5,Elm,Other,,3,
A/6,Fir <script>,Csm,90000,1,
"""


@dataclass(frozen=True)
class Program:
    """Somebody who asks by a key, or without one."""

    client: Client
    headers: dict[str, str]

    def get(self, path: str, **query: Any) -> HttpResponse:
        return self.client.get(f"/api/v1{path}", query, headers=self.headers)

    def post(self, path: str, body: object = None, **headers: str) -> HttpResponse:
        return self.client.post(
            f"/api/v1{path}",
            json.dumps({} if body is None else body),
            content_type="application/json",
            headers={**self.headers, **headers},
        )

    def put(self, path: str, body: object) -> HttpResponse:
        return self.client.put(
            f"/api/v1{path}",
            json.dumps(body),
            content_type="application/json",
            headers=self.headers,
        )


Programs = Callable[..., Program]


@pytest.fixture(autouse=True)
def _nobody_asked_before() -> None:
    cache.clear()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The installation's folder."""
    monkeypatch.setenv("TANADA_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def program(person: People) -> Programs:
    """A program with a key of a person of a role, by default with everything the role may do."""

    def of(role: str, *scopes: str) -> Program:
        owner = person(role)
        wanted = scopes or [scope for scope in SCOPES if may(owner, scope)]
        made = keys.create(owner, SYSTEM, timezone.now(), name="test", scopes=wanted)
        return Program(Client(), {"Authorization": f"Bearer {made.text}"})

    return of


@pytest.fixture
def outsider() -> Program:
    """A program without a key."""
    return Program(Client(), {})


@pytest.fixture
def policy(person: People) -> PolicyVersion:
    """The policy `value`, in force."""
    return PolicyVersion.objects.first() or published(person)


@pytest.fixture
def ran(folder: Path, person: People) -> Run:
    """One run over ACCOUNTS."""
    begin("ran", folder, lambda: run_first(folder, person))
    return Run.objects.get()


def run_first(folder: Path, person: People) -> None:
    if not PolicyVersion.objects.exists():
        published(person)
    (folder / "accounts.csv").write_text(ACCOUNTS, encoding="utf-8")
    Source.objects.create(name="crm", accounts="accounts.csv")
    run_now(RunCall(DAY, SYSTEM.key, lambda: BEFORE + timedelta(days=1)))


def published(person: People) -> PolicyVersion:
    owner, manager = person("policy_owner"), person("manager")
    version = policies.draft(VALUE, owner, BEFORE)
    policies.propose(version.number, owner, BEFORE)
    policies.approve(version.number, manager, BEFORE)
    return policies.publish(version.number, owner, BEFORE)


def code_of(response: HttpResponse) -> str:
    """The code of the first problem."""
    return str(response.json()["problems"][0]["code"])
