"""A draft being written: its text, its dials, and saving it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tanada.errors import PolicyError, TanadaError
from tanada.messages import Language, say
from tanada_web import policies
from tanada_web.models import PolicyState, PolicyVersion
from tanada_web.pages.policy.checking import checked, mended_text, text_of
from tanada_web.pages.policy.differences import by_line, count, in_words
from tanada_web.pages.policy.trying import outcome_of
from tanada_web.pages.policy.turning import groups_of, is_policy, turned_text
from tanada_web.pages.policy.versions import find_draft
from tanada_web.pages.problems import told
from tanada_web.pages.signed_in import signed_in
from tanada_web.serving.languages import language_of

_REWRITTEN = "policies.rewritten_meanwhile"


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def edit(request: HttpRequest, number: int) -> HttpResponse:
    """The draft; what is sent is saved, or looked at where `do` says so."""
    draft = find_draft(request.user, number)
    if draft.state != PolicyState.DRAFT:
        return _no_draft(request, draft)
    if request.method != "POST":
        context = {"text": draft.text, "seen": policies.digest_of(draft.text)}
        return _page(request, draft, context, 200)
    return _save(request, draft) if request.POST.get("do") == "save" else _look(request, draft)


def _save(request: HttpRequest, draft: PolicyVersion) -> HttpResponse:
    text, seen, language = text_of(request), request.POST.get("seen", ""), language_of(request)
    context: dict[str, Any] = {"text": text, "seen": seen}
    try:
        context["text"] = text = turned_text(text, request.POST)
        policies.rewrite(draft.number, text, request.user, timezone.now(), seen)
    except PolicyError:
        return _page(request, draft, context | checked(text, language) | {"refused": True}, 422)
    except TanadaError as error:
        now = find_draft(request.user, draft.number)
        context["problems"] = told(error, language)
        if any(each.code == _REWRITTEN for each in error.problems):
            context |= _both(text, now)
            return _page(request, now, context, 409)
        return _page(request, now, context, 422)
    messages.success(request, say("policy_done.saved", language, number=draft.number))
    return HttpResponseRedirect(reverse("policy-edit", args=[draft.number]))


def _look(request: HttpRequest, draft: PolicyVersion) -> HttpResponse:
    """The page with what was typed, checked and tried, and nothing saved: without a script."""
    text, language = text_of(request), language_of(request)
    context: dict[str, Any] = {"seen": request.POST.get("seen", "")}
    try:
        text = turned_text(text, request.POST)
    except PolicyError:
        pass
    except TanadaError as error:
        context["problems"] = told(error, language)
    if request.POST.get("fix"):
        text = mended_text(text, request.POST["fix"])
    context |= {"text": text, **checked(text, language)}
    context["outcome"] = outcome_of(request, text, language)
    return _page(request, draft, context, 200)


def _both(text: str, now: PolicyVersion) -> dict[str, Any]:
    """Both texts where somebody else was faster; saving again then replaces theirs."""
    last = now.steps.select_related("person").last()
    return {
        "theirs": now.text,
        "lines": by_line(now.text, text),
        "seen": policies.digest_of(now.text),
        "other": last.person if last else now.drafted_by,
        "other_at": last.at if last else now.drafted_at,
    }


def _no_draft(request: HttpRequest, version: PolicyVersion) -> HttpResponse:
    """A version that went on meanwhile is looked at; what was typed for it stays to be copied."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("policy-version", args=[version.number]))
    context = {"version": version, "text": text_of(request), "late": f"policy_late.{version.state}"}
    return render(request, "policy/too_late.html", context, status=409)


def _page(
    request: HttpRequest, draft: PolicyVersion, context: dict[str, Any], status: int
) -> HttpResponse:
    language = language_of(request)
    policy = is_policy(context["text"])
    shown = {
        "draft": draft,
        "draft_number": draft.number,
        "finding": _finding(draft, language),
        "groups": groups_of(policy, language) if policy else [],
        "numbers": range(1, context["text"].count("\n") + 2),
    }
    return render(request, "policy/edit.html", shown | context, status=status)


def _finding(draft: PolicyVersion, language: Language) -> str:
    """How many changes are saved in the draft."""
    live = policies.published()
    if live is None:
        return say("policy_page.draft_first", language, number=draft.number)
    changes = count(in_words(live.text, draft.text, language))
    params = {"number": draft.number, "changes": changes, "before": live.number}
    return say(f"policy_page.draft_{'changes' if changes else 'same'}", language, **params)
