"""Where decisions and rejects go: every ending, whole files or none, never over what is read."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest
from python_calamine import CalamineWorkbook

from tanada.decide import workbook
from tanada.decide.workbook import write_workbook
from tanada.decide.writing import write_rows
from tanada.errors import UsageError

COLUMNS = [
    *("account_id", "tier", "earned_tier", "qualified_tier", "floor_tier", "status", "reason"),
    *("reason_values", "missing", "health", "health_band", "health__licence_use"),
    *("health__sentiment", "health__churn_risk", "since", "grace_from", "grace_until"),
    *("pinned_until", "overlays", "policy", "as_of"),
]
DECIDED = [("A-1", "tier_1"), ("A-2", "tier_2"), ("A-3", "tier_2")]


def decided(rows: list[dict[str, Any]]) -> list[tuple[str, str]]:
    assert all(list(row) == COLUMNS for row in rows)
    return [(row["account_id"], row["tier"]) for row in rows]


@pytest.mark.parametrize(("name", "separator"), [("o.csv", ","), ("o.tsv", "\t"), ("o.CSV", ",")])
def test_delimited_files(
    tanada: Any, sound: Path, tmp_path: Path, name: str, separator: str
) -> None:
    done = tanada("tier", sound, "-o", tmp_path / name, "--as-of", "2026-06-30")
    assert done.code == 0
    assert f"Written: {tmp_path / name}\n" in done.err
    with (tmp_path / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=separator))
    assert decided(rows) == DECIDED
    assert rows[0]["reason_values"] == '{"arr": 120000.00}'
    assert rows[0]["as_of"] == "2026-06-30"


def test_parquet(tanada: Any, sound: Path, tmp_path: Path) -> None:
    tanada("tier", sound, "-o", tmp_path / "o.parquet")
    table = pq.read_table(tmp_path / "o.parquet")
    assert decided(table.to_pylist()) == DECIDED
    types = {name: str(table.schema.field(name).type) for name in ("tier", "health", "as_of")}
    assert types == {"tier": "string", "health": "decimal128(7, 4)", "as_of": "date32[day]"}


def test_workbook(tanada: Any, sound: Path, tmp_path: Path) -> None:
    tanada("tier", sound, "-o", tmp_path / "o.xlsx", "--as-of", "2026-06-30")
    book = CalamineWorkbook.from_path(str(tmp_path / "o.xlsx"))
    titles, *rows = book.get_sheet_by_index(0).to_python()
    found = [dict(zip(titles, row, strict=True)) for row in rows]
    assert decided(found) == DECIDED
    assert found[0]["as_of"] == date(2026, 6, 30)
    assert found[0]["health"] == ""


def test_what_looks_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    with duckdb.connect() as connection:
        write_workbook(connection, "SELECT '=1+1' AS name", tmp_path / "o.xlsx")
        again = tmp_path / "again.xlsx"
        write_workbook(connection, "SELECT '=1+1' AS name", again)
    book = CalamineWorkbook.from_path(str(tmp_path / "o.xlsx"))
    assert book.get_sheet_by_index(0).to_python() == [["name"], ["=1+1"]]
    assert again.read_bytes() == (tmp_path / "o.xlsx").read_bytes()


def test_a_workbook_that_a_sheet_cannot_hold_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    with duckdb.connect() as connection, pytest.raises(UsageError) as refused:
        write_rows(connection, {tmp_path / "o.xlsx": "FROM range(3)"})
    assert refused.value.problems[0].code == "out.too_many_rows"
    assert list(tmp_path.iterdir()) == []


def test_lines_of_json(tanada: Any, sound: Path, tmp_path: Path) -> None:
    tanada("tier", sound, "-o", tmp_path / "o.jsonl")
    lines = (tmp_path / "o.jsonl").read_text().splitlines()
    assert decided([json.loads(line) for line in lines]) == DECIDED


def test_standard_output_holds_the_decisions_and_nothing_else(tanada: Any, sound: Path) -> None:
    done = tanada("tier", sound, "-o", "-")
    assert done.code == 0
    assert decided(list(csv.DictReader(io.StringIO(done.out)))) == DECIDED
    assert not list(Path().iterdir())


def test_what_standard_output_is_appended_to_is_kept(sound: Path, tmp_path: Path) -> None:
    kept = tmp_path / "all.csv"
    kept.write_text("kept\n")
    command = [sys.executable, "-m", "tanada.cli", "tier", str(sound), "-o", "-"]
    with kept.open("a") as file:
        subprocess.run(command, stdout=file, stderr=subprocess.DEVNULL, check=True, timeout=60)
    assert [line.split(",")[0] for line in kept.read_text().splitlines()] == [
        "kept",
        "account_id",
        "A-1",
        "A-2",
        "A-3",
    ]


def test_json_and_decisions_cannot_both_have_standard_output(tanada: Any, sound: Path) -> None:
    done = tanada("tier", sound, "-o", "-", "--json")
    assert done.code == 2
    assert [problem["code"] for problem in done.json["problems"]] == ["cli.stdout_twice"]


def test_rejects_go_beside_the_decisions(tanada: Any, faulty: Path, tmp_path: Path) -> None:
    done = tanada("tier", faulty, "-o", tmp_path / "o.parquet")
    rejects = tmp_path / "o.rejects.csv"
    assert f"Rejected rows, with line, field, value and reason: {rejects}\n" in done.err
    assert rejects.read_text() == (
        "file,line,account_id,field,value,reason,code\n"
        f"{faulty},21,B-1,arr,much,not a number,unreadable_number\n"
    )


def test_rejects_go_where_they_are_asked_for(tanada: Any, faulty: Path, tmp_path: Path) -> None:
    tanada("tier", faulty, "--rejects", tmp_path / "r.jsonl", "--lang", "ja")
    assert json.loads((tmp_path / "r.jsonl").read_text()) == {
        "file": str(faulty),
        "line": 21,
        "account_id": "B-1",
        "field": "arr",
        "value": "much",
        "reason": "数値として読めない",
        "code": "unreadable_number",
    }


def test_every_fault_has_its_row(tanada: Any, tmp_path: Path) -> None:
    accounts = tmp_path / "a.csv"
    accounts.write_text(
        'account_id,arr,term_months,csm_sentiment\nA,x,0,"blue ""ish"""\nB,1\n,1,,\nC,1,,\nC,2,,\n'
    )
    tanada("tier", accounts, "--rejects", tmp_path / "r.csv", "--max-rejects", "100%")
    with (tmp_path / "r.csv").open(newline="") as file:
        assert [fault[1:] for fault in csv.reader(file)][1:] == [
            ["2", "A", "arr", "x", "not a number", "unreadable_number"],
            [
                *("2", "A", "csm_sentiment", 'blue "ish"'),
                *("not one of the values there (green, yellow, red)", "unknown_value"),
            ],
            ["2", "A", "term_months", "0", "too small (≥ 1)", "too_small"],
            ["3", "", "term_months", "B,1", "too few values in the row", "too_few_values"],
            ["4", "", "account_id", "", "no account ID", "no_id"],
            ["5", "C", "account_id", "C", "the account ID stands in several rows", "duplicate_id"],
            ["6", "C", "account_id", "C", "the account ID stands in several rows", "duplicate_id"],
        ]


