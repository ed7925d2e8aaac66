"""Static files are found under a name that holds their hash, without being collected."""

from __future__ import annotations

import re

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import Client

NAME = "ninja/favicon.png"


@pytest.fixture(autouse=True)
def ninja(settings: object) -> None:
    """A static file that is surely there."""
    if "ninja" not in settings.INSTALLED_APPS:
        settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, "ninja"]
    from tanada_web.serving import static

    static._applications.cache_clear()
    finders.get_finder.cache_clear()


def test_a_file_is_addressed_by_its_hashed_name() -> None:
    assert re.fullmatch(r"/static/ninja/favicon\.[0-9a-f]{12}\.png", staticfiles_storage.url(NAME))


def test_a_browser_may_keep_a_hashed_file_for_ever(client: Client) -> None:
    response = client.get(staticfiles_storage.url(NAME))
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "image/png"
    assert response.headers["Cache-Control"] == "max-age=315360000, public, immutable"


def test_a_plain_name_is_asked_for_again(client: Client) -> None:
    assert client.get(f"/static/{NAME}").headers["Cache-Control"] == "max-age=60, public"


def test_a_hash_of_another_file_finds_nothing() -> None:
    assert finders.find("ninja/favicon.0123456789ab.png") is None
    assert finders.find("ninja/nothing.0123456789ab.png") is None


def test_a_file_that_is_not_there_has_its_plain_address() -> None:
    assert staticfiles_storage.url("ninja/nothing.css") == "/static/ninja/nothing.css"
