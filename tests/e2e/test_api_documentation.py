"""The documentation of the API in a real browser, under the policy against foreign content."""

from typing import Any
from urllib.parse import urlsplit

import pytest

pytestmark = pytest.mark.django_db(transaction=True)


def test_every_endpoint_is_shown_and_nothing_comes_from_elsewhere(
    browser: Any, live_server: Any
) -> None:
    page = browser.new_page()
    told: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{live_server.url}/api/docs")
    page.locator(".opblock").first.wait_for()
    described = page.request.get(f"{live_server.url}/api/v1/openapi.json").json()
    endpoints = sum(len(methods) for methods in described["paths"].values())
    assert page.locator(".opblock").count() == endpoints
    assert told == []
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(live_server.url).netloc}
    page.close()
