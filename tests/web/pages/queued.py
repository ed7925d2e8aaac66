"""A queue of four reviews, and how pages are asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import duckdb
from django.test import Client
from django.utils import timezone
from tests.web.pages.reviewed import FEB, JAN, POLICY

from tanada.policy.loading import read_policy
from tanada_web.files import store
from tanada_web.models import (
    Baseline,
    Holding,
    Person,
    PolicyState,
    PolicyVersion,
    Review,
    Run,
    RunState,
    Snapshot,
    Source,
)

People = Callable[..., Person]
GREW = {"arr": "1500.00", "arr_before": "200.00", "reviewed_on": "2025-01-31"}


def queued(person: People) -> dict[str, Review]:
    """Four reviews: of a CSM's own account, of the same again, of a pool's, of somebody else's."""
    owner, now = person("policy_owner"), timezone.now()
    version = PolicyVersion.objects.create(
        number=1,
        text=POLICY,
        fingerprint=read_policy(POLICY).fingerprint,
        state=PolicyState.PUBLISHED,
        drafted_by=owner,
        drafted_at=now,
    )
    # What it read has been erased, so that nothing is explained.
    snapshot = Snapshot.objects.create(
        fingerprint="s",
        file="erased",
        rejects_file="erased",
        as_of=FEB,
        taken_at=now,
        source=Source.objects.create(name="crm", accounts="crm.csv"),
        source_changed_at=now,
        read=3,
        accepted=3,
        rejected=0,
    )
    Run.objects.create(
        number=2,
        snapshot=snapshot,
        state=RunState.DONE,
        as_of=FEB,
        policy=version,
        published_file=published(),
        started_by="run",
        started_at=now,
        finished_at=now,
    )
    for account_id, name, holder in (
        ("S/1", "Sierra <b>", "Csm"),
        ("B1", "Borneo", None),
        ("N1", "Nauru", "Other"),
    ):
        Holding.objects.create(
            account_id=account_id,
            name=name,
            owner=holder,
            run=2,
            as_of=FEB,
            status="held",
            tier="silver",
            earned_tier="silver",
            since=JAN,
            provisional=False,
            pinned=False,
            seen=True,
        )
    Baseline.objects.create(run=1, account_id="S/1", reviewed_on=JAN, tier="silver", arr=200)
    return {
        "grew": raised("S/1", "grew", "Csm", FEB, GREW),
        "due": raised("S/1", "due", "Csm", date(2025, 3, 1), {"reviewed_on": "2025-01-31"}),
        "missing": raised("B1", "data_missing", None, date(2025, 3, 2), {"missing": ["arr"]}),
        "newcomer": raised(
            "N1", "newcomer", "Other", date(2025, 3, 3), {"tier": "silver", "since": "2025-02-28"}
        ),
    }


def published() -> str:
    """A file of published rows."""
    with store().temporary() as path:
        duckdb.connect().execute(
            "COPY (SELECT 'S/1' AS account_id, 'silver' AS tier, 'held' AS status, 'silver' AS "
            f"qualified_tier, 1500::DECIMAL(17, 2) AS arr, 'Csm' AS owner) TO '{path}'"
        )
        return store().put(path)


def raised(account_id: str, catches: str, owner: str | None, due_on: date, params: Any) -> Review:
    return Review.objects.create(
        account_id=account_id,
        catches=catches,
        owner=owner,
        params=params,
        raised_on=FEB,
        due_on=due_on,
    )


def page(client: Client, person: Person, address: str = "/review/", language: str = "en") -> str:
    Person.objects.filter(pk=person.pk).update(language=language)
    person.refresh_from_db()
    client.force_login(person)
    response = client.get(address)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def listed(text: str) -> list[str]:
    """The names in the list of a page."""
    part = text.partition('<nav class="card queue"')[2].partition("</nav>")[0]
    return re.findall(r"<b>(.*?)</b>", part)
