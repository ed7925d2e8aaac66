"""What people see of what cannot be answered."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from tanada_web.urls import handler400, handler403, handler404, handler500

__all__ = ["handler400", "handler403", "handler404", "handler500"]

pytestmark = pytest.mark.django_db


def _fails(_: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError("the secret of the source")


def _forbids(_: HttpRequest) -> HttpResponse:
    from django.core.exceptions import PermissionDenied

    raise PermissionDenied


def _takes(_: HttpRequest) -> HttpResponse:
    return HttpResponse("taken")


urlpatterns = [path("fails", _fails), path("forbids", _forbids), path("takes", _takes)]


@pytest.fixture(autouse=True)
def pages(settings: object) -> None:
    settings.ROOT_URLCONF = __name__


@pytest.mark.parametrize(
    ("address", "status", "english", "japanese"),
    [
        ("/nowhere", 404, "There is nothing here", "ページが見つかりません"),
        ("/forbids", 403, "Your role does not allow this", "この操作を行う権限がありません"),
        ("/fails", 500, "Something went wrong on our side", "サーバー側で問題が発生しました"),
    ],
)
def test_an_error_has_its_page_in_both_languages(
    address: str, status: int, english: str, japanese: str
) -> None:
    client = Client(raise_request_exception=False)
    for language, words in (("en-GB,en", english), ("ja", japanese)):
        response = client.get(address, headers={"accept-language": language})
        assert response.status_code == status
        assert response.headers["Content-Language"] == language[:2]
        assert words in response.content.decode()


def test_a_fault_shows_neither_its_message_nor_a_traceback() -> None:
    page = Client(raise_request_exception=False).get("/fails").content.decode()
    assert "ZeroDivisionError" not in page
    assert "Traceback" not in page
    assert "secret" not in page


def test_the_error_page_stands_when_its_frame_fails() -> None:
    with patch("tanada_web.serving.errors.render_to_string", side_effect=RuntimeError):
        response = Client().get("/nowhere", headers={"accept-language": "ja"})
    assert response.status_code == 404
    assert "ページが見つかりません" in response.content.decode()


def test_a_form_without_its_token_is_refused_in_words() -> None:
    response = Client(enforce_csrf_checks=True).post("/takes")
    assert response.status_code == 403
    assert "This form is no longer valid" in response.content.decode()


def test_a_host_that_is_not_ours_is_told_where_to_be_named(client: Client) -> None:
    page = client.get("/nowhere", headers={"host": "tanada.example.com:8000"})
    assert page.status_code == 400
    assert "TANADA_HOSTS" in page.content.decode()
    assert "“tanada.example.com”" in page.content.decode()


def test_what_a_host_is_called_is_no_markup(client: Client) -> None:
    page = client.get("/nowhere", headers={"host": "<script>alert(1)</script>"})
    assert page.status_code == 400
    assert "<script>alert" not in page.content.decode()


def test_a_request_that_is_too_large_is_refused_unread(client: Client, settings: object) -> None:
    settings.LARGEST_REQUEST = 2_000_000
    assert client.post("/takes", b"x" * 2_000_000, content_type="text/csv").status_code == 200
    response = client.post("/takes", b"x" * 2_000_001, content_type="text/csv")
    assert response.status_code == 413
    assert "up to 2 MB" in response.content.decode()


def test_the_api_has_no_html_in_its_errors(client: Client) -> None:
    response = client.get("/api/v1/nowhere-at-all", headers={"accept-language": "ja"})
    assert response.status_code == 404
    (problem,) = response.json()["problems"]
    assert problem["code"] == "serving.not_found"
    assert problem["message"].startswith("ページが見つかりません")
