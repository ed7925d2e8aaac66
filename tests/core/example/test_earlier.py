"""What CRM and billing exported at the end of an earlier month."""

from __future__ import annotations

from datetime import date

import pytest

from tanada.example.company import write_company
from tanada.example.earlier import earlier_billing, earlier_history, month_ends
from tanada.example.history import History
from tanada.example.soiling import soil_billing, soil_crm, soil_earlier_crm
from tanada.example.tables.billing import billing_subscriptions
from tanada.example.tables.crm import crm_accounts
from tanada.example.tables.rows import Record, iso, slashed

AS_OF = date(2026, 6, 30)


@pytest.fixture(scope="module")
def thens(history: History) -> dict[int, History]:
    """The company after its first, its twelfth and its last month."""
    return {place: earlier_history(history, history.months[place]) for place in (0, 11, 23)}


@pytest.fixture(scope="module")
def exports(thens: dict[int, History]) -> dict[int, dict[str, Record]]:
    return {
        place: {row["Account ID"]: row for row in crm_accounts(then)}
        for place, then in thens.items()
    }


def test_at_the_end_of_the_last_month_it_is_todays(
    history: History, thens: dict[int, History]
) -> None:
    assert crm_accounts(thens[23]) == crm_accounts(history)
    assert billing_subscriptions(thens[23]) == billing_subscriptions(history)


def test_only_accounts_that_had_begun_are_in_it(
    history: History, thens: dict[int, History], exports: dict[int, dict[str, Record]]
) -> None:
    begun = {
        place: {
            life.customer.account_id
            for life in history.lives
            if life.customer.started_on <= history.months[place].last_day
        }
        for place in thens
    }
    assert {place: set(rows) for place, rows in exports.items()} == begun
    assert len(begun[0]) < len(begun[11]) < len(begun[23]) == 2000


def test_who_has_left_stays_as_a_former_customer(exports: dict[int, dict[str, Record]]) -> None:
    former = [
        {name for name, row in rows.items() if row["Type"] == "Former customer"}
        for rows in exports.values()
    ]
    assert len(former[0]) < len(former[1]) < len(former[2])
    # A few have come back since.
    assert 0 < len(former[1] - former[2]) < 0.1 * len(former[1])


def test_nobody_knew_anything_of_later(
    thens: dict[int, History], exports: dict[int, dict[str, Record]]
) -> None:
    for place, rows in exports.items():
        day = iso(thens[place].as_of)
        for row in rows.values():
            assert row["CSM Sentiment Date"] <= day
            assert row["Licences Counted On"] <= day
            assert not row["Parent Account ID"] or row["Parent Account ID"] in rows


def test_views_were_others_and_what_does_not_change_is_the_same(
    exports: dict[int, dict[str, Record]],
) -> None:
    pairs = [(row, exports[23][name]) for name, row in exports[11].items()]
    for fixed in ("Account Name", "Owner", "Industry", "Employees", "Addressable Seats"):
        assert all(then[fixed] == now[fixed] for then, now in pairs)
    changed = sum(then["CSM Sentiment"] != now["CSM Sentiment"] for then, now in pairs)
    assert 0.15 < changed / len(pairs) < 0.6


def test_billing_did_not_know_of_ends_to_come(history: History, thens: dict[int, History]) -> None:
    today = billing_subscriptions(history)
    soil_billing(today, history)
    rows = earlier_billing(thens[11], today)
    day = slashed(thens[11].as_of)
    assert len(rows) < len(today)
    assert all(row["開始日"] <= day and row["終了日"] <= day for row in rows)
    known = {row["契約ID"]: row for row in billing_subscriptions(thens[11])}
    going_on = [row for row in rows if not row["終了日"] and row["契約ID"] in known]
    assert all(row["更新日"] > day for row in going_on)
    assert sum(row["通貨"] == "CHF" for row in rows) > 0


def test_an_account_that_is_exported_twice_today_was_so_before(
    history: History, thens: dict[int, History]
) -> None:
    now, then = crm_accounts(history), crm_accounts(thens[11])
    begun = {row["Account ID"] for row in then}
    dirt = soil_crm(now, history)
    soil_earlier_crm(then, thens[11], dirt)
    ids = [row["Account ID"] for row in then]
    (doubled,) = (kind.where for kind in dirt if kind.code == "duplicate_account_id")
    assert [ids.count(account) for account in doubled] == [
        2 if account in begun else 0 for account in doubled
    ]
    assert ids.count("") == 2  # of three; the third had not begun


def test_the_last_months_come_in_their_order(history: History) -> None:
    assert [iso(month.last_day) for month in month_ends(history, 2)] == [
        "2026-04-30",
        "2026-05-31",
    ]
    assert month_ends(history, 0) == ()


def test_planted_says_how_many_rows_each_day_has(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("earlier")
    company = write_company(folder, seed=3, accounts=120, as_of=AS_OF, months=3)
    told = company.planted["earlier"]
    assert isinstance(told, dict)
    assert list(told) == ["2026-04-30", "2026-05-31"]
    for day, files in told.items():
        for name, rows in files.items():
            lines = (folder / "history" / day / name).read_bytes().count(b"\r\n")
            assert lines == rows + 1
