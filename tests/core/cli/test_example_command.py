"""`tanada example`: an invented company, decided, and never over files of another kind."""

from __future__ import annotations

import csv
import re
import shlex
from collections import Counter
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from tanada.accounts.mapping import read_mapping
from tanada.cli.__main__ import run
from tanada.cli.replaying import asked_for
from tanada.policy.loading import load_policy

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Made:
    """What `tanada example --accounts 250 --months 3` did: code, streams, and where."""

    code: int
    out: str
    err: str
    place: Path

    @property
    def folder(self) -> Path:
        """The company."""
        return self.place / "example"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A company that tests only read, or copy."""
    place = tmp_path_factory.mktemp("made")
    out, err = StringIO(), StringIO()
    with chdir(place), redirect_stdout(out), redirect_stderr(err):
        code = run(["example", "--accounts", "250", "--months", "3", "--lang", "en"])
    return Made(code, out.getvalue(), err.getvalue(), place)


def test_a_company_is_made_and_decided(made: Made) -> None:
    assert made.code == 0
    assert {path.name for path in made.folder.iterdir()} == {
        *("crm_accounts.csv", "billing_subscriptions.csv", "product_usage.parquet"),
        *("support_tickets.csv", "contacts.jsonl", "programmes.csv", "exchange_rates.csv"),
        *("mapping.yaml", "README.txt", "planted.json", "truth"),
        *("decisions.csv", "decisions.rejects.csv", "history", "state.parquet", "transitions.csv"),
    }
    assert "Generated, not real: 250 invented accounts as of 30 Jun 2026, from seed 1" in made.err
    assert re.search(r"\d+ read = \d+ decided \+ \d+ rejected\n", made.err)


def test_every_table_gives_fields_to_nearly_all_accounts(tanada: Any, made: Made) -> None:
    crm, mapping = made.folder / "crm_accounts.csv", made.folder / "mapping.yaml"
    told = tanada("tier", crm, "--map", mapping, "--as-of", "2026-06-30", "--json").json
    tables = {table["name"]: table for table in told["tables"]}
    assert list(tables) == ["billing", "usage", "support", "contacts", "programmes"]
    assert all(table["fields"] and table["matched"] > 200 for table in tables.values())
    assert told["read"] == told["decided"] + told["rejected"]


def test_what_it_says_to_try_next_works(
    tanada: Any, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(made.place)
    lines = made.out.split("Try next:\n")[1].splitlines()
    commands = [shlex.split(line) for line in lines]
    assert [command[0] for command in commands] == ["tanada"] * 3
    for command in commands:
        assert tanada(*command[1:]).code == 0


def test_each_month_is_decided_with_what_the_one_before_held(tanada: Any, made: Made) -> None:
    history, state = made.folder / "history", Path("state.parquet")
    held = ("--state", state, "--max-rejects", "100%", "--max-ended", "100%")
    for day in ("2026-04-30", "2026-05-31"):
        crm, mapping = history / day / "crm_accounts.csv", history / "mapping.yaml"
        assert tanada("tier", crm, "--map", mapping, "--as-of", day, *held).code == 0
    crm, mapping = made.folder / "crm_accounts.csv", made.folder / "mapping.yaml"
    done = tanada("tier", crm, "--map", mapping, "--as-of", "2026-06-30", *held, "-o", "out.csv")
    assert done.code == 0
    ignored = {"overlays"}  # those that read tables of events begin with the last month
    assert told(Path("out.csv"), ignored) == told(made.folder / "decisions.csv", ignored)


def told(path: Path, ignored: set[str]) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [{name: row[name] for name in row if name not in ignored} for row in rows]


def test_a_replay_reads_all_that_tiers_rest_on(made: Made) -> None:
    policy = load_policy("standard")
    mapping = read_mapping(made.folder / "mapping.yaml", policy.money_places)
    asked = asked_for(mapping, policy, date(2026, 5, 31))
    assert [table.name for table in asked.tables] == ["billing"]
    assert set(asked.accounts.fields) == {
        *("account_id", "parent_account_id", "currency", "trial"),
        *("employees", "addressable_seats", "products_available", "expansion_multiple"),
        # What makes an account strategic.
        *("brand", "reference", "influence", "partner", "relationship"),
    }


def test_every_transition_is_written_and_counted(made: Made) -> None:
    rows = told(made.folder / "transitions.csv", set())
    assert list(rows[0]) == [
        *("as_of", "account_id", "status", "from", "to", "reason", "grace_until"),
    ]
    assert {row["as_of"] for row in rows} == {"2026-04-30", "2026-05-31", "2026-06-30"}
    first = [row for row in rows if row["as_of"] == "2026-04-30"]
    assert {row["status"] for row in first} == {"new", "undetermined"}
    assert len({row["account_id"] for row in first}) == len(first)
    counts = Counter(row["status"] for row in rows)
    assert "held" not in counts
    words = r"Over 3 months: (\d+) promotions?; (\d+) graces? opened, .*; (\d+) ended"
    line = re.search(words, made.err)
    assert line is not None
    assert [int(found) for found in line.groups()] == [
        *(counts["promoted"], counts["grace"], counts["ended"]),
    ]
    assert counts["promoted"] + counts["grace"] > 0


def test_the_same_seed_gives_the_same_files(tanada: Any) -> None:
    for folder, seed in (("one", "1"), ("same", "1"), ("other", "8")):
        tanada("example", folder, "--accounts", "250", "--months", "1", "--seed", seed)
    for name in ("decisions.csv", "transitions.csv"):
        first = (Path("one") / name).read_bytes()
        assert (Path("same") / name).read_bytes() == first
        assert (Path("other") / name).read_bytes() != first


def test_an_example_may_be_made_again_in_its_place(tanada: Any, made: Made) -> None:
    copytree(made.folder, "book")
    assert tanada("example", "book", "--accounts", "260", "--months", "1").code == 0


@pytest.mark.parametrize(
    "name", ["crm_accounts.csv", "mapping.yaml", "decisions.csv", "state.parquet"]
)
def test_a_file_of_another_kind_is_never_replaced(tanada: Any, name: str) -> None:
    Path(name).write_text("account_id,arr\nA-1,5\n")
    done = tanada("example", ".", "--accounts", "250")
    assert (done.code, done.out) == (2, "")
    assert "There is a file of this name that is no example.\n" in done.err
    assert [path.name for path in Path().iterdir()] == [name]


@pytest.mark.parametrize("accounts", ["0", "249", "20001", "many"])
def test_companies_that_are_too_small_or_too_large(tanada: Any, accounts: str) -> None:
    assert tanada("example", "book", "--accounts", accounts).code == 2
    assert not Path("book").exists()


@pytest.mark.parametrize("day", ["1979-12-31", "2201-01-01"])
def test_years_for_which_no_company_can_be_made(tanada: Any, day: str) -> None:
    done = tanada("example", "book", "--as-of", day)
    assert done.code == 2
    assert "choose a year from 1980 to 2200" in done.err


def test_a_file_is_no_folder(tanada: Any, sound: Path) -> None:
    done = tanada("example", sound, "--accounts", "250")
    assert (done.code, done.out) == (2, "")
    assert "This is a file, and an example needs a folder.\n" in done.err


def test_japanese(tanada: Any) -> None:
    done = tanada("example", "book", "--accounts", "250", "--months", "1", "--lang", "ja")
    assert "架空のデータを生成しました: 250アカウント" in done.err
    assert "次にお試しください:\n" in done.out
