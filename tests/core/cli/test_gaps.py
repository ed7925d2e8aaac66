"""`tanada accounts gaps`: the finding, the tables, the plan and the list of accounts."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

AS_OF = ("--as-of", "2026-06-30")
GAPPY = """\
account_id,name,owner,arr,expansion_multiple,seats,trial,churned_on
A-1,Alder,Kim,80000,,,no,
A-2,Birch,Lee,90000,2,5,no,
A-3,Cedar,Kim,,2,5,no,
A-4,Dogwood,Ono,,,,no,
A-5,Elm,Ono,,,,no,
A-6,Fir,Lee,,,,no,2026-01-01
"""
LEFT_OUT = "seats_used"
"""A field that no tier of `standard` reads."""


@pytest.fixture
def gappy(tmp_path: Path) -> Path:
    path = tmp_path / "gappy.csv"
    path.write_text(GAPPY)
    return path


def lines(printed: str) -> list[str]:
    return [line.rstrip() for line in printed.splitlines()]


def row(printed: str, first: str) -> list[str]:
    """The cells of a table's line that begins with a word."""
    (found,) = [line for line in lines(printed) if line.split()[:1] == [first]]
    return found.split()


def test_how_many_are_undetermined_comes_first(tanada: Any, gappy: Path) -> None:
    done = tanada("accounts", "gaps", gappy, *AS_OF)
    assert done.code == 0
    assert lines(done.out)[:2] == [
        "4 of 5 accounts are undetermined for lack of data.",
        "Their known ARR: $80K of $170K.",
    ]
    assert "6 read = 6 decided + 0 rejected\n" in done.err


def test_the_tiers_that_they_are_at_least_in(tanada: Any, gappy: Path) -> None:
    done = tanada("accounts", "gaps", gappy, *AS_OF)
    assert row(done.out, "Core") == ["Core", "1", "$80K"]
    assert row(done.out, "Tech-touch") == ["Tech-touch", "3", "–"]


def test_a_field_with_what_lacking_it_does(tanada: Any, gappy: Path) -> None:
    done = tanada("accounts", "gaps", gappy, *AS_OF)
    # Missing, their ARR, keeps open, decides, at most.
    assert row(done.out, "arr") == ["arr", "3", "–", "3", "1", "3", "ARR"]
    cells = row(done.out, "expansion_multiple")
    assert cells[:6] == ["expansion_multiple", "3", "$80K", "3", "1", "1"]
    assert row(done.out, "employees")[-2:] == ["no", "column"]


def test_fields_stand_with_the_most_deciding_first(tanada: Any, gappy: Path) -> None:
    shown = lines(tanada("accounts", "gaps", gappy, *AS_OF).out)
    at = shown.index("Missing fields") + 2
    names = [line.split()[0] for line in shown[at : at + 7]]
    # All decide one account; that of ARR has none that is known.
    assert (names[0], names[-1]) == ("expansion_multiple", "arr")


def test_what_to_get_ends_with_a_command_that_lists_the_accounts(tanada: Any, gappy: Path) -> None:
    shown = lines(tanada("accounts", "gaps", gappy, *AS_OF).out)
    at = shown.index("What to get, in this order")
    assert shown[at + 1 :] == [
        "  1. expansion multiple: 1 account decided ($80K of ARR)",
        "  2. ARR: 3 more",
        "",
        "Get first: expansion multiple (expansion_multiple). "
        "It alone decides 1 of 4 undetermined accounts.",
        "For the accounts that lack expansion multiple:",
        f"  tanada accounts gaps {gappy} --as-of 2026-06-30 --list expansion_multiple "
        "-o expansion_multiple.csv",
    ]


def test_the_command_names_the_policy_and_the_mapping_too(tanada: Any, tmp_path: Path) -> None:
    accounts, mapping = tmp_path / "my accounts.csv", tmp_path / "m.yaml"
    accounts.write_text("ID,Net\n1,\n")
    mapping.write_text("tanada_mapping: 1\nfields: {account_id: ID, arr: Net}\n")
    options = ("--policy", "value", "--map", mapping, *AS_OF)
    shown = lines(tanada("accounts", "gaps", accounts, *options).out)
    assert shown[-1] == (
        f"  tanada accounts gaps '{accounts}' --policy value --map {mapping} "
        "--as-of 2026-06-30 --list arr -o arr.csv"
    )


def test_fields_without_a_column_that_no_tier_waits_for_share_a_line(
    tanada: Any, gappy: Path
) -> None:
    shown = tanada("accounts", "gaps", gappy, *AS_OF).out
    (line,) = [each for each in lines(shown) if LEFT_OUT in each]
    assert line.startswith(f"No column, and no tier waits for it: {LEFT_OUT}, ")
    assert "No column, so it counts as no: strategic\n" in shown


