"""The reader's language: the person's, else that of a cookie, else what the browser asks for."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from tanada.messages.text import LANGUAGES, Language


def language_of(request: HttpRequest) -> Language:
    """The language of an answer; it needs neither a session nor a sound request."""
    return _of_person(request) or _of_cookie(request) or _of_browser(request)


def speaking(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware that speaks the reader's language; it stands after those that know the person."""

    def answer(request: HttpRequest) -> HttpResponse:
        language = language_of(request)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response

    return answer


def _of_person(request: HttpRequest) -> Language | None:
    """Nobody is asked for where no session can be, and nothing fails where the database does."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    try:
        return _known(getattr(getattr(request, "user", None), "language", None))
    except Error:
        return None


def _of_cookie(request: HttpRequest) -> Language | None:
    return _known(request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME))


def _of_browser(request: HttpRequest) -> Language:
    """The one that the browser likes best of those there are."""
    wanted = request.headers.get("Accept-Language", "")
    for each, _ in translation.trans_real.parse_accept_lang_header(wanted.lower()):
        language = _known(each.partition("-")[0])
        if language:
            return language
    return LANGUAGES[0]


def _known(language: object) -> Language | None:
    return next((each for each in LANGUAGES if each == language), None)
