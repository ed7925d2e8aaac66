"""Why an account is in its tier on the server: as the run decided it, for every account."""

from __future__ import annotations

from datetime import date

from tests.web.runs.installation import POLICY, Installation, account

from tanada_web.models import Designation, Judgement, Run, Source
from tanada_web.reading.engine import query_connection
from tanada_web.reading.explaining import explain_account
from tanada_web.reading.published import Published, Row

JAN, FEB = date(2025, 1, 31), date(2025, 2, 28)
RANKED = POLICY.replace(
    "gold: {name: Gold, when: {large: arr > 1000,",
    "gold: {name: Gold, when: {happy: percentile(nps) >= 0.6 and strategic, "
    "large: percentile(arr) >= 0.8,",
)


def said(installation: Installation) -> None:
    """What people say of the book: the figure that is ranked, and who is strategic."""
    for number in range(8):
        Judgement.objects.create(
            account_id=f"A{number}",
            field="nps",
            value=str(number * 5),
            as_of=JAN,
            said_by=installation.owner,
            said_at=installation.now,
        )
    for account_id in ("A5", "A7"):
        Designation.objects.create(
            account_id=account_id,
            kind="brand",
            reason="Known to all",
            starts_on=JAN,
            said_by=installation.owner,
            said_at=installation.now,
        )


def decisions(run: Run) -> dict[str, Row]:
    with query_connection() as connection:
        published = Published(connection, run)
        return {name: published.one(name) or {} for name in [f"A{each}" for each in range(10)]}


def test_percentiles_count_what_people_said_of_all_accounts(installation: Installation) -> None:
    installation.publish(RANKED)
    said(installation)
    company = [account(f"A{number}", 100 * (number % 6)) for number in range(10)]
    company[3]["churned_on"] = "2025-01-15"
    installation.write(company)
    run = installation.run(JAN).run
    rows = decisions(run)
    assert {name for name, row in rows.items() if row["tier"] == "gold"} == {"A5", "A7"}
    for name, row in rows.items():
        story = explain_account(run, name)
        assert story is not None
        assert story.explanation is not None
        assert story.explanation.decision["tier"] == row["tier"]
        assert story.explanation.decision["reason"] == row["reason"]
        assert story.explanation == explain_account(run, name, row).explanation


def test_an_account_is_explained_as_it_was_read_last(installation: Installation) -> None:
    installation.publish()
    installation.write([account("A", 50), account("B", 5000)])
    installation.run(JAN)
    late = installation.home / "late.csv"
    installation.write([account("A", 500)], late)
    Source.objects.create(name="late", accounts=str(late), complete=False)
    run = installation.run(FEB, source="late").run
    tiers = {name: explain_account(run, name).explanation.decision["tier"] for name in "AB"}
    assert tiers == {"A": "silver", "B": "gold"}
    assert explain_account(run, "C") is None
