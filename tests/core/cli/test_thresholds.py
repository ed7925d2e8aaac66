"""`tanada thresholds`: the finding, the picture, the policy that it is written into."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tanada.cli.threshold_tables import picture
from tanada.messages.labels import Labels
from tanada.messages.threshold_prose import ThresholdWords
from tanada.outcomes.thresholds.distribution import Distribution
from tanada.outcomes.thresholds.histogram import Bin
from tanada.outcomes.thresholds.searching import Threshold
from tanada.policy.loading import load_policy, policy_text

AS_OF = ("--as-of", "2026-06-30")
TWO_GROUPS = [*range(1_000, 25_000, 300), *range(105_000, 205_000, 5_000)]
LONG_TAILED = [round(2_000_000 / (rank + 8) ** 1.25) for rank in range(300)]


def file_of(path: Path, values: list[Any], column: str = "arr", currency: str = "USD") -> Path:
    rows = [f"A-{number},{value},{currency}" for number, value in enumerate(values)]
    path.write_text("\n".join([f"account_id,{column},currency", *rows]) + "\n")
    return path


@pytest.fixture
def long_tailed(tmp_path: Path) -> Path:
    return file_of(tmp_path / "accounts.csv", LONG_TAILED)


@pytest.fixture
def own_policy(tmp_path: Path) -> Path:
    path = tmp_path / "own.yaml"
    path.write_text(policy_text("value")[0])
    return path


def lines(printed: str) -> list[str]:
    return [line.rstrip() for line in printed.splitlines()]


def test_the_finding_comes_first_then_its_tiers(tanada: Any, long_tailed: Path) -> None:
    done = tanada("thresholds", long_tailed, *AS_OF)
    assert done.code == 0
    shown = lines(done.out)
    assert shown[0] == "3 tiers by ARR: Tier 1 from $20,000, Tier 2 from $4,000, Tier 3 the rest."
    assert shown[1].startswith("With 3 tiers every target share is met")
    assert shown[4].split() == "Tier 1 from $20,000 32 10.7% 10–20% $1.6M 56.2% 50–70%".split()
    assert "Targets missed" not in done.out


def test_two_groups_are_two_tiers_and_the_gap_is_named(tanada: Any, tmp_path: Path) -> None:
    done = tanada("thresholds", file_of(tmp_path / "a.csv", TWO_GROUPS), *AS_OF)
    shown = lines(done.out)
    assert shown[0] == "2 tiers by ARR: Tier 1 from $50,000, Tier 2 the rest."
    assert "2 groups, with no values in between from $24,700 to $105,000, so" in shown[1]


def test_what_is_counted(tanada: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = [f"A-{n},{n * 1000}," for n in range(1, 21)]
    rows += ["B-1,0,", "B-2,-5,", "B-3,,", "B-4,900,2026-01-01"]
    path.write_text("account_id,arr,churned_on\n" + "\n".join(rows) + "\n")
    done = tanada("thresholds", path, *AS_OF)
    assert "  22 known · 1 missing · 1 zero · 1 negative · 1 ended" in lines(done.out)
    assert "1 account without ARR is left out." in done.err


def test_a_target_that_cannot_be_met_says_why(tanada: Any, tmp_path: Path) -> None:
    path = file_of(tmp_path / "a.csv", [9_000_000, *range(1_000, 30_000, 1_000)])
    done = tanada("thresholds", path, "--tiers", "3", *AS_OF)
    assert (
        "  Tier 1: the 3 accounts with the highest ARR alone hold 96% of ARR, and its target ends "
        "at 70%."
    ) in lines(done.out)


def test_a_share_just_outside_its_target_is_told_apart_from_it(tanada: Any, tmp_path: Path) -> None:
    path = file_of(tmp_path / "a.csv", [*([5000] * 2001), *([10] * 7999)])
    done = tanada("thresholds", path, "--tiers", "2", *AS_OF)
    assert "  Tier 1 holds 20.01% of accounts, above its target of 10% to 20%." in lines(done.out)


def test_yen_in_japanese(tanada: Any, tmp_path: Path) -> None:
    path = file_of(tmp_path / "a.csv", [value * 137 for value in LONG_TAILED], currency="JPY")
    done = tanada("thresholds", path, "--policy", "value_jpy", "--lang", "ja", *AS_OF)
    assert lines(done.out)[0] == (
        "ARRによる3階層: エンタープライズ 250万円以上、ミッドマーケット 50万円以上、"
        "中小企業 その他。"
    )


def test_the_picture_fits_its_width_and_names_the_thresholds() -> None:
    words = ThresholdWords(
        Labels(load_policy("value"), "en"), Distribution("arr", [], 2, [0], [0], 2, 0, 0, 0)
    )
    bins = [Bin(None, 10, 3), Bin(10, 20, 40), Bin(20, 50, 1), Bin(50, None, 0)]
    drawn = picture(bins, [Threshold(20)], words, 60)  # type: ignore[list-item,arg-type]
    assert [line.plain for line in drawn] == [
        "  $50 and more  0",
        "     $20 – $50 ▌ 1 ◂ Tier 1 from $20",
        "     $10 – $20 ██████████████████████ 40",
        "     below $10 █▋ 3",
    ]


# Other numbers than ARR.


def test_another_field_divides_and_arr_is_shared_out(tanada: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = [f"A-{n},{n * 7},{value}" for n, value in enumerate(reversed(LONG_TAILED))]
    path.write_text("account_id,seats,arr\n" + "\n".join(rows) + "\n")
    done = tanada("thresholds", path, "--of", "seats", "--json", *AS_OF)
    first = done.json["proposals"][1]["tiers"][0]
    assert (done.json["of"], first["threshold"], first["arr"]) == ("seats", 1800, 1817047)


# Bad input.


def test_a_field_that_no_account_has(tanada: Any, long_tailed: Path) -> None:
    done = tanada("thresholds", long_tailed, "--of", "seats", *AS_OF)
    assert done.code == 2
    assert "No account that has not ended has a value for “seats”." in done.err


def test_a_score_that_is_known_of_nobody(tanada: Any, tmp_path: Path) -> None:
    accounts = tmp_path / "a.csv"
    accounts.write_text("account_id,arr\nA-1,5\nA-2,\n")
    done = tanada("thresholds", accounts, "--of", "health", "--policy", "score_health", *AS_OF)
    assert done.code == 2
    assert (
        "“health” is known of no account that has not ended; the policy computes it.\n"
        "  See which data is missing: tanada accounts gaps\n"
    ) in done.err


@pytest.mark.parametrize(
    ("of", "told"),
    [
        ("ars", "Did you mean “arr”?"),
        ("industry", "“industry” is a text; thresholds divide numbers."),
        ("growth_potential", "“growth_potential” is a level; thresholds divide numbers."),
    ],
)
def test_only_numbers_have_thresholds(tanada: Any, long_tailed: Path, of: str, told: str) -> None:
    done = tanada("thresholds", long_tailed, "--of", of, *AS_OF)
    assert (done.code, done.out) == (2, "")
    assert told in done.err


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ([500] * 20, "Every account has the same value, $500: no threshold can divide them."),
        ([0] * 20, "Every account has the same value, $0: no threshold can divide them."),
        (
            [100, 200, 300],
            "3 accounts are too few: with fewer than 10, each is more than a tenth of all.",
        ),
    ],
)
def test_values_that_cannot_be_divided(
    tanada: Any, tmp_path: Path, values: list[int], told: str
) -> None:
    done = tanada("thresholds", file_of(tmp_path / "a.csv", values), *AS_OF)
    assert (done.code, lines(done.out)[0]) == (0, told)


def test_a_number_of_tiers_without_targets(tanada: Any, long_tailed: Path) -> None:
    done = tanada("thresholds", long_tailed, "--tiers", "7", *AS_OF)
    assert done.code == 2
    assert "There are no target shares for 7 tiers." in done.err
    done = tanada("thresholds", long_tailed, "--tiers", "1", *AS_OF)
    assert "There are no target shares for 1 tier.\n" in done.err


# The policy's own tiers.


@pytest.fixture
def five(tmp_path: Path) -> Path:
    """A policy of five tiers without target shares."""
    path = tmp_path / "five.yaml"
    tiers = [
        f"  - t{number}: {{name: T{number}, when: {{large: arr >= {number}00}}}}"
        for number in (5, 4, 3, 2)
    ]
    head = ["tanada: 1", "name: Five", "currency: USD", "tiers:"]
    path.write_text("\n".join([*head, *tiers, "  - rest: {name: Rest, when: otherwise}", ""]))
    return path


def test_tiers_of_the_policy_that_are_set_aside_are_told(
    tanada: Any, long_tailed: Path, five: Path
) -> None:
    done = tanada("thresholds", long_tailed, "--policy", five, *AS_OF)
    assert lines(done.out)[0].startswith("3 tiers by ARR: Tier 1 from")
    told = (
        "The policy has 5 tiers and states no target shares. Its tiers were set aside, and the "
        "usual shares for 2, 3, 4 tiers were taken."
    )
    assert told in lines(done.err)


def test_tiers_that_another_number_is_better_than_are_told(tanada: Any, tmp_path: Path) -> None:
    accounts = file_of(tmp_path / "a.csv", TWO_GROUPS)
    done = tanada("thresholds", accounts, "--policy", "value", *AS_OF)
    assert any(line.endswith("To keep them, add --tiers 3.") for line in lines(done.err))
    done = tanada("thresholds", accounts, "--policy", "value", "--tiers", "3", *AS_OF)
    assert "set aside" not in done.err


def test_a_policy_without_targets_for_its_tiers_is_not_written(
    tanada: Any, long_tailed: Path, five: Path
) -> None:
    before = five.read_text()
    done = tanada("thresholds", long_tailed, "--write", five, *AS_OF)
    assert (done.code, five.read_text()) == (2, before)
    assert done.err == (
        f"{five}: The policy has 5 tiers and states no target shares; the usual ones are for "
        "2, 3, 4 tiers.\n"
        "  State the shares in the policy, such as: share: {accounts: 10%..20%, arr: 50%..70%}\n"
    )


# Writing.


def test_only_the_thresholds_of_the_policy_change(
    tanada: Any, long_tailed: Path, own_policy: Path
) -> None:
    before = own_policy.read_text()
    done = tanada("thresholds", long_tailed, "--write", own_policy, *AS_OF)
    assert done.code == 0
    after = before.replace("large: arr >= 100000", "large: arr >= 20000")
    assert own_policy.read_text() == after.replace("middle: arr >= 25000", "middle: arr >= 4000")
    assert "  enterprise.large: arr >= 100000 → arr >= 20000" in lines(done.err)
    assert "3 tiers by ARR: Enterprise from $20,000" in done.out


def test_thresholds_that_stay_are_no_changes(
    tanada: Any, long_tailed: Path, own_policy: Path
) -> None:
    text = own_policy.read_text().replace("large: arr >= 100000", "large: arr >= 20000")
    own_policy.write_text(text)
    done = tanada("thresholds", long_tailed, "--write", own_policy, *AS_OF)
    assert [line for line in lines(done.err) if "→ arr" in line] == [
        "  mid_market.middle: arr >= 25000 → arr >= 4000"
    ]
    done = tanada("thresholds", long_tailed, "--write", own_policy, *AS_OF)
    assert f"{own_policy} has these thresholds already; nothing was changed." in lines(done.err)
    assert "→ arr" not in done.err


def test_examples_that_no_longer_hold_are_listed(
    tanada: Any, long_tailed: Path, own_policy: Path
) -> None:
    done = tanada("thresholds", long_tailed, "--write", own_policy, *AS_OF)
    assert "3 examples of the policy do not hold with these thresholds." in done.err
    told = "  example 4: arr: 24999.99 → tier: enterprise, expected tier: smb"
    assert told in lines(done.err)


def test_the_comparison_of_the_policy_stays(
    tanada: Any, long_tailed: Path, own_policy: Path
) -> None:
    text = own_policy.read_text().replace("large: arr >= 100000", "large: arr > 100000")
    own_policy.write_text(text)
    done = tanada("thresholds", long_tailed, "--write", own_policy, "--json", *AS_OF)
    (proposal,) = done.json["proposals"]
    assert [tier["comparison"] for tier in proposal["tiers"]] == [">", ">=", None]
    assert "large: arr > 20000\n" in own_policy.read_text()
    assert done.json["written"]["clauses"][0] == {
        "clause": "enterprise.large",
        "before": 100000,
        "after": 20000,
    }


def test_line_ends_and_a_byte_order_mark_stay(
    tanada: Any, long_tailed: Path, own_policy: Path
) -> None:
    windows = b"\xef\xbb\xbf" + own_policy.read_bytes().replace(b"\n", b"\r\n")
    own_policy.write_bytes(windows)
    assert tanada("thresholds", long_tailed, "--write", own_policy, *AS_OF).code == 0
    expected = windows.replace(b"large: arr >= 100000", b"large: arr >= 20000")
    expected = expected.replace(b"middle: arr >= 25000", b"middle: arr >= 4000")
    assert own_policy.read_bytes() == expected


def test_a_preset_is_never_written(tanada: Any, long_tailed: Path) -> None:
    done = tanada("thresholds", long_tailed, "--write", "value", *AS_OF)
    assert done.code == 2
    assert "tanada policy new --preset value --out policy.yaml" in done.err


def test_another_number_of_tiers_is_not_written(
    tanada: Any, long_tailed: Path, own_policy: Path
) -> None:
    before = own_policy.read_text()
    done = tanada("thresholds", long_tailed, "--write", own_policy, "--tiers", "4", *AS_OF)
    assert (done.code, own_policy.read_text()) == (2, before)
    assert "4 tiers were asked for, and this policy has 3." in done.err


def test_a_clause_that_is_no_threshold_is_named_and_nothing_written(
    tanada: Any, long_tailed: Path, tmp_path: Path
) -> None:
    path = tmp_path / "standard.yaml"
    path.write_text(policy_text("standard")[0])
    done = tanada("thresholds", long_tailed, "--write", path, *AS_OF)
    assert (done.code, path.read_text()) == (2, policy_text("standard")[0])
    assert "tiers[2].tier_3.when.scale: No clause of tier_3 compares arr" in done.err


def test_nothing_is_written_where_nothing_is_proposed(
    tanada: Any, tmp_path: Path, own_policy: Path
) -> None:
    before = own_policy.read_text()
    path = file_of(tmp_path / "a.csv", [500] * 20)
    done = tanada("thresholds", path, "--write", own_policy, *AS_OF)
    assert (done.code, own_policy.read_text()) == (2, before)
    assert "There are no thresholds to write: Every account has the same value" in done.err


def test_two_policies_are_one_too_many(tanada: Any, long_tailed: Path, own_policy: Path) -> None:
    done = tanada("thresholds", long_tailed, "--write", own_policy, "--policy", "standard", *AS_OF)
    assert done.code == 2
    assert "Leave --policy out." in done.err


# The drawing.


def test_the_distribution_as_a_drawing(tanada: Any, long_tailed: Path, tmp_path: Path) -> None:
    out = tmp_path / "arr.svg"
    assert tanada("thresholds", long_tailed, "--svg", out, *AS_OF).code == 0
    drawn = out.read_text()
    assert drawn.startswith("<svg")
    assert "The distribution of ARR" in drawn
    assert "Tier 1 from $20,000" in drawn


def test_a_drawing_is_an_svg(tanada: Any, long_tailed: Path) -> None:
    done = tanada("thresholds", long_tailed, "--svg", "arr.png", *AS_OF)
    assert done.code == 2
    assert "Files that end in “.png” cannot be written." in done.err


@pytest.mark.parametrize(
    "command",
    [["thresholds"], ["segments", "--by", "tier"], ["policy", "check", "value", "--accounts"]],
)
def test_too_many_rejected_rows_stop_what_looks_at_accounts(
    tanada: Any, tmp_path: Path, command: list[str]
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("account_id,arr\n" + "A,1\n" + "".join(f"B-{n},x\n" for n in range(3)))
    done = tanada(*command, path)
    assert done.code == 2
    assert "3 of 4 rows" in done.err
    assert tanada(*command, path, "--max-rejects", "80%").code == 0
