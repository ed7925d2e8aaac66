"""`tanada simulate`: the finding, the matrix, the files, JSON, and what is refused."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

AS_OF = ("--as-of", "2026-06-30")
HEAD = "tanada: 1\nname: {en: Plan, ja: 案}\ncurrency: USD\n"
TIERS = """\
tiers:
  - top: {name: {en: Top, ja: 上位}, when: {large: arr > LIMIT}}
  - low: {name: {en: Low, ja: 下位}, when: {core: arr >= 20000 and seats > 5}}
  - rest: {name: {en: Rest, ja: 残り}, when: otherwise}
"""
BOOK = """\
account_id,name,owner,arr,seats,churned_on
A-1,Alder,Kim,200000,9,
A-2,=1+1,Lee,90000,9,
A-3,Cedar,Kim,30000,,
A-4,Dogwood,Ono,98000,9,
A-5,Elm,Ono,5000,9,2026-01-01
"""


@pytest.fixture
def accounts(tmp_path: Path) -> Path:
    path = tmp_path / "accounts.csv"
    path.write_text(BOOK)
    return path


@pytest.fixture
def new(tmp_path: Path) -> Path:
    path = tmp_path / "new.yaml"
    path.write_text(HEAD.replace("Plan", "New plan") + TIERS.replace("LIMIT", "80000"))
    return path


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.yaml"
    path.write_text(HEAD + TIERS.replace("LIMIT", "100000"))
    return path


def lines(printed: str) -> list[str]:
    return [line.rstrip() for line in printed.splitlines()]


def cells(printed: str, first: str) -> list[list[str]]:
    """The cells of each line that begins with a word."""
    return [line.split() for line in lines(printed) if line.split()[:1] == [first]]


def test_the_finding_and_what_was_compared_come_first(
    tanada: Any, accounts: Path, new: Path, old: Path
) -> None:
    done = tanada("simulate", accounts, "--policy", new, "--against", old, *AS_OF)
    assert done.code == 0
    first, whole, compared, undetermined, *_ = lines(done.out)
    assert first == "2 of 4 accounts move, with $188K of ARR: 2 up."
    assert whole == "4 accounts · $418K ARR · 1 more has left"
    assert compared.startswith("New: “New plan” (")
    assert compared.endswith(" · as of 30 Jun 2026")
    assert undetermined == (
        "Undetermined for lack of data: 1 before, 1 after. Shares count them in the tier that they "
        "are at least in."
    )
    assert "5 read = 5 decided + 0 rejected\n" in done.err
    assert "add -o movers.csv" in done.err


def test_the_matrix_in_accounts_and_in_arr(
    tanada: Any, accounts: Path, new: Path, old: Path
) -> None:
    done = tanada("simulate", accounts, "--policy", new, "--against", old, *AS_OF)
    shown = lines(done.out)
    at = shown.index("Accounts, from old (down) to new (across)")
    assert [line.split() for line in shown[at + 1 : at + 8]] == [
        ["Top", "Low", "Rest", "Undetermined", "Total"],
        ["Top", "1", "–", "–", "–", "1"],
        ["Low", "2", "–", "–", "–", "2"],
        ["Rest", "–", "–", "–", "–", "–"],
        ["Undetermined", "–", "–", "–", "1", "1"],
        ["Ended", "1"],
        ["Total", "3", "–", "–", "1", "5"],
    ]
    at = shown.index("ARR, from old (down) to new (across)")
    assert shown[at + 3].split() == ["Low", "$188K", "–", "–", "–", "$188K"]
    assert shown[at + 7].split() == ["Total", "$388K", "–", "–", "$30K", "$423K"]


def test_shares_edges_clauses_and_movers(tanada: Any, accounts: Path, new: Path, old: Path) -> None:
    done = tanada("simulate", accounts, "--policy", new, "--against", old, *AS_OF)
    assert ["Top", "25.0%", "75.0%", "47.8%", "92.8%"] in cells(done.out, "Top")
    assert "ARR $80,000 – – – – Top: ARR is above $80,000".split() in cells(done.out, "ARR")
    assert cells(done.out, "2")[1] == "2 $188K – – Top: ARR is above $80,000".split()
    shown = lines(done.out)
    at = shown.index("Movers")
    assert shown[at + 1 :] == [
        "all 2, the most ARR first",
        "A-4 Dogwood  $98K  Low → Top",
        "  ARR is at least $20,000 and the number of seats is above 5 (ARR $98,000, seats 9) → "
        "ARR is above $80,000 (ARR $98,000)",
        "A-2 =1+1  $90K  Low → Top",
        "  ARR is at least $20,000 and the number of seats is above 5 (ARR $90,000, seats 9) → "
        "ARR is above $80,000 (ARR $90,000)",
    ]


def test_the_same_policy_twice(tanada: Any, accounts: Path, new: Path) -> None:
    done = tanada("simulate", accounts, "--policy", new, "--against", new, *AS_OF)
    assert lines(done.out)[0] == "Nothing moves: both policies mean the same."
    assert "Movers" not in done.out


def test_another_policy_under_which_nothing_moves(
    tanada: Any, accounts: Path, new: Path, old: Path
) -> None:
    old.write_text(HEAD + TIERS.replace("LIMIT", "80001"))
    done = tanada("simulate", accounts, "--policy", new, "--against", old, *AS_OF)
    assert lines(done.out)[0] == (
        "Nothing moves: 3 of 4 accounts keep their tier, and 1 is undetermined under both policies."
    )


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A policy whose best tier has everyone with a known ARR."""
    path = tmp_path / "small.yaml"
    path.write_text(
        HEAD.replace("Plan", "Small") + TIERS.replace("arr > LIMIT", "arr >= 0 and seats > 1")
    )
    return path


