"""Policies through the API: their way, and what one would do before it does."""

from __future__ import annotations

import pytest

from tanada_web.models import PolicyVersion, Run

from .conftest import LOWER, VALUE, Programs, code_of


@pytest.mark.usefixtures("policy")
def test_a_policy_goes_its_way_by_two_people(program: Programs) -> None:
    owner, manager = program("policy_owner"), program("manager")
    drafted = owner.post("/policies", {"text": VALUE, "note": "First try"})
    assert drafted.status_code == 201
    number = drafted.json()["number"]
    assert owner.put(f"/policies/{number}", {"text": LOWER}).json()["text"] == LOWER
    assert owner.post(f"/policies/{number}/propose").json()["state"] == "proposed"
    own = owner.post(f"/policies/{number}/approve")
    assert (own.status_code, code_of(own)) == (403, "permission.own_proposal")
    approved = manager.post(f"/policies/{number}/approve").json()
    assert approved["approved_by"] == {"key": "key-of-manager", "name": "Manager"}
    later = owner.post(f"/policies/{number}/publish", {"on": "2999-01-01"}).json()
    assert (later["state"], later["publish_on"]) == ("approved", "2999-01-01")
    assert owner.post(f"/policies/{number}/publish").json()["state"] == "published"
    listed = owner.get("/policies").json()["items"]
    assert [(each["number"], each["state"]) for each in listed] == [
        (2, "published"),
        (1, "retired"),
    ]
    assert [each["number"] for each in owner.get("/policies", state="retired").json()["items"]] == [
        1
    ]


@pytest.mark.usefixtures("policy")
def test_a_step_out_of_turn_is_a_conflict(program: Programs) -> None:
    answer = program("policy_owner").post("/policies/1/propose")
    assert (answer.status_code, code_of(answer)) == (409, "policies.wrong_state")


def test_of_two_who_rewrite_one_draft_the_second_is_told(program: Programs) -> None:
    owner, admin = program("policy_owner"), program("admin")
    drafted = owner.post("/policies", {"text": VALUE}).json()
    path, seen = f"/policies/{drafted['number']}", drafted["digest"]
    assert admin.put(path, {"text": LOWER, "seen": seen}).status_code == 200
    late = owner.put(path, {"text": VALUE + "# mine", "seen": seen})
    assert (late.status_code, code_of(late)) == (409, "policies.rewritten_meanwhile")
    assert owner.get(path).json()["text"] == LOWER


def test_a_version_tells_who_took_which_step_and_why(program: Programs) -> None:
    owner = program("policy_owner")
    number = owner.post("/policies", {"text": VALUE, "note": "First"}).json()["number"]
    owner.post(f"/policies/{number}/propose", {"note": "For July"})
    program("manager").post(f"/policies/{number}/send-back", {"note": "Too low"})
    steps = owner.get(f"/policies/{number}").json()["steps"]
    assert [(each["kind"], each["person"]["name"], each["note"]) for each in steps] == [
        ("drafted", "Policy_Owner", "First"),
        ("proposed", "Policy_Owner", "For July"),
        ("sent_back", "Manager", "Too low"),
    ]


def test_a_step_needs_no_body(program: Programs) -> None:
    owner = program("policy_owner")
    number = owner.post("/policies", {"text": VALUE}).json()["number"]
    path = f"/api/v1/policies/{number}/propose"
    assert owner.client.generic("POST", path, headers=owner.headers).status_code == 200


def test_a_document_that_is_no_policy_is_refused_with_its_places(program: Programs) -> None:
    wrong = VALUE.replace("arr >= 100000", "arr >= high").replace("currency: USD", "currency: US")
    answer = program("policy_owner").post("/policies", {"text": wrong})
    assert answer.status_code == 400
    told = [(each["path"], each["line"]) for each in answer.json()["problems"]]
    assert ("currency", 9) in told
    assert ("tiers[0].enterprise.when.large", 16) in told
    assert not PolicyVersion.objects.exists()


def test_checking_tells_problems_and_pitfalls_and_keeps_nothing(program: Programs) -> None:
    viewer = program("viewer")
    right = viewer.post("/policies/check", {"text": VALUE}).json()
    assert (right["valid"], right["name"], right["problems"]) == (True, "Value", [])
    assert right["tiers"] == ["enterprise", "mid_market", "smb"]
    assert {"code", "severity", "message", "line"} <= set(right["findings"][0])
    wrong = viewer.post("/policies/check", {"text": "tanada: 1\n"}).json()
    assert not wrong["valid"]
    assert "shape.missing" in [each["code"] for each in wrong["problems"]]
    (nothing,) = viewer.post("/policies/check", {"text": "\n"}).json()["problems"]
    assert nothing["message"] == (
        "The document is empty.\n  Send the text of a policy; "
        "the presets of the documentation are some to start from."
    )
    assert not PolicyVersion.objects.exists()


def test_an_example_that_fails_makes_a_document_invalid(program: Programs) -> None:
    text = VALUE.replace("examples:", "examples:\n  - {given: {arr: 5}, expect: enterprise}")
    answer = program("viewer").post("/policies/check", {"text": text}).json()
    assert not answer["valid"]
    assert [each["code"] for each in answer["problems"]] == ["policy.example_fails"]


def test_simulating_tells_who_would_move(program: Programs, ran: Run) -> None:
    assert ran.number == 1
    viewer = program("viewer")
    answer = viewer.post("/policies/simulate", {"text": LOWER}).json()
    assert (answer["run"], answer["as_of"]) == (1, "2026-06-30")
    assert answer["moves"]["accounts"] == 2
    assert [(each["account_id"], each["move"]) for each in answer["movers"]] == [
        ("A/6", "up"),
        ("A-2", "up"),
    ]
    few = viewer.post("/policies/simulate", {"text": LOWER, "movers": 1}).json()
    assert [each["account_id"] for each in few["movers"]] == ["A/6"]
    viewer.headers["Accept-Language"] = "ja"
    assert viewer.post("/policies/simulate", {"text": LOWER}).json()["message"] != answer["message"]


@pytest.mark.parametrize("body", [{}, {"text": VALUE, "number": 1}])
@pytest.mark.usefixtures("ran")
def test_simulating_takes_a_text_or_a_number(program: Programs, body: dict[str, object]) -> None:
    answer = program("viewer").post("/policies/simulate", body)
    assert (answer.status_code, code_of(answer)) == (400, "request.either")


@pytest.mark.usefixtures("ran")
def test_policies_of_two_currencies_cannot_be_compared_on_accounts(program: Programs) -> None:
    other = VALUE.replace("currency: USD", "currency: EUR")
    answer = program("viewer").post("/policies/simulate", {"text": other})
    assert (answer.status_code, code_of(answer)) == (400, "simulate.currencies_differ")


@pytest.mark.usefixtures("policy")
def test_simulating_needs_a_run(program: Programs) -> None:
    answer = program("viewer").post("/policies/simulate", {"number": 1})
    assert (answer.status_code, code_of(answer)) == (409, "runs.none")


@pytest.mark.usefixtures("policy")
def test_the_difference_is_told_in_words(program: Programs) -> None:
    program("policy_owner").post("/policies", {"text": LOWER})
    answer = program("viewer").get("/policies/2/diff").json()
    assert (answer["before"], answer["after"], answer["same"]) == (1, 2, False)
    assert "60,000" in answer["changes"][0]["message"]
    assert program("viewer").get("/policies/2/diff", against=2).json()["same"] is True
