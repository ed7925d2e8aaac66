"""A small company after two runs: somebody rose, one is in grace, one is new, one has left."""

from __future__ import annotations

from datetime import date

from tests.web.runs.installation import Installation, account

POLICY = """\
tanada: 1
name: {en: Four tiers, ja: 四つの階層}
currency: USD
tiers:
  - gold:
      name: {en: Gold, ja: ゴールド}
      when: {large: arr > 1000, strategic: arr > 500 and strategic}
      share: {accounts: 10%..20%, arr: 50%..99%}
  - silver: {name: {en: Silver, ja: シルバー}, when: {middle: arr > 100}}
  - bronze: {name: {en: Bronze, ja: ブロンズ}, when: {small: arr > 10}}
  - tin: {name: {en: Tin, ja: ティン}, when: otherwise}
transitions: {down: {minimum_days: 30, default_term_months: 12}, return_days: 30}
reviews:
  every: {gold: quarter, silver: quarter, bronze: half-year, tin: half-year}
  catches: [grew, shrank]
  arr_change: 10%
  confirm_newcomers_within_days: 14
  shift_expires_within_days: 180
"""
JAN, FEB = date(2025, 1, 31), date(2025, 2, 28)


def began(installation: Installation) -> None:
    """The first run: what everybody begins with."""
    installation.publish(POLICY)
    installation.write(
        [
            account("G1", 5000, name="Gallia", owner="Csm"),
            account("S1", 200, name="Sierra <script>alert(1)</script>", owner="Csm"),
            account("S2", 300, name="Sunda", owner="Other"),
            account("B1", 50, name="Borneo"),
            account("T1", 5, name="Tonga"),
            account("U1", "", name="Umbria", owner="Csm"),
        ]
    )
    installation.run(JAN)


def reviewed(installation: Installation) -> None:
    """The second run: G1 falls into grace, S1 rises, N1 is new, T1 has left."""
    began(installation)
    installation.write(
        [
            account("G1", 900, name="Gallia", owner="Csm", renewal_date="2025-06-30"),
            account("S1", 1500, name="Sierra <script>alert(1)</script>", owner="Csm"),
            account("S2", 300, name="Sunda", owner="Other"),
            account("B1", 50, name="Borneo"),
            account("U1", "", name="Umbria", owner="Csm"),
            account("N1", 2000, name="Nauru", owner="Other"),
        ]
    )
    installation.run(FEB, max_ended=1)
