"""The frame of the settings: which of them somebody may see, and what is wrong in a form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tanada.errors import TanadaError
from tanada.messages import Language
from tanada_web.pages.problems import Told, told
from tanada_web.pages.signed_in import View, signed_in
from tanada_web.permissions import may

TABS = {
    "settings": "keys:write",
    "settings-keys": "keys:write",
    "settings-people": "people:write",
    "settings-sources": "sources:write",
    "settings-runs": "runs:read",
    "settings-webhooks": "webhooks:read",
    "settings-trail": "audit:read",
    "settings-about": "runs:read",
}
"""The pages in their order, and what one must be allowed for each."""


@dataclass(frozen=True)
class Tab:
    """A page of the settings; its words are `tab.<name>`."""

    code: str
    href: str
    is_here: bool


def setting(name: str) -> Callable[[View], View]:
    """A view of a page, for those who may see it; for others there is no such page."""

    def wrapped(view: View) -> View:
        @signed_in
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if not may(request.user, TABS[name]):
                raise Http404
            return view(request, *args, **kwargs)

        return guarded

    return wrapped


def shown(
    request: HttpRequest, name: str, template: str, status: int = 200, /, **context: object
) -> HttpResponse:
    """A page within the tabs."""
    tabs = [
        Tab(f"tab.{each.partition('-')[2] or 'profile'}", reverse(each), each == name)
        for each, action in TABS.items()
        if may(request.user, action)
    ]
    return render(request, f"settings/{template}.html", {"tabs": tabs} | context, status=status)


def sorted_out(
    error: TanadaError, fields: Mapping[str, str], language: Language
) -> tuple[dict[str, str], list[Told]]:
    """What is wrong, at the field that it is about (by its code), and what is about none."""
    wrong: dict[str, str] = {}
    others = []
    for problem, words in zip(error.problems, told(error, language), strict=True):
        name = fields.get(problem.code)
        if name is None:
            others.append(words)
        else:
            wrong[name] = " ".join(filter(None, words))
    return wrong, others
