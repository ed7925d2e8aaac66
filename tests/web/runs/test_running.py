"""A run: what it reads, keeps and tells, and that nothing is told twice."""

from __future__ import annotations

from datetime import date

import pytest

from tanada.errors import UsageError
from tanada_web.audit import verify
from tanada_web.models import (
    AuditEvent,
    Correction,
    Designation,
    Holding,
    Judgement,
    Override,
    OverrideState,
    Run,
    RunState,
    Snapshot,
    Source,
    Transition,
)
from tanada_web.reading.engine import query_connection
from tanada_web.reading.published import Filters, Order, Published, published_run

from .installation import POLICY, Installation, account

JAN, FEB, MAR = date(2025, 1, 31), date(2025, 2, 28), date(2025, 3, 31)


def held() -> dict[str, tuple[str | None, str | None]]:
    rows = Holding.objects.order_by("account_id").values_list("account_id", "status", "earned_tier")
    return {account_id: (status, tier) for account_id, status, tier in rows}


def told(number: int) -> dict[str, str]:
    return dict(Transition.objects.filter(run=number).values_list("account_id", "status"))


def published(*columns: str) -> list[tuple[object, ...]]:
    with query_connection() as connection:
        rows = Published(connection, published_run())
        page = rows.page(Filters(ended=True), Order(), 100, columns)
    return [tuple(row[name] for name in columns) for row in page]


def test_the_first_run_gives_every_account_its_tier(installation: Installation) -> None:
    installation.publish()
    installation.write([account("A", 2000), account("B", 200, owner="Kim"), account("C", "")])
    ran = installation.run(JAN)
    assert (ran.run.number, ran.run.state, ran.again) == (1, RunState.DONE, False)
    assert held() == {"A": ("new", "gold"), "B": ("new", "silver"), "C": ("undetermined", "tin")}
    assert told(1) == {"A": "new", "B": "new", "C": "undetermined"}
    reason = Transition.objects.get(account_id="A")
    assert (reason.reason, reason.reason_values) == ("gold.large", '{"arr": 2000.00}')
    assert Holding.objects.get(account_id="B").owner == "Kim"
    assert ran.run.summary["accounts"] == 3
    assert published("account_id", "tier", "arr") == [
        ("A", "gold", 2000),
        ("B", "silver", 200),
        ("C", "tin", None),
    ]


def test_only_what_changed_is_told(installation: Installation) -> None:
    installation.publish()
    installation.write([account("A", 2000), account("B", 200), account("C", 20)])
    installation.run(JAN)
    installation.write([account("A", 2000), account("B", 1500), account("C", 20, name="Cee")])
    ran = installation.run(FEB)
    assert told(2) == {"B": "promoted"}
    assert ran.run.counts == {"held": 2, "promoted": 1}
    assert ran.run.summary["changed"] == 1
    assert Holding.objects.get(account_id="C").name == "Cee"


def test_the_same_run_again_does_nothing(installation: Installation) -> None:
    installation.publish()
    installation.write([account("A", 2000)])
    first = installation.run(JAN)
    again = installation.run(JAN)
    assert (again.again, again.run.pk) == (True, first.run.pk)
    assert (Run.objects.count(), Transition.objects.count()) == (1, 1)


def test_another_run_for_the_same_day_comes_on_top(installation: Installation) -> None:
    installation.publish()
    installation.write([account("A", 200)])
    installation.run(JAN)
    installation.write([account("A", 2000)])
    installation.run(JAN)
    assert held() == {"A": ("promoted", "gold")}
    assert [(each.run, each.status) for each in Transition.objects.all()] == [
        (1, "new"),
        (2, "promoted"),
    ]


def test_who_is_not_there_any_more_has_ended(installation: Installation) -> None:
    installation.publish()
    installation.write([account("A", 2000), account("B", 200)])
    installation.run(JAN)
    installation.write([account("A", 2000)])
    with pytest.raises(UsageError) as error:
        installation.run(FEB)
    assert error.value.problems[0].code == "ledger.too_many_ended"
    assert held()["B"] == ("new", "silver")
    installation.run(FEB, max_ended=1)
    assert held()["B"] == ("ended", "silver")
    assert Holding.objects.get(account_id="B").ended_on == FEB
    assert published("account_id", "status", "tier") == [
        ("A", "held", "gold"),
        ("B", "ended", None),
    ]