def test_without_rejects_there_is_no_file_of_them(tanada: Any, sound: Path, tmp_path: Path) -> None:
    tanada("tier", sound, "-o", tmp_path / "o.csv")
    assert {path.name for path in tmp_path.iterdir()} == {"accounts.csv", "o.csv"}


def test_rejects_of_an_earlier_run_do_not_stay(
    tanada: Any, sound: Path, faulty: Path, tmp_path: Path
) -> None:
    tanada("tier", faulty, "-o", tmp_path / "o.csv")
    tanada("tier", sound, "-o", tmp_path / "o.csv")
    rejects = tmp_path / "o.rejects.csv"
    assert rejects.read_text() == "file,line,account_id,field,value,reason,code\n"


def test_too_many_rejects_leave_everything_as_it_was(
    tanada: Any, faulty: Path, tmp_path: Path
) -> None:
    (tmp_path / "o.csv").write_text("old\n")
    (tmp_path / "o.rejects.csv").write_text("old\n")
    done = tanada("tier", faulty, "-o", tmp_path / "o.csv", "--max-rejects", "4.9%")
    assert (done.code, done.out) == (2, "")
    assert (tmp_path / "o.csv").read_text() == "old\n"
    assert (tmp_path / "o.rejects.csv").read_text() == "old\n"


