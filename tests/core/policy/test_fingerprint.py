"""The fingerprint is of the meaning: what changes it, and what does not."""

from __future__ import annotations

import pytest

from tanada.policy.loading import policy_text, read_policy

POLICY = """\
tanada: 1
name: X
currency: USD
fields:
  visits: {type: whole}
  budget: {type: money, stale_after_days: 30}
attributes:
  reach: seats / employees
  growth:
    lines:
      - high: reach < 0.30
      - low: otherwise
scores:
  value:
    measures:
      size: {weight: 60, of: arr, points: {0: 0, 100000: 100}}
      mood: {weight: 40, of: csm_sentiment, points: {red: 0, green: 100}}
    missing: neutral
    caps:
      - {when: trial, at_most: 40}
      - {when: visits < 5, at_most: 60.5}
    bands: {good: 60, bad: 0}
tiers:
  - top:
      name: Top
      when:
        large: arr > 100000
        valued: value >= 70 and growth in ('high', 'low')
  - middle: {name: Middle, when: {core: arr >= 5000}, share: {accounts: 10%..20%}}
  - rest: {name: Rest, when: otherwise}
levers: [arr, growth]
monotone: {arr: up, value: up}
examples:
  - {given: {arr: 200000}, expect: top}
"""
FINGERPRINT = read_policy(POLICY).fingerprint


def changed(*replacements: tuple[str, str]) -> str:
    text = POLICY
    for old, new in replacements:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return read_policy(text).fingerprint


def test_it_is_64_hexadecimal_digits() -> None:
    assert len(FINGERPRINT) == 64
    assert int(FINGERPRINT, 16)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("tanada: 1\n", "# A comment.\n\ntanada: 1    # and another\n"),
        ("name: X\n", 'name: "X"\n'),
        ("name: X\n", "name: {en: X, ja: X}\n"),
        ("name: Top\n", "name:\n        ja: Top\n        en: 'Top'\n"),
        ("arr > 100000", "arr>100000.00"),
        ("arr > 100000", "(ARR_) > 100000".replace("ARR_", "arr")),
        ("arr > 100000", "100000 < arr"),
        ("arr > 100000", ">-\n          arr >\n          100000"),
        ("arr >= 5000", "arr >= 5e3"),
        ("reach < 0.30", "reach < 0.3"),
        ("at_most: 60.5", "at_most: 60.50"),
        ("weight: 60,", "weight: 60.0,"),
        ("weight: 60,", "weight: 6e1,"),
        ("{0: 0, 100000: 100}", "{100000: 100, 0: 0}"),
        ("{0: 0, 100000: 100}", "{0.0: 0.0, 1e5: 100.00}"),
        ("{red: 0, green: 100}", "{green: 100, red: 0}"),
        ("{good: 60, bad: 0}", "{bad: 0, good: 60}"),
        ("growth in ('high', 'low')", "growth in ('low', 'high')"),
        ("{arr: up, value: up}", "{value: up, arr: up}"),
        ("10%..20%", "10.0% .. 20%"),
        ("{type: money, stale_after_days: 30}", "{stale_after_days: 30, type: money}"),
        ("  - {given: {arr: 200000}, expect: top}\n", "  - {given: {arr: 1}, expect: rest}\n"),
        ("examples:\n  - {given: {arr: 200000}, expect: top}\n", ""),
        ("levers: [arr, growth]", "levers:\n- arr\n- growth"),
    ],
)
def test_what_does_not_change_the_meaning(old: str, new: str) -> None:
    assert changed((old, new)) == FINGERPRINT


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("  visits: {type: whole}\n", "  budget: {type: money, stale_after_days: 30}\n"),
        (
            "  reach: seats / employees\n",
            "  growth:\n    lines:\n      - high: reach < 0.30\n      - low: otherwise\n",
        ),
        (
            "      size: {weight: 60, of: arr, points: {0: 0, 100000: 100}}\n",
            "      mood: {weight: 40, of: csm_sentiment, points: {red: 0, green: 100}}\n",
        ),
        (
            "      - {when: trial, at_most: 40}\n",
            "      - {when: visits < 5, at_most: 60.5}\n",
        ),
        ("name: X\n", "currency: USD\n"),
    ],
)
def test_the_order_of_unordered_things_does_not_count(first: str, second: str) -> None:
    assert changed((first + second, second + first)) == FINGERPRINT


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("name: X\n", "name: Y\n"),
        ("currency: USD", "currency: EUR"),
        ("stale_after_days: 30", "stale_after_days: 31"),
        ("type: whole", "type: number"),
        ("seats / employees", "employees / seats"),
        ("reach < 0.30", "reach < 0.31"),
        ("reach < 0.30", "reach <= 0.30"),
        ("weight: 60,", "weight: 61,"),
        ("100000: 100}", "100000: 99}"),
        ("100000: 100}", "100001: 100}"),
        ("missing: neutral", "missing: zero"),
        ("at_most: 40", "at_most: 41"),
        ("good: 60", "good: 61"),
        ("arr > 100000", "arr > 100000.01"),
        ("arr > 100000", "arr >= 100000"),
        ("value >= 70 and", "value >= 70 or"),
        ("arr >= 5000", "arr >= 5001"),
        ("10%..20%", "10%..21%"),
        ("[arr, growth]", "[growth, arr]"),
        ("value: up}", "value: down}"),
        ("large: arr", "larger: arr"),
        ("- middle:", "- centre:"),
        ("name: Middle", "name: Centre"),
    ],
)
def test_what_changes_the_meaning(old: str, new: str) -> None:
    assert changed((old, new)) != FINGERPRINT


