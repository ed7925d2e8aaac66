"""Random companies over random runs: the rows of the database agree with each other.

The periods are those that the whole history gives, the holdings are what the history says
last, and both are what the state's file holds.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import duckdb
import pytest

from tanada.ledger.columns import HELD
from tanada.ledger.history import HISTORY
from tanada.ledger.periods import Periods
from tanada.sql.engine import connect
from tanada_web.carrying.tables import make_table
from tanada_web.files import store
from tanada_web.keeping.ledger import changed_ledger
from tanada_web.models import Correction, Holding, Override, OverrideState, Period, Transition
from tanada_web.reading.engine import rows_of
from tanada_web.runs.past import last_done

from .installation import POLICY, Installation, account

RENAMED = POLICY.replace("gold", "summit").replace("return_days: 30", "RENAME, return_days: 30")
RENAMED = RENAMED.replace("RENAME", "rename: {gold: summit}")
ACCOUNTS = 40


def drawn(draw: random.Random, day: date) -> list[dict[str, object]]:
    """Some of the accounts, with ARR in any tier, some unknown, some that have left."""
    return [
        account(
            f"A{number:02}",
            draw.choice([5, 50, 500, 5000, 5000, ""]),
            name=f"Name {draw.randint(0, 1)}",
            churned_on=day - timedelta(days=draw.randint(0, 40)) if draw.random() < 0.06 else "",
        )
        for number in range(ACCOUNTS)
        if draw.random() > 0.08
    ]


def overridden(draw: random.Random, installation: Installation, day: date) -> None:
    """An override of an account that has none."""
    free = {f"A{n:02}" for n in range(ACCOUNTS)} - set(
        Override.objects.values_list("account_id", flat=True)
    )
    Override.objects.create(
        account_id=draw.choice(sorted(free)),
        tier=draw.choice(["silver", "bronze"]),
        reason="Seen otherwise",
        starts_on=day,
        expires_on=day + timedelta(days=draw.randint(1, 90)),
        state=OverrideState.APPROVED,
        proposed_by=installation.owner,
        proposed_at=installation.now,
        decided_by=installation.admin,
        decided_at=installation.now,
    )


def corrected(draw: random.Random, installation: Installation) -> None:
    """A correction of something that the last run did; it may turn out not to be in order."""
    last = last_done()
    if last is None or Correction.objects.filter(made_by_run=None, state="approved").exists():
        return
    rows = Transition.objects.filter(run=last.number).order_by("account_id")
    if rows:
        Correction.objects.create(
            account_id=draw.choice(list(rows)).account_id,
            run=last.number,
            reason="Mistyped",
            state=OverrideState.APPROVED,
            proposed_by=installation.owner,
            proposed_at=installation.now,
            decided_by=installation.admin,
            decided_at=installation.now,
        )


def test_periods_holdings_and_state_agree(installation: Installation) -> None:
    agree(installation, seed=0, runs=8)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10, 17))
def test_periods_holdings_and_state_agree_at_length(installation: Installation, seed: int) -> None:
    agree(installation, seed, runs=20)


def agree(installation: Installation, seed: int, runs: int) -> None:
    draw = random.Random(seed)
    installation.publish()
    day = date(2025, 1, 31)
    for number in range(runs):
        if number == runs // 2:
            installation.publish(RENAMED)
        if draw.random() < 0.4:
            overridden(draw, installation, day)
        if draw.random() < 0.3:
            corrected(draw, installation)
        installation.write(drawn(draw, day))
        installation.run(day, max_ended=1)
        rename = {"gold": "summit"} if number >= runs // 2 else {}
        check(day, rename)
        day += timedelta(days=draw.choice([0, 1, 7, 30, 45, 200]))


def check(day: date, rename: dict[str, str]) -> None:
    with connect() as connection:
        history = list(Transition.objects.order_by("id").values_list(*HISTORY))
        make_table(connection, "history", HISTORY, history)
        periods = Periods(day, return_days=30, rename=rename).query("history").sql("duckdb")
        expected = rows(connection, f"SELECT account_id, tier, since, until FROM ({periods})")
        names = ("account_id", "tier", "since", "until")
        found = sorted(Period.objects.values_list(*names), key=str)
        assert found == expected, told_of(history, found, expected)

        last = {row[0]: dict(zip(HISTORY, row, strict=True)) for row in history}
        kept = Holding.objects.values(*HISTORY)
        assert {row["account_id"]: row for row in kept} == last

        run = last_done()
        assert run is not None
        listed = ", ".join(HELD)
        state = rows(
            connection,
            f"SELECT {listed} FROM {rows_of(run.state_file)} WHERE tier IS NOT NULL",
        )
        assert held(last, rename) == state
    assert list(changed_ledger(run, store())) == []


def told_of(
    history: list[tuple[Any, ...]], found: list[tuple[Any, ...]], expected: list[tuple[Any, ...]]
) -> str:
    """The history of the first account whose periods differ."""
    account_id = next(iter(sorted(set(found) ^ set(expected), key=str)))[0]
    lines = [
        [each for each in listed if each[0] == account_id] for listed in (found, expected, history)
    ]
    return "\n".join(str(each) for part in lines for each in ["", *part])


def held(last: dict[str, dict[str, Any]], rename: dict[str, str]) -> list[tuple[Any, ...]]:
    """What the last rows of the history say that accounts hold, with the columns of HELD."""
    found = [
        tuple(
            rename.get(row["earned_tier"], row["earned_tier"]) if name == "tier" else row[name]
            for name in HELD
        )
        for row in last.values()
        if row["earned_tier"] is not None
    ]
    return sorted(found, key=str)


def rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    return sorted(connection.execute(query).fetchall(), key=str)
