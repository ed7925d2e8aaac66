"""One version: what it changes in words, what it would do, its way, and the next step."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tanada.messages import Language, say
from tanada.messages.labels import Labels
from tanada_web.models import Person, PolicyState, PolicyVersion
from tanada_web.pages.policy.differences import by_line, count, in_words
from tanada_web.pages.policy.prose import read_aloud
from tanada_web.pages.policy.rules import tier_rules
from tanada_web.pages.policy.versions import find, shown, steps_of
from tanada_web.pages.signed_in import signed_in
from tanada_web.permissions import Subject, may
from tanada_web.policies import policy_of
from tanada_web.serving.languages import language_of


@require_safe
@signed_in
def version(request: HttpRequest, number: int) -> HttpResponse:
    """The page."""
    return version_page(request, find(request.user, number), {}, 200)


@require_safe
@signed_in
def document(request: HttpRequest, number: int) -> HttpResponse:
    """The document as it is written, to keep or to hold beside another."""
    found = find(request.user, number)
    response = HttpResponse(found.text, content_type="application/yaml; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="policy-{number}.yaml"'
    return response


def version_page(
    request: HttpRequest, found: PolicyVersion, given: dict[str, Any], status: int
) -> HttpResponse:
    """The page with more to show: what was refused, and what was typed."""
    language = language_of(request)
    others = list(
        PolicyVersion.objects.exclude(pk=found.pk).only("number", "state").order_by("-number")
    )
    now = PolicyVersion.objects.filter(state=PolicyState.PUBLISHED).first()
    before = _before(request.GET.get("against", ""), found, now)
    policy = policy_of(found.text)
    told = in_words(before.text, found.text, language) if before else ()
    context: dict[str, Any] = {
        "version": found,
        "shown": shown(found, language),
        "policy_name": Labels(policy, language).words(policy.name),
        "fingerprint": policy.short_fingerprint,
        "finding": _finding(found, before, count(told), language),
        "before": before,
        "others": others,
        "told": told,
        "lines": by_line(before.text, found.text) if before else [],
        "steps": steps_of(found, language),
        "offer": offered(found, request.user),
        "today": timezone.localdate(),
        "tiers": tier_rules(found.text, language),
        "sections": read_aloud(found.text, language),
        "is_tried": now is not None and found.state != PolicyState.PUBLISHED,
        "note": found.note if found.state == PolicyState.DRAFT else "",
    }
    return render(request, "policy/version.html", context | given, status=status)


def offered(found: PolicyVersion, person: Person) -> dict[str, bool]:
    """Which steps the person may take now; `own` where only somebody else may approve."""
    state = PolicyState(found.state)
    approves = may(person, "policies:approve", Subject(proposer=found.proposed_by))
    publishes = may(person, "policies:publish")
    sends = may(person, "policies:approve")
    proposed, approved = state == PolicyState.PROPOSED, state == PolicyState.APPROVED
    return {
        "edit": state == PolicyState.DRAFT and may(person, "policies:draft"),
        "propose": state == PolicyState.DRAFT and may(person, "policies:propose"),
        "approve": proposed and approves,
        "own": proposed and sends and not approves,
        "send_back": (proposed or approved) and sends,
        "publish": approved and publishes,
        "roll_back": state == PolicyState.RETIRED and publishes,
    }


def _before(asked: str, found: PolicyVersion, now: PolicyVersion | None) -> PolicyVersion | None:
    """The version to compare with: the one asked for, the live one, or the one before."""
    if asked.isascii() and asked.isdigit():
        other = PolicyVersion.objects.filter(number=int(asked[:9])).first()
        if other is not None:
            return other
    if now is not None and now.pk != found.pk:
        return now
    earlier = PolicyVersion.objects.filter(number__lt=found.number).exclude(state=PolicyState.DRAFT)
    return earlier.order_by("-number").first()


def _finding(
    found: PolicyVersion, before: PolicyVersion | None, changes: int, language: Language
) -> str:
    params: dict[str, object] = {"number": found.number, "changes": changes}
    if before is None:
        return say("policy_page.first", language, **params)
    params |= {"before": before.number}
    return say(f"policy_page.{'changes' if changes else 'same'}", language, **params)
