"""What people say counts from the next run, and what a run shows comes up for review."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.web.runs.installation import POLICY, Installation, account

from tanada_web.models import Baseline, Correction, Holding, Person, Review
from tanada_web.reviewing import reviews
from tanada_web.said import corrections, designations, handset, judgements, overrides

People = Callable[..., Person]
WHY = "Agreed with the CSM"
REVIEWED = POLICY + (
    "reviews:\n  every: {gold: quarter, silver: half-year}\n  catches: [grew, shrank]\n"
    "  arr_change: 10%\n  confirm_newcomers_within_days: 14\n"
)
JAN, FEB, MAR, APR = date(2025, 1, 31), date(2025, 2, 28), date(2025, 3, 31), date(2025, 4, 30)


@pytest.fixture
def installation(tmp_path: Path, person: People, monkeypatch: pytest.MonkeyPatch) -> Installation:
    monkeypatch.setenv("TANADA_HOME", str(tmp_path))
    made = Installation(tmp_path, person("policy_owner"), person("admin"))
    made.publish(REVIEWED)
    return made


@pytest.fixture
def manager(person: People) -> Person:
    return person("manager")


def held(account_id: str = "A") -> tuple[str, str | None, str | None]:
    row = Holding.objects.get(account_id=account_id)
    return row.status, row.tier, row.earned_tier


def waiting(person: Person) -> list[tuple[str, str]]:
    return list(reviews.queue(person).values_list("account_id", "catches"))


def ran(installation: Installation, day: date, *accounts: dict[str, object]) -> None:
    installation.write(accounts)
    installation.run(day, max_ended=1)


def test_a_judgement_counts_from_the_next_run(installation: Installation, manager: Person) -> None:
    ran(installation, JAN, account("A", 200))
    judgements.enter("A", "arr", "5000", JAN, manager, installation.now)
    ran(installation, FEB, account("A", 200))
    assert held() == ("promoted", "gold", "gold")


def test_a_designation_counts_until_it_is_removed(
    installation: Installation, manager: Person
) -> None:
    ran(installation, JAN, account("A", 600))
    given = designations.designate("A", "brand", WHY, JAN, None, manager, installation.now)
    ran(installation, FEB, account("A", 600))
    assert held() == ("promoted", "gold", "gold")
    designations.remove(given.pk, manager, installation.now)
    ran(installation, MAR, account("A", 600))
    assert held() == ("grace", "gold", "gold")


def test_an_override_shows_another_tier_and_comes_up_before_it_lapses(
    installation: Installation, manager: Person, person: People
) -> None:
    ran(installation, JAN, account("A", 200))
    asked = overrides.propose("A", "gold", WHY, JAN, APR, manager, installation.now)
    ran(installation, FEB, account("A", 200))
    assert held() == ("new", "silver", "silver")
    overrides.approve(asked.pk, person("admin"), installation.now)
    ran(installation, MAR, account("A", 200))
    assert held() == ("pinned", "gold", "silver")
    assert waiting(manager) == [("A", "override_expiring")]
    overrides.remove(asked.pk, manager, installation.now)
    ran(installation, APR, account("A", 200))
    assert held() == ("unpinned", "silver", "silver")
    assert waiting(manager) == []


def test_what_grew_is_decided_once_and_counted_from_then(
    installation: Installation, manager: Person
) -> None:
    ran(installation, JAN, account("A", 2000, owner="Csm"), account("B", 200))
    ran(installation, FEB, account("A", 2400, owner="Csm"), account("B", 200))
    assert waiting(manager) == [("A", "grew")]
    review = Review.objects.get()
    assert review.params == {"arr": "2400.00", "arr_before": "2000.00", "reviewed_on": "2025-01-31"}
    reviews.decide(review.pk, "kept", WHY, manager, installation.now)
    baseline = Baseline.objects.get(account_id="A")
    assert (baseline.reviewed_on, baseline.tier, baseline.arr) == (FEB, "gold", 2400)
    ran(installation, MAR, account("A", 2500, owner="Csm"), account("B", 200))
    assert waiting(manager) == []


def test_newcomers_are_confirmed_and_missing_data_is_asked_for(
    installation: Installation, manager: Person
) -> None:
    ran(installation, JAN, account("A", 2000))
    ran(installation, FEB, account("A", 2000), account("B", 200), account("C", ""))
    assert sorted(waiting(manager)) == [
        ("B", "newcomer"),
        ("C", "data_missing"),
        ("C", "newcomer"),
    ]
    reviews.decide(
        Review.objects.get(account_id="B").pk, "confirmed", WHY, manager, installation.now
    )
    ran(installation, MAR, account("A", 2000), account("B", 200), account("C", 50))
    assert waiting(manager) == [("C", "newcomer")]


def test_who_has_left_has_nothing_to_decide(installation: Installation, manager: Person) -> None:
    ran(installation, JAN, account("A", 2000), account("B", 200))
    ran(installation, FEB, account("A", 3000), account("B", 200))
    assert waiting(manager) == [("A", "grew")]
    ran(installation, MAR, account("B", 200))
    assert waiting(manager) == []
    assert held()[0] == "ended"


def test_adopted_tiers_get_their_grace_in_the_first_run(
    installation: Installation, manager: Person, tmp_path: Path
) -> None:
    path = tmp_path / "hand.csv"
    path.write_text("account_id,tier,since\nA,Gold,2024-06-01\nB,tin,2024-06-01\n", "utf-8")
    handset.import_handset(path, manager, installation.now)
    handset.adopt_handset(manager, installation.now)
    ran(installation, JAN, account("A", 200), account("B", 200), account("C", 200))
    assert held("A") == ("grace", "gold", "gold")
    assert held("B") == ("promoted", "silver", "silver")
    assert held("C") == ("new", "silver", "silver")


def test_an_approved_correction_is_made_by_the_next_run(
    installation: Installation, manager: Person, person: People
) -> None:
    ran(installation, JAN, account("A", 200))
    ran(installation, FEB, account("A", 20000))
    assert held() == ("promoted", "gold", "gold")
    asked = corrections.propose("A", 2, "A zero too many", manager, installation.now)
    corrections.approve(asked.pk, person("admin"), installation.now)
    ran(installation, MAR, account("A", 200))
    assert Correction.objects.get().made_by_run == 3
    assert held()[2] == "silver"
    assert waiting(manager) == []