def test_an_arr_of_zero_is_told_as_zero(
    tanada: Any, accounts: Path, small: Path, old: Path
) -> None:
    accounts.write_text("account_id,arr,seats\nA-1,0,9\nA-2,0,9\n")
    done = tanada("simulate", accounts, "--policy", small, "--against", old, *AS_OF)
    assert lines(done.out)[:2] == [
        "2 of 2 accounts move, with $0 of ARR: 2 up.",
        "2 accounts · $0 ARR",
    ]
    at = lines(done.out).index("ARR, from old (down) to new (across)")
    assert lines(done.out)[at + 4].split() == ["Rest", "$0", "–", "–", "$0"]


def test_an_arr_that_nobody_has_is_told_as_unknown(
    tanada: Any, accounts: Path, old: Path, tmp_path: Path
) -> None:
    new = tmp_path / "seats.yaml"
    by_seats = HEAD + TIERS.replace("arr >= 20000", "trial")
    new.write_text(by_seats.replace("arr > LIMIT", "seats > 5"))
    old.write_text(by_seats.replace("arr > LIMIT", "seats > 10"))
    accounts.write_text("account_id,arr,seats\nA-1,,9\nA-2,,9\n")
    done = tanada("simulate", accounts, "--policy", new, "--against", old, *AS_OF)
    assert lines(done.out)[:2] == [
        "2 of 2 accounts move, their ARR not known: 2 up.",
        "2 accounts · ARR not known",
    ]


def test_where_all_are_undetermined_it_does_not_say_that_they_keep_their_tier(
    tanada: Any, accounts: Path, new: Path, old: Path
) -> None:
    accounts.write_text("account_id,arr\nA-1,\nA-2,\n")
    call = ("simulate", accounts, "--policy", new, "--against", old, *AS_OF)
    assert lines(tanada(*call).out)[0] == (
        "Nothing can be said about moves: 2 of 2 accounts are undetermined under both policies."
    )
    assert lines(tanada(*call, "--lang", "ja").out)[0] == (
        "移行は判断できません。2件すべてが、どちらのポリシーでも未確定です。"
    )


