"""Slowing down guesses: by address and by origin, whoever is there."""

from __future__ import annotations

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import close_old_connections, connection
from django.test import override_settings
from tests.web.conftest import AT

from tanada.messages import render_problem
from tanada_web.models import FailedSignIn, Person
from tanada_web.people.sign_in import sign_in
from tanada_web.people.throttle import TooManyAttempts, attempt, remove_old, succeeded

from .conftest import EMAIL, PASSWORD, guess, request

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("known")]


@pytest.mark.parametrize("email", [EMAIL, "nobody@example.test"])
def test_after_five_failures_of_an_address_even_the_right_password_waits(email: str) -> None:
    for second in range(5):
        assert guess(email, f"192.0.2.{second}", second) == "people.wrong_password"
    with pytest.raises(TooManyAttempts) as raised:
        sign_in(request("198.51.100.9"), email, PASSWORD, AT + timedelta(minutes=5))
    assert raised.value.retry_at == AT + timedelta(minutes=15)
    assert render_problem(raised.value.problems[0], "en") == (
        "Too many sign-ins have failed.\n  Try again in 10 minutes."
    )
    assert guess("else@example.test", "198.51.100.9", 300) == "people.wrong_password"


def test_a_refused_attempt_does_not_lengthen_the_wait(known: Person) -> None:
    for second in range(5):
        guess(after=second)
    for minute in range(1, 15):
        assert guess(after=60 * minute) == "people.too_many_attempts"
    assert sign_in(request(), EMAIL, PASSWORD, AT + timedelta(minutes=15)) == known


def test_after_twenty_failures_from_one_place_every_address_waits_there() -> None:
    for number in range(20):
        assert guess(f"person-{number}@example.test") == "people.wrong_password"
    assert guess("another@example.test") == "people.too_many_attempts"
    assert guess("another@example.test", "192.0.2.2") == "people.wrong_password"


def test_success_forgets_the_failures_of_the_address() -> None:
    for second in range(4):
        guess(after=second)
    guess("other@example.test")
    sign_in(request(), EMAIL, PASSWORD, AT)
    assert FailedSignIn.objects.count() == 1
    for second in range(5):
        assert guess(after=second) == "people.wrong_password"


def test_an_address_counts_as_one_however_it_is_written(known: Person) -> None:
    for email in (EMAIL, EMAIL.upper(), f" {EMAIL}", EMAIL.title(), EMAIL):
        assert guess(email) == "people.wrong_password"
    assert guess(EMAIL.upper()) == "people.too_many_attempts"
    known.email = EMAIL.title()
    known.save()
    succeeded(known.email)
    assert guess() == "people.wrong_password"


def test_failures_that_no_longer_count_are_removed() -> None:
    guess("one@example.test")
    guess("two@example.test", after=900)
    assert FailedSignIn.objects.count() == 1
    assert remove_old(AT + timedelta(minutes=31)) == 1


def test_neither_address_nor_origin_is_kept_readably() -> None:
    guess()
    kept = FailedSignIn.objects.values().get()
    assert "manager" not in str(kept)
    assert "192.0.2.1" not in str(kept)


def test_a_clock_that_jumped_back_lets_people_in_again(known: Person) -> None:
    for second in range(5):
        guess(after=7_200 + second)
    assert sign_in(request(), EMAIL, PASSWORD, AT) == known


@pytest.mark.django_db(transaction=True)
def test_guesses_at_once_are_counted_one_by_one() -> None:
    answers: list[str] = []
    ready = Barrier(8)

    def one() -> None:
        try:
            ready.wait()
            attempt(EMAIL, None, AT)
            answers.append("tried")
        except TooManyAttempts:
            answers.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=one) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    close_old_connections()
    assert sorted(answers) == ["refused"] * 3 + ["tried"] * 5


@pytest.mark.parametrize(
    ("proxies", "remote", "forwarded", "counted"),
    [
        (0, "192.0.2.1", "203.0.113.7", "192.0.2.1"),
        (1, "127.0.0.1", "203.0.113.7", "203.0.113.7"),
        (1, "127.0.0.1", "6.6.6.6, 203.0.113.7", "203.0.113.7"),
        (2, "127.0.0.1", "6.6.6.6, 203.0.113.7, 10.0.0.1", "203.0.113.7"),
        (1, "127.0.0.1", "", "127.0.0.1"),
        (1, "127.0.0.1", "unknown", "127.0.0.1"),
        (0, "2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::/64"),
        (0, "::ffff:192.0.2.1", "", "192.0.2.1"),
        (0, "", "", ""),
    ],
)
def test_an_origin_is_what_the_outermost_proxy_of_ours_saw(
    proxies: int, remote: str, forwarded: str, counted: str
) -> None:
    from tanada_web.people.throttle import origin_of

    with override_settings(PROXIES=proxies):
        assert origin_of(remote, forwarded) == counted