def test_a_rejected_account_keeps_its_row_as_it_was(installation: Installation) -> None:
    installation.publish()
    installation.write([account(f"A{n:02}", 200) for n in range(30)])
    installation.run(JAN)
    rows = [account(f"A{n:02}", 200) for n in range(29)] + [account("A29", "many")]
    installation.write(rows)
    installation.run(FEB)
    assert published("account_id", "status", "tier", "arr", "as_of")[-1] == (
        "A29",
        "not_seen",
        "silver",
        200,
        JAN,
    )


def test_a_late_file_changes_only_its_accounts(installation: Installation) -> None:
    installation.publish()
    installation.write([account("A", 2000), account("B", 200)])
    installation.run(JAN)
    late = installation.home / "late.csv"
    installation.write([account("B", 5000)], late)
    Source.objects.create(name="late", accounts=str(late), complete=False)
    ran = installation.run(JAN, source="late")
    assert ran.run.kind == "partial"
    assert published("account_id", "status", "tier") == [
        ("A", "not_seen", "gold"),
        ("B", "promoted", "gold"),
    ]


def test_what_people_say_is_read_like_any_field(installation: Installation) -> None:
    installation.publish()
    installation.write([account("A", 800), account("B", 800), account("C", 800)])
    installation.run(JAN)
    said = {"said_by": installation.admin, "said_at": installation.now}
    Designation.objects.create(account_id="A", kind="brand", reason="Known", starts_on=JAN, **said)
    Designation.objects.create(
        account_id="B", kind="brand", reason="Was", starts_on=JAN, expires_on=FEB, **said
    )
    Judgement.objects.create(account_id="C", field="arr", value="50", as_of=FEB, **said)
    ran = installation.run(JAN, reread=False)
    assert told(ran.run.number) == {"A": "promoted", "B": "promoted"}
    installation.run(FEB)
    assert held() == {"A": ("promoted", "gold"), "B": ("grace", "gold"), "C": ("grace", "silver")}


def test_an_override_shows_its_tier_over_the_earned_one(installation: Installation) -> None:
    installation.publish()
    installation.write([account("A", 200)])
    installation.run(JAN)
    Override.objects.create(
        account_id="A",
        tier="gold",
        reason="Founder",
        starts_on=FEB,
        expires_on=MAR,
        state=OverrideState.APPROVED,
        proposed_by=installation.owner,
        proposed_at=installation.now,
        decided_by=installation.admin,
        decided_at=installation.now,
    )
    installation.run(FEB)
    holding = Holding.objects.get(account_id="A")
    assert (holding.tier, holding.earned_tier, holding.pinned_until) == ("gold", "silver", MAR)
    installation.run(MAR)
    holding.refresh_from_db()
    assert (holding.status, holding.tier, holding.pinned) == ("unpinned", "silver", False)


def test_a_correction_by_two_people_undoes_a_transition(installation: Installation) -> None:
    installation.publish()
    installation.write([account("A", 200), account("B", 20)])
    installation.run(JAN)
    installation.write([account("A", 20_000), account("B", 20)])
    installation.run(FEB)
    assert held()["A"] == ("promoted", "gold")
    Correction.objects.create(
        account_id="A",
        run=2,
        reason="Two zeros too many",
        state=OverrideState.APPROVED,
        proposed_by=installation.owner,
        proposed_at=installation.now,
        decided_by=installation.admin,
        decided_at=installation.now,
    )
    installation.write([account("A", 200), account("B", 20)])
    installation.run(FEB)
    assert [
        (each.run, each.status, each.earned_tier)
        for each in Transition.objects.filter(account_id="A")
    ] == [(1, "new", "silver"), (2, "promoted", "gold"), (3, "corrected", "silver")]
    assert [each.kind for each in Run.objects.order_by("number")] == [
        "complete",
        "complete",
        "correction",
        "complete",
    ]
    assert Correction.objects.get().made_by_run == 3