def test_ages_of_values_that_are_too_old(tanada: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "account_id,arr,csm_sentiment,csm_sentiment_as_of\n"
        "A,1,green,2026-06-01\nB,1,red,2026-03-02\nC,1,red,2026-04-01\nD,1,red,\n"
    )
    shown = tanada("accounts", "gaps", path, *AS_OF).out
    (table_row,) = [line.split() for line in lines(shown) if line.startswith("csm_sentiment  60")]
    assert table_row == [
        *("csm_sentiment", "60", "days", "4", "50.0%", "2", "1"),
        *("90", "days", "120", "days"),
    ]
    assert "CSM sentiment; 2 of them out of date\n" in shown.replace(" \n", "\n")


def test_scores_that_rest_on_parts(tanada: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("account_id,arr,churn_risk\nA,1,low\nB,1,\n")
    shown = tanada("accounts", "gaps", path, *AS_OF).out
    (score,) = [line for line in lines(shown) if line.startswith("Health score")]
    assert score.split() == "Health score 1 $1 1 left out; the rest counts for more".split()


def test_every_tier_determined(tanada: Any, sound: Path) -> None:
    done = tanada("accounts", "gaps", sound, "--policy", "value", *AS_OF)
    shown = lines(done.out)
    assert shown[0] == "The tier of every account is determined."
    assert shown[-1] == "1 of 1 fields that the policy reads are complete."
    assert "What to get" not in done.out


def test_no_tier_determined(tanada: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("account_id,arr\nA,\nB,\n")
    shown = lines(tanada("accounts", "gaps", path, "--policy", "value", *AS_OF).out)
    assert shown[0] == "No account’s tier is determined, for lack of data: 2 accounts."
    assert "  1. ARR: 2 accounts decided" in shown


def test_a_file_with_none_of_the_columns(tanada: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("account_id,Net\nA,5\n")
    done = tanada("accounts", "gaps", path, "--policy", "touch", *AS_OF)
    assert done.code == 0
    assert (
        "The file has no column for any of the 9 fields that this policy reads.\n"
        "Where the columns have other names, propose a mapping with “tanada accounts suggest” "
        "and name it with --map.\n"
    ) in done.out
    assert "Get first: ARR (arr), expansion multiple (expansion_multiple). " in done.out


def test_only_accounts_that_have_left(tanada: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("account_id,arr,churned_on\nA,,2020-01-01\n")
    done = tanada("accounts", "gaps", path, *AS_OF)
    assert (done.code, lines(done.out)[0]) == (0, "There is no account to decide.")


def test_a_policy_that_reads_nothing(tanada: Any, sound: Path, tmp_path: Path) -> None:
    policy = tmp_path / "p.yaml"
    policy.write_text(
        "tanada: 1\nname: X\ncurrency: USD\ntiers:\n"
        "  - best: {name: Best, when: {it: trial}}\n  - rest: {name: Rest, when: otherwise}\n"
    )
    done = tanada("accounts", "gaps", sound, "--policy", policy, *AS_OF)
    shown = lines(done.out)
    assert (done.code, shown[0]) == (0, "This policy reads no field that could be missing.")


def test_japanese(tanada: Any, gappy: Path) -> None:
    done = tanada("accounts", "gaps", gappy, *AS_OF, "--lang", "ja")
    assert lines(done.out)[0] == "5件のうち4件がデータ不足で未確定です。"
    assert (
        "最初に集める項目: 拡張余地の倍率(expansion_multiple)。"
        "これだけで未確定4件のうち1件が確定します。\n"
    ) in done.out
    assert row(done.out, "employees")[-1] == "従業員数(列なし)"


def test_no_number_is_cut_where_the_table_is_wide(tanada: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = "".join(f"A-{number},{number}000.00\n" for number in range(1, 1500))
    path.write_text(f"account_id,arr\n{rows}")
    shown = tanada("accounts", "gaps", path, *AS_OF, "--lang", "ja").out
    assert "11.2億ドル" in shown
    assert "1,499" in shown


# As data.


def test_json(tanada: Any, gappy: Path) -> None:
    done = tanada("accounts", "gaps", gappy, *AS_OF, "--json")
    assert (done.code, done.err) == (0, "")
    report = done.json
    counts = {name: report[name] for name in ("read", "decided", "ended", "accounts", "arr")}
    assert counts == {"read": 6, "decided": 6, "ended": 1, "accounts": 5, "arr": 170000}
    assert report["undetermined"] == {
        "accounts": 4,
        "arr": 80000,
        "floors": [
            {"tier": "tier_2", "name": "Core", "accounts": 1, "arr": 80000},
            {"tier": "tier_4", "name": "Tech-touch", "accounts": 3, "arr": 0},
        ],
    }
    first = report["fields"][0]
    assert first == {
        "field": "expansion_multiple",
        "label": "Expansion multiple",
        "in_file": True,
        "read_by": ["tiers"],
        "missing": {"accounts": 3, "arr": 80000},
        "stale": 0,
        "keeps_open": {"accounts": 3, "arr": 80000},
        "decides": {"accounts": 1, "arr": 80000},
        "at_most": {"accounts": 1, "arr": 80000},
    }
    assert report["plan"] == [
        {"fields": ["expansion_multiple"], "accounts": 1, "arr": 80000},
        {"fields": ["arr"], "accounts": 3, "arr": 0},
    ]
    assert report["left"] == {"accounts": 0, "arr": 0}
    assert "accounts.currency_assumed" in [each["code"] for each in report["assumed"]]


# The list.

LISTED = [
    ["account_id", "name", "owner", "arr", "floor_tier"],
    ["A-1", "Alder", "Kim", "80000.00", "tier_2"],
    ["A-4", "Dogwood", "Ono", "", "tier_4"],
    ["A-5", "Elm", "Ono", "", "tier_4"],
]


@pytest.mark.parametrize("more", [(), ("-o", "-")])
def test_the_list_goes_to_standard_output(tanada: Any, gappy: Path, more: tuple[str, ...]) -> None:
    done = tanada("accounts", "gaps", gappy, *AS_OF, "--list", "seats", *more)
    assert list(csv.reader(io.StringIO(done.out))) == LISTED
    assert done.err.endswith("3 accounts lack seats.\n")


def test_the_list_goes_to_a_file(tanada: Any, gappy: Path, tmp_path: Path) -> None:
    out = tmp_path / "seats.csv"
    done = tanada("accounts", "gaps", gappy, *AS_OF, "--list", "seats", "-o", out)
    assert (done.code, done.out) == (0, "")
    assert done.err.endswith(f"3 accounts lack seats.\nWritten: {out}\n")
    assert list(csv.reader(out.open(newline=""))) == LISTED


def test_the_list_as_json(tanada: Any, gappy: Path, tmp_path: Path) -> None:
    options = (*AS_OF, "--list", "arr", "--json")
    found = tanada("accounts", "gaps", gappy, *options).json
    assert (found["field"], found["lacking"], found["out"]) == ("arr", 3, None)
    assert found["accounts"][0] == {
        "account_id": "A-3",
        "name": "Cedar",
        "owner": "Kim",
        "arr": None,
        "floor_tier": "tier_4",
    }
    out = tmp_path / "arr.jsonl"
    assert tanada("accounts", "gaps", gappy, *options, "-o", out).json == {
        "field": "arr",
        "lacking": 3,
        "out": str(out),
    }


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("trial", "trial is a yes/no field: without a value it counts as no, so no account lacks"),
        ("technical_complexity", "No account lacks technical complexity."),
    ],
)
def test_a_list_of_nobody_says_so(tanada: Any, gappy: Path, field: str, told: str) -> None:
    done = tanada("accounts", "gaps", gappy, *AS_OF, "--list", field)
    assert done.out == "account_id,name,owner,arr,floor_tier\n"
    assert told in done.err.lower() or told in done.err


def test_a_field_that_is_not_there_and_the_nearest(tanada: Any, gappy: Path) -> None:
    done = tanada("accounts", "gaps", gappy, *AS_OF, "--list", "seat")
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "--list: There is no field “seat” in this policy.\n  Did you mean “seats”?\n"
    )


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--list", "nps"), "gaps.not_read"),
        (("-o", "x.csv"), "gaps.out_without_list"),
        (("--list", "arr", "-o", "x.pdf"), "out.ending"),
        (("--list", "arr", "-o", "none/x.csv"), "out.no_folder"),
        (("--policy", "standart"), "policy.not_found"),
        (("--map", "none.yaml"), "mapping.unreadable"),
        (("--as-of", "soon"), "cli.not_a_date"),
    ],
)
def test_an_option_that_is_wrong(
    tanada: Any, gappy: Path, options: tuple[str, ...], code: str
) -> None:
    done = tanada("accounts", "gaps", gappy, *options, "--json")
    assert done.code == 2
    assert [problem["code"] for problem in done.json["problems"]] == [code]


def test_what_is_read_is_never_written_over(tanada: Any, gappy: Path) -> None:
    done = tanada("accounts", "gaps", gappy, "--list", "arr", "-o", gappy, "--json")
    assert [problem["code"] for problem in done.json["problems"]] == ["out.is_read"]
    assert gappy.read_text() == GAPPY
