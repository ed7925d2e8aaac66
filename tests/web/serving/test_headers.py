"""What every answer tells the browser."""

from __future__ import annotations

import pytest
from django.test import Client

from tanada_web.serving.headers import CONTENT_SECURITY_POLICY

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/nowhere", "/healthz", "/static/tanada/base.css"])
def test_every_answer_has_the_headers(client: Client, path: str) -> None:
    headers = client.get(path).headers
    assert headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "camera=()" in headers["Permissions-Policy"]


def test_scripts_and_styles_come_from_here_only() -> None:
    rules = dict(each.split(" ", 1) for each in CONTENT_SECURITY_POLICY.split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == "'self'"
    assert rules["frame-ancestors"] == "'none'"
    assert "unsafe" not in CONTENT_SECURITY_POLICY


def test_pages_are_not_kept_by_anybody_between(client: Client) -> None:
    response = client.get("/nowhere")
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["Referrer-Policy"] == "same-origin"


def test_an_answer_that_was_given_a_policy_of_its_own_keeps_it() -> None:
    from django.http import HttpResponse
    from django.test import RequestFactory

    from tanada_web.serving.headers import secure_headers

    own = HttpResponse(headers={"Cache-Control": "max-age=60"})
    answer = secure_headers(lambda _: own)(RequestFactory().get("/"))
    assert answer.headers["Cache-Control"] == "max-age=60"


def test_browsers_are_told_to_stay_with_https(client: Client, settings: object) -> None:
    settings.SECURE_HSTS_SECONDS = 3600
    assert "Strict-Transport-Security" not in client.get("/nowhere").headers
    header = client.get("/nowhere", secure=True).headers["Strict-Transport-Security"]
    assert header == "max-age=3600"
