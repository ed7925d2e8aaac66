"""In which language somebody is answered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import RequestFactory

from tanada_web.models import Person
from tanada_web.serving.languages import language_of

People = Callable[..., Person]


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        ("", "en"),
        ("ja", "ja"),
        ("ja-JP,ja;q=0.9,en;q=0.8", "ja"),
        ("en-US,ja;q=0.5", "en"),
        ("en;q=0.5,ja;q=0.9", "ja"),
        ("fr-FR,de", "en"),
        ("fr,ja;q=0.1", "ja"),
        (";;;,=", "en"),
    ],
)
def test_the_browser_is_heard(wanted: str, language: str) -> None:
    request = RequestFactory().get("/", headers={"accept-language": wanted})
    assert language_of(request) == language


def test_a_cookie_counts_before_the_browser(settings: object) -> None:
    factory = RequestFactory()
    factory.cookies[settings.LANGUAGE_COOKIE_NAME] = "ja"
    assert language_of(factory.get("/", headers={"accept-language": "en"})) == "ja"
    factory.cookies[settings.LANGUAGE_COOKIE_NAME] = "tlh"
    assert language_of(factory.get("/", headers={"accept-language": "en"})) == "en"


def test_what_a_person_chose_counts_before_all(person: People, settings: object) -> None:
    reader = person("viewer")
    reader.language = "ja"
    factory = RequestFactory()
    factory.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    factory.cookies[settings.SESSION_COOKIE_NAME] = "abc"
    request = factory.get("/")
    request.user = reader
    assert language_of(request) == "ja"
