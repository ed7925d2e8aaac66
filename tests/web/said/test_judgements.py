"""Judgements: who may say what of which field, and what counts of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from pytest_django.fixtures import Settings

from tanada.errors import UsageError
from tanada_web.models import AuditEvent, Judgement, Person, PolicyVersion
from tanada_web.said.judgements import enter, judgements_of, withdraw

from .conftest import AT, TODAY, Refused

People = Callable[..., Person]
pytestmark = pytest.mark.usefixtures("accounts")


@pytest.fixture
def csm(person: People) -> Person:
    return person("csm")


@pytest.mark.parametrize(
    ("field", "written", "kept"),
    [
        ("csm_sentiment", "yellow", "yellow"),
        ("growth_potential", "high", "high"),
        ("willing_advocate", "はい", "true"),
        ("willing_advocate", "No", "false"),
        ("expansion_multiple", "1.50", "1.50"),
        ("expansion_multiple", "３", "3"),
        ("seats", "120", "120"),
        ("arr", "120000.25", "120000.25"),
        ("renewal_date", "2027-03-31", "2027-03-31"),
        ("health", "72.5", "72.5"),
        ("region", " 関東 ", "関東"),
    ],
)
def test_a_value_is_kept_as_it_is_read(csm: Person, field: str, written: str, kept: str) -> None:
    judgement = enter("A-1", field, written, TODAY, csm, AT)
    assert (judgement.field, judgement.value, judgement.as_of) == (field, kept, TODAY)


@pytest.mark.parametrize(
    ("field", "written", "code"),
    [
        ("csm_sentiment", "orange", "judgements.unfit_choice"),
        ("growth_potential", "huge", "judgements.unfit_choice"),
        ("willing_advocate", "perhaps", "judgements.unfit_flag"),
        ("seats", "-1", "judgements.unfit_whole"),
        ("seats", "1.5", "judgements.unfit_whole"),
        ("seats", "1000000000", "judgements.unfit_whole"),
        ("arr", "1,200", "judgements.unfit_number"),
        ("arr", "0.001", "judgements.unfit_number"),
        ("arr", "1e400", "judgements.unfit_number"),
        ("arr", "NaN", "judgements.unfit_number"),
        ("health", "100.5", "judgements.unfit_number"),
        ("nps", "-101", "judgements.unfit_number"),
        ("renewal_date", "2027-02-30", "judgements.unfit_date"),
        ("renewal_date", "0001-01-01", "judgements.unfit_date"),
        ("region", "  ", "judgements.unfit_text"),
        ("region", "two\nlines", "judgements.unfit_text"),
        ("region", "x" * 201, "judgements.unfit_text"),
        ("region", "\x00", "said.unreadable_text"),
        ("region", "\ud800", "said.unreadable_text"),
        ("sentiment", "red", "judgements.unknown_field"),
        ("csm_sentiment_as_of", "2026-01-01", "judgements.unknown_field"),
        ("owner", "Csm", "judgements.unknown_field"),
        ("account_id", "A-9", "judgements.unknown_field"),
        ("brand", "true", "judgements.designation"),
        ("strategic", "true", "judgements.designation"),
    ],
)
def test_what_a_field_cannot_have_is_refused(
    csm: Person, refused: Refused, field: str, written: str, code: str
) -> None:
    assert refused(lambda: enter("A-1", field, written, TODAY, csm, AT)) == code
    assert not Judgement.objects.exists()


def test_a_day_to_come_is_refused(csm: Person, refused: Refused) -> None:
    tomorrow = date(2026, 7, 1)
    step = lambda: enter("A-1", "csm_sentiment", "red", tomorrow, csm, AT)  # noqa: E731
    assert refused(step) == "judgements.in_future"


@pytest.mark.parametrize("account_id", ["A-9", "", "\x00", "x" * 300])
def test_an_account_that_no_run_has_seen_is_refused(
    csm: Person, refused: Refused, account_id: str
) -> None:
    step = lambda: enter(account_id, "csm_sentiment", "red", TODAY, csm, AT)  # noqa: E731
    assert refused(step) == "said.unknown_account"


@pytest.mark.parametrize(
    ("role", "account_id", "allowed"),
    [
        ("csm", "A-1", True),
        ("csm", "A-2", False),
        ("csm", "A-3", True),
        ("manager", "A-2", True),
        ("viewer", "A-1", False),
        ("policy_owner", "A-1", False),
    ],
)
def test_a_csm_judges_the_own_book_and_pools(
    person: People, refused: Refused, role: str, account_id: str, allowed: bool
) -> None:
    step = lambda: enter(account_id, "csm_sentiment", "red", TODAY, person(role), AT)  # noqa: E731
    if allowed:
        assert step().said_by == person(role)
    else:
        assert refused(step) == "permission.not_allowed"


def test_nothing_is_judged_before_a_policy_says_what(csm: Person, refused: Refused) -> None:
    PolicyVersion.objects.all().delete()
    step = lambda: enter("A-1", "csm_sentiment", "red", TODAY, csm, AT)  # noqa: E731
    assert refused(step) == "said.no_policy"


def test_of_each_field_the_latest_day_counts(csm: Person) -> None:
    enter("A-1", "csm_sentiment", "red", date(2026, 6, 20), csm, AT)
    enter("A-1", "csm_sentiment", "green", date(2026, 5, 1), csm, AT)
    enter("A-1", "nps", "40", date(2026, 5, 1), csm, AT)
    enter("A-2", "nps", "10", date(2026, 5, 1), csm_of_other(), AT)

    def counted(day: date) -> dict[str, str]:
        return {name: each.value for name, each in judgements_of("A-1", day).items()}

    assert counted(TODAY) == {"csm_sentiment": "red", "nps": "40"}
    assert counted(date(2026, 6, 19)) == {"csm_sentiment": "green", "nps": "40"}
    assert counted(date(2026, 4, 30)) == {}


def csm_of_other() -> Person:
    return Person.objects.create_user("o@example.test", name="O", role="manager", key="o")


def test_of_one_day_the_last_word_counts_and_can_be_withdrawn(
    csm: Person, refused: Refused
) -> None:
    enter("A-1", "csm_sentiment", "red", TODAY, csm, AT)
    second = enter("A-1", "csm_sentiment", "green", TODAY, csm, AT)
    assert judgements_of("A-1", TODAY)["csm_sentiment"].value == "green"
    withdraw(second.pk, csm, AT)
    assert judgements_of("A-1", TODAY)["csm_sentiment"].value == "red"
    assert refused(lambda: withdraw(second.pk, csm, AT)) == "judgements.withdrawn"
    assert refused(lambda: withdraw(10**9, csm, AT)) == "judgements.unknown"


def test_the_trail_says_from_what_to_what_but_no_free_text(csm: Person) -> None:
    enter("A-1", "csm_sentiment", "red", TODAY, csm, AT)
    enter("A-1", "csm_sentiment", "green", TODAY, csm, AT)
    enter("A-1", "region", "Frau Abe", TODAY, csm, AT)
    change, text = AuditEvent.objects.order_by("sequence")[1:]
    assert (change.action, change.actor, change.subject) == (
        "judgement:entered",
        "key-of-csm",
        "A-1",
    )
    assert (change.before["value"], change.after["value"]) == ("red", "green")
    assert "value" not in text.after


def test_today_is_the_day_in_the_zone_of_the_server(csm: Person, settings: Settings) -> None:
    late = datetime(2026, 6, 30, 20, 0, tzinfo=UTC)
    tomorrow = date(2026, 7, 1)
    with pytest.raises(UsageError):
        enter("A-1", "csm_sentiment", "yellow", tomorrow, csm, late)
    settings.TIME_ZONE = "Asia/Tokyo"
    assert enter("A-1", "csm_sentiment", "yellow", tomorrow, csm, late).as_of == tomorrow