def test_a_percentile_threshold_says_above_how_many(
    tanada: Any, accounts: Path, tmp_path: Path
) -> None:
    ranked = tmp_path / "ranked.yaml"
    ranked.write_text(HEAD + TIERS.replace("arr > LIMIT", "percentile(arr) >= 0.9"))
    done = tanada("simulate", accounts, "--policy", ranked, *AS_OF)
    assert "ARR above that of 90% of accounts" in done.out
    japanese = tanada("simulate", accounts, "--policy", ranked, *AS_OF, "--lang", "ja")
    assert "ARRがアカウントの90%を上回る" in japanese.out


def test_without_an_old_policy_there_is_the_present_picture(
    tanada: Any, accounts: Path, new: Path
) -> None:
    done = tanada("simulate", accounts, "--policy", new, *AS_OF)
    assert lines(done.out)[0] == (
        "4 accounts are spread over 3 tiers; the policy sets no target shares."
    )
    assert "This is the present picture under one policy." in done.out
    assert ["Top", "75.0%", "92.8%"] in cells(done.out, "Top")
    assert "add --html report.html" in done.err


def test_in_japanese(tanada: Any, accounts: Path, new: Path, old: Path) -> None:
    options = ("--policy", new, "--against", old, "--lang", "ja", *AS_OF)
    done = tanada("simulate", accounts, *options)
    shown = lines(done.out)
    assert shown[0] == "4件のうち2件(ARR 18.8万ドル)が移行します: 上方2件。"
    assert "A-4 Dogwood  9.8万ドル  下位 → 上位" in shown


def test_every_mover_in_a_file(
    tanada: Any, accounts: Path, new: Path, old: Path, tmp_path: Path
) -> None:
    out = tmp_path / "movers.csv"
    options = ("--policy", new, "--against", old, "-o", out, *AS_OF)
    done = tanada("simulate", accounts, *options)
    assert done.code == 0
    assert f"Written: {out}\n" in done.err
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["account_id"], row["name"], row["move"]) for row in rows] == [
        ("A-4", "Dogwood", "up"),
        ("A-2", "=1+1", "up"),
    ]
    assert rows[0] == {
        "account_id": "A-4",
        "name": "Dogwood",
        "owner": "Ono",
        "arr": "98000.00",
        "move": "up",
        "old_tier": "low",
        "old_status": "new",
        "old_reason": "low.core",
        "old_reason_values": '{"arr": 98000.00, "seats": 9}',
        "old_missing": "",
        "new_tier": "top",
        "new_status": "new",
        "new_reason": "top.large",
        "new_reason_values": '{"arr": 98000.00}',
        "new_missing": "",
    }


def test_a_formula_stays_a_text_in_a_workbook(
    tanada: Any, accounts: Path, new: Path, old: Path, tmp_path: Path
) -> None:
    import zipfile

    out = tmp_path / "movers.xlsx"
    options = ("--policy", new, "--against", old, "-o", out, *AS_OF)
    assert tanada("simulate", accounts, *options).code == 0
    with zipfile.ZipFile(out) as workbook:
        sheet = workbook.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "=1+1" in sheet


def test_movers_on_standard_output(tanada: Any, accounts: Path, new: Path, old: Path) -> None:
    options = ("--policy", new, "--against", old, "-o", "-", *AS_OF)
    done = tanada("simulate", accounts, *options)
    assert [line.split(",")[0] for line in lines(done.out)] == ["account_id", "A-4", "A-2"]


