"""A small installation: four tiers by ARR, one source, and a clock that tests set."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from tanada_web import policies
from tanada_web.models import Person, PolicyVersion, Source
from tanada_web.runs.running import Ran, RunCall, run_now

POLICY = """\
tanada: 1
name: Four tiers
currency: USD
tiers:
  - gold: {name: Gold, when: {large: arr > 1000, strategic: arr > 500 and strategic}}
  - silver: {name: Silver, when: {middle: arr > 100}}
  - bronze: {name: Bronze, when: {small: arr > 10}}
  - tin: {name: Tin, when: otherwise}
transitions: {down: {minimum_days: 30, default_term_months: 12}, return_days: 30}
"""
COLUMNS = ("account_id", "name", "owner", "arr", "renewal_date", "churned_on", "brand")


class Installation:
    """A folder, its source `crm`, and two people by whom a policy is published."""

    def __init__(self, home: Path, owner: Person, admin: Person) -> None:
        self.home = home
        self.owner = owner
        self.admin = admin
        self.file = home / "accounts.csv"
        self.now = datetime(2025, 1, 1, 8, 0, tzinfo=UTC)
        Source.objects.create(name="crm", accounts=str(self.file))

    def publish(self, text: str = POLICY, on: date | None = None) -> PolicyVersion:
        version = policies.draft(text, self.owner, self.now)
        policies.propose(version.number, self.owner, self.now)
        policies.approve(version.number, self.admin, self.now)
        return policies.publish(version.number, self.owner, self.now, on)

    def write(self, accounts: Iterable[Mapping[str, Any]], file: Path | None = None) -> None:
        with (file or self.file).open("w", newline="", encoding="utf-8") as out:
            writer = csv.DictWriter(out, COLUMNS)
            writer.writeheader()
            writer.writerows(accounts)

    def run(self, day: date, **call: Any) -> Ran:
        """Run for a day, at noon of it."""
        self.now = max(self.now, datetime.combine(day, time(12), UTC))
        return run_now(RunCall(day, "system", lambda: self.now, **call))

    def touch(self, at: datetime, file: Path | None = None) -> None:
        """Let the file have been written at a moment."""
        os.utime(file or self.file, (at.timestamp(), at.timestamp()))


def account(account_id: str, arr: object, **fields: object) -> dict[str, object]:
    """An account that renews at the end of each year."""
    return {"account_id": account_id, "arr": arr, "renewal_date": "2025-12-31"} | fields
