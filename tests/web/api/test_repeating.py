"""Changes asked for twice with one key."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.utils import timezone

from tanada_web.models import Answered, AuditEvent, PolicyVersion

from .conftest import LOWER, VALUE, Program, Programs, code_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(program: Programs) -> Program:
    return program("policy_owner")


def draft(owner: Program, text: str = VALUE, key: str = "k-1"):
    return owner.post("/policies", {"text": text}, **{"Idempotency-Key": key})


def test_the_same_request_again_gets_the_same_answer_and_changes_nothing(owner: Program) -> None:
    first, again = draft(owner), draft(owner)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.content == again.content
    assert again["Idempotency-Replayed"] == "true"
    assert PolicyVersion.objects.count() == 1
    assert AuditEvent.objects.filter(action="policy:drafted").count() == 1


def test_another_key_is_another_change(owner: Program) -> None:
    draft(owner)
    draft(owner, key="k-2")
    assert PolicyVersion.objects.count() == 2


def test_the_key_of_another_person_is_another_key(owner: Program, program: Programs) -> None:
    draft(owner)
    draft(program("admin"))
    assert PolicyVersion.objects.count() == 2


def test_another_request_with_the_same_key_is_refused(owner: Program) -> None:
    draft(owner)
    answer = draft(owner, LOWER)
    assert (answer.status_code, code_of(answer)) == (409, "request.key_reused")
    assert PolicyVersion.objects.count() == 1


def test_a_request_that_is_still_at_work_is_not_begun_again(owner: Program) -> None:
    draft(owner)
    Answered.objects.update(status=None)
    answer = draft(owner)
    assert (answer.status_code, code_of(answer)) == (409, "request.at_work")


def test_what_never_was_answered_can_be_asked_again_after_an_hour(owner: Program) -> None:
    draft(owner)
    Answered.objects.update(status=None, at=timezone.now() - timedelta(minutes=61))
    assert draft(owner).status_code == 201


def test_after_a_day_the_key_is_a_new_one(owner: Program) -> None:
    draft(owner)
    Answered.objects.update(at=timezone.now() - timedelta(hours=25))
    assert draft(owner, LOWER).status_code == 201


def test_a_refusal_is_not_remembered(owner: Program) -> None:
    assert draft(owner, "no policy").status_code == 400
    assert not Answered.objects.exists()
    assert draft(owner).status_code == 201


@pytest.mark.parametrize("key", ["", "k" * 201, "two words", "ключ"])
def test_a_key_that_is_none_is_refused(owner: Program, key: str) -> None:
    answer = draft(owner, key=key.encode("utf-8").decode("latin-1"))
    assert (answer.status_code, code_of(answer)) == (400, "request.key_unfit")
    assert not PolicyVersion.objects.exists()


def test_a_secret_is_kept_nowhere_and_not_shown_again(program: Programs) -> None:
    new = {"email": "n@example.test", "name": "N", "role": "csm"}
    admin = program("admin")
    first = admin.post("/people", new, **{"Idempotency-Key": "p-1"})
    secret = first.json()["first_password"]
    again = admin.post("/people", new, **{"Idempotency-Key": "p-1"})
    assert (again.status_code, code_of(again)) == (409, "request.shown_once")
    assert secret not in json.dumps(list(Answered.objects.values()), default=str)


def test_the_change_and_what_is_remembered_of_it_are_one(
    owner: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError

    monkeypatch.setattr("tanada_web.api.repeating._Claim._keep", broken)
    owner.client.raise_request_exception = False
    assert draft(owner).status_code == 500
    assert not PolicyVersion.objects.exists()


def uploaded(asking: Program, text: str, form: bool = False) -> HttpResponse:
    path, headers = "/api/v1/sources/crm/upload", {**asking.headers, "Idempotency-Key": "u-1"}
    if not form:
        return asking.client.post(path, text, content_type="text/csv", headers=headers)
    file = SimpleUploadedFile("accounts.csv", text.encode())
    return asking.client.post(path, {"file": file}, headers=headers)


@pytest.mark.usefixtures("policy", "folder")
@pytest.mark.parametrize("form", [False, True])
def test_a_file_sent_again_is_known_by_its_content(program: Programs, form: bool) -> None:
    admin = program("admin")
    first = uploaded(admin, "account_id,arr\nA-1,5\n", form)
    again = uploaded(admin, "account_id,arr\nA-1,5\n", form)
    assert (first.status_code, again.status_code) == (201, 201)
    assert again["Idempotency-Replayed"] == "true"
    other = uploaded(admin, "account_id,arr\nA-1,6\n", form)
    assert (other.status_code, code_of(other)) == (409, "request.key_reused")
    assert AuditEvent.objects.filter(action__startswith="source:").count() == 1


@pytest.mark.usefixtures("policy")
def test_what_was_sent_again_is_not_kept(program: Programs, folder: Path) -> None:
    admin = program("admin")
    uploaded(admin, "account_id,arr\nA-1,5\n")
    uploaded(admin, "account_id,arr\nA-1,5\n")
    uploaded(admin, "account_id,arr\nA-1,6\n")
    assert len([*(folder / "uploads").glob("*")]) == 1