def test_json(tanada: Any, accounts: Path, new: Path, old: Path) -> None:
    done = tanada("simulate", accounts, "--policy", new, "--against", old, "--json", *AS_OF)
    report = done.json
    assert list(report) == [
        *("message", "remarks", "policy", "against", "read", "decided", "rejected", "merged"),
        *("new", "old", "moves", "edges", "distribution", "movers", "as_of", "out", "html"),
    ]
    assert report["message"] == "2 of 4 accounts move, with $188K of ARR: 2 up."
    moves = report["moves"]
    assert (moves["accounts"], moves["arr"]) == (2, 188000)
    assert moves["by_direction"]["up"] == {"accounts": 2, "arr": 188000}
    assert moves["ended"] == {"accounts": 1, "arr": 5000}
    assert {"from": "low", "to": "top", "move": "up", "accounts": 2, "arr": 188000} in moves[
        "cells"
    ]
    assert [each["reason"] for each in moves["gained"]] == ["top.large"]
    assert moves["lost"][0]["message"].startswith("Low: ARR is at least $20,000")
    assert report["edges"][0]["of"] == "arr"
    assert report["edges"][0]["value"] == 80000
    assert report["edges"][0]["reasons"] == ["top.large"]
    assert report["new"]["tiers"][0]["accounts_share"] == 0.75
    assert report["old"]["undetermined"] == {"accounts": 1, "arr": 30000}
    (first, _) = report["movers"]
    assert first["old_reason_values"] == {"arr": 98000, "seats": 9}


def test_json_leaves_the_movers_to_the_file(
    tanada: Any, accounts: Path, new: Path, old: Path, tmp_path: Path
) -> None:
    out = tmp_path / "movers.jsonl"
    options = ("--policy", new, "--against", old, "--json", "-o", out, *AS_OF)
    report = tanada("simulate", accounts, *options).json
    assert "movers" not in report
    assert report["out"] == str(out)
    assert len(out.read_text().splitlines()) == 2


def test_json_of_one_policy(tanada: Any, accounts: Path, new: Path) -> None:
    report = tanada("simulate", accounts, "--policy", new, "--json", *AS_OF).json
    assert (report["against"], report["old"], report["moves"]) == (None, None, None)
    assert "movers" not in report


def test_a_report_with_pictures(
    tanada: Any, accounts: Path, new: Path, old: Path, tmp_path: Path
) -> None:
    pytest.importorskip("vl_convert")
    html, out = tmp_path / "report.html", tmp_path / "movers.parquet"
    options = ("--policy", new, "--against", old, "--html", html, "-o", out, *AS_OF)
    done = tanada("simulate", accounts, *options)
    assert done.code == 0
    assert f"Written: {out}\nWritten: {html}\n" in done.err
    text = html.read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert "2 of 4 accounts move" in text
    assert out.exists()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("-o", "movers.csv"), "Name the old policy with --against."),
        (("--html", "report.pdf"), "Files that end in “.pdf” cannot be written."),
        (("--html", "none/report.html"), "There is no folder “none”."),
        (("--html", "."), "Files that end in “” cannot be written."),
        (("--max-rejects", "much"), "“much” is not a share like 5%."),
        (("--against", "valeu"), "value"),
        (("--against", "value_jpy"), "in different currencies: the old one in JPY, the new one in"),
        (("--against", "value", "-o", "-", "--json"), "both want standard output"),
        (("--against", "value", "-o", "m.txt"), "Files that end in “.txt” cannot be written."),
    ],
)
def test_what_is_refused(tanada: Any, accounts: Path, options: tuple[str, ...], told: str) -> None:
    done = tanada("simulate", accounts, "--policy", "value", *options, *AS_OF)
    assert done.code == 2
    assert told in done.err + done.out


def test_no_file_that_is_read_or_written_is_written(
    tanada: Any, accounts: Path, new: Path, tmp_path: Path
) -> None:
    page = tmp_path / "old.html"
    page.write_text(HEAD + TIERS.replace("LIMIT", "5"))
    options = ("--policy", new, "--against", page, "--html", page, *AS_OF)
    done = tanada("simulate", accounts, *options)
    assert done.code == 2
    assert "This file is read or written by the same command." in done.err
    assert page.read_text().startswith("tanada: 1")


def test_too_many_rejects_write_nothing(tanada: Any, faulty: Path, tmp_path: Path) -> None:
    out = tmp_path / "movers.csv"
    options = ("--policy", "value", "--against", "standard", "-o", out, *AS_OF)
    done = tanada("simulate", faulty, *options, "--max-rejects", "4%")
    assert done.code == 2
    assert not out.exists()
    assert tanada("simulate", faulty, *options, "--max-rejects", "5%").code == 0
