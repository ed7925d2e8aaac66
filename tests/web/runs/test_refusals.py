"""What a run refuses: with which code, with nothing changed, and with a row that says why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tanada.errors import TanadaError
from tanada_web.audit import head
from tanada_web.files import store
from tanada_web.models import (
    Holding,
    Override,
    OverrideState,
    Period,
    PolicyVersion,
    Run,
    RunState,
    Snapshot,
    Source,
    Transition,
)
from tanada_web.runs.running import RunCall, run_now

from .installation import Installation, account

JAN, FEB, MAR = date(2025, 1, 31), date(2025, 2, 28), date(2025, 3, 31)
COMPANY = [account(f"A{number}", 10 * 3**number) for number in range(6)]


@pytest.fixture
def started(installation: Installation) -> Installation:
    """An installation in which a run has been made."""
    installation.publish()
    installation.write(COMPANY)
    installation.run(JAN)
    return installation


def state() -> dict[str, object]:
    """What a refusal leaves as it is; a snapshot that was taken may stay, and is named."""
    done = Run.objects.filter(state=RunState.DONE).order_by("number")
    snapshots = Snapshot.objects.values_list("file", "rejects_file")
    files = store().names() - {name for names in snapshots for name in names}
    return {
        "history": list(Transition.objects.order_by("id").values_list()),
        "holdings": list(Holding.objects.order_by("account_id").values_list()),
        "periods": list(Period.objects.order_by("id").values_list()),
        "runs": list(done.values_list()),
        "files": sorted(files),
        "temporary": store().temporaries(),
        "audit": head(),
    }


def refused(call: Callable[[], object]) -> dict[str, Any]:
    """The problem with which a call is refused, as the row of its run keeps it."""
    before = state()
    with pytest.raises(TanadaError) as raised:
        call()
    assert state() == before
    last = Run.objects.order_by("-id")[0]
    assert (last.state, last.number, last.step) == (RunState.REFUSED, None, "")
    codes = [each["code"] for each in last.problems]
    assert codes == [each.code for each in raised.value.problems]
    return dict(last.problems[0])


def test_without_a_policy_nothing_can_decide(installation: Installation) -> None:
    installation.write(COMPANY)
    assert refused(lambda: installation.run(JAN))["code"] == "runs.no_policy"


def test_a_policy_that_is_only_drafted_does_not_decide(started: Installation) -> None:
    PolicyVersion.objects.update(state="draft")
    assert refused(lambda: started.run(FEB))["code"] == "runs.no_policy"


def test_without_a_source_there_is_nothing_to_read(started: Installation) -> None:
    Source.objects.update(active=False)
    assert refused(lambda: started.run(FEB))["code"] == "runs.no_source"


def test_of_several_complete_sources_one_must_be_named(started: Installation) -> None:
    Source.objects.create(name="other", accounts=str(started.file))
    problem = refused(lambda: started.run(FEB))
    assert problem["code"] == "runs.several_sources"
    assert problem["params"] == {"found": ["crm", "other"]}
    assert started.run(FEB, source="other").run.number == 2


def test_a_source_that_is_not_there_is_refused(started: Installation) -> None:
    problem = refused(lambda: started.run(FEB, source="erp"))
    assert problem["code"] == "runs.no_such_source"
    assert problem["params"] == {"found": "erp", "expected": ["crm"]}


def test_a_file_that_is_too_old_is_not_shown_as_fresh(started: Installation) -> None:
    Source.objects.update(max_age_hours=24)
    started.touch(datetime(2025, 2, 27, 11, 0, tzinfo=UTC))
    problem = refused(lambda: started.run(FEB))
    assert problem["code"] == "runs.too_old"
    assert problem["path"] == str(started.file)
    assert problem["params"] == {
        "found": "2025-02-27 11:00 UTC",
        "hours": 25,
        "limit": 24,
        "source": "crm",
    }
    started.touch(datetime(2025, 2, 27, 12, 0, tzinfo=UTC))
    assert started.run(FEB).run.number == 2


def test_a_file_that_is_not_there_is_refused(started: Installation) -> None:
    started.file.unlink()
    assert refused(lambda: started.run(FEB))["code"] == "accounts.not_found"


def test_a_day_before_the_last_run_is_refused(started: Installation) -> None:
    started.run(MAR)
    problem = refused(lambda: started.run(FEB))
    assert problem["code"] == "runs.earlier"
    assert problem["params"] == {"found": "2025-02-28", "last": "2025-03-31"}


def test_a_day_that_has_not_come_is_refused(started: Installation) -> None:
    started.now = datetime(2025, 2, 28, 23, 0, tzinfo=UTC)

    def run_for(day: date) -> object:
        return run_now(RunCall(day, "system", lambda: started.now))

    problem = refused(lambda: run_for(date(2025, 3, 2)))
    assert problem["code"] == "runs.to_come"
    assert problem["params"] == {"found": "2025-03-02", "today": "2025-02-28"}
    run_for(date(2025, 3, 1))  # where the day has begun already, east of here


def test_a_clock_that_went_back_is_refused(started: Installation) -> None:
    started.run(FEB)
    started.now = datetime(2025, 2, 28, 11, 59, 59, tzinfo=UTC)

    def run_again() -> object:
        return run_now(RunCall(FEB, "system", lambda: started.now))

    problem = refused(run_again)
    assert problem["code"] == "runs.clock_back"
    assert problem["params"] == {"found": "2025-02-28 11:59:59", "last": "2025-02-28 12:00:00"}


def test_too_many_rejected_rows_are_refused(started: Installation) -> None:
    started.write([*COMPANY[:5], account("A5", "a lot")])
    assert refused(lambda: started.run(FEB))["code"] == "accounts.too_many_rejects"
    assert Snapshot.objects.count() == 1
    assert started.run(FEB, max_rejects=1).run.counts["not_seen"] == 1


def test_too_many_who_would_end_are_refused(started: Installation) -> None:
    started.write(COMPANY[:4])
    problem = refused(lambda: started.run(FEB))
    assert problem["code"] == "ledger.too_many_ended"
    assert problem["params"] == {"ended": 2, "held": 6, "limit": "5%"}
    assert started.run(FEB, max_ended=1).run.counts["ended"] == 2


def test_an_empty_file_does_not_mean_that_all_customers_have_left(started: Installation) -> None:
    started.file.write_bytes(b"")
    assert refused(lambda: started.run(FEB))["code"] == "accounts.empty"
    started.write([])
    assert refused(lambda: started.run(FEB))["code"] == "accounts.no_rows"


def test_an_override_to_a_tier_that_the_policy_does_not_have_is_refused(
    started: Installation,
) -> None:
    Override.objects.create(
        account_id="A3",
        tier="platinum",
        reason="Promised by the founder",
        starts_on=FEB,
        expires_on=MAR,
        state=OverrideState.APPROVED,
        proposed_by=started.owner,
        proposed_at=started.now,
        decided_by=started.admin,
        decided_at=started.now,
    )
    problem = refused(lambda: started.run(FEB))
    assert problem["code"] == "runs.override_tier"
    assert problem["params"] == {
        "account_id": "A3",
        "found": "platinum",
        "expected": ["bronze", "gold", "silver", "tin"],
    }
    assert started.run(MAR).run.number == 2


def test_long_names_are_cut_where_they_are_told(started: Installation) -> None:
    started.write([*COMPANY, account("B", 2000, name="x" * 201, owner="y" * 201)])
    started.run(FEB)
    told = Holding.objects.get(account_id="B")
    assert (told.name, told.owner) == ("x" * 200, "y" * 200)


@pytest.mark.parametrize("error", [KeyboardInterrupt(), RuntimeError("Query interrupted")])
def test_a_run_that_somebody_stops_is_told_as_cut_short(
    started: Installation, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("tanada_web.runs.running.decide", stopped)
    before = state()
    with pytest.raises(type(error)):
        started.run(FEB)
    assert state() == before
    run = Run.objects.order_by("-id")[0]
    assert (run.state, [each["code"] for each in run.problems]) == ("failed", ["runs.interrupted"])


def test_a_file_from_the_future_cannot_be_told_to_be_fresh(started: Installation) -> None:
    Source.objects.update(max_age_hours=24)
    started.touch(datetime(2025, 3, 2, 11, 0, tzinfo=UTC))
    problem = refused(lambda: started.run(FEB))
    assert problem["code"] == "runs.from_the_future"
    assert problem["params"] == {"found": "2025-03-02 11:00 UTC"}
