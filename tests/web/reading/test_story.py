"""One account over time."""

from __future__ import annotations

from datetime import date

from tests.web.runs.installation import Installation, account

from tanada_web.reading import story


def test_days_in_tier_and_bounces_are_counted(installation: Installation) -> None:
    installation.publish()
    for day, arr in ((1, 50), (2, 5000), (3, 50)):
        installation.write([account("A", arr)])
        installation.run(date(2025, day, 28))
    installation.write([account("A", 50)])
    installation.run(date(2026, 1, 1))
    found = story.tenure("A", date(2026, 1, 31))
    assert found.days == {"bronze": 31 + 30, "gold": 307}
    assert (found.bounces, found.last_bounce_on) == (1, date(2026, 1, 1))


def test_the_tier_as_of_a_day_is_what_the_last_run_by_then_said(
    installation: Installation,
) -> None:
    installation.publish()
    for day, arr in ((1, 50), (2, 5000)):
        installation.write([account("A", arr)])
        installation.run(date(2025, day, 28))
    assert story.as_of("A", date(2025, 1, 27)) is None
    before, after = (story.as_of("A", date(2025, 2, day)) for day in (27, 28))
    assert (before.tier, after.tier) == ("bronze", "gold")
    assert story.period_on("A", date(2025, 2, 27)).tier == "bronze"
