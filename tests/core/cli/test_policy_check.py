"""`tanada policy check`: pitfalls beside problems and examples, and what --fix does to a file."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import pytest

POLICY = """\
# Ours.
tanada: 1
name: {en: Ours, ja: 自社}
currency: USD
tiers:
  - top:
      name: {en: Top, ja: 上位}
      when: {large: arr > 100000}   # the big ones
      goals: {logo_retention: 98%}
      engagement: all
  - middle:
      name: {en: Middle, ja: 中位}
      when: {core: arr >= 25000 and arr < 100000}
      goals: {logo_retention: 90%}
      engagement: all
  - rest:
      name: {en: Rest, ja: そのほか}
      when: otherwise
      goals: {logo_retention: 80%}
      engagement: all
engagement:
  all: {label: Plan, coverage: pooled, touchpoints: {check_in: {by: automated, every: month}}}
transitions:
  down: {minimum_days: 0}
reviews: {every: {top: quarter, middle: half-year, rest: half-year}}
outcomes: {window_months: 12, every: month, win_back_days: 60, months_before_more_dimensions: 6}
"""
MENDED = POLICY.replace(" and arr < 100000", "").replace("minimum_days: 0", "minimum_days: 30")


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    path = tmp_path / "p.yaml"
    path.write_text(POLICY, encoding="utf-8")
    return path


def test_findings_stand_with_line_code_and_what_to_do(tanada: Any, policy: Path) -> None:
    done = tanada("policy", "check", policy)
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        f"warning  {policy}:13:20  lint.gap_between_bands\n"
        "  Between “arr >= 25000 and arr < 100000” and “arr > 100000” lies a gap: what falls "
        "into it goes further down.\n"
        "  Write: arr >= 25000\n"
        "  --fix can mend this.\n"
        "\n"
        f"warning  {policy}:24:24  lint.no_grace\n"
        "  With minimum_days: 0 an account can move down the day after it slipped, and bounce.\n"
        "  Give it some days, such as 30.\n"
        "  --fix can mend this.\n"
        "\n"
        f"note  {policy}:5:1  lint.single_dimension\n"
        "  The tiers look at one dimension only: value.\n"
        "  That is how to begin. Measure for 6 months, then add what the data shows to pay.\n"
        "\n"
        "Found: 2 warnings, 1 note.\n"
        "“Ours” is right: 3 tiers, 0 examples.\n"
    )


def test_findings_are_told_in_japanese(tanada: Any, policy: Path) -> None:
    done = tanada("policy", "check", policy, "--lang", "ja")
    assert "警告  " in done.out
    assert "  --fix で修正できます。\n" in done.out
    assert done.out.endswith(
        "検出結果: 警告2件、参考1件。\n「自社」に問題はありません(階層3、例0件)。\n"
    )


def test_findings_as_data(tanada: Any, policy: Path) -> None:
    report = tanada("policy", "check", policy, "--json").json
    assert [(each["code"], each["severity"], each["line"]) for each in report["findings"]] == [
        ("lint.gap_between_bands", "warning", 13),
        ("lint.no_grace", "warning", 24),
        ("lint.single_dimension", "note", 5),
    ]
    assert [each["fixable"] for each in report["findings"]] == [True, True, False]
    assert report["findings"][1]["message"].startswith("With minimum_days: 0 ")
    assert report["problems"] == []


def test_a_finding_that_the_policy_calls_an_error_ends_with_two(tanada: Any, policy: Path) -> None:
    policy.write_text(POLICY + "lint: {no_grace: error}\n", encoding="utf-8")
    done = tanada("policy", "check", policy)
    assert done.code == 2
    assert done.out.startswith(f"error  {policy}:24:24  lint.no_grace\n")
    assert done.out.endswith("Found: 1 error, 1 warning, 1 note.\n")
    assert tanada("policy", "check", policy, "--json").code == 2


def test_a_note_becomes_a_warning_with_time(tanada: Any, policy: Path) -> None:
    policy.write_text(MENDED + "in_use_since: 2026-01-01\n", encoding="utf-8")
    before = tanada("policy", "check", policy, "--as-of", "2026-06-30")
    assert "note  " in before.out
    after = tanada("policy", "check", policy, "--as-of", "2026-07-01")
    assert "warning  " in after.out


def test_fix_mends_the_file_and_shows_the_changes(tanada: Any, policy: Path) -> None:
    done = tanada("policy", "check", policy, "--fix")
    assert done.code == 0
    assert done.err == f"2 findings mended in {policy}.\n"
    assert policy.read_text(encoding="utf-8") == MENDED
    assert "\n-      when: {core: arr >= 25000 and arr < 100000}\n" in done.out
    assert "\n+      when: {core: arr >= 25000}\n" in done.out
    assert "\nFound: 1 note.\n" in done.out
    assert [each.name for each in policy.parent.iterdir()] == ["p.yaml"]


def test_fix_a_second_time_does_nothing(tanada: Any, policy: Path) -> None:
    tanada("policy", "check", policy, "--fix")
    before = policy.stat()
    done = tanada("policy", "check", policy, "--fix")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("note  ")
    assert (policy.stat().st_ino, policy.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_fix_as_data(tanada: Any, policy: Path) -> None:
    report = tanada("policy", "check", policy, "--fix", "--json").json
    assert [each["code"] for each in report["fixed"]] == ["lint.gap_between_bands", "lint.no_grace"]
    assert [each["code"] for each in report["findings"]] == ["lint.single_dimension"]
    assert report["kept"] == []
    assert "+  down: {minimum_days: 30}" in report["diff"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (POLICY.replace("\n", "\r\n"), MENDED.replace("\n", "\r\n")),
        ("\ufeff" + POLICY, "\ufeff" + MENDED),
        (POLICY.rstrip("\n"), MENDED.rstrip("\n")),
        (POLICY.replace("# Ours.\n", "# Ours.\r\n"), MENDED.replace("# Ours.\n", "# Ours.\r\n")),
        (POLICY.replace("# Ours.", "# A\u2028# B."), MENDED.replace("# Ours.", "# A\u2028# B.")),
    ],
    ids=["windows", "mark", "no line break at the end", "mixed", "line separator"],
)
def test_fix_keeps_marks_and_ends_of_lines(
    tanada: Any, policy: Path, written: str, expected: str
) -> None:
    policy.write_bytes(written.encode())
    assert tanada("policy", "check", policy, "--fix").code == 0
    assert policy.read_bytes() == expected.encode()


def test_what_is_added_at_the_end_of_a_file_without_a_line_break(tanada: Any, policy: Path) -> None:
    reviews = "reviews: {every: {top: quarter, middle: half-year, rest: half-year}}\n"
    policy.write_text(MENDED.replace(reviews, "").rstrip("\n"), encoding="utf-8")
    tanada("policy", "check", policy, "--fix")
    assert policy.read_text(encoding="utf-8").endswith(
        "months_before_more_dimensions: 6}\n" + reviews[:-1]
    )


def test_fix_keeps_the_rights_of_a_file_and_follows_a_link(tanada: Any, policy: Path) -> None:
    policy.chmod(0o640)
    link = policy.with_name("link.yaml")
    link.symlink_to(policy)
    assert tanada("policy", "check", link, "--fix").code == 0
    assert link.is_symlink()
    assert policy.read_text(encoding="utf-8") == MENDED
    assert stat.S_IMODE(policy.stat().st_mode) == 0o640


def test_a_preset_cannot_be_mended(tanada: Any) -> None:
    done = tanada("policy", "check", "standard", "--fix")
    assert (done.code, done.out) == (2, "")
    assert "tanada policy new --preset standard" in done.err


def test_a_policy_with_a_problem_or_a_failing_example_is_left_alone(
    tanada: Any, policy: Path
) -> None:
    for text in (
        POLICY.replace("arr > 100000", "ar > 100000"),
        POLICY + "examples: [{given: {arr: 5}, expect: top}]\n",
    ):
        policy.write_text(text, encoding="utf-8")
        assert tanada("policy", "check", policy, "--fix").code == 2
        assert policy.read_text(encoding="utf-8") == text


def test_a_fix_that_an_example_speaks_against_is_told(tanada: Any, policy: Path) -> None:
    text = POLICY + "examples: [{given: {arr: 100000}, expect: rest}]\n"
    policy.write_text(text, encoding="utf-8")
    done = tanada("policy", "check", policy, "--fix")
    assert done.code == 0
    assert "Left as it is" in done.err
    assert "lint.gap_between_bands in line 13" in done.err
    assert policy.read_text(encoding="utf-8") == text.replace("minimum_days: 0", "minimum_days: 30")


def test_accounts_show_more(tanada: Any, policy: Path, tmp_path: Path) -> None:
    accounts = tmp_path / "a.csv"
    accounts.write_text("account_id,Umsatz\nA-1,120000\nA-2,30000\n")
    mapping = tmp_path / "m.yaml"
    mapping.write_text("tanada_mapping: 1\nfields: {arr: Umsatz}\n")
    done = tanada("policy", "check", policy, "--accounts", accounts, "--map", mapping)
    assert done.code == 0
    assert done.err.startswith("2 read = 2 decided + 0 rejected\n")
    assert f"warning  {policy}:6:5  lint.crowded_top_tier\n" in done.out
    assert "  Top holds 50% of all accounts (1), more than 20%: " in done.out
    assert "  There is no account in Rest.\n" in done.out


def test_where_all_are_undetermined_no_tier_is_called_empty(
    tanada: Any, policy: Path, tmp_path: Path
) -> None:
    accounts = tmp_path / "a.csv"
    accounts.write_text("account_id,arr\nA-1,\nA-2,\n")
    done = tanada("policy", "check", policy, "--accounts", accounts)
    assert "There is no account in Top." not in done.out
    assert (
        "  No account is known to be in Top, but 2 undetermined accounts may belong there.\n"
        "  See what they lack before changing it: tanada accounts gaps\n"
    ) in done.out
    assert "of Top; for 2 undetermined accounts it is not known.\n" in done.out
    done = tanada("policy", "check", policy, "--accounts", accounts, "--lang", "ja")
    assert "未確定の2件が当たる可能性があります。" in done.out


def test_a_mapping_without_accounts_is_refused(tanada: Any, policy: Path) -> None:
    done = tanada("policy", "check", policy, "--map", policy)
    assert (done.code, done.out) == (2, "")
    assert "Add --accounts, or leave --map out." in done.err


def test_accounts_that_are_not_there_are_told(tanada: Any, policy: Path) -> None:
    done = tanada("policy", "check", policy, "--accounts", "nowhere.csv")
    assert (done.code, done.out) == (2, "")


def test_severities_of_a_terminal_are_coloured_and_others_not(tanada: Any, policy: Path) -> None:
    assert "\x1b" not in tanada("policy", "check", policy).out
