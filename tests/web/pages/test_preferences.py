"""Language and appearance."""

from collections.abc import Callable

import pytest
from django.test import Client

from tanada_web.models import Person

pytestmark = pytest.mark.django_db


def test_a_language_is_kept_for_the_next_page(client: Client) -> None:
    response = client.post("/language/", {"language": "ja", "next": "/sign-in/"})
    assert response["Location"] == "/sign-in/"
    assert '<html lang="ja">' in client.get("/sign-in/").content.decode()


def test_a_language_is_kept_with_the_person(client: Client, person: Callable[..., Person]) -> None:
    client.force_login(person("viewer"))
    client.post("/language/", {"language": "ja"})
    assert Person.objects.get(email="viewer@example.test").language == "ja"


def test_a_language_that_there_is_not_changes_nothing(client: Client) -> None:
    response = client.post("/language/", {"language": "<b>"})
    assert response.cookies.get("django_language") is None


def test_an_appearance_is_kept_until_it_is_left_to_the_system(client: Client) -> None:
    client.post("/theme/", {"theme": "dark"})
    assert '<html lang="en" data-theme="dark">' in client.get("/sign-in/").content.decode()
    client.post("/theme/", {"theme": ""})
    assert '<html lang="en">' in client.get("/sign-in/").content.decode()


def test_a_cookie_with_another_theme_is_not_shown(client: Client) -> None:
    client.cookies["theme"] = 'dark"><script>'
    assert '<html lang="en">' in client.get("/sign-in/").content.decode()


def test_a_preference_leads_nobody_elsewhere(client: Client) -> None:
    response = client.post("/theme/", {"theme": "dark", "next": "//evil.test/"})
    assert response["Location"] == "/"