def test_the_order_of_clauses_counts() -> None:
    large = "        large: arr > 100000\n"
    valued = "        valued: value >= 70 and growth in ('high', 'low')\n"
    assert changed((large + valued, valued + large)) != FINGERPRINT


def test_the_order_of_lines_counts() -> None:
    old = "      - high: reach < 0.30\n      - low: otherwise\n"
    new = "      - low: reach < 0.30\n      - high: otherwise\n"
    assert changed((old, new)) != FINGERPRINT


def test_the_order_of_tiers_counts() -> None:
    tiers = [
        "  - one: {name: One, when: {x: arr > 1}}\n",
        "  - two: {name: Two, when: {x: arr > 2}}\n",
    ]
    head, last = (
        "tanada: 1\nname: X\ncurrency: USD\ntiers:\n",
        "  - z: {name: Z, when: otherwise}\n",
    )
    prints = {
        read_policy(head + "".join(order) + last).fingerprint for order in (tiers, tiers[::-1])
    }
    assert len(prints) == 2


def test_any_changed_number_of_a_preset_changes_it() -> None:
    text, file = policy_text("value")
    lines = text.splitlines()
    begin = next(n for n, line in enumerate(lines) if line.startswith("tiers:"))
    end = next(n for n, line in enumerate(lines) if line.startswith("examples:"))
    before = read_policy(text, file).fingerprint
    changed_lines = 0
    for number in range(begin, end):
        line = lines[number].split("#")[0]
        for digit, other in (("00", "01"), ("15..", "16.."), ("60", "61"), ("98%", "97%")):
            if digit in line:
                altered = [*lines[:number], line.replace(digit, other, 1), *lines[number + 1 :]]
                assert read_policy("\n".join(altered), file).fingerprint != before
                changed_lines += 1
    assert changed_lines >= 8


SERVICE = POLICY.replace(
    "examples:",
    """engagement:
  high:
    label: Plan
    coverage: named
    touchpoints:
      check_in:
        by: person
        hours: {meeting: 1}
        every: month
        channels: [video, phone]
        variants:
          young: {when: arr > 5, every: week}
          ill: {when: trial, every: 2 weeks}
examples:""",
)


def test_the_order_of_things_that_are_listed_does_not_count() -> None:
    turned = SERVICE.replace("[video, phone]", "[phone, video]")
    assert read_policy(turned).fingerprint == read_policy(SERVICE).fingerprint


def test_the_order_of_variants_counts_as_the_first_that_holds_does() -> None:
    young, ill = (line for line in SERVICE.splitlines() if "every: week" in line or "ill:" in line)
    turned = SERVICE.replace(f"{young}\n{ill}", f"{ill}\n{young}")
    assert turned != SERVICE
    assert read_policy(turned).fingerprint != read_policy(SERVICE).fingerprint