def test_a_correction_that_came_too_late_is_refused(installation: Installation) -> None:
    installation.publish()
    installation.write([account("A", 20)])
    installation.run(JAN)
    installation.write([account("A", 200)])
    installation.run(FEB)
    installation.write([account("A", 2000)])
    installation.run(MAR)
    Correction.objects.create(
        account_id="A",
        run=2,
        reason="Mistyped",
        state=OverrideState.APPROVED,
        proposed_by=installation.owner,
        proposed_at=installation.now,
        decided_by=installation.admin,
        decided_at=installation.now,
    )
    installation.run(date(2025, 4, 30))
    correction = Correction.objects.get()
    assert (correction.state, correction.decision) == ("refused", "corrections.later_transition")
    assert held()["A"] == ("promoted", "gold")


def test_a_policy_for_a_later_day_decides_from_then_on(installation: Installation) -> None:
    installation.publish()
    stricter = POLICY.replace("arr > 1000,", "arr > 1500,")
    installation.publish(stricter, on=FEB)
    installation.write([account("A", 1200)])
    installation.run(JAN)
    assert held() == {"A": ("new", "gold")}
    installation.run(FEB)
    assert held() == {"A": ("grace", "gold")}
    assert published_run().policy.number == 2


def test_a_policy_that_forgets_a_tier_that_is_held_is_not_published(
    installation: Installation,
) -> None:
    installation.publish()
    installation.write([account("A", 1200)])
    installation.run(JAN)
    renamed = POLICY.replace("gold", "platinum")
    with pytest.raises(UsageError) as error:
        installation.publish(renamed)
    assert error.value.problems[0].code == "ledger.tier_not_renamed"
    installation.publish(renamed.replace("30}", "30, rename: {gold: platinum}}", 2))


def test_what_was_read_is_kept_and_read_once(installation: Installation) -> None:
    installation.publish()
    installation.write([account("A", 2000)])
    installation.run(JAN)
    Designation.objects.create(
        account_id="A",
        kind="brand",
        reason="Known",
        starts_on=JAN,
        said_by=installation.admin,
        said_at=installation.now,
    )
    installation.run(JAN)
    assert Snapshot.objects.count() == 1
    assert Run.objects.filter(state=RunState.DONE).count() == 2


def test_each_run_leaves_one_event_in_the_trail(installation: Installation) -> None:
    installation.publish()
    installation.write([account("A", 2000)])
    ran = installation.run(JAN)
    event = AuditEvent.objects.get(action="run:done")
    assert event.after["published_file"] == ran.run.published_file
    assert verify() is None


def test_after_a_late_file_what_people_say_still_acts_at_once(installation: Installation) -> None:
    installation.publish()
    installation.write([account("A", 800), account("B", 200), account("C", 20)])
    installation.run(JAN)
    late = installation.home / "late.csv"
    installation.write([account("B", 5000)], late)
    Source.objects.create(name="late", accounts=str(late), complete=False)
    installation.run(JAN, source="late")
    Designation.objects.create(
        account_id="A",
        kind="brand",
        reason="Known",
        starts_on=JAN,
        said_by=installation.admin,
        said_at=installation.now,
    )
    ran = installation.run(JAN, reread=False)
    assert held() == {"A": ("promoted", "gold"), "B": ("promoted", "gold"), "C": ("new", "bronze")}
    assert (ran.run.kind, ran.run.snapshot.accepted) == ("complete", 3)


def test_a_late_file_leaves_the_whole_company_in_the_summary(installation: Installation) -> None:
    installation.publish()
    installation.write([account("A", 2000), account("B", 200)])
    installation.run(JAN)
    late = installation.home / "late.csv"
    installation.write([account("B", 5000)], late)
    Source.objects.create(name="late", accounts=str(late), complete=False)
    summary = installation.run(JAN, source="late").run.summary
    assert (summary["accounts"], summary["arr"]) == (2, "7000.00")
