"""The frame of a step: who may be here, which steps there are, and which can be gone to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from tanada.errors import Place, TanadaError, UsageError
from tanada.messages import Language
from tanada_web.beginning.keeping import Beginning, beginning_of
from tanada_web.pages.problems import Told
from tanada_web.pages.problems import told as in_words
from tanada_web.pages.signed_in import View, signed_in
from tanada_web.permissions import may

STEPS = ("files", "columns", "rows", "tiers", "terraces", "live")
"""In their order; each is a page of the name `start-<step>`."""


@dataclass(frozen=True)
class StepLook:
    """A step as the line of steps shows it; without `href` it cannot be gone to yet."""

    code: str
    href: str
    is_here: bool
    is_done: bool


def beginner(view: View) -> View:
    """A view for those who can bring accounts and a policy in; for others there is nothing."""

    @signed_in
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not may_begin(request):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def may_begin(request: HttpRequest) -> bool:
    """Whether somebody can go the whole way."""
    person = request.user
    needed = ("sources:write", "policies:draft", "policies:propose", "runs:start")
    return all(may(person, action) for action in needed)


def reached(said: Beginning) -> int:
    """How many steps can be gone to."""
    if not said.files:
        return 1
    if said.columns is None:
        return 2
    if not said.base:
        return 4
    return len(STEPS)


def step(name: str) -> Callable[[View], View]:
    """A view of a step, with what was said so far; who is not there yet is led back."""

    def wrapped(view: Callable[[HttpRequest, Beginning], HttpResponse]) -> View:
        @beginner
        @wraps(view)
        def guarded(request: HttpRequest) -> HttpResponse:
            said = beginning_of(request.user)
            if STEPS.index(name) >= reached(said):
                return HttpResponseRedirect(reverse(f"start-{STEPS[reached(said) - 1]}"))
            return view(request, said)

        return guarded

    return wrapped


def shown(
    request: HttpRequest,
    name: str,
    said: Beginning,
    status: int = 200,
    /,
    template: str = "",
    **context: object,
) -> HttpResponse:
    """The page of a step, or of something beside it by another template."""
    here, upto = STEPS.index(name), reached(said)
    steps = [
        StepLook(
            f"start.step.{each}",
            reverse(f"start-{each}") if at < upto else "",
            at == here,
            at < here,
        )
        for at, each in enumerate(STEPS)
    ]
    before = reverse(f"start-{STEPS[here - 1]}") if here else ""
    frame = {"steps": steps, "said": said, "before": before}
    return render(request, f"start/{template or name}.html", frame | context, status=status)


def told(error: TanadaError, language: Language) -> list[Told]:
    """Every problem of an error; a file is named as the reader called it, wherever it lies."""
    problems = [replace(each, place=_by_name(each.place)) for each in error.problems]
    return in_words(UsageError(problems), language)


def _by_name(place: Place) -> Place:
    return place if place.file is None else replace(place, file=Path(place.file).name)


def to(name: str) -> HttpResponse:
    """On to a step."""
    return HttpResponseRedirect(reverse(f"start-{name}"))
