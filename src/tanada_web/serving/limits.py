"""Requests that are larger than the server takes are refused before anything is read."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from tanada_web.serving.errors import too_large


def limited(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware that goes by the length a request states; without one it has no body."""

    def answer(request: HttpRequest) -> HttpResponse:
        stated = request.META.get("CONTENT_LENGTH") or "0"
        if stated.isdigit() and int(stated) > settings.LARGEST_REQUEST:
            return too_large(request)
        return get_response(request)

    return answer
