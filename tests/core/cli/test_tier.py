"""`tanada tier`: what it prints, on which stream, in which language, and its exit codes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

READ = "3 read = 3 decided + 0 rejected\n"


def test_the_terraces_go_to_standard_output_and_remarks_beside_it(tanada: Any, sound: Path) -> None:
    done = tanada("tier", sound, "--as-of", "2026-06-30")
    assert done.code == 0
    assert READ in done.err
    assert READ not in done.out
    lines = done.out.splitlines()
    assert any(line.split()[:2] == ["Strategic", "1"] for line in lines)
    assert any(line.split()[:2] == ["Core", "2"] for line in lines)


def test_what_was_assumed_is_always_told(tanada: Any, sound: Path) -> None:
    done = tanada("tier", sound)
    assert "  Supplied by the file in place of the formula: growth_potential\n" in done.err
    assert "  There is no column currency; all amounts were taken to be in USD.\n" in done.err


def test_rejected_rows_are_told_with_line_field_value_and_reason(tanada: Any, faulty: Path) -> None:
    done = tanada("tier", faulty)
    assert done.code == 0
    assert "20 read = 19 decided + 1 rejected\n" in done.err
    assert "  line 21: arr: much – not a number\n" in done.err


def test_five_rejected_rows_are_told_and_that_there_are_more(tanada: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("account_id,arr\n" + "".join(f"A-{number},x\n" for number in range(6)))
    done = tanada("tier", path, "--max-rejects", "100%")
    assert done.err.count("– not a number") == 5
    assert "  …\n" in done.err


def test_a_rejected_value_cannot_steer_the_terminal(tanada: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('account_id,arr\nA-1,"\x1b[2J\nfake: line"\n')
    done = tanada("tier", path, "--max-rejects", "100%")
    assert "\x1b" not in done.err
    assert "  line 2: arr: �[2J fake: line – not a number\n" in done.err


def test_json_holds_the_counts_the_tiers_and_every_decision(tanada: Any, sound: Path) -> None:
    done = tanada("tier", sound, "--as-of", "2026-06-30", "--json")
    assert (done.code, done.err) == (0, "")
    report = done.json
    counts = {name: report[name] for name in ("read", "decided", "rejected", "ended")}
    assert counts == {"read": 3, "decided": 3, "rejected": 0, "ended": 0}
    assert report["as_of"] == "2026-06-30"
    assert report["policy"]["currency"] == "USD"
    assert [(tier["tier"], tier["accounts"], tier["arr"]) for tier in report["tiers"]] == [
        ("tier_1", 1, 120000),
        ("tier_2", 2, 128000),
        ("tier_3", 0, 0),
        ("tier_4", 0, 0),
    ]
    assert [(row["account_id"], row["tier"], row["reason"]) for row in report["decisions"]] == [
        ("A-1", "tier_1", "tier_1.large"),
        ("A-2", "tier_2", "tier_2.core"),
        ("A-3", "tier_2", "tier_2.core"),
    ]
    assert [each["code"] for each in report["assumed"]] == [
        "accounts.supplied",
        "accounts.currency_assumed",
    ]
    assert (report["out"], report["rejects"]) == (None, None)


def test_json_names_the_files_instead_of_repeating_the_decisions(
    tanada: Any, sound: Path, tmp_path: Path
) -> None:
    out = tmp_path / "o.parquet"
    report = tanada("tier", sound, "--json", "-o", out).json
    assert report["out"] == str(out)
    assert "decisions" not in report


def test_problems_as_json_have_code_place_and_message(tanada: Any, tmp_path: Path) -> None:
    done = tanada("tier", tmp_path / "none.csv", "--json")
    assert (done.code, done.err) == (2, "")
    (problem,) = done.json["problems"]
    assert problem == {
        "code": "accounts.not_found",
        "file": str(tmp_path / "none.csv"),
        "line": None,
        "column": None,
        "path": "",
        "params": {},
        "message": f"{tmp_path}/none.csv: There is no such file.",
    }


def test_japanese(tanada: Any, sound: Path) -> None:
    done = tanada("tier", sound, "--lang", "ja")
    assert "読込3件 = 判定3件 + 除外0件\n" in done.err
    assert "戦略的アカウント" in done.out


@pytest.mark.parametrize("name", ["TANADA_LANG", "LC_ALL", "LC_MESSAGES", "LANG"])
def test_the_environment_says_the_language(
    tanada: Any, sound: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "ja_JP.UTF-8")
    assert "読込3件 = 判定3件 + 除外0件\n" in tanada("tier", sound).err


def test_the_option_comes_before_the_environment(
    tanada: Any, sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TANADA_LANG", "ja")
    assert READ in tanada("tier", sound, "--lang", "en").err


def test_without_a_date_it_is_decided_for_today(tanada: Any, sound: Path) -> None:
    before = date.today()
    shown = tanada("tier", sound, "--json").json["as_of"]
    assert before.isoformat() <= shown <= date.today().isoformat()


def test_a_policy_file_and_a_mapping(tanada: Any, tmp_path: Path) -> None:
    accounts, policy, mapping = (tmp_path / name for name in ("a.tsv", "p.yaml", "m.yaml"))
    accounts.write_text("ID\tNet\n1\t5\n2\t4\n")
    mapping.write_text("tanada_mapping: 1\nfields: {account_id: ID, arr: Net}\n")
    policy.write_text(
        "tanada: 1\nname: Mine\ncurrency: EUR\ntiers:\n"
        "  - big: {name: Big, when: {five: arr >= 5}}\n"
        "  - small: {name: Small, when: otherwise}\n"
    )
    report = tanada("tier", accounts, "-p", policy, "--map", mapping, "--json").json
    assert [(row["account_id"], row["tier"]) for row in report["decisions"]] == [
        ("1", "big"),
        ("2", "small"),
    ]
    assert report["policy"]["name"] == "Mine"


def test_accounts_that_have_left_are_counted_apart(tanada: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("account_id,arr,churned_on\nA,500000,2026-01-01\nB,500000,2027-01-01\n")
    report = tanada("tier", path, "--as-of", "2026-06-30", "--json").json
    assert (report["decided"], report["ended"]) == (2, 1)
    assert sum(tier["accounts"] for tier in report["tiers"]) == 1


@pytest.mark.parametrize("share", ["5%", "0.05", "5.0 %", "100%", "1", "5.00%"])
def test_a_share_may_be_written_as_percent_or_as_a_fraction(
    tanada: Any, faulty: Path, share: str
) -> None:
    assert tanada("tier", faulty, "--max-rejects", share).code == 0


@pytest.mark.parametrize("share", ["0", "0%", "4.99%", "0.0499"])
def test_more_rejected_rows_than_allowed_stop(tanada: Any, faulty: Path, share: str) -> None:
    assert tanada("tier", faulty, "--max-rejects", share).code == 2


def test_how_much_may_be_rejected_is_told(tanada: Any, faulty: Path) -> None:
    done = tanada("tier", faulty, "--max-rejects", "4%")
    assert (done.code, done.out) == (2, "")
    assert (
        "1 of 20 rows were rejected; at most 4% may be. Nothing was written.\n"
        "  Mend the file, or allow more with --max-rejects.\n"
    ) in done.err


def test_little_memory_is_enough_for_few_accounts(tanada: Any, sound: Path) -> None:
    assert tanada("tier", sound, "--memory-limit", "64MiB").code == 0


@pytest.mark.parametrize(
    ("option", "value", "code"),
    [
        ("--as-of", "2026-13-01", "cli.not_a_date"),
        ("--as-of", "yesterday", "cli.not_a_date"),
        ("--max-rejects", "5", "cli.not_a_share"),
        ("--max-rejects", "101%", "cli.not_a_share"),
        ("--max-rejects", "-1%", "cli.not_a_share"),
        ("--max-rejects", "nan", "cli.not_a_share"),
        ("--memory-limit", "much", "cli.not_a_size"),
        ("--memory-limit", "99999999999999999999TB", "cli.not_a_size"),
        ("--lang", "fr", "cli.unknown_language"),
        ("--policy", "standart", "policy.not_found"),
        ("--map", "none.yaml", "mapping.unreadable"),
        ("-o", "o.ods", "out.ending"),
        ("--rejects", "r.ods", "out.ending"),
        ("-o", "none/o.csv", "out.no_folder"),
    ],
)
def test_an_option_that_is_wrong(
    tanada: Any, sound: Path, option: str, value: str, code: str
) -> None:
    done = tanada("tier", sound, option, value, "--json")
    assert done.code == 2
    assert [problem["code"] for problem in done.json["problems"]] == [code]
