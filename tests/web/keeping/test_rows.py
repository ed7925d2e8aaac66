"""Rows changed by SQL, behind the back of what they belong to: verify names them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction
from tests.web.runs.installation import POLICY, Installation, account

from tanada_web.keeping.trail import problems
from tanada_web.models import Person, PolicyVersion, Transition
from tanada_web.said import corrections, designations, overrides

DAY = date(2026, 6, 30)
AT = datetime(2026, 6, 30, 15, tzinfo=UTC)
SOON = DAY + timedelta(days=30)


@pytest.fixture
def kept(
    tmp_path: Path, person: Callable[..., Person], monkeypatch: pytest.MonkeyPatch
) -> Installation:
    """Two policies, three runs, and something of everything that people say."""
    monkeypatch.setenv("TANADA_HOME", str(tmp_path))
    admin, manager = person("admin"), person("manager")
    made = Installation(tmp_path, person("policy_owner"), admin)
    made.publish()
    made.write([account("A-1", 2000), account("A-2", 50), account("A-3", 500)])
    made.run(DAY - timedelta(days=60))
    made.publish(POLICY.replace("return_days: 30", "return_days: 5"))
    made.write([account("A-1", 2000), account("A-2", 2000)])
    made.run(DAY - timedelta(days=30), max_ended=1)
    made.write([account("A-1", 2000), account("A-2", 2000), account("A-3", 500)])
    made.run(DAY)
    proposed = overrides.propose("A-1", "silver", "Pilot", DAY, SOON, admin, AT)
    overrides.approve(proposed.pk, manager, AT)
    overrides.propose("A-2", "tin", "Pilot", DAY, SOON, admin, AT)
    brand = designations.designate("A-1", "brand", "Known to all", DAY, None, manager, AT)
    designations.renew(brand.pk, "Still is", SOON, manager, AT)
    influence = designations.designate("A-2", "influence", "Speaks", DAY, None, manager, AT)
    designations.remove(influence.pk, manager, AT)
    corrections.propose("A-3", 3, "Not theirs", admin, AT)
    return made


def codes() -> list[tuple[str, object]]:
    return [(each.code, each.params["found"]) for each in problems()]


@pytest.mark.usefixtures("kept")
def test_rows_that_nobody_touched_are_as_they_were_told() -> None:
    assert codes() == []


CHANGES: list[tuple[str, list[tuple[str, object]]]] = [
    (
        "UPDATE tanada_web_holding SET tier = 'gold' WHERE account_id = 'A-3'",
        [("audit.holdings_differ", ["A-3"])],
    ),
    (
        "UPDATE tanada_web_holding SET owner = 'Else' WHERE account_id <> 'A-2'",
        [("audit.holdings_differ", ["A-1", "A-3"])],
    ),
    (
        "DELETE FROM tanada_web_holding WHERE account_id = 'A-2'",
        [("audit.holdings_differ", ["A-2"])],
    ),
    (
        "UPDATE tanada_web_period SET tier = 'tin' WHERE account_id = 'A-2' AND until IS NULL",
        [("audit.periods_differ", ["A-2"])],
    ),
    (
        "UPDATE tanada_web_transition SET grace_until = '2027-01-01' WHERE account_id = 'A-1'",
        [("audit.transitions_differ", ["A-1"])],
    ),
    (
        "UPDATE tanada_web_transition SET earned_tier = 'tin' WHERE account_id = 'A-2' AND run = 1",
        [("audit.periods_differ", ["A-2"])],
    ),
    (
        "UPDATE tanada_web_policyversion SET text = replace(text, '1000', '900') WHERE number = 1",
        [("audit.policy_differs", 1)],
    ),
    (
        "UPDATE tanada_web_policyversion SET text = 'no policy' WHERE number = 2",
        [("audit.policy_differs", 2)],
    ),
    (
        "UPDATE tanada_web_policyversion SET state = 'approved' WHERE number = 1",
        [("audit.policy_differs", 1)],
    ),
    (
        "UPDATE tanada_web_override SET expires_on = '2027-01-01' WHERE state = 'approved'",
        [("audit.override_differs", 1)],
    ),
    (
        "UPDATE tanada_web_override SET account_id = 'A-3' WHERE state = 'proposed'",
        [("audit.override_differs", 2)],
    ),
    (
        "DELETE FROM tanada_web_override WHERE state = 'proposed'",
        [("audit.override_missing", 2)],
    ),
    (
        "UPDATE tanada_web_designation SET removed_at = NULL, removed_by_id = NULL "
        "WHERE kind = 'influence'",
        [("audit.designation_differs", 3)],
    ),
    (
        "UPDATE tanada_web_designation SET kind = 'partner' WHERE kind = 'influence'",
        [("audit.designation_differs", 3)],
    ),
    (
        "UPDATE tanada_web_correction SET state = 'approved'",
        [("audit.correction_differs", 1)],
    ),
]


@pytest.mark.usefixtures("kept")
def test_a_row_that_was_changed_by_sql_is_named() -> None:
    numbers = _numbers()
    for statement, found in CHANGES:
        expected = [
            (code, numbers[code.split("_")[0]][which - 1] if isinstance(which, int) else which)
            for code, which in found
        ]
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(statement)
            assert codes() == expected, statement
            transaction.set_rollback(True)


def _numbers() -> dict[str, list[int]]:
    """The numbers that rows have, which PostgreSQL does not begin anew for each test."""
    tables = {"audit.override": "override", "audit.designation": "designation"}
    tables |= {"audit.correction": "correction"}
    numbers = {"audit.policy": [1, 2]}
    for code, name in tables.items():
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT id FROM tanada_web_{name} ORDER BY id")
            numbers[code] = [row[0] for row in cursor.fetchall()]
    return numbers


@pytest.mark.usefixtures("kept")
def test_a_policy_that_the_trail_does_not_tell_of_is_named() -> None:
    version = PolicyVersion.objects.get(number=2)
    version.pk, version.number, version.state = None, 3, "draft"
    version.save()
    assert codes() == [("audit.policy_untold", 3)]


@pytest.mark.usefixtures("kept")
def test_an_event_whose_values_were_wiped_is_no_fault_of_ours() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE tanada_web_auditevent SET after = '{}' WHERE action = 'override:proposed'"
        )
    assert codes()[0][0] == "audit.changed"


def test_a_designation_given_anew_closes_the_one_before(kept: Installation) -> None:
    assert kept.home.is_dir()
    assert Transition.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE tanada_web_designation SET removed_at = said_at WHERE removed_at IS NULL"
        )
    ((code, _),) = codes()
    assert code == "audit.designation_differs"
