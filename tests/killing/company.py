"""A small company over some days: accounts that grow, shrink, leave and come back."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from random import Random

DAYS = (
    date(2025, 1, 31),
    date(2025, 2, 28),
    date(2025, 3, 20),
    date(2025, 6, 30),
    date(2025, 7, 1),
)
CORRECTED_BEFORE = 3
"""Before the run of which day corrections are approved."""
SENTIMENTS = ("green", "yellow", "red", "")
COLUMNS = (
    *("account_id", "name", "owner", "arr", "seats", "seats_used", "addressable_seats"),
    *("products_owned", "products_available", "csm_sentiment", "trial"),
    *("started_on", "renewal_date", "term_months", "churned_on"),
)


@dataclass
class Account:
    """What changes of an account from day to day; it is away on the days named."""

    number: int
    arr: float
    growth: float
    away: frozenset[int]

    def row(self, day: int, random: Random) -> list[object]:
        """Its line in the file of a day; some facts are missing, and now and then one is wrong."""
        arr = round(self.arr * self.growth**day * random.uniform(0.6, 1.5), 2)
        seats = 5 + self.number % 90
        churned = DAYS[day] if self.number % 97 == day else ""
        return [
            f"A-{self.number:04}",
            f"Company {self.number}, {'株式会社' if self.number % 2 else 'Inc.'}",
            f"CSM {self.number % 7}",
            "" if random.random() < 0.04 else "a lot" if random.random() < 0.006 else arr,
            seats,
            int(seats * random.random()),
            "" if random.random() < 0.1 else seats * random.randint(1, 6),
            1 + self.number % 2,
            1 + self.number % 3,
            random.choice(SENTIMENTS),
            "true" if self.number % 40 == 0 else "false",
            date(2020 + self.number % 5, 1 + self.number % 12, 3),
            date(2025, 1 + self.number % 12, 15),
            12,
            churned,
        ]


def write_days(folder: Path, accounts: int, seed: int) -> None:
    """Write the file of each day."""
    random = Random(seed)
    company = [
        Account(
            number,
            random.lognormvariate(10, 1.3),
            random.choice((0.7, 1.0, 1.0, 1.3)),
            _away(random),
        )
        for number in range(accounts)
    ]
    folder.mkdir(parents=True)
    for day, as_of in enumerate(DAYS):
        with (folder / f"{as_of}.csv").open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(COLUMNS)
            rows.writerows(each.row(day, random) for each in company if day not in each.away)


def _away(random: Random) -> frozenset[int]:
    """The days on which an account is not in the file: mostly none."""
    first = random.randrange(1, len(DAYS))
    away = {
        "late": range(first),
        "gone": range(first, len(DAYS)),
        "back": range(first, first + 1),
    }
    kind = random.choices(("", *away), (90, 3, 4, 3))[0]
    return frozenset(away.get(kind, ()))


def furnish(accounts: int, files: Path, at: datetime) -> None:
    """Policies, the source and what people say, in an empty database."""
    from tanada.policy.loading import policy_text, read_policy
    from tanada_web.models import Designation, Judgement, Override, Person, PolicyVersion, Source

    people = [
        Person.objects.create_user(f"{name}@example.test", name=name, role="manager", key=name)
        for name in ("ann", "bob")
    ]
    text = policy_text("standard")[0]
    later = text.replace("arr > 100000", "arr > 80000")
    assert later != text
    states = (("published", None), ("approved", DAYS[3]))
    for number, ((state, on), each) in enumerate(zip(states, (text, later), strict=True), 1):
        PolicyVersion.objects.create(
            number=number,
            text=each,
            fingerprint=read_policy(each).fingerprint,
            state=state,
            publish_on=on,
            drafted_by=people[0],
            drafted_at=at,
        )
    Source.objects.create(name="crm", accounts=f"{files}/{{as_of}}.csv")
    for number in range(0, accounts, 9):
        start = number // 9 % (len(DAYS) - 1)
        Override.objects.create(
            account_id=f"A-{number:04}",
            tier=f"tier_{1 + number % 3}",
            reason="known better",
            starts_on=DAYS[start],
            expires_on=DAYS[start + 1],
            state="approved",
            proposed_by=people[0],
            proposed_at=at,
            decided_by=people[1],
            decided_at=at,
        )
        Designation.objects.create(
            account_id=f"A-{number + 1:04}",
            kind="brand",
            reason="everybody knows them",
            starts_on=DAYS[start],
            expires_on=DAYS[4],
            said_by=people[0],
            said_at=at,
        )
        Judgement.objects.create(
            account_id=f"A-{number + 2:04}",
            field="csm_sentiment",
            value=SENTIMENTS[number % 3],
            as_of=DAYS[start],
            said_by=people[0],
            said_at=at,
        )


def correct_something(at: datetime) -> None:
    """Two people undo a promotion of the last run; it is made before the next run."""
    from tanada_web.models import Correction, Person, Transition
    from tanada_web.runs.past import last_done

    last = last_done()
    assert last is not None
    moved = Transition.objects.filter(run=last.number, status="promoted").order_by("account_id")
    ann, bob = Person.objects.order_by("email")
    for each in moved[:3]:
        Correction.objects.create(
            account_id=each.account_id,
            run=last.number,
            reason="mistyped",
            state="approved",
            proposed_by=ann,
            proposed_at=at,
            decided_by=bob,
            decided_at=at,
        )
