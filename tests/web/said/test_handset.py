"""Tiers set by hand before the first run: imported all or nothing, compared, adopted once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tanada.accounts.reading import read_accounts
from tanada.decide.running import Decisions
from tanada.errors import AccountsError
from tanada.policy.loading import policy_text
from tanada.sql.engine import connect
from tanada_web.models import AuditEvent, HandsetTier, Person, Run, RunState
from tanada_web.policies import policy_of
from tanada_web.said.handset import adopt_handset, compare_handset, import_handset

from .conftest import AT, TODAY, Refused, publish

People = Callable[..., Person]
pytestmark = pytest.mark.usefixtures("published")
HAND = "account_id,tier,since\nA-1,tier_1,2025-03-01\nA-2,コアアカウント,2025-03-01\n"


@pytest.fixture
def manager(person: People) -> Person:
    return person("manager")


def written(tmp_path: Path, text: str, name: str = "hand.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def kept() -> list[tuple[object, ...]]:
    rows = HandsetTier.objects.order_by("account_id")
    return list(rows.values_list("account_id", "tier", "since", "adopted"))


def test_a_file_takes_the_place_of_the_one_before(tmp_path: Path, manager: Person) -> None:
    assert import_handset(written(tmp_path, HAND), manager, AT).accounts == 2
    assert kept() == [
        ("A-1", "tier_1", date(2025, 3, 1), False),
        ("A-2", "tier_2", date(2025, 3, 1), False),
    ]
    again = written(tmp_path, "account_id,tier,since\nA-3,tier_3,2025-04-01\n")
    import_handset(again, manager, AT)
    assert kept() == [("A-3", "tier_3", date(2025, 4, 1), False)]
    row = HandsetTier.objects.get()
    assert (row.imported_by, row.imported_at) == (manager, AT)
    assert list(AuditEvent.objects.values_list("action", "after")) == [
        ("handset:imported", {"accounts": 2}),
        ("handset:imported", {"accounts": 1}),
    ]


def test_a_file_with_one_bad_row_changes_nothing(tmp_path: Path, manager: Person) -> None:
    import_handset(written(tmp_path, HAND), manager, AT)
    bad = written(tmp_path, HAND + "A-3,gold,2025-03-01\n")
    with pytest.raises(AccountsError) as raised:
        import_handset(bad, manager, AT)
    (problem,) = raised.value.problems
    assert (problem.code, problem.place.line) == ("handset.unknown_tier", 4)
    assert len(kept()) == 2
    assert AuditEvent.objects.count() == 1


def test_of_a_row_without_an_account_only_what_it_lacks_is_told(
    tmp_path: Path, manager: Person
) -> None:
    nobody = written(tmp_path, "account_id,tier,since\n,gold,2099-01-01\nA-1,gold,2025-03-01\n")
    with pytest.raises(AccountsError) as raised:
        import_handset(nobody, manager, AT)
    told = [(each.code, each.place.line, each.params["field"]) for each in raised.value.problems]
    assert told == [
        ("handset.incomplete", 2, "account_id"),
        ("handset.unknown_tier", 3, "tier"),
    ]


def test_they_are_compared_with_the_policy_before_the_first_run(
    tmp_path: Path, manager: Person
) -> None:
    import_handset(written(tmp_path, HAND), manager, AT)
    accounts = written(
        tmp_path,
        "account_id,arr,currency,growth_potential\nA-1,30000,USD,low\nA-2,200000,USD,low\n",
        "accounts.csv",
    )
    policy = policy_of(policy_text("standard")[0])
    snapshot = read_accounts(connect(), accounts, policy, TODAY)
    comparison = compare_handset(Decisions(snapshot, policy, TODAY))
    assert [(row["outcome"], row["accounts"], row["arr"]) for row in comparison.totals] == [
        ("falls", 1, 30000),
        ("rises", 1, 200000),
    ]
    (row,) = comparison.rows("rises", 10)
    assert (row["account_id"], row["by_hand"], row["by_policy"], row["reason"]) == (
        "A-2",
        "tier_2",
        "tier_1",
        "tier_1.large",
    )


def test_the_first_run_begins_from_what_was_adopted(tmp_path: Path, manager: Person) -> None:
    import_handset(written(tmp_path, HAND), manager, AT)
    assert adopt_handset(manager, AT) == 2
    assert [adopted for *_, adopted in kept()] == [True, True]


def test_nothing_is_adopted_where_nothing_was_imported(manager: Person, refused: Refused) -> None:
    assert refused(lambda: adopt_handset(manager, AT)) == "handset.nothing"


def test_tiers_of_another_policy_are_not_adopted(
    tmp_path: Path, manager: Person, person: People, refused: Refused
) -> None:
    import_handset(written(tmp_path, HAND), manager, AT)
    publish(policy_text("value")[0], person)
    assert refused(lambda: adopt_handset(manager, AT)) == "handset.other_policy"


def test_after_a_run_nothing_is_adopted_or_replaced(
    tmp_path: Path, manager: Person, refused: Refused
) -> None:
    import_handset(written(tmp_path, HAND), manager, AT)
    adopt_handset(manager, AT)
    Run.objects.create(number=1, as_of=TODAY, state=RunState.DONE, started_by="run", started_at=AT)
    again = written(tmp_path, HAND)
    assert refused(lambda: adopt_handset(manager, AT)) == "handset.run_already"
    assert refused(lambda: import_handset(again, manager, AT)) == "handset.run_already"
    assert [adopted for *_, adopted in kept()] == [True, True]


@pytest.mark.parametrize("role", ["viewer", "csm"])
def test_csms_set_no_tiers_by_hand(
    tmp_path: Path, person: People, refused: Refused, role: str
) -> None:
    path = written(tmp_path, HAND)
    assert refused(lambda: import_handset(path, person(role), AT)) == "permission.not_allowed"
    assert refused(lambda: adopt_handset(person(role), AT)) == "permission.not_allowed"
