"""What a draft would do, while it is written; what a version would do, before it is published."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tanada.decide.simulation.paging import Wanted
from tanada.errors import PolicyError, TanadaError
from tanada.messages import Language
from tanada.policy.loading import read_policy
from tanada.policy.model import UNDETERMINED, Policy
from tanada_web.models import PolicyVersion
from tanada_web.pages.policy.checking import text_of
from tanada_web.pages.policy.outcome import Outcome
from tanada_web.pages.policy.parts import part
from tanada_web.pages.policy.turning import groups_of, turned_text
from tanada_web.pages.policy.versions import find, find_draft
from tanada_web.pages.problems import told
from tanada_web.pages.signed_in import signed_in
from tanada_web.permissions import require
from tanada_web.reading.what_if import Superseded, ground, try_policy
from tanada_web.serving.languages import language_of

MOVERS = 10
_FURTHEST = 1_000_000


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def tried(request: HttpRequest, number: int) -> HttpResponse:
    """A part of the page: of a text that is sent, else of the version as it is saved."""
    require(request.user, "accounts:read")
    language = language_of(request)
    if request.method != "POST":
        version = find(request.user, number)
        context = {"version": version, "outcome": outcome_of(request, version.text, language)}
        return part(request, "policy/outcome.html", "policy_try.title", context)
    draft = find_draft(request.user, number)
    try:
        return render(request, "policy/tried.html", _tried(request, draft, language))
    except Superseded:
        return HttpResponse(status=204)


def _tried(request: HttpRequest, draft: PolicyVersion, language: Language) -> dict[str, Any]:
    """The outcome of a text with its dials turned, and how the form then stands."""
    sent = text_of(request)
    context: dict[str, Any] = {"draft": draft}
    try:
        text = turned_text(sent, request.POST)
        policy = read_policy(text)
    except PolicyError:
        return context | {"outcome": {"invalid": True}}
    except TanadaError as error:
        return context | {"outcome": {"problems": told(error, language)}}
    context["groups"] = groups_of(policy, language)
    context["written"] = text if text != sent else None
    context["redrawn"] = text == sent  # else a dial is just being turned, and must stay
    context["outcome"] = outcome_of(request, text, language)
    return context


def outcome_of(request: HttpRequest, text: str, language: Language) -> Outcome | dict[str, Any]:
    """What a text would do; where it cannot be tried, why not."""
    given = request.POST if request.method == "POST" else request.GET
    page = _page(given.get("page", ""))
    try:
        policy = read_policy(text)
    except PolicyError:
        return {"invalid": True}
    try:
        on = ground()
        cell = _cell(given.get("cell", ""), on.policy, policy)
        wanted = Wanted(MOVERS, (page - 1) * MOVERS, cell)
        found = try_policy(on, policy, wanted, f"{request.user.key}:{request.path}")
    except TanadaError as error:
        return {"problems": told(error, language)}
    return Outcome(found, language, page, MOVERS, cell)


def _page(text: str) -> int:
    digits = text if text.isascii() and text.isdigit() else "1"
    return min(max(int(digits[:9]), 1), _FURTHEST)


def _cell(text: str, old: Policy, new: Policy) -> tuple[str, str] | None:
    """The pair of states that a button of the matrix names; None for all movers."""
    before, _, after = text.partition(">")
    return (before, after) if before in _states(old) and after in _states(new) else None


def _states(policy: Policy) -> set[str]:
    return {UNDETERMINED, *(tier.key for tier in policy.tiers)}
