"""Accounts through the API: listed, one, explained, over time."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.utils import timezone

from tanada_web.models import Run, Transition

from .conftest import DAY, Programs, code_of

pytestmark = pytest.mark.usefixtures("ran")


def ids(answer: dict) -> list[str]:  # type: ignore[type-arg]
    return [each["account_id"] for each in answer["items"]]


def test_accounts_come_by_id_with_their_decision_and_fields(program: Programs) -> None:
    answer = program("viewer").get("/accounts").json()
    assert answer["next"] is None
    assert ids(answer) == ["A-1", "A-2", "A-3", "A-4", "A-5", "A/6"]
    first = answer["items"][0]
    assert first["decision"]["tier"] == "enterprise"
    assert first["decision"]["reason"] == "enterprise.large"
    assert first["decision"]["reason_values"] == {"arr": 250000}
    assert first["decision"]["missing"] == []
    assert first["fields"]["arr"] == 250000
    assert first["fields"]["name"] == "Alder"
    assert answer["items"][4]["decision"]["missing"] == ["arr"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"tier": "enterprise"}, ["A-1"]),
        ({"tier": ["enterprise", "mid_market"]}, ["A-1", "A-2", "A-3", "A/6"]),
        ({"status": "undetermined"}, ["A-5"]),
        ({"owner": "Csm"}, ["A-1", "A-2", "A/6"]),
        ({"owner": ""}, ["A-4"]),
        ({"owner": ["", "Other"]}, ["A-3", "A-4", "A-5"]),
        ({"q": "CED"}, ["A-3"]),
        ({"q": "<script>"}, ["A/6"]),
        ({"q": "a-"}, ["A-1", "A-2", "A-3", "A-4", "A-5"]),
        ({"tier": "smb", "q": "dog"}, ["A-4"]),
        ({"q": "' OR 1=1 --"}, []),
    ],
)
def test_filters_narrow_the_list(
    program: Programs, query: dict[str, object], found: list[str]
) -> None:
    assert ids(program("viewer").get("/accounts", **query).json()) == found


@pytest.mark.parametrize(
    ("query", "code", "message"),
    [
        (
            {"tier": ["smb", "smbb"]},
            "request.unknown_tier",
            "No tier is called “smbb”.\n  There are: enterprise, mid_market, smb",
        ),
        (
            {"status": "gone"},
            "request.not_in_list",
            "This is none of the values known here.\n  Expected: new, undetermined, held, "
            "promoted, demoted, grace, recovered, pinned, unpinned, ended, corrected",
        ),
    ],
)
def test_a_filter_that_can_find_nothing_is_refused_with_what_there_is(
    program: Programs, query: dict[str, object], code: str, message: str
) -> None:
    answer = program("viewer").get("/accounts", **query)
    assert (answer.status_code, code_of(answer)) == (400, code)
    assert answer.json()["problems"][0]["message"] == message


def test_pages_follow_each_other_without_gap_or_repetition(program: Programs) -> None:
    viewer, found, cursor = program("viewer"), [], None
    for _ in range(3):
        answer = viewer.get("/accounts", limit=2, **({"cursor": cursor} if cursor else {})).json()
        found += ids(answer)
        cursor = answer["next"]
    assert found == ["A-1", "A-2", "A-3", "A-4", "A-5", "A/6"]
    assert cursor is None


def test_a_cursor_from_elsewhere_is_refused(program: Programs) -> None:
    viewer = program("viewer")
    cursor = viewer.get("/accounts", limit=1).json()["next"]
    elsewhere = [
        viewer.get("/accounts", limit=1, cursor=cursor, tier="smb"),
        viewer.get("/decisions", cursor=cursor),
        viewer.get("/accounts", cursor=cursor[:-1] + ("A" if cursor[-1] != "A" else "B")),
        viewer.get("/transitions", cursor=cursor),
    ]
    assert [(each.status_code, code_of(each)) for each in elsewhere] == [
        (400, "request.cursor")
    ] * 4


def test_one_account_has_its_holding_decision_and_fields(program: Programs) -> None:
    answer = program("viewer").get("/accounts/A-2").json()
    assert answer["holding"]["tier"] == "mid_market"
    assert answer["holding"]["since"] == "2026-06-30"
    assert answer["decision"]["status"] == "new"
    assert answer["decision"]["reason_values"] == {"arr": 80000}
    assert answer["fields"]["seats"] == 20


def test_an_id_may_hold_what_addresses_mean_otherwise(program: Programs) -> None:
    viewer = program("viewer")
    path = f"/accounts/{quote('A/6', safe='')}"
    assert viewer.get(path).json()["fields"]["name"] == "Fir <script>"
    assert viewer.get(f"{path}/explain").json()["account_id"] == "A/6"


@pytest.mark.parametrize("path", ["", "/explain", "/history", "/tiers?as_of=2026-07-01"])
def test_an_account_that_nobody_knows_is_not_found(program: Programs, path: str) -> None:
    answer = program("viewer").get(f"/accounts/nobody{path}")
    assert (answer.status_code, code_of(answer)) == (404, "request.not_found")


def test_an_account_is_explained_in_the_language_that_is_asked_for(program: Programs) -> None:
    viewer = program("viewer")
    answer = viewer.get("/accounts/A-2/explain").json()
    assert answer["headline"].startswith("A-2 qualifies for Mid-market because")
    assert answer["decision"]["reason_values"] == {"arr": 80000}
    assert answer["decision"]["missing"] == []
    assert answer["up"]["arr"]["by"] == 20000
    assert answer["held"]["message"] == "A-2 is new, and holds Mid-market from 30 Jun 2026."
    viewer.headers["Accept-Language"] = "ja"
    assert "ミッドマーケット" in viewer.get("/accounts/A-2/explain").json()["headline"]


def test_the_tier_as_of_a_day_is_what_was_known_by_it(program: Programs) -> None:
    viewer = program("viewer")
    answer = viewer.get("/accounts/A-1/tiers", as_of="2026-07-15").json()
    assert (answer["known"]["tier"], answer["earned"]) == ("enterprise", "enterprise")
    before = viewer.get("/accounts/A-1/tiers", as_of="2026-06-29").json()
    assert (before["known"], before["earned"]) == (None, None)


def test_the_history_of_an_account_is_its_periods_and_transitions(program: Programs) -> None:
    answer = program("viewer").get("/accounts/A-1/history").json()
    assert answer["periods"] == [
        {"tier": "enterprise", "since": "2026-06-30", "until": None, "began_as": "new"}
    ]
    assert [each["status"] for each in answer["transitions"]] == ["new"]
    assert (answer["bounces"], answer["last_bounce_on"]) == (0, None)
    assert answer["days_in_tier"]["enterprise"] == (timezone.now().date() - DAY).days


def test_decisions_are_those_of_the_last_run(program: Programs) -> None:
    answer = program("viewer").get("/decisions").json()
    assert (answer["run"], answer["as_of"]) == (1, "2026-06-30")
    assert [(each["account_id"], each["tier"]) for each in answer["items"]][:2] == [
        ("A-1", "enterprise"),
        ("A-2", "mid_market"),
    ]


def test_transitions_are_followed_by_a_cursor_that_waits_at_the_end(program: Programs) -> None:
    viewer = program("viewer")
    first = viewer.get("/transitions", limit=4).json()
    rest = viewer.get("/transitions", limit=4, cursor=first["next"]).json()
    assert (first["more"], rest["more"]) == (True, False)
    assert ids(first) + ids(rest) == ["A-1", "A-2", "A-3", "A-4", "A-5", "A/6"]
    assert viewer.get("/transitions", cursor=rest["next"]).json()["items"] == []
    row = Transition.objects.get(account_id="A-3")
    row.pk, row.run, row.status, row.reason_values = None, 2, "promoted", '{"arr": 1.50}'
    row.save()
    later = viewer.get("/transitions", cursor=rest["next"]).json()
    assert [(each["status"], each["reason_values"]) for each in later["items"]] == [
        ("promoted", {"arr": 1.5})
    ]


def test_transitions_of_some_statuses_only(program: Programs) -> None:
    viewer = program("viewer")
    assert ids(viewer.get("/transitions", status="undetermined").json()) == ["A-5"]
    mistyped = viewer.get("/transitions", status="promotd")
    assert (mistyped.status_code, code_of(mistyped)) == (400, "request.not_in_list")


@pytest.mark.parametrize("path", ["/accounts", "/decisions"])
def test_before_the_first_run_there_is_nothing_to_read(program: Programs, path: str) -> None:
    Run.objects.update(state="refused", number=None)
    answer = program("viewer").get(path)
    assert (answer.status_code, code_of(answer)) == (409, "runs.none")
