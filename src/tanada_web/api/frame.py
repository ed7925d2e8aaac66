"""The API as one thing: who may come in, what is refused how, and where each endpoint lies."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from importlib import import_module
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.urls import URLPattern
from duckdb import InterruptException, OutOfMemoryException
from ninja import NinjaAPI, Status
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from tanada.errors import TanadaError
from tanada_web.api.identifying import WAYS
from tanada_web.api.languages import language_of
from tanada_web.api.limiting import PerMinute
from tanada_web.api.parsing import JsonParser, keepable, misfits, unknown_parameter, unparsed
from tanada_web.api.refusals import Refused, not_found, refusal
from tanada_web.api.rendering import JsonRenderer

VERSION = "1"
_HEAD = "HEAD"
MODULES = {
    "me": "me",
    "accounts": "accounts",
    "decisions": "decisions",
    "transitions": "transitions",
    "policies": "policies",
    "policy_trials": "policies",
    "overrides": "overrides",
    "designations": "designations",
    "judgements": "judgements",
    "corrections": "corrections",
    "reviews": "reviews",
    "handset": "handset",
    "runs": "runs",
    "sources": "sources",
    "webhooks": "webhooks",
    "people": "people",
    "keys": "keys",
    "audit": "audit",
}
"""The modules that have a `router`, and where it lies, in the order of the documentation."""
DESCRIPTION = """\
What the pages of Tanada do, for programs.

Send `Authorization: Bearer tnd_…`. Lists are read page by page: ask again with `cursor` set to
the `next` of the page before, until it is null. Every refusal is a list of `problems` and has
changed nothing. Amounts are in the policy's currency.
"""

api = NinjaAPI(
    title="Tanada",
    version=VERSION,
    description=DESCRIPTION,
    docs_url=None,
    urls_namespace="api",
    auth=list(WAYS),
    throttle=PerMinute(),
    parser=JsonParser(),
    renderer=JsonRenderer(),
)


@api.exception_handler(TanadaError)
def _refused(request: HttpRequest, error: TanadaError) -> HttpResponse:
    return refusal(request, error)


@api.exception_handler(AuthenticationError)
def _unknown(request: HttpRequest, _: AuthenticationError) -> HttpResponse:
    return refusal(request, Refused(401, "request.no_key", "Authorization"))


@api.exception_handler(Throttled)
def _too_many(request: HttpRequest, error: Throttled) -> HttpResponse:
    return refusal(request, Refused(429, "request.too_many", seconds=int(error.wait or 0) + 1))


@api.exception_handler(HttpError)
def _unparsed(request: HttpRequest, error: HttpError) -> HttpResponse:
    return refusal(request, unparsed(error))


@api.exception_handler(ValidationError)
def _misfit(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return refusal(request, misfits(error))


@api.exception_handler(RequestDataTooBig)
def _too_large(request: HttpRequest, _: RequestDataTooBig) -> HttpResponse:
    limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    return refusal(request, Refused(413, "request.too_large", limit=limit))


@api.exception_handler(MultiPartParserError)
@api.exception_handler(UnreadablePostError)
def _broken(request: HttpRequest, _: Exception) -> HttpResponse:
    return refusal(request, Refused(400, "request.unreadable"))


@api.exception_handler(InterruptException)
@api.exception_handler(OutOfMemoryException)
def _too_much(request: HttpRequest, _: Exception) -> HttpResponse:
    return refusal(request, Refused(503, "request.took_too_long"))


@api.exception_handler(Http404)
def _not_found(request: HttpRequest, _: Http404) -> HttpResponse:
    return refusal(request, not_found())


def checked(view: Callable[..., Any]) -> Callable[..., Any]:
    """Refuse what an endpoint does not know in its address, and texts that nothing can keep.

    What it gives is answered with the first status that it declares.
    """
    operation = inspect.unwrap(view)._ninja_operation  # type: ignore[attr-defined]
    status = next(iter(operation.response_models))
    known = [
        name
        for model in operation.models
        if model.__ninja_param_source__ == "query"
        for name in model.__ninja_flatten_map__
    ]

    @wraps(view)
    def respond(request: HttpRequest, **values: object) -> Any:
        for given in request.GET:
            if given not in known:
                raise unknown_parameter(given, known)
        texts = [request.path, *(each for _, listed in request.GET.lists() for each in listed)]
        if not all(map(keepable, texts)):
            raise Refused(400, "request.unkeepable")
        return Status(status, view(request, **values))

    return respond


def finished(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Say in which language an answer is, and in the shape of a refusal what cannot be done."""

    @wraps(view)
    def respond(request: HttpRequest, **values: object) -> HttpResponse:
        if request.method == _HEAD:
            return _without_body(respond, request, values)
        response = view(request, **values)
        response.headers.setdefault("Content-Language", language_of(request))
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED:
            return response
        methods = set(response["Allow"].split(", "))
        allowed = ", ".join(sorted(methods | {_HEAD} if "GET" in methods else methods))
        told = {"found": request.method, "expected": allowed}
        refused = refusal(request, Refused(response.status_code, "request.method", **told))
        refused["Allow"] = allowed
        return refused

    return respond


def _without_body(
    respond: Callable[..., HttpResponse], request: HttpRequest, values: dict[str, object]
) -> HttpResponse:
    """The answer to GET without its body, whose length it still says."""
    request.method = "GET"
    try:
        response = respond(request, **values)
    finally:
        request.method = _HEAD
    response.headers.setdefault("Content-Length", str(len(response.content)))
    response.content = b""
    return response


def addresses() -> list[URLPattern]:
    """The endpoints as addresses."""
    patterns: list[URLPattern] = api.urls[0]
    for pattern in patterns:
        pattern.callback = finished(pattern.callback)
    return patterns


api.add_decorator(checked)
for _name, _at in MODULES.items():
    api.add_router(f"/{_at}", import_module(f"tanada_web.api.{_name}").router, tags=[_at])
