"""The company of the journeys: sixty accounts that are known by heart, and its policy."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

POLICY = """\
tanada: 1
name: {en: Three terraces, ja: 三段の棚田}
currency: USD
fields:
  csm_sentiment: {stale_after_days: 400}
scores:
  health:
    label: {en: Health score, ja: ヘルススコア}
    measures:
      sentiment: {weight: 100, of: csm_sentiment, points: {red: 0, yellow: 50, green: 100}}
    missing: reweigh
    bands: {green: 70, yellow: 40, red: 0}
tiers:
  - gold:
      name: {en: Gold, ja: ゴールド}
      when: {large: arr > 100000}
      share: {accounts: 1%..5%, arr: 10%..90%}
  - silver: {name: {en: Silver, ja: シルバー}, when: {middle: arr >= 20000}}
  - tin: {name: {en: Tin, ja: ティン}, when: otherwise}
levers: [arr]
transitions: {down: {minimum_days: 30, default_term_months: 12}, return_days: 30}
reviews:
  every: {gold: year, silver: year, tin: year}
  catches: [grew, shrank]
  arr_change: 10%
  shift_expires_within_days: 180
"""
"""Seven accounts are gold, of which two have less than 140,000."""
FEWER_GOLD = POLICY.replace("arr > 100000", "arr > 140000")
FEWER_SILVER = POLICY.replace("arr >= 20000", "arr >= 25000")

GOLD = (400_000, 300_000, 250_000, 200_000, 150_000, 120_000)
NAMES = {7: "Granite Works", 8: "Harbour Lines", 9: "日本橋製作所", 10: "<script>alert(1)</script>"}
OWNERS = ("Maya Lindqvist", "佐伯 美咲", "Noor Haddad", "")
CHANGED = {6: 60_000, 8: 130_000, 9: 125_000, 11: 95_000}
"""What the second file says: one falls into its grace, two rise, one grows within its tier."""
COUNT, LEFT, NEW = 60, 60, 61
_COLUMNS = (
    "account_id,name,owner,region,industry,arr,renewal_date,csm_sentiment,csm_sentiment_as_of"
).split(",")


def write_accounts(path: Path, day: str, renewal: str, *, later: bool) -> None:
    """The file of a day; the later one has what changed, a newcomer, and lacks one that left."""
    numbers = [*range(1, COUNT + 1)]
    if later:
        numbers = [*(each for each in numbers if each != LEFT), NEW]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, _COLUMNS)
        writer.writeheader()
        writer.writerows(_account(each, day, renewal, later) for each in numbers)


def _account(number: int, day: str, renewal: str, later: bool) -> Mapping[str, object]:
    arr = _arr(number)
    return {
        "account_id": f"A-{number:02}",
        "name": NAMES.get(number, f"Company {number}"),
        "owner": OWNERS[number % len(OWNERS)],
        "region": ("EMEA", "Japan", "APAC")[number % 3],
        "industry": ("retail", "health")[number % 2],
        "arr": CHANGED.get(number, arr) if later else arr,
        "renewal_date": renewal,
        "csm_sentiment": ("green", "yellow", "red")[number % 3],
        "csm_sentiment_as_of": day,
    }


def _arr(number: int) -> int:
    """Six of gold, then 18 of silver in even steps, then tin."""
    if number <= len(GOLD):
        return GOLD[number - 1]
    return 90_000 - 4_000 * (number - 7) if number <= 24 else 19_000 - 400 * (number - 25)
