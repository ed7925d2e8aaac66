"""Runs, sources and files that are sent, through the API."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.utils import timezone
from pytest_django.fixtures import Settings

from tanada_web.models import AuditEvent, Holding, PolicyVersion, Run, Source
from tanada_web.runs.lock import run_lock

from .conftest import ACCOUNTS, Program, Programs, code_of

TODAY = str(timezone.now().date())


def sent(
    asking: Program, body: bytes | str, kind: str = "text/csv", name: str = "crm", query: str = ""
) -> HttpResponse:
    path = f"/api/v1/sources/{name}/upload{query}"
    return asking.client.post(path, body, content_type=kind, headers=asking.headers)


def test_a_run_is_told_with_what_it_read_and_did(program: Programs, ran: Run) -> None:
    listed = program("viewer").get("/runs").json()["items"]
    assert [each["number"] for each in listed] == [1]
    one = program("viewer").get(f"/runs/{ran.pk}").json()
    assert one == listed[0]
    assert (one["kind"], one["state"], one["as_of"]) == ("complete", "done", "2026-06-30")
    assert (one["source"]["name"], one["source"]["read"]) == ("crm", 6)
    assert one["policy"]["number"] == 1
    assert one["counts"] == {"new": 5, "undetermined": 1}


def test_a_run_is_found_by_the_number_that_transitions_call_it_by(
    program: Programs, ran: Run
) -> None:
    manager = program("manager")
    manager.post("/runs", {"as_of": "2026-06-29"})  # refused: it has an id, and no number
    second = manager.post("/runs", {"as_of": "2026-07-01"}).json()["run"]
    found = manager.get("/runs", number="2").json()["items"]
    assert [each["id"] for each in found] == [second["id"]]
    assert second["id"] > ran.pk + 1


def test_a_run_is_begun_and_answered_when_it_is_done(
    program: Programs, ran: Run, folder: Path
) -> None:
    assert ran.number == 1
    more = ACCOUNTS + "A-7,Gum,Csm,120000,5,\n"
    (folder / "accounts.csv").write_text(more, encoding="utf-8")
    answer = program("manager").post("/runs", {"as_of": "2026-07-01"})
    assert answer.status_code == 201
    assert (answer.json()["again"], answer.json()["run"]["number"]) == (False, 2)
    assert Holding.objects.get(account_id="A-7").tier == "enterprise"
    again = program("manager").post("/runs", {"as_of": "2026-07-01"}).json()
    assert (again["again"], again["run"]["number"]) == (True, 2)


@pytest.mark.usefixtures("ran")
def test_a_run_for_an_earlier_day_is_refused(program: Programs) -> None:
    answer = program("manager").post("/runs", {"as_of": "2026-06-29"})
    assert (answer.status_code, code_of(answer)) == (409, "runs.earlier")


@pytest.mark.parametrize(
    ("language", "named"),
    [
        ("en", "a larger share with “max_ended”; if the file holds only some of them, send it"),
        ("ja", "max_ended で上限を上げ、"),
    ],
)
@pytest.mark.usefixtures("ran")
def test_a_program_is_told_its_own_fields_where_a_command_is_told_options(
    program: Programs, folder: Path, language: str, named: str
) -> None:
    (folder / "accounts.csv").write_text("account_id,arr\nA-9,250000\n", encoding="utf-8")
    manager = program("manager")
    manager.headers["Accept-Language"] = language
    answer = manager.post("/runs", {"as_of": "2026-07-01"})
    assert code_of(answer) == "ledger.too_many_ended"
    (problem,) = answer.json()["problems"]
    assert named in problem["message"]
    assert "--" not in problem["message"]


@pytest.mark.usefixtures("ran")
def test_while_a_run_is_at_work_another_is_refused(program: Programs) -> None:
    manager = program("manager")
    with run_lock():
        answer = manager.post("/runs", {}, **{"Idempotency-Key": "r-1"})
    assert (answer.status_code, code_of(answer)) == (409, "runs.busy")
    again = manager.post("/runs", {"as_of": "2026-06-30"}, **{"Idempotency-Key": "r-1"})
    assert again.status_code == 201


@pytest.mark.usefixtures("ran")
def test_a_run_that_was_refused_says_why_in_both_languages(program: Programs, folder: Path) -> None:
    (folder / "accounts.csv").write_text("account_id,arr\nA-1,5\n", encoding="utf-8")
    answer = program("manager").post("/runs", {"as_of": "2026-07-01"})
    assert answer.status_code == 400
    viewer = program("viewer")
    problem = viewer.get("/runs", state="refused").json()["items"][0]["problems"][0]
    assert problem["code"] == code_of(answer)
    viewer.headers["Accept-Language"] = "ja"
    told = viewer.get("/runs", state="refused").json()["items"][0]["problems"][0]
    assert told["message"] != problem["message"]


@pytest.mark.usefixtures("ran")
def test_sources_are_told_with_how_fresh_they_are(program: Programs) -> None:
    Source.objects.update(max_age_hours=1)
    (told,) = program("viewer").get("/sources").json()["items"]
    assert (told["name"], told["complete"], told["max_age_hours"]) == ("crm", True, 1)
    assert told["written_at"]


@pytest.mark.usefixtures("policy")
def test_a_file_that_is_sent_is_what_the_next_run_reads(program: Programs, folder: Path) -> None:
    admin = program("admin")
    answer = sent(admin, ACCOUNTS)
    assert answer.status_code == 201
    told = answer.json()
    assert (told["read"], told["accepted"], told["rejected"]) == (6, 6, 0)
    assert (folder / "uploads" / f"{told['sha256']}.csv").read_text("utf-8") == ACCOUNTS
    assert admin.post("/runs", {"as_of": TODAY}).json()["run"]["summary"]["accounts"] == 6
    assert AuditEvent.objects.filter(action="source:put", subject="crm").count() == 1


@pytest.mark.usefixtures("policy")
def test_rows_that_will_not_be_decided_are_named(program: Programs) -> None:
    rows = "account_id,arr\nA-1,5\nA-2,many\n,7\n"
    told = sent(program("admin"), rows, query="?max_rejects=0.7").json()
    assert (told["read"], told["accepted"], told["rejected"]) == (3, 1, 2)
    assert [(each["line"], each["field"], each["value"]) for each in told["rejects"]] == [
        (3, "arr", "many"),
        (4, "account_id", None),
    ]


@pytest.mark.usefixtures("policy")
def test_a_file_may_come_in_a_form(program: Programs) -> None:
    admin = program("admin")
    file = SimpleUploadedFile("Accounts.TSV", b"account_id\tarr\nA-1\t5\n")
    answer = admin.client.post("/api/v1/sources/crm/upload", {"file": file}, headers=admin.headers)
    assert (answer.status_code, answer.json()["accepted"]) == (201, 1)


@pytest.mark.usefixtures("policy")
def test_a_file_of_some_accounts_makes_a_source_that_is_not_complete(program: Programs) -> None:
    answer = sent(program("admin"), "account_id,arr\nA-1,5\n", query="?complete=false")
    assert answer.json()["complete"] is False
    assert Source.objects.get().complete is False
    assert sent(program("admin"), "account_id,arr\nA-1,6\n").json()["complete"] is False


@pytest.mark.usefixtures("policy")
def test_a_file_that_follows_another_takes_its_place(program: Programs) -> None:
    admin = program("admin")
    sent(admin, "account_id,arr\nA-1,5\n")
    sha = sent(admin, "account_id,arr\nA-1,6\n").json()["sha256"]
    assert Source.objects.get().accounts == f"uploads/{sha}.csv"


@pytest.mark.parametrize(
    ("body", "kind", "status", "code"),
    [
        (b"\n\n", "text/csv", 400, "accounts.header_blank"),
        (b"name,arr\nx,5\n", "text/csv", 400, "accounts.no_account_id"),
        (b"\x00\x01\x02\xff" * 50, "text/csv", 400, ""),
        (b"no parquet", "application/vnd.apache.parquet", 400, ""),
        (
            b"PK\x03\x04 broken",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            400,
            "",
        ),
        (b"{", "application/x-ndjson", 400, ""),
        (b"account_id\nA-1\n", "application/json", 415, "request.media_type"),
        (b"account_id\nA-1\n", "", 415, "request.media_type"),
        (b"broken", "multipart/form-data; boundary=x", 400, "request.missing"),
        (b"broken", "multipart/form-data", 400, "request.unreadable"),
    ],
)
@pytest.mark.usefixtures("policy")
def test_a_malformed_file_is_refused_and_nothing_kept(
    program: Programs, folder: Path, body: bytes, kind: str, status: int, code: str
) -> None:
    answer = sent(program("admin"), body, kind)
    assert answer.status_code == status
    assert code in ("", code_of(answer))
    assert not Source.objects.exists()
    assert [*(folder / "uploads").glob("*")] == []


@pytest.mark.usefixtures("policy")
def test_a_file_whose_rows_cannot_be_read_leaves_the_one_before_in_place(
    program: Programs, folder: Path
) -> None:
    admin = program("admin")
    before = sent(admin, ACCOUNTS).json()["sha256"]
    answer = sent(admin, 'account_id,arr\n"A-1,5\nA-2,6\n')
    assert answer.status_code == 400
    assert [(each["code"], each["line"]) for each in answer.json()["problems"]][:2] == [
        ("uploads.too_many_rejects", None),
        ("reject.quotes", 2),
    ]
    assert Source.objects.get().accounts == f"uploads/{before}.csv"
    assert [path.name for path in (folder / "uploads").glob("*")] == [f"{before}.csv"]


@pytest.mark.usefixtures("policy")
def test_what_is_said_of_a_file_names_the_source_and_no_place_on_the_machine(
    program: Programs, folder: Path
) -> None:
    admin = program("admin")
    told = sent(admin, "account_id;arr\nA-1;5\n", "text/csv").json()
    assert told["assumed"][0]["file"] == "crm"
    assert str(folder) not in str(told)
    refused = sent(admin, b"PAR1xxxxPAR1", "application/vnd.apache.parquet")
    assert str(folder) not in refused.content.decode()


@pytest.mark.usefixtures("policy")
def test_one_file_is_not_sent_for_a_source_that_joins_several(
    program: Programs, tmp_path: Path
) -> None:
    mapping = tmp_path / "map.yaml"
    mapping.write_text(
        "tanada_mapping: 1\nfields: {account_id: account_id}\ntables:\n"
        "  money: {kind: accounts, file: money.csv, account: account_id}\n"
    )
    Source.objects.create(name="crm", accounts="crm.csv", mapping=str(mapping))
    answer = sent(program("admin"), "account_id\nA-1\n")
    assert (answer.status_code, code_of(answer)) == (400, "uploads.table_missing")
    assert "money.csv" in answer.json()["problems"][0]["message"]
    assert Source.objects.get().accounts == "crm.csv"


@pytest.mark.usefixtures("policy")
def test_a_file_of_another_kind_is_refused_by_its_name(program: Programs) -> None:
    admin = program("admin")
    file = SimpleUploadedFile("accounts.exe", b"account_id\nA-1\n")
    answer = admin.client.post("/api/v1/sources/crm/upload", {"file": file}, headers=admin.headers)
    assert (answer.status_code, code_of(answer)) == (400, "accounts.ending")


@pytest.mark.usefixtures("policy")
def test_a_file_that_is_too_large_is_refused(program: Programs, settings: Settings) -> None:
    settings.LARGEST_REQUEST = 1000
    answer = sent(program("admin"), b"account_id,arr\n" + b"A-1,5\n" * 1000)
    assert answer.status_code == 413
    assert not Source.objects.exists()


@pytest.mark.parametrize("name", ["..%2F..%2Fetc", "%00", ".hidden", "a" * 101])
def test_a_name_that_no_source_can_have_is_refused(
    program: Programs, folder: Path, policy: PolicyVersion, name: str
) -> None:
    assert policy
    assert sent(program("admin"), "account_id\nA-1\n", name=name).status_code in (400, 404)
    assert [*folder.rglob("*.csv")] == []


@pytest.mark.usefixtures("policy")
def test_a_file_sent_twice_with_one_key_is_answered_alike(program: Programs) -> None:
    admin = program("admin")
    admin.headers["Idempotency-Key"] = "u-1"
    first, again = sent(admin, ACCOUNTS), sent(admin, ACCOUNTS)
    assert first.content == again.content
    assert AuditEvent.objects.filter(action="source:put").count() == 1


@pytest.mark.usefixtures("ran")
def test_tiers_set_by_hand_are_compared_with_the_policy(program: Programs) -> None:
    manager = program("manager")
    rows = (
        "account_id,tier,since\nA-1,smb,2025-01-01\nA-2,Enterprise,2025-01-01\nZ,smb,2025-01-01\n"
    )
    answer = manager.client.post(
        "/api/v1/handset/import", rows, content_type="text/csv", headers=manager.headers
    )
    assert (answer.status_code, answer.json()["accounts"]) == (201, 3)
    compared = manager.get("/handset/comparison").json()
    assert [
        (each["account_id"], each["by_hand"], each["by_policy"]) for each in compared["accounts"]
    ] == [("A-2", "enterprise", "mid_market")]
    counted = {each["outcome"]: each["accounts"] for each in compared["totals"]}
    assert (counted["rises"], counted["falls"], counted["not_in_accounts"]) == (1, 1, 1)
    late = manager.post("/handset/adopt")
    assert (late.status_code, code_of(late)) == (409, "handset.run_already")


@pytest.mark.usefixtures("policy")
def test_before_the_first_run_tiers_by_hand_are_compared_with_a_source(
    program: Programs, folder: Path
) -> None:
    assert folder
    sent(program("admin"), ACCOUNTS)
    manager = program("manager")
    rows = "account_id,tier,since\nA-1,smb,2025-01-01\n"
    manager.client.post(
        "/api/v1/handset/import", rows, content_type="text/csv", headers=manager.headers
    )
    compared = manager.get("/handset/comparison", outcome="rises").json()
    assert [each["account_id"] for each in compared["accounts"]] == ["A-1"]
    assert manager.post("/handset/adopt").json() == {"accounts": 1}


def test_the_day_is_not_more_than_one_to_come(program: Programs, ran: Run) -> None:
    assert ran
    ahead = str(timezone.now().date() + timedelta(days=5))
    answer = program("manager").post("/runs", {"as_of": ahead})
    assert (answer.status_code, code_of(answer)) == (400, "runs.to_come")
