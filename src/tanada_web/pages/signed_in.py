"""Pages for people who are signed in: others are led to the sign-in first."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

View = Callable[..., HttpResponse]


def signed_in(view: View) -> View:
    """A view that only signed-in people see, and only once their password is their own."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not request.user.is_authenticated:
            return _lead_to("sign-in", request)
        if request.user.first_password_until is not None:
            return _lead_to("password", request)
        return view(request, *args, **kwargs)

    return guarded


def _lead_to(name: str, request: HttpRequest) -> HttpResponse:
    """A redirect that comes back; what htmx asked for would land inside the page otherwise."""
    if request.htmx:
        back = request.htmx.current_url_abs_path or "/"
        return HttpResponseClientRedirect(_address(name, back))
    back = request.get_full_path() if request.method == "GET" else _came_from(request)
    return HttpResponseRedirect(_address(name, back))


def _came_from(request: HttpRequest) -> str:
    """The page of ours from which a form was sent."""
    parts = urlsplit(request.headers.get("Referer", ""))
    if parts.netloc != request.get_host():
        return "/"
    return parts.path + (f"?{parts.query}" if parts.query else "")


def _address(name: str, back: str) -> str:
    return reverse(name) if back == "/" else f"{reverse(name)}?{urlencode({'next': back})}"
