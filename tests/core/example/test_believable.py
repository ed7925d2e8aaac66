"""The company is a believable one: its tiers, its gaps, its regions and what goes with what."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from statistics import mean
from typing import Any

import pytest

from tanada.example.company import write_company

AS_OF = date(2026, 6, 30)
USD_PER = {"USD": 1.0, "EUR": 1 / 0.9, "JPY": 1 / 150}
DESIGNATIONS = (
    "Key Logo",
    "Reference Customer",
    "Market Influence",
    "Partner",
    "Executive Relationship",
)


def contracts(tables: Any) -> dict[str, dict[str, float]]:
    """What each active account has under contract, in USD at list rates."""
    found: dict[str, dict[str, float]] = {}
    for row in tables.billing:
        amount = row["月額"].replace(",", "")
        if not tables.open_on(row, AS_OF) or row["通貨"] not in USD_PER or not amount.isdecimal():
            continue
        account = found.setdefault(row["アカウントID"], {"arr": 0, "seats": 0, "products": 0})
        account["arr"] += 12 * int(amount) * USD_PER[row["通貨"]]
        account["seats"] += int(row["席数"].replace(",", "") or 0)
        account["products"] += 1
    return found


def tier_of(row: dict[str, str], contract: dict[str, float]) -> int:
    """The tier by the rules of `standard`."""
    arr, could_use = contract["arr"], row["Addressable Seats"] or row["Employees"]
    roomy = (
        (could_use != "" and contract["seats"] / int(could_use) < 0.30)
        or contract["products"] == 1
        or float(row["Expansion Multiple"] or 0) >= 3
    )
    strategic = any(row[flag] == "Yes" for flag in DESIGNATIONS)
    if arr > 100_000 or (arr > 50_000 and strategic) or (arr > 75_000 and roomy):
        return 1
    if arr >= 25_000:
        return 2
    return 3 if arr >= 5_000 and row["Trial"] == "No" else 4


class TestTiers:
    @pytest.mark.parametrize("seed", [1, 2])
    def test_shares_are_near_the_targets_of_the_standard_policy(
        self, tables: Any, tmp_path: Path, seed: int
    ) -> None:
        if seed != 1:
            write_company(tmp_path, seed=seed, accounts=2000, as_of=AS_OF, months=1)
            tables = type(tables)(tmp_path)
        of, crm = contracts(tables), {row["Account ID"]: row for row in tables.crm}
        tiers = {account: tier_of(crm[account], of[account]) for account in of if account in crm}
        accounts, arr = Counter(tiers.values()), Counter[int]()
        for account, tier in tiers.items():
            arr[tier] += round(of[account]["arr"])
        assert 0.13 <= accounts[1] / len(tiers) <= 0.20
        assert 0.30 <= accounts[2] / len(tiers) <= 0.40
        assert 0.35 <= accounts[3] / len(tiers) <= 0.45
        assert 0.08 <= accounts[4] / len(tiers) <= 0.15
        assert 0.52 <= arr[1] / sum(arr.values()) <= 0.68
        assert 0.25 <= arr[2] / sum(arr.values()) <= 0.37

    def test_every_reason_for_the_top_tier_occurs(self, tables: Any) -> None:
        of, crm = contracts(tables), {row["Account ID"]: row for row in tables.crm}
        top = [of[a]["arr"] for a in of if a in crm and tier_of(crm[a], of[a]) == 1]
        assert sum(arr > 100_000 for arr in top) >= 150
        assert sum(75_000 < arr <= 100_000 for arr in top) >= 15
        assert sum(arr <= 75_000 for arr in top) >= 10


class TestPeopleAndPlaces:
    def test_three_currencies_one_for_each_account(self, tables: Any) -> None:
        by_account: dict[str, set[str]] = {}
        for row in tables.billing:
            if row["更新日"]:  # mistakes have none
                by_account.setdefault(row["アカウントID"], set()).add(row["通貨"])
        assert {len(currencies) for currencies in by_account.values()} == {1}
        shares = Counter(currency for currencies in by_account.values() for currency in currencies)
        assert shares["USD"] > shares["EUR"] > shares["JPY"] > 200

    def test_ten_csms_some_with_far_too_many_accounts(self, tables: Any) -> None:
        books = tables.planted["csms"]["active_accounts"]
        can_serve = tables.planted["csms"]["accounts_one_can_serve"]
        assert len(books) == 10
        assert can_serve == 110
        assert sum(book > 1.5 * can_serve for book in books.values()) >= 2
        assert sum(book <= can_serve for book in books.values()) >= 3

    def test_one_account_in_seven_is_japanese(self, tables: Any) -> None:
        japanese = {row["Account ID"]: row for row in tables.crm if row["Country"] == "JP"}
        japanese.pop("", None)
        assert len(japanese) == 300
        assert {(r["Language"], r["Time Zone"]) for r in japanese.values()} == {
            ("ja", "Asia/Tokyo")
        }
        assert {row["Region"] for row in japanese.values()} == {"Japan", "APAC"}

    @pytest.mark.parametrize(
        ("column", "low", "high"),
        [
            ("Owner", 0.02, 0.045),
            ("Employees", 0.04, 0.08),
            ("Addressable Seats", 0.04, 0.08),
            ("CSM Sentiment", 0.045, 0.075),
            ("NPS", 0.38, 0.46),
            ("Expansion Multiple", 0.31, 0.39),
        ],
    )
    def test_fields_are_missing_as_in_a_real_crm(
        self, tables: Any, column: str, low: float, high: float
    ) -> None:
        assert low <= sum(not row[column] for row in tables.crm) / len(tables.crm) <= high


class TestEvents:
    def test_bank_rates_come_every_friday_and_cover_the_history(self, tables: Any) -> None:
        for currency, low, high in (("EUR", 0.75, 1.1), ("JPY", 120, 190)):
            rows = [row for row in tables.rates if row["currency"] == currency]
            days = [date.fromisoformat(row["date"]) for row in rows]
            assert {day.weekday() for day in days} == {4}
            assert (days[0] < date(2024, 7, 1), days[-1]) == (True, date(2026, 6, 26))
            assert all(low < float(row["units per USD"]) < high for row in rows)

    def test_programmes_are_joined_after_they_are_offered(self, tables: Any) -> None:
        joined = [row for row in tables.programmes if row["Joined"]]
        assert all(row["Offered"] < row["Joined"] for row in joined)
        assert 0.3 < len(joined) / len(tables.programmes) < 0.6
        left = [row for row in joined if row["Left"]]
        assert all(row["Joined"] < row["Left"] for row in left)
        assert len(left) > 100

    def test_contacts_go_both_ways_and_some_are_business_reviews(self, tables: Any) -> None:
        inbound = [row for row in tables.contacts if row["inbound"]]
        outbound = [row for row in tables.contacts if not row["inbound"]]
        assert {row["answered"] for row in inbound} == {None}
        assert 0.5 < mean(row["answered"] for row in outbound) < 0.7
        assert 0.15 < len(inbound) / len(tables.contacts) < 0.30
        reviews = sum(row["topic"] == "business_review" for row in outbound)
        assert 0.09 < reviews / len(outbound) < 0.15

    def test_use_follows_the_week_and_the_year(self, tables: Any) -> None:
        by_day = dict(tables.usage("SELECT isodow(used_on), count(*) FROM usage GROUP BY 1"))
        assert max(by_day[6], by_day[7]) < 0.1 * min(by_day[day] for day in range(1, 6))
        by_month = dict(
            tables.usage("SELECT strftime(used_on, '%Y-%m'), count(*) FROM usage GROUP BY 1")
        )
        assert by_month["2025-08"] < 0.9 * by_month["2025-07"]
        assert by_month["2025-12"] < 0.95 * by_month["2025-11"]

    def test_nobody_uses_the_product_outside_the_contract(self, tables: Any) -> None:
        used = tables.usage(
            "SELECT account_id, min(used_on)::DATE, max(used_on)::DATE FROM usage GROUP BY 1"
        )
        first: dict[str, date] = {}
        last: dict[str, date] = {}
        for row in tables.billing:
            account, starts = row["アカウントID"], tables.day(row["開始日"])
            first[account] = min(first.get(account, starts), starts)
            ends = tables.day(row["終了日"]) if row["終了日"] else date.max
            last[account] = max(last.get(account, ends), ends)
        for account, began, ended in used:
            if account != "TEST-01":
                assert first[account] <= began <= ended < last[account]
