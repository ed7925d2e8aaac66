"""`tanada segments`: the findings, the tables, the files, the report, and wrong calls."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

AS_OF = ("--as-of", "2026-06-30")
BOOK = """\
account_id,arr,trial,region,expansion_multiple,tickets_90d,churned_on
A,200000,no,EMEA,1,12,
B,60000,no,EMEA,1,0,
C,40000,no,APAC,1,4,
D,10000,no,APAC,1,0,
E,8000,no,EMEA,1,,
F,1000,yes,,1,0,
G,1000,no,EMEA,1,0,2026-01-31
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.csv"
    path.write_text(BOOK)
    return path


def lines(printed: str) -> list[str]:
    return [line.rstrip() for line in printed.splitlines()]


def test_the_largest_segment_is_the_first_thing_said(tanada: Any, book: Path) -> None:
    done = tanada("segments", book, "--by", "tier,region", *AS_OF)
    assert done.code == 0
    assert lines(done.out)[:5] == [
        "The largest segment is Strategic × EMEA: 1 of 6 accounts (16.7%), 62.7% of ARR.",
        "6 accounts · $319K ARR · 1 more has left",
        "Decided under “Standard B2B SaaS” (24b93515a3a0130f) as of 30 Jun 2026",
        "Region is not known for 1 account (16.7%).",
        "",
    ]
    assert "7 read = 7 decided + 0 rejected\n" in done.err


def test_a_heatmap_of_accounts_and_one_of_arr(tanada: Any, book: Path) -> None:
    shown = lines(tanada("segments", book, "--by", "region,support_need", *AS_OF).out)
    at = shown.index("Accounts")
    assert [line.split() for line in shown[at + 1 : at + 7]] == [
        "Region × Support need High Standard Self-sufficient Unknown Total Share".split(),
        "EMEA 1 █ – 1 █ 1 █ 3 50.0%".split(),
        "APAC – 1 █ 1 █ – 2 33.3%".split(),
        "Unknown – – 1 █ – 1 16.7%".split(),
        "Total 1 1 3 1 6 100.0%".split(),
        "Share 16.7% 16.7% 50.0% 16.7% 100.0%".split(),
    ]
    at = shown.index("ARR")
    assert shown[at + 2].split() == "EMEA $200K █ – $60K ▒ $8K ░ $268K 84.0%".split()
    at = shown.index("ARR per account")
    assert shown[at + 5].split() == "Total $200K $40K $23.7K $8K $53.2K".split()


def test_one_attribute_has_everything_in_a_row(tanada: Any, book: Path) -> None:
    shown = lines(tanada("segments", book, "--by", "region", *AS_OF).out)
    assert [line.split() for line in shown[5:10]] == [
        "Region Accounts Share ARR Share ARR per account".split(),
        "EMEA 3 █ 50.0% $268K 84.0% $89.3K".split(),
        "APAC 2 ▓ 33.3% $50K 15.7% $25K".split(),
        "Unknown 1 ▒ 16.7% $1K 0.3% $1K".split(),
        "Total 6 100.0% $319K 100.0% $53.2K".split(),
    ]


def test_three_attributes_are_a_table_for_each_value_of_the_first(tanada: Any, book: Path) -> None:
    shown = lines(tanada("segments", book, "--by", "trial,tier,region", *AS_OF).out)
    heads = [line for line in shown if line.startswith("Trial")]
    assert heads == ["Trial “Yes”", "Trial “No”"]
    assert shown.count("Accounts") == 2
    assert shown[-1] == "Averages for each segment: with -o or --json."


def test_a_table_too_wide_for_its_place_is_turned(tanada: Any, tmp_path: Path) -> None:
    path = tmp_path / "owners.csv"
    rows = "".join(f"{number},Owner number {number},9000\n" for number in range(25))
    path.write_text(f"account_id,owner,arr\n{rows}")
    shown = lines(tanada("segments", path, "--by", "tier,owner", *AS_OF).out)
    heads = [line for line in shown if line.startswith("Owner × Tier")]
    assert len(heads) == 3
    assert "Owner has 5 further values, in “Others” with 5 accounts (20%)." in shown
    assert [line.split()[0] for line in shown if line.startswith("Others")] == ["Others"] * 3


def test_japanese(tanada: Any, book: Path) -> None:
    done = tanada("segments", book, "--by", "tier,support_need", "--lang", "ja", *AS_OF)
    assert lines(done.out)[0] == (
        "最大のセグメントは戦略的アカウント×サポートの必要度「高」で、"
        "6件中1件(16.7%)、ARRの62.7%です。"
    )
    assert "階層×サポートの必要度" in done.out


def test_every_segment_into_a_file(tanada: Any, book: Path, tmp_path: Path) -> None:
    out = tmp_path / "segments.csv"
    done = tanada("segments", book, "--by", "region,trial", "-o", out, *AS_OF)
    assert (done.code, lines(done.err)[-1]) == (0, f"Written: {out}")
    with out.open() as file:
        rows = list(csv.DictReader(file))
    assert [(row["region"], row["trial"], row["accounts"], row["arr"]) for row in rows] == [
        ("EMEA", "false", "3", "268000.00"),
        ("APAC", "false", "2", "50000.00"),
        ("", "true", "1", "1000.00"),
    ]


def test_a_file_on_standard_output_stands_alone(tanada: Any, book: Path) -> None:
    done = tanada("segments", book, "--by", "region", "-o", "-", *AS_OF)
    assert lines(done.out)[0].startswith("region,accounts,accounts_share,arr,")
    assert len(lines(done.out)) == 4


