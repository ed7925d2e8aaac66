"""The company is the same everywhere, appears whole, and never replaces what is not its own."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import duckdb
import pytest

from tanada.example.company import FILES, in_the_way, write_company
from tanada.example.dirt import MOST_PER_2000, amount

AS_OF = date(2026, 6, 30)
BILLING = "billing_subscriptions.csv"


def written(folder: Path, seed: int = 3, accounts: int = 120) -> Path:
    write_company(folder, seed=seed, accounts=accounts, as_of=AS_OF, months=3)
    return folder


def usage(folder: Path) -> list[tuple[object, ...]]:
    with duckdb.connect() as connection:
        file = str(folder / "product_usage.parquet")
        return connection.execute("SELECT * FROM read_parquet($1)", [file]).fetchall()


class TestSameEverywhere:
    def test_the_same_seed_gives_the_same_bytes(self, tmp_path: Path) -> None:
        one, two = written(tmp_path / "one"), written(tmp_path / "two")
        earlier = [f"history/2026-05-31/{name}" for name in ("crm_accounts.csv", BILLING)]
        for name in (*FILES, *earlier):
            if name != "product_usage.parquet":
                assert (one / name).read_bytes() == (two / name).read_bytes(), name
        assert usage(one) == usage(two)

    def test_the_rows_are_those_of_every_platform_and_version(self, tmp_path: Path) -> None:
        # Changes only when the company is meant to change.
        folder = written(tmp_path / "one")
        with duckdb.connect() as connection:
            found = connection.execute(
                "SELECT count(*), count(DISTINCT user_id), sum(epoch(used_on))::BIGINT % 1000000007"
                " FROM read_parquet($1)",
                [str(folder / "product_usage.parquet")],
            ).fetchall()
        assert found == [(202827, 961, 268313659)]
        rows = json.loads((folder / "planted.json").read_text(encoding="utf-8"))["rows"]
        assert rows == {
            "crm_accounts.csv": 122,
            "billing_subscriptions.csv": 370,
            "support_tickets.csv": 937,
            "contacts.jsonl": 2206,
            "programmes.csv": 474,
            "exchange_rates.csv": 218,
            "truth/account_months.csv": 1982,
            "product_usage.parquet": 202827,
        }

    @pytest.mark.parametrize("seed", [4, -3])
    def test_another_seed_gives_another_company(self, tmp_path: Path, seed: int) -> None:
        one, two = written(tmp_path / "one"), written(tmp_path / "two", seed=seed)
        for name in ("crm_accounts.csv", "billing_subscriptions.csv", "exchange_rates.csv"):
            assert (one / name).read_bytes() != (two / name).read_bytes()
        assert usage(one) != usage(two)


class TestFolder:
    def test_it_holds_the_listed_files_and_nothing_else(self, tmp_path: Path) -> None:
        folder = written(tmp_path / "new" / "folder")
        found = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
        assert found == {
            "README.txt",
            "billing_subscriptions.csv",
            "contacts.jsonl",
            "crm_accounts.csv",
            "exchange_rates.csv",
            "history/2026-04-30/billing_subscriptions.csv",
            "history/2026-04-30/crm_accounts.csv",
            "history/2026-05-31/billing_subscriptions.csv",
            "history/2026-05-31/crm_accounts.csv",
            "history/mapping.yaml",
            "mapping.yaml",
            "planted.json",
            "product_usage.parquet",
            "programmes.csv",
            "support_tickets.csv",
            "truth/account_months.csv",
        }

    def test_an_earlier_example_is_replaced_and_other_files_stay(self, tmp_path: Path) -> None:
        written(tmp_path)
        (tmp_path / "notes.txt").write_text("mine")
        (tmp_path / "history" / "2026-04-30").rename(tmp_path / "history" / "2019-12-31")
        before = (tmp_path / "crm_accounts.csv").read_bytes()
        assert in_the_way(tmp_path) == []
        written(tmp_path, seed=4)
        assert (tmp_path / "crm_accounts.csv").read_bytes() != before
        assert (tmp_path / "notes.txt").read_text() == "mine"
        assert {path.name for path in (tmp_path / "history").iterdir()} == {
            *("2026-04-30", "2026-05-31", "mapping.yaml"),
        }

    def test_a_file_that_is_no_example_is_in_the_way(self, tmp_path: Path) -> None:
        (tmp_path / "mapping.yaml").write_text("tanada_mapping: 1\n")
        (tmp_path / "planted.json").write_text("[]")
        assert in_the_way(tmp_path) == [tmp_path / "mapping.yaml", tmp_path / "planted.json"]
        assert in_the_way(tmp_path / "nowhere") == []

    def test_a_failure_leaves_nothing_behind(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fails(*_: object, **__: object) -> int:
            raise OSError("disk full")

        monkeypatch.setattr("tanada.example.company.write_usage", fails)
        with pytest.raises(OSError, match="disk full"):
            written(tmp_path)
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize("name", ["taken", "taken/below"])
    def test_what_is_no_folder_is_refused_before_anything_is_generated(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
    ) -> None:
        def simulates(*_: object) -> None:
            pytest.fail("a company was generated")

        monkeypatch.setattr("tanada.example.company.simulate_company", simulates)
        (tmp_path / "taken").write_text("mine")
        with pytest.raises(OSError, match="taken"):
            written(tmp_path / name)
        assert (tmp_path / "taken").read_text() == "mine"

    @pytest.mark.parametrize(("accounts", "year"), [(49, 2026), (50, 1979), (50, 2201)])
    def test_an_impossible_company_is_refused(
        self, tmp_path: Path, accounts: int, year: int
    ) -> None:
        with pytest.raises(ValueError, match=r"accounts|as_of"):
            write_company(tmp_path / "new", seed=1, accounts=accounts, as_of=date(year, 1, 31))
        assert not (tmp_path / "new").exists()

    @pytest.mark.parametrize("as_of", [date(2024, 2, 29), date(1980, 1, 1), date(2200, 12, 15)])
    def test_it_stands_on_any_day(self, tmp_path: Path, as_of: date) -> None:
        company = write_company(tmp_path, seed=1, accounts=50, as_of=as_of)
        assert len(company.earlier) == 23
        last = max(str(row[2]) for row in usage(tmp_path))
        assert last < str(company.planted["usage_ends"]).replace("T", " ")

    def test_the_readme_says_whose_company_it_is(self, tmp_path: Path) -> None:
        text = (written(tmp_path) / "README.txt").read_text(encoding="utf-8")
        assert "(seed 3)" in text
        assert "2026-06-30 までの24か月間、120 アカウント" in text


class TestDirt:
    def test_there_is_as_much_of_it_as_the_company_is_large(self) -> None:
        kinds = ("duplicate_account_id", "mixed_dates", "repeated_usage_row")
        assert [amount(kind, 99) for kind in kinds] == [0, 0, 0]
        assert [amount(kind, 100) for kind in kinds] == [1, 2, 25]
        assert [amount(kind, 2000) for kind in kinds] == [4, 40, 500]
        assert [amount(kind, 4000) for kind in kinds] == [8, 80, 1000]

    def test_few_accounts_are_rejected(self) -> None:
        rejected = 2 * MOST_PER_2000["duplicate_account_id"] + MOST_PER_2000["missing_account_id"]
        assert rejected == 11
