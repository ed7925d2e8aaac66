"""The commands as a person or a program calls them."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tanada.cli.__main__ import run

ACCOUNTS = """\
account_id,arr,seats
a,120000,10
b,30000,20
c,6000,30
d,100,40
"""


@pytest.fixture
def accounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TANADA_LANG", "en")
    path = tmp_path / "accounts.csv"
    path.write_text(ACCOUNTS, encoding="utf-8")
    return path


def tier(accounts: Path, *options: str) -> int:
    return run(["tier", str(accounts), "--as-of", "2026-06-30", "-p", "value", *options])


def test_help_loads_no_engine() -> None:
    script = (
        "import sys; from tanada.cli.__main__ import run; run(['--help']); "
        "print([name for name in ('duckdb', 'sqlglot', 'ruamel') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(("language", "word"), [("en", "service tier"), ("ja", "サービス階層")])
def test_help_is_in_the_readers_language(
    language: str, word: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TANADA_LANG", language)
    assert run(["--help"]) == 0
    assert word in capsys.readouterr().out


@pytest.mark.parametrize("ending", [".csv", ".tsv", ".parquet", ".jsonl"])
def test_every_form_of_out_holds_every_decision(accounts: Path, ending: str) -> None:
    out = accounts.with_name(f"out{ending}")
    assert tier(accounts, "-o", str(out)) == 0
    readers = {".csv": "read_csv", ".tsv": "read_csv", ".parquet": "read_parquet"}
    reader = readers.get(ending, "read_json")
    rows = duckdb.sql(f"SELECT account_id, tier FROM {reader}('{out}') ORDER BY account_id")
    assert rows.fetchall() == [
        ("a", "enterprise"),
        ("b", "mid_market"),
        ("c", "smb"),
        ("d", "smb"),
    ]


def test_json_is_the_only_thing_on_standard_output(
    accounts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tier(accounts, "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["read"], report["decided"], report["rejected"]) == (4, 4, 0)
    assert [each["accounts"] for each in report["tiers"]] == [1, 1, 2]
    assert [row["tier"] for row in report["decisions"]] == [
        "enterprise",
        "mid_market",
        "smb",
        "smb",
    ]


def reject_some(accounts: Path, bad: int, good: int) -> None:
    rows = [f"bad{n},lots" for n in range(bad)] + [f"good{n},5" for n in range(good)]
    accounts.write_text("account_id,arr\n" + "\n".join(rows) + "\n", encoding="utf-8")


def test_exactly_five_percent_of_rejects_go_on(accounts: Path) -> None:
    reject_some(accounts, 1, 19)
    assert tier(accounts, "-o", "out.csv") == 0
    with Path("out.rejects.csv").open(encoding="utf-8") as file:
        (reject,) = csv.DictReader(file)
    assert (reject["line"], reject["field"], reject["value"]) == ("2", "arr", "lots")
    assert reject["reason"] == "not a number"


def test_more_rejects_stop_with_nothing_written(
    accounts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("out.csv").write_text("what was here before", encoding="utf-8")
    reject_some(accounts, 2, 19)
    assert tier(accounts, "-o", "out.csv") == 2
    assert Path("out.csv").read_text(encoding="utf-8") == "what was here before"
    assert {path.name for path in accounts.parent.iterdir()} == {"accounts.csv", "out.csv"}
    assert "2 of 21 rows were rejected" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["tier"],
        ["tier", "missing.csv"],
        ["tier", "."],
        ["tier", "accounts.csv", "--policy", "nothing"],
        ["tier", "accounts.csv", "--as-of", "yesterday"],
        ["tier", "accounts.csv", "--max-rejects", "many"],
        ["tier", "accounts.csv", "--lang", "fr"],
        ["tier", "accounts.csv", "-o", "out.docx"],
        ["tier", "accounts.csv", "-o", "nowhere/out.csv"],
        ["tier", "accounts.csv", "--map", "missing.yaml"],
        ["tier", "accounts.csv", "--memory-limit", "plenty"],
        ["explain", "accounts.csv", "zzz"],
        ["policy", "check", "accounts.csv"],
        ["policy", "new", "--currency", "XYZ"],
        ["policy", "new", "--preset", "nothing"],
        ["nonsense"],
    ],
)
@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_wrong_call_ends_with_2_and_says_why(
    arguments: list[str],
    language: str,
    accounts: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert accounts.exists()
    monkeypatch.setenv("TANADA_LANG", language)
    assert run(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.strip()
    assert "Traceback" not in said.err


def test_policy_new_never_replaces_a_file_unasked(accounts: Path) -> None:
    target = accounts.with_name("policy.yaml")
    assert run(["policy", "new", "--currency", "GBP", "-o", str(target)]) == 0
    text = target.read_text(encoding="utf-8")
    assert "currency: GBP" in text
    assert run(["policy", "check", str(target)]) == 0
    assert run(["policy", "new", "-o", str(target)]) == 2
    assert target.read_text(encoding="utf-8") == text


def test_a_policy_whose_example_fails_is_refused(
    accounts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = accounts.with_name("policy.yaml")
    assert run(["policy", "new", "-o", str(target)]) == 0
    text = target.read_text(encoding="utf-8")
    target.write_text(text.replace("arr >= 100000", "arr >= 100001"), encoding="utf-8")
    capsys.readouterr()
    assert run(["policy", "check", str(target)]) == 2
    assert "Example" in capsys.readouterr().err
