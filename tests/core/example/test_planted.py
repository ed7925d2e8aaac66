"""What planted.json promises is so in the files, read back without the code that wrote them."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest

from tanada.example.company import Company

AS_OF = date(2026, 6, 30)


@pytest.fixture(scope="module")
def accounts(tables: Any) -> set[str]:
    """The ids that the CRM knows."""
    return {row["Account ID"] for row in tables.crm} - {""}


def promised(tables: Any, code: str, file: str) -> tuple[int, list[str]]:
    (kind,) = (k for k in tables.planted["dirt"] if (k["code"], k["file"]) == (code, file))
    return kind["count"], kind["where"]


class TestRows:
    def test_every_file_has_the_rows_it_should(self, tables: Any) -> None:
        assert tables.planted["rows"] == {
            "crm_accounts.csv": len(tables.crm),
            "billing_subscriptions.csv": len(tables.billing),
            "support_tickets.csv": len(tables.tickets),
            "contacts.jsonl": len(tables.contacts),
            "programmes.csv": len(tables.programmes),
            "exchange_rates.csv": len(tables.rates),
            "truth/account_months.csv": len(tables.truth),
            "product_usage.parquet": tables.usage("SELECT count(*) FROM usage")[0][0],
        }

    def test_daily_use_is_neither_a_toy_nor_a_burden(self, tables: Any) -> None:
        assert 2_500_000 <= tables.planted["rows"]["product_usage.parquet"] <= 5_000_000

    def test_each_file_is_as_its_system_writes_it(self, company: Company, tables: Any) -> None:
        crm, billing = company.crm.read_bytes(), company.billing.read_bytes()
        assert crm.startswith("\ufeffAccount ID,Account Name,Parent Account ID".encode())
        assert billing.startswith(
            "契約ID,アカウントID,製品,プラン,開始日,終了日,更新日,契約月数,月額,通貨,席数\r\n".encode(
                "cp932"
            )
        )
        described = tables.usage("DESCRIBE usage")
        assert [tuple(row[:2]) for row in described] == [
            ("account_id", "VARCHAR"),
            ("user_id", "VARCHAR"),
            ("used_on", "TIMESTAMP"),
            ("feature", "VARCHAR"),
        ]


class TestDirtOfAccounts:
    FILE = "crm_accounts.csv"

    def test_duplicate_ids(self, tables: Any) -> None:
        times = Counter(row["Account ID"] for row in tables.crm)
        doubled = sorted(account for account, n in times.items() if account and n > 1)
        count, where = promised(tables, "duplicate_account_id", self.FILE)
        assert (count, sorted(where)) == (4, doubled)
        assert {times[account] for account in doubled} == {2}

    def test_missing_ids(self, tables: Any) -> None:
        nameless = [row for row in tables.crm if not row["Account ID"]]
        count, where = promised(tables, "missing_account_id", self.FILE)
        assert (count, sorted(where)) == (3, sorted(row["Account Name"] for row in nameless))

    def test_untidy_text(self, tables: Any) -> None:
        untidy = [
            row["Account ID"]
            for row in tables.crm
            if row["Account Name"] != row["Account Name"].strip()
        ]
        wide = [row for row in tables.crm if row["Employees"] and not row["Employees"].isascii()]
        count, where = promised(tables, "untidy_text", self.FILE)
        assert (count, sorted(where)) == (24, sorted(untidy))
        assert 15 <= len(wide) <= 24

    def test_parents_that_cannot_be(self, tables: Any, accounts: set[str]) -> None:
        rows = [row for row in tables.crm if row["Parent Account ID"]]
        lost = [r["Account ID"] for r in rows if r["Parent Account ID"] not in accounts]
        own = [r["Account ID"] for r in rows if r["Parent Account ID"] == r["Account ID"]]
        count, where = promised(tables, "missing_parent", self.FILE)
        assert (count, sorted(where)) == (5, sorted(lost))
        count, where = promised(tables, "own_parent", self.FILE)
        assert (count, sorted(where)) == (3, sorted(own))

    def test_old_views(self, tables: Any) -> None:
        dates = [row["CSM Sentiment Date"] for row in tables.crm]
        ages = [(AS_OF - day).days for day in map(tables.day, filter(None, dates))]
        count, _ = promised(tables, "stale_sentiment", self.FILE)
        assert count == sum(age > 60 for age in ages)
        assert 0.12 <= count / len(ages) <= 0.22


class TestDirtOfBilling:
    FILE = "billing_subscriptions.csv"

    def test_contracts_that_end_before_they_start(self, tables: Any) -> None:
        wrong = [
            row["契約ID"]
            for row in tables.billing
            if row["終了日"] and tables.day(row["終了日"]) < tables.day(row["開始日"])
        ]
        count, where = promised(tables, "end_before_start", self.FILE)
        assert (count, sorted(where)) == (3, sorted(wrong))

    def test_amounts_that_cannot_be_read(self, tables: Any) -> None:
        wrong = {
            row["契約ID"]: row["月額"]
            for row in tables.billing
            if not row["月額"].replace(",", "").isdecimal()
        }
        count, where = promised(tables, "unreadable_amount", self.FILE)
        assert (count, sorted(where)) == (4, sorted(wrong))
        assert set(wrong.values()) == {"#REF!", "要確認", "1,2OO", "別途見積"}

    def test_currencies_without_a_rate(self, tables: Any) -> None:
        rated = {row["currency"] for row in tables.rates} | {"USD"}
        rows = [row for row in tables.billing if row["通貨"] not in rated]
        count, where = promised(tables, "currency_without_rate", self.FILE)
        assert (count, sorted(where)) == (len(rows), sorted(row["契約ID"] for row in rows))
        assert {row["通貨"] for row in rows} == {"CHF"}
        assert len({row["アカウントID"] for row in rows}) == 3

    def test_contract_ids_are_given_once(self, tables: Any) -> None:
        ids = [row["契約ID"] for row in tables.billing]
        assert len(ids) == len(set(ids))


class TestDirtOfEvents:
    @pytest.mark.parametrize(
        ("file", "rows", "account", "key", "wanted"),
        [
            ("billing_subscriptions.csv", "billing", "アカウントID", "契約ID", 3),
            ("support_tickets.csv", "tickets", "Account", "Ticket", 12),
            ("contacts.jsonl", "contacts", "account_id", "contact_id", 15),
            ("programmes.csv", "programmes", "Account ID", "Account ID", 4),
        ],
    )
    def test_events_of_accounts_that_the_crm_does_not_know(
        self,
        tables: Any,
        accounts: set[str],
        file: str,
        rows: str,
        account: str,
        key: str,
        wanted: int,
    ) -> None:
        strange = [row[key] for row in getattr(tables, rows) if row[account] not in accounts]
        count, where = promised(tables, "unknown_account", file)
        assert (count, sorted(where)) == (wanted, sorted(strange))

    def test_use_of_an_account_that_the_crm_does_not_know(
        self, tables: Any, accounts: set[str]
    ) -> None:
        by_account = dict(tables.usage("SELECT account_id, count(*) FROM usage GROUP BY 1"))
        strange = {key: n for key, n in by_account.items() if key not in accounts}
        assert strange == {"TEST-01": 60}
        assert promised(tables, "unknown_account", "product_usage.parquet") == (60, [])

    def test_rows_of_use_that_stand_there_twice(self, tables: Any) -> None:
        repeated = tables.usage(
            "SELECT sum(n - 1)::BIGINT, max(n) FROM (SELECT count(*) AS n FROM usage"
            " WHERE account_id <> 'TEST-01' GROUP BY account_id, user_id, used_on, feature)",
        )
        assert repeated == [(500, 2)]
        assert promised(tables, "repeated_usage_row", "product_usage.parquet") == (500, [])

    def test_the_use_ends_at_noon_of_the_day_before(self, tables: Any) -> None:
        ((last,),) = tables.usage("SELECT max(used_on) FROM usage")
        assert "2026-06-29 11:50" < str(last) < "2026-06-29 12:00"

    def test_days_in_another_style(self, tables: Any) -> None:
        other = [r["Ticket"] for r in tables.tickets if "." not in r["Opened"]]
        count, where = promised(tables, "mixed_dates", "support_tickets.csv")
        assert (count, sorted(where)) == (40, sorted(other))

    def test_tickets_from_before_the_contract(self, tables: Any, accounts: set[str]) -> None:
        began: dict[str, date] = {}
        for row in tables.billing:
            start = tables.day(row["開始日"])
            began[row["アカウントID"]] = min(began.get(row["アカウントID"], start), start)
        early = [
            row["Ticket"]
            for row in tables.tickets
            if row["Account"] in accounts and tables.day(row["Opened"]) < began[row["Account"]]
        ]
        count, where = promised(tables, "ticket_before_signup", "support_tickets.csv")
        assert (count, sorted(where)) == (10, sorted(early))


class TestStories:
    def test_bouncers_change_sides_every_quarter(self, tables: Any) -> None:
        bouncers = tables.planted["stories"]["bouncers"]
        assert {threshold: len(ids) for threshold, ids in bouncers.items()} == {
            "25000": 8,
            "100000": 6,
        }
        quarters = [date(2024, 7, 31), date(2024, 10, 31), date(2025, 1, 31), date(2026, 5, 31)]
        for threshold, ids in bouncers.items():
            for account in ids:
                sides = [arr_usd(tables, account, when) > int(threshold) for when in quarters]
                assert sides[0] != sides[1] != sides[2]
                near = arr_usd(tables, account, AS_OF) / int(threshold)
                assert 0.955 < near < 1.045

    def test_large_accounts_in_trouble_renew_soon(self, tables: Any) -> None:
        troubled = tables.planted["stories"]["large_renewing_soon_in_trouble"]
        assert 4 <= len(troubled) <= 25
        crm = {row["Account ID"]: row for row in tables.crm}
        lines = tables.billing
        for account in troubled:
            marks = (crm[account]["CSM Sentiment"] or "red", crm[account]["Churn Risk"])
            assert marks == ("red", "high")
            renews = {
                tables.day(row["更新日"])
                for row in lines
                if row["アカウントID"] == account and tables.open_on(row, AS_OF)
            }
            assert AS_OF < min(renews) <= AS_OF + timedelta(days=80)

    def test_families_are_two_levels_deep(self, tables: Any, accounts: set[str]) -> None:
        parent_of = {
            row["Account ID"]: row["Parent Account ID"]
            for row in tables.crm
            if row["Parent Account ID"] in accounts - {row["Account ID"]}
        }
        grandchildren = [a for a, parent in parent_of.items() if parent in parent_of]
        stories = tables.planted["stories"]
        assert (
            len(set(parent_of.values())),
            len(parent_of),
            len(grandchildren),
        ) == (stories["parents"], stories["children"], stories["of_them_grandchildren"])
        assert not any(parent_of[parent_of[a]] in parent_of for a in grandchildren)
        assert 5 <= len(grandchildren) <= 25

    def test_accounts_without_billing(self, tables: Any, accounts: set[str]) -> None:
        billed = {row["アカウントID"] for row in tables.billing}
        assert tables.planted["stories"]["without_billing"] == sorted(accounts - billed)

    def test_who_is_a_customer_still(self, tables: Any, accounts: set[str]) -> None:
        lines = [r for r in tables.billing if r["アカウントID"] in accounts]
        active = {r["アカウントID"] for r in lines if tables.open_on(r, AS_OF)}
        paying = {
            r["アカウントID"]
            for r in lines
            if tables.open_on(r, AS_OF) and r["プラン"] not in ("Trial", "Free")
        }
        stories = tables.planted["stories"]
        assert len(paying) == stories["active_customers"]
        assert len(active - paying) == stories["trials"] + stories["free"] == 70
        assert len(accounts) - len(active) == stories["left"] + len(stories["without_billing"])


class TestTruth:
    def test_no_policy_can_read_it(self, company: Company) -> None:
        mapping = company.mapping.read_text(encoding="utf-8")
        assert "truth" not in mapping
        assert "hazard" not in mapping

    def test_as_many_contacts_as_in_the_log(self, tables: Any) -> None:
        made = Counter(
            (row["account_id"], row["at"][:7])
            for row in tables.contacts
            if not row["inbound"] and not row["contact_id"].startswith("C-9")
        )
        truth = tables.truth
        assert len(truth) > 30_000
        for row in truth:
            assert int(row["contacts"]) == made[row["account_id"], row["month"][:7]]

    def test_the_coefficients_are_told(self, tables: Any) -> None:
        assert tables.planted["coefficients"]["churn"] == {
            "intercept": {"large": -6.0, "middle": -5.8, "small": -5.6},
            "health": -0.9,
            "contact": {"large": -0.7, "middle": -0.4, "small": -0.05},
            "monthly_renewal": 1.4,
            "yearly_renewal": 4.2,
        }


def arr_usd(tables: Any, account: str, when: date) -> float:
    lines = [row for row in tables.billing if row["アカウントID"] == account]
    mine = [row for row in lines if tables.open_on(row, when)]
    assert {row["通貨"] for row in mine} == {"USD"}
    return sum(12 * int(row["月額"].replace(",", "")) for row in mine)
