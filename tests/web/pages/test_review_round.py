"""What others propose, decided by a second person; and the summary to send round."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.web.pages.queued import page, queued, raised
from tests.web.pages.reviewed import FEB

from tanada_web.models import Correction, Override, Person, Review, Transition

People = Callable[..., Person]
pytestmark = pytest.mark.django_db
PROPOSALS, SUMMARY = "/review/proposals/", "/review/summary/"


@pytest.fixture(autouse=True)
def queue(person: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Review]:
    monkeypatch.setenv("TANADA_HOME", str(tmp_path))
    return queued(person)


def proposed(by: Person, account_id: str = "S/1", days: int = 60, **more: Any) -> Override:
    now = timezone.now()
    values = {
        "tier": "gold",
        "reason": "Their board <asks>",
        "starts_on": now.date() - timedelta(days=5),
        "expires_on": now.date() + timedelta(days=days),
        "proposed_by": by,
        "proposed_at": now,
    }
    return Override.objects.create(account_id=account_id, **(values | more))


def undone(by: Person) -> Correction:
    """A correction of what run 2 did to S/1."""
    for run, tier in ((1, "silver"), (2, "gold")):
        Transition.objects.create(
            run=run,
            as_of=FEB,
            account_id="S/1",
            status="promoted",
            tier=tier,
            earned_tier=tier,
            since=FEB,
            provisional=False,
            pinned=False,
            seen=True,
        )
    return Correction.objects.create(
        account_id="S/1", run=2, reason="Mistyped", proposed_by=by, proposed_at=timezone.now()
    )


def act(client: Client, person: Person, made: Override | Correction, **sent: str) -> Any:
    client.force_login(person)
    kind = "override" if isinstance(made, Override) else "correction"
    return client.post(f"{PROPOSALS}{kind}/{made.pk}/", sent)


# Proposals.


def test_a_second_person_approves(client: Client, person: People) -> None:
    override, correction = proposed(person("csm")), undone(person("admin"))
    text = page(client, person("manager"), PROPOSALS)
    assert "2 proposals wait for a second person." in text
    assert "2 for you to decide" in text
    assert "Their board &lt;asks&gt;" in text
    assert "Correction: undo what run 2 did" in text
    assert "run 2, 28 Feb 2025: promoted" in text
    assert act(client, person("manager"), override, action="approve").status_code == 302
    act(client, person("manager"), correction, action="approve")
    override.refresh_from_db()
    correction.refresh_from_db()
    assert (override.state, override.decided_by) == ("approved", person("manager"))
    assert correction.state == "approved"
    assert "No proposal waits" in page(client, person("manager"), PROPOSALS)


def test_who_proposes_does_not_approve_and_is_told_so(client: Client, person: People) -> None:
    manager = person("manager")
    override = proposed(manager)
    text = page(client, manager, PROPOSALS)
    assert "You proposed this: somebody else decides on it." in text
    assert 'value="approve"' not in text
    response = act(client, manager, override, action="approve")
    assert response.status_code == 422
    assert Override.objects.get().state == "proposed"
    assert act(client, manager, override, action="take_back").status_code == 302
    assert Override.objects.get().state == "removed"


def test_a_refusal_needs_a_reason(client: Client, person: People) -> None:
    override = proposed(person("csm"))
    response = act(client, person("manager"), override, action="refuse", reason=" ")
    assert response.status_code == 422
    assert "There is no reason." in response.content.decode()
    act(client, person("manager"), override, action="refuse", reason="Not this year")
    found = Override.objects.get()
    assert (found.state, found.decision) == ("refused", "Not this year")
    again = act(client, person("admin"), override, action="approve")
    assert again.status_code == 422
    assert "this can be done while it is: proposed" in again.content.decode()


def test_what_is_past_can_only_be_refused(client: Client, person: People) -> None:
    override = proposed(person("csm"), days=-1)
    text = page(client, person("manager"), PROPOSALS)
    assert "Its time is over: it can only be refused." in text
    assert 'value="approve"' not in text
    assert act(client, person("manager"), override, action="approve").status_code == 422


def test_a_csm_sees_proposals_of_the_own_accounts_and_decides_none(
    client: Client, person: People
) -> None:
    own = proposed(person("manager"))
    other = proposed(person("manager"), "N1")
    text = page(client, person("csm"), PROPOSALS)
    assert "1 proposal waits" in text
    assert "Managers decide on it." in text
    assert "Nauru" not in text
    assert act(client, person("csm"), own, action="approve").status_code == 404
    assert act(client, person("csm"), other, action="take_back").status_code == 404


@pytest.mark.parametrize("role", ["viewer", "policy_owner"])
def test_others_only_read(client: Client, person: People, role: str) -> None:
    override = proposed(person("csm"))
    assert "Managers decide on it." in page(client, person(role), PROPOSALS)
    assert act(client, person(role), override, action="approve").status_code == 404


def test_nonsense_is_refused(client: Client, person: People) -> None:
    override = proposed(person("csm"))
    assert act(client, person("manager"), override, action="sell").status_code == 422
    client.force_login(person("manager"))
    for address in ("override/999", "contract/1", "override/x", f"override/{'9' * 30}"):
        assert client.post(f"{PROPOSALS}{address}/", {"action": "approve"}).status_code == 404


def test_where_the_session_has_ended_the_page_comes_back_after_the_sign_in(
    client: Client, person: People
) -> None:
    address, sent = f"{PROPOSALS}override/{proposed(person('csm')).pk}/", {"action": "approve"}
    came_from = {"Referer": f"http://testserver{PROPOSALS}?x=1"}
    response = client.post(address, sent, headers=came_from)
    assert response.headers["Location"] == "/sign-in/?next=%2Freview%2Fproposals%2F%3Fx%3D1"
    elsewhere = client.post(address, sent, headers={"Referer": "http://elsewhere.test/x"})
    assert elsewhere.headers["Location"] == "/sign-in/"


def test_the_number_of_queries_of_proposals_does_not_grow(
    client: Client, person: People, django_assert_num_queries: Any
) -> None:
    manager = person("manager")
    proposed(person("csm"))
    page(client, manager, PROPOSALS)
    with django_assert_num_queries(10):
        client.get(PROPOSALS)
    for number in range(5):
        proposed(person("csm"), f"X{number}")
    with django_assert_num_queries(10):
        client.get(PROPOSALS)


# The summary.


@pytest.fixture
def decided(person: People, queue: dict[str, Review]) -> None:
    """One kept, one adjusted by an override, one closed by the data."""
    now = timezone.now()
    override = proposed(person("csm"))
    made = {"made": {"kind": "override", "number": override.pk}}
    for name, values in {
        "grew": {"outcome": "kept", "reason": "As planned", "decided_by": person("csm")},
        "newcomer": {"outcome": "passed"},
    }.items():
        Review.objects.filter(pk=queue[name].pk).update(decided_at=now, **values)
    Review.objects.filter(pk=queue["due"].pk).update(
        outcome="adjusted",
        reason="New board",
        params=made,
        decided_by=person("csm"),
        decided_at=now,
    )


def draft(text: str, language: str) -> str:
    found = re.search(rf'<textarea[^>]* lang="{language}"[^>]*>(.*?)</textarea>', text, re.DOTALL)
    assert found is not None
    return found[1]


@pytest.mark.usefixtures("decided")
def test_the_summary_counts_what_was_decided_and_what_is_open(
    client: Client, person: People
) -> None:
    text = page(client, person("manager"), f"{SUMMARY}?since=2025-01-01")
    assert "2 reviews were decided since 1 Jan 2025; 1 of 1 open ones are overdue." in text
    assert "override to Gold until" in text
    assert "New board" in text
    english = draft(text, "en")
    assert "- Left as it is: 1\n- Adjusted: 1\n" in english
    assert "1 more were closed because the data no longer shows them." in english
    assert "- Sierra &lt;b&gt;: override to Gold until" in english
    assert "1 review is open, 1 of them overdue." in english
    japanese = draft(text, "ja")
    assert "- 現状維持: 1件\n- 調整済み: 1件\n" in japanese
    assert "- データ不足: 1件(期限切れ1件)" in japanese
    assert "mailto:?subject=Account%20reviews%20as%20of" in text


@pytest.mark.usefixtures("decided")
def test_a_csm_sums_up_the_own_accounts(client: Client, person: People) -> None:
    raised("N1", "due", "Other", FEB, {"reviewed_on": "2025-01-31"})
    text = page(client, person("csm"), SUMMARY, language="ja")
    assert "未判断1件のうち1件が期限切れです。" in text
    assert "担当分とプールが対象" in text


@pytest.mark.parametrize("since", ["", "nonsense", "9999-01-01", "0001-01-01"])
def test_any_day_can_be_asked_for(client: Client, person: People, since: str) -> None:
    assert "open ones are overdue" in page(client, person("viewer"), f"{SUMMARY}?since={since}")
