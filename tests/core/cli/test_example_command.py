"""`tanada example`: an invented company, decided, and never over files of another kind."""

from __future__ import annotations

import re
import shlex
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from tanada.cli.__main__ import run


@dataclass(frozen=True)
class Made:
    """What `tanada example --accounts 250` did: its exit code, its streams, where it was called."""

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
        code = run(["example", "--accounts", "250", "--lang", "en"])
    return Made(code, out.getvalue(), err.getvalue(), place)


def test_a_company_is_made_and_decided(made: Made) -> None:
    assert made.code == 0
    assert {path.name for path in made.folder.iterdir()} == {
        *("crm_accounts.csv", "billing_subscriptions.csv", "product_usage.parquet"),
        *("support_tickets.csv", "contacts.jsonl", "programmes.csv", "exchange_rates.csv"),
        *("mapping.yaml", "README.txt", "planted.json", "truth"),
        *("decisions.csv", "decisions.rejects.csv"),
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


def test_the_same_seed_gives_the_same_files(tanada: Any, made: Made) -> None:
    for folder, seed in (("same", "1"), ("other", "8")):
        tanada("example", folder, "--accounts", "250", "--seed", seed)
    first = (made.folder / "decisions.csv").read_bytes()
    assert Path("same/decisions.csv").read_bytes() == first
    assert Path("other/decisions.csv").read_bytes() != first


def test_an_example_may_be_made_again_in_its_place(tanada: Any, made: Made) -> None:
    copytree(made.folder, "book")
    assert tanada("example", "book", "--accounts", "260").code == 0


@pytest.mark.parametrize("name", ["crm_accounts.csv", "mapping.yaml", "decisions.csv"])
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
    assert tanada("example", sound, "--accounts", "250").code == 2


def test_japanese(tanada: Any) -> None:
    done = tanada("example", "book", "--accounts", "250", "--lang", "ja")
    assert "架空のデータを生成しました: 250アカウント" in done.err
    assert "次にお試しください:\n" in done.out
