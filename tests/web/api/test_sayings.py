"""What people say of accounts, through the API: overrides, designations, judgements and more."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tanada_web import policies
from tanada_web.models import Correction, Designation, Judgement, Override, Review

from .conftest import VALUE, People, Program, Programs, code_of

pytestmark = pytest.mark.usefixtures("ran")


def day(days: int) -> str:
    return str(timezone.now().date() + timedelta(days=days))


def proposed(asking: Program, **other: object):
    body = {
        "account_id": "A-1",
        "tier": "smb",
        "reason": "Pilot",
        "starts_on": day(0),
        "expires_on": day(30),
    }
    return asking.post("/overrides", body | other)


def test_an_override_goes_its_way_by_two_people(program: Programs) -> None:
    csm, manager = program("csm"), program("manager")
    number = proposed(csm).json()["id"]
    assert manager.post(f"/overrides/{number}/approve").json()["state"] == "approved"
    again = manager.post(f"/overrides/{number}/approve")
    assert (again.status_code, code_of(again)) == (409, "overrides.wrong_state")
    removed = manager.post(f"/overrides/{number}/remove").json()
    assert (removed["state"], removed["removed_by"]["key"]) == ("removed", "key-of-manager")
    assert csm.get(f"/overrides/{number}").json()["state"] == "removed"


@pytest.mark.parametrize(
    ("other", "status", "code"),
    [
        ({"starts_on": "2026-01-01"}, 400, "overrides.in_past"),
        ({"expires_on": "2026-01-01"}, 400, "overrides.ends_first"),
        ({"tier": "gold"}, 400, "overrides.unknown_tier"),
        ({"reason": " "}, 400, "said.no_reason"),
        ({"account_id": "nobody"}, 404, "said.unknown_account"),
        ({"account_id": "A-3"}, 403, "permission.not_allowed"),
        ({"starts_on": "0001-01-01"}, 400, "request.too_small"),
        ({"expires_on": "9999-12-31"}, 400, "request.too_big"),
    ],
)
def test_an_override_that_cannot_be_is_refused(
    program: Programs, other: dict[str, object], status: int, code: str
) -> None:
    answer = proposed(program("csm"), **other)
    assert (answer.status_code, code_of(answer)) == (status, code)
    assert not Override.objects.exists()


def test_who_proposed_an_override_does_not_approve_it(program: Programs) -> None:
    manager = program("manager")
    number = proposed(manager).json()["id"]
    answer = manager.post(f"/overrides/{number}/approve")
    assert (answer.status_code, code_of(answer)) == (403, "permission.own_proposal")


def test_two_overrides_at_once_are_a_conflict(program: Programs) -> None:
    proposed(program("csm"))
    answer = proposed(program("csm"))
    assert (answer.status_code, code_of(answer)) == (409, "overrides.overlaps")


def rename_tier(person: People, old: str, new: str) -> None:
    """Publish the policy with another key for a tier."""
    renames = f"transitions:\n  rename: {{{old}: {new}}}\n"
    text = VALUE.replace(old, new).replace("transitions:\n", renames)
    owner, manager, at = person("policy_owner"), person("manager"), timezone.now()
    version = policies.draft(text, owner, at)
    policies.propose(version.number, owner, at)
    policies.approve(version.number, manager, at)
    policies.publish(version.number, owner, at)


def test_an_override_shows_the_key_that_its_tier_has_today(
    program: Programs, person: People
) -> None:
    csm, manager = program("csm"), program("manager")
    number = proposed(csm, tier="smb").json()["id"]
    rename_tier(person, "smb", "small")
    assert csm.get(f"/overrides/{number}").json()["tier"] == "small"
    assert csm.get("/overrides").json()["items"][0]["tier"] == "small"
    assert Override.objects.get().tier == "smb"
    answer = manager.post(f"/overrides/{number}/approve")
    assert (answer.status_code, answer.json()["tier"]) == (200, "small")
    assert manager.post("/runs", {}).status_code == 201
    told = csm.get("/accounts/A-1/explain").json()["held"]
    assert (told["status"], told["tier"]) == ("pinned", "small")


def test_overrides_are_listed_by_account_and_state_page_by_page(program: Programs) -> None:
    csm = program("csm")
    for start in (0, 40, 80):
        proposed(csm, starts_on=day(start), expires_on=day(start + 20))
    first = csm.get("/overrides", limit=2, account_id="A-1", state="proposed").json()
    query = {"limit": 2, "account_id": "A-1", "state": "proposed", "cursor": first["next"]}
    rest = csm.get("/overrides", **query).json()
    starts = [each["starts_on"] for each in first["items"] + rest["items"]]
    assert starts == [day(80), day(40), day(0)]
    assert csm.get("/overrides", account_id="A-2").json()["items"] == []


def test_a_designation_is_given_renewed_and_removed(program: Programs) -> None:
    csm = program("csm")
    body = {"account_id": "A-1", "kind": "brand", "reason": "Known", "starts_on": day(0)}
    number = csm.post("/designations", body).json()["id"]
    twice = csm.post("/designations", body)
    assert (twice.status_code, code_of(twice)) == (409, "designations.twice")
    renewed = csm.post(f"/designations/{number}/renew", {"reason": "Still", "expires_on": day(9)})
    assert renewed.json()["expires_on"] == day(9)
    assert len(csm.get("/designations", in_force_on=day(3)).json()["items"]) == 1
    csm.post(f"/designations/{renewed.json()['id']}/remove")
    assert csm.get("/designations", in_force_on=day(3)).json()["items"] == []
    assert Designation.objects.count() == 2


def test_a_kind_of_designation_that_is_none_is_refused(program: Programs) -> None:
    body = {"account_id": "A-1", "kind": "vip", "reason": "Known", "starts_on": day(0)}
    answer = program("csm").post("/designations", body)
    assert (answer.status_code, code_of(answer)) == (400, "request.not_in_list")


def test_a_judgement_is_entered_and_withdrawn(program: Programs) -> None:
    csm = program("csm")
    body = {"account_id": "A-1", "field": "csm_sentiment", "value": "green", "as_of": day(0)}
    number = csm.post("/judgements", body).json()["id"]
    assert [each["id"] for each in csm.get("/judgements", field="csm_sentiment").json()["items"]]
    assert csm.post(f"/judgements/{number}/withdraw").status_code == 200
    again = csm.post(f"/judgements/{number}/withdraw")
    assert (again.status_code, code_of(again)) == (409, "judgements.withdrawn")
    assert csm.get("/judgements").json()["items"] == []
    assert len(csm.get("/judgements", withdrawn="true").json()["items"]) == 1


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"value": "purple"}, 400),
        ({"field": "nothing"}, 400),
        ({"as_of": "2900-01-01"}, 400),
        ({"account_id": "nobody"}, 404),
    ],
)
def test_a_judgement_that_cannot_be_is_refused(
    program: Programs, other: dict[str, object], code: int
) -> None:
    body = {"account_id": "A-1", "field": "csm_sentiment", "value": "green", "as_of": day(0)}
    assert program("csm").post("/judgements", body | other).status_code == code
    assert not Judgement.objects.exists()


def test_a_correction_is_proposed_and_refused_by_another(program: Programs) -> None:
    manager, admin = program("manager"), program("admin")
    body = {"account_id": "A-1", "run": 1, "reason": "Typo"}
    number = manager.post("/corrections", body).json()["id"]
    own = manager.post(f"/corrections/{number}/approve")
    assert (own.status_code, code_of(own)) == (403, "permission.own_proposal")
    refused = admin.post(f"/corrections/{number}/refuse", {"reason": "No typo"}).json()
    assert (refused["state"], refused["decision"]) == ("refused", "No typo")
    answer = manager.post("/corrections", body | {"run": 9})
    assert (answer.status_code, code_of(answer)) == (400, "corrections.no_transition")
    assert Correction.objects.count() == 1


def test_reviews_are_queued_by_day_and_decided_once(program: Programs) -> None:
    Review.objects.all().delete()
    for account, due in (("A-1", 5), ("A-3", 1), ("A-2", 1), ("A-4", 9)):
        owner = {"A-3": "Other", "A-4": None}.get(account, "Csm")
        Review.objects.create(
            account_id=account,
            owner=owner,
            catches="grew",
            raised_on=date(2026, 6, 30),
            due_on=day(due),
        )
    csm, manager = program("csm"), program("manager")
    first = manager.get("/reviews", limit=3).json()
    rest = manager.get("/reviews", limit=3, cursor=first["next"]).json()
    listed = [each["account_id"] for each in first["items"] + rest["items"]]
    assert listed == ["A-3", "A-2", "A-1", "A-4"]
    own = csm.get("/reviews").json()["items"]
    assert [each["account_id"] for each in own] == ["A-2", "A-1", "A-4"]
    number = own[0]["id"]
    decided = csm.post(f"/reviews/{number}/decide", {"outcome": "kept", "reason": "Seasonal"})
    assert (decided.status_code, decided.json()["outcome"]) == (200, "kept")
    again = manager.post(f"/reviews/{number}/decide", {"outcome": "kept", "reason": "Too"})
    assert (again.status_code, code_of(again)) == (409, "reviews.decided")
    progress = manager.get("/reviews/progress").json()
    assert (progress["waiting"], progress["decided"]) == ({"grew": 3}, {"kept": 1})
    told = manager.get("/reviews/of", account_id="A-2").json()["items"]
    assert told[0]["decided_by"] == {"key": "key-of-csm", "name": "Csm"}