@pytest.mark.parametrize("by", ["tier", "tier,region", "trial,tier,region"])
def test_the_heatmap_as_svg(tanada: Any, book: Path, tmp_path: Path, by: str) -> None:
    pytest.importorskip("vl_convert")
    out = tmp_path / "map.svg"
    done = tanada("segments", book, "--by", by, "--svg", out, *AS_OF)
    assert (done.code, lines(done.err)[-1]) == (0, f"Written: {out}")
    told = [text.text for text in ElementTree.parse(out).iter("{http://www.w3.org/2000/svg}text")]
    assert "Strategic" in told
    assert "62.7%" in told


def test_a_report_for_machines(tanada: Any, book: Path) -> None:
    report = tanada("segments", book, "--by", "tier,region", "--json", *AS_OF).json
    assert (report["read"], report["decided"], report["ended"], report["accounts"]) == (7, 7, 1, 6)
    tier, region = report["by"]
    assert [value["value"] for value in tier["values"]] == ["tier_1", "tier_2", "tier_3", "tier_4"]
    assert (region["label"], region["left_out"]) == ("Region", 0)
    assert region["values"][2] == {
        "value": None,
        "stands": "unknown",
        "name": "Unknown",
        "accounts": 1,
        "accounts_share": pytest.approx(1 / 6),
        "arr": 1000,
        "arr_share": pytest.approx(1 / 319),
        "accounts_with_arr": 1,
        "arr_per_account": 1000,
        "averages": {},
    }
    assert sum(segment["accounts"] for segment in report["segments"]) == 6
    assert (report["segments"][0]["at"], report["segments"][0]["names"]) == (
        [0, 0],
        ["Strategic", "EMEA"],
    )
    assert report["findings"][0]["code"] == "segments.largest"
    assert report["findings"][0]["values"] == {"tier": 0, "region": 0}


def test_only_accounts_that_have_left(tanada: Any, tmp_path: Path) -> None:
    path = tmp_path / "left.csv"
    path.write_text("account_id,arr,churned_on\nA,1,2020-01-01\n")
    done = tanada("segments", path, "--by", "tier", *AS_OF)
    assert (done.code, lines(done.out)[0]) == (0, "There is no account to decide.")


def test_a_value_cannot_steer_the_terminal(tanada: Any, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("account_id,region\nA,\x1b[31mred\n")
    done = tanada("segments", path, "--by", "region", *AS_OF)
    assert done.code == 0
    assert "\x1b" not in done.out


def test_a_value_that_no_drawing_can_hold(tanada: Any, tmp_path: Path) -> None:
    pytest.importorskip("vl_convert")
    path, out = tmp_path / "odd.csv", tmp_path / "map.svg"
    path.write_text("account_id,region\nA,\x1b[31mred\n")
    done = tanada("segments", path, "--by", "region", "--svg", out, *AS_OF)
    assert (done.code, lines(done.err)[-1]) == (0, f"Written: {out}")
    assert "\ufffd[31mred" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("by", "told"),
    [
        (
            "tire",
            "--by: There is no attribute “tire” to cross by in this policy.\n"
            "  Did you mean “tier”?\n",
        ),
        ("tier,tier", "--by: “tier” is named more than once.\n"),
        (
            "tier,region,trial,status",
            "--by: 4 attributes are too many to cross: a table shows 3 at most.\n",
        ),
        (
            "tickets_90d",
            "--by: “tickets_90d” holds a whole number: nearly every account has a value of its "
            "own.\n  Give the policy an attribute with levels made of it, and cross by that.\n",
        ),
        (
            "health",
            "--by: “health” is a score: nearly every account has a value of its own.\n"
            "  Cross by its band: health_band\n",
        ),
        (
            " , ",
            "--by: There is nothing to cross by.\n"
            "  Name up to three attributes: --by tier,product_use\n",
        ),
    ],
)
def test_a_wrong_attribute(tanada: Any, book: Path, by: str, told: str) -> None:
    done = tanada("segments", book, "--by", by, *AS_OF)
    assert (done.code, done.out, done.err) == (2, "", told)


def test_capitals_of_an_attribute_do_not_matter(tanada: Any, book: Path) -> None:
    done = tanada("segments", book, "--by", "TIER,Region", "--json", *AS_OF)
    assert (done.code, [axis["name"] for axis in done.json["by"]]) == (0, ["tier", "region"])
    done = tanada("segments", book, "--by", "tier,TIER", *AS_OF)
    assert done.err == "--by: “tier” is named more than once.\n"


def test_a_field_that_the_accounts_lack(tanada: Any, book: Path) -> None:
    done = tanada("segments", book, "--by", "tier,industry", *AS_OF)
    assert (done.code, done.out) == (2, "")
    assert "--by: The accounts have no column “industry” to cross by.\n" in done.err


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--svg", "map.png"), "segments.not_svg"),
        (("-o", "rows.txt"), "out.ending"),
        (("-o", "-"), "cli.stdout_twice"),
        (("--svg", "nowhere/map.svg"), "out.unwritable"),
        (("--memory-limit", "much"), "cli.not_a_size"),
    ],
)
def test_wrong_options(tanada: Any, book: Path, options: tuple[str, ...], code: str) -> None:
    done = tanada("segments", book, "--by", "tier", *options, "--json", *AS_OF)
    assert (done.code, [each["code"] for each in done.json["problems"]]) == (2, [code])


def test_the_accounts_are_not_written_over(tanada: Any, book: Path) -> None:
    done = tanada("segments", book, "--by", "tier", "-o", book, *AS_OF)
    assert done.code == 2
    assert book.read_text() == BOOK


def test_no_accounts(tanada: Any, tmp_path: Path) -> None:
    done = tanada("segments", tmp_path / "nowhere.csv", "--by", "tier", *AS_OF)
    assert (done.code, done.out) == (2, "")
    assert "nowhere.csv" in done.err