@pytest.mark.parametrize("read", ["accounts.csv", "../{}/accounts.csv", "link.csv"])
def test_what_is_read_is_never_written_over(
    tanada: Any, sound: Path, tmp_path: Path, read: str
) -> None:
    (tmp_path / "link.csv").symlink_to(sound)
    before = sound.read_bytes()
    done = tanada("tier", sound, "-o", tmp_path / read.format(tmp_path.name))
    assert done.code == 2
    assert "This file is read or written by the same command.\n" in done.err
    assert sound.read_bytes() == before


def test_a_policy_and_a_mapping_are_never_written_over(
    tanada: Any, sound: Path, tmp_path: Path
) -> None:
    policy = tmp_path / "p.csv"
    tanada("policy", "new", "-o", policy)
    before = policy.read_bytes()
    assert tanada("tier", sound, "-p", policy, "-o", policy).code == 2
    assert tanada("tier", sound, "--map", policy, "--rejects", policy).code == 2
    assert policy.read_bytes() == before


def test_decisions_and_rejects_need_two_files(tanada: Any, faulty: Path, tmp_path: Path) -> None:
    out = tmp_path / "o.csv"
    assert tanada("tier", faulty, "-o", out, "--rejects", out).code == 2
    assert not out.exists()


@pytest.mark.parametrize("name", ["folder.csv", "folder"])
def test_a_folder_is_no_file(tanada: Any, sound: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    done = tanada("tier", sound, "-o", tmp_path / name)
    assert done.code == 2
    assert "This is a folder, not a file.\n" in done.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize(
    "command", ["tier {} -o -", "tier {}", "explain {} A-2", "policy schema", "--help"]
)
def test_a_full_disk_behind_standard_output_is_told(sound: Path, command: str) -> None:
    words = command.format(sound).split()
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tanada.cli", *words],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.endswith("stdout: The file cannot be written: No space left on device\n")


@pytest.mark.parametrize("command", ["policy schema", "policy show standard", "tier {} -o -"])
def test_a_reader_that_leaves_is_no_error(sound: Path, command: str) -> None:
    program = " ".join((sys.executable, "-m tanada.cli", command.format(sound)))
    done = subprocess.run(
        ["bash", "-c", f"{program} 2>err | true; echo ${{PIPESTATUS[0]}}"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout == "0\n"
    assert "Traceback" not in Path("err").read_text()


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "accounts.csv"
    with path.open("w") as file:
        file.write("account_id,arr,name\n")
        file.writelines(f"A-{number},{number},account {number}\n" for number in range(500_000))
    return path


def stopped(accounts: Path, out: Path, number: signal.Signals) -> int:
    """Stop a run just when it begins to write; one that was done before is begun again."""
    old = out.read_bytes() if out.exists() else None
    for _ in range(5):
        code = stopped_once(accounts, out, number)
        if code != 0:
            break
        out.unlink()
        if old is not None:
            out.write_bytes(old)
    return code


def stopped_once(accounts: Path, out: Path, number: signal.Signals) -> int:
    """Send a signal when the file that is written first has something in it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tanada.cli", "tier", str(accounts), "-o", str(out)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        # Behind `nohup` or `&` an interrupt is ignored, and every process begun there ignores it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    until = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < until:
        if any(path.stat().st_size for path in out.parent.glob(f".{out.name}.*")):
            os.kill(process.pid, number)
            break
        time.sleep(0.005)
    return process.wait(60)


@pytest.mark.parametrize("old", [None, "old\n"])
def test_a_run_that_is_killed_leaves_the_old_file_or_none(
    large: Path, tmp_path: Path, old: str | None
) -> None:
    out = tmp_path / "o.csv"
    if old is not None:
        out.write_text(old)
    assert stopped(large, out, signal.SIGKILL) == -signal.SIGKILL
    assert (out.read_text() if out.exists() else None) == old


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_interrupted_leaves_nothing_behind(
    large: Path, tmp_path: Path, number: signal.Signals
) -> None:
    out = tmp_path / "o.csv"
    out.write_text("old\n")
    assert stopped(large, out, number) == 130
    assert [path.name for path in tmp_path.iterdir()] == ["o.csv"]
    assert out.read_text() == "old\n"
