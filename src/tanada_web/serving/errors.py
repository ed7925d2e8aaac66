"""Answers to what cannot be answered: a page in the reader's language, or JSON for the API."""

from __future__ import annotations

import logging

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.html import format_html

from tanada.errors import Place, Problem
from tanada.messages import say
from tanada_web.serving.languages import language_of

API = "/api/"
_LOG = logging.getLogger("tanada_web.serving")
_PLAIN = (
    '<!doctype html>\n<html lang="{}">\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width">\n'
    "<title>{}</title>\n<h1>{}</h1>\n<p>{}</p>\n</html>\n"
)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """There is no such page, or the reader may not know of it."""
    return _answer(request, 404, "serving.not_found")


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """The reader may not do this."""
    return _answer(request, 403, "serving.not_allowed")


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """A form came without the token that shows it is ours."""
    return _answer(request, 403, "serving.form_expired")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The request makes no sense, or came under a name that the server does not go by."""
    if isinstance(exception, DisallowedHost):
        host = request.META.get("HTTP_HOST", "")
        return _answer(request, 400, "serving.unknown_host", found=host.partition(":")[0])
    return _answer(request, 400, "serving.bad_request")


def too_large(request: HttpRequest) -> HttpResponse:
    """The request is larger than the server takes."""
    from django.conf import settings

    return _answer(request, 413, "serving.too_large", count=settings.LARGEST_REQUEST // 1_000_000)


def fault(request: HttpRequest) -> HttpResponse:
    """A fault of ours; what it was stands in the log."""
    return _answer(request, 500, "serving.fault")


def _answer(request: HttpRequest, status: int, code: str, **params: object) -> HttpResponse:
    """The first line of a message is the heading, the others say what to do."""
    if request.path_info.startswith(API):
        from tanada_web.api.refusals import answer

        return answer(request, status, [Problem(code, Place(), params)])
    language = language_of(request)
    message = say(code, language, **params)
    title, _, advice = message.partition("\n")
    context = {"status": status, "title": title, "advice": advice, "language": language}
    try:
        page = render_to_string("error.html", context, request)
    except Exception:  # the page stands in a frame that may itself have the fault
        _LOG.exception("the error page failed")
        page = format_html(_PLAIN, language, title, title, advice)
    return HttpResponse(page, status=status, headers={"Content-Language": language})
