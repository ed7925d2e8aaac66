"""The policy that decides, read aloud; what is on its way; and every version before."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from tanada.decide.portfolio import Portfolio
from tanada.messages import Language, say
from tanada.messages.labels import Labels
from tanada.policy.loading import preset_names
from tanada_web.models import Person, PolicyState, PolicyVersion
from tanada_web.pages.drawing.bars import Bar
from tanada_web.pages.policy.prose import read_aloud
from tanada_web.pages.policy.rules import TierRules, tier_rules
from tanada_web.pages.policy.versions import OPEN, shown, versions
from tanada_web.pages.signed_in import signed_in
from tanada_web.people.describing import name_of
from tanada_web.permissions import Subject, may, require
from tanada_web.policies import policy_of
from tanada_web.runs.past import last_done
from tanada_web.runs.summary import portfolio_of
from tanada_web.serving.languages import language_of


@require_safe
@signed_in
def live(request: HttpRequest) -> HttpResponse:
    """The page."""
    require(request.user, "policies:read")
    return live_page(request, {}, 200)


def live_page(request: HttpRequest, given: dict[str, Any], status: int) -> HttpResponse:
    """The page with more to show: what was refused, and what was typed."""
    language = language_of(request)
    every = list(versions())
    now = next((each for each in every if each.state == PolicyState.PUBLISHED), None)
    opened = sorted(
        (each for each in every if each.state in OPEN),
        key=lambda each: (OPEN.index(PolicyState(each.state)), each.number),
    )
    portfolio = _portfolio(now)
    context: dict[str, Any] = {
        "live": now,
        "opened": [shown(each, language) for each in opened],
        "versions": [shown(each, language) for each in every if each.state not in OPEN],
        "starts": [(f"version:{each.number}", each) for each in every],
        "presets": [(f"preset:{name}", name) for name, _ in preset_names()],
        "may_draft": may(request.user, "policies:draft"),
        "finding": _finding(now, opened, portfolio, request.user, language),
        "chosen": f"version:{now.number}" if now else "preset:standard",
    }
    if now is not None:
        policy = policy_of(now.text)
        context |= {
            "policy_name": Labels(policy, language).words(policy.name),
            "fingerprint": policy.short_fingerprint,
            "tiers": _tiers(now, portfolio, language),
            "held": portfolio is not None,
            "currency": policy.currency,
            "sections": read_aloud(now.text, language),
            "by": name_of(now.approved_by or now.drafted_by, language),
        }
    return render(request, "policy/live.html", context | given, status=status)


def _portfolio(now: PolicyVersion | None) -> Portfolio | None:
    """What the tiers hold under the live policy; None until a run has decided by it."""
    run = last_done()
    if now is None or run is None or run.policy_id != now.pk:
        return None
    return portfolio_of(run.summary, policy_of(now.text))


def _tiers(now: PolicyVersion, portfolio: Portfolio | None, language: Language) -> list[TierRules]:
    """The tiers with what each holds."""
    held = {each.tier: each for each in portfolio.tiers} if portfolio else {}
    return [
        replace(each, held=held.get(each.look.key), href=_accounts(each.look.key))
        for each in tier_rules(now.text, language)
    ]


def _accounts(tier: str) -> str:
    """The accounts of a tier."""
    try:
        return f"{reverse('accounts')}?{urlencode({'tier': tier})}"
    except NoReverseMatch:
        return ""


def _finding(
    now: PolicyVersion | None,
    opened: list[PolicyVersion],
    portfolio: Portfolio | None,
    reader: Person,
    language: Language,
) -> str:
    """What matters most: what waits for the reader or somebody else, else how the policy does."""
    for each in opened:
        who = name_of(each.proposed_by, language) if each.proposed_by else ""
        params: dict[str, object] = {"number": each.number, "who": who, "day": each.publish_on}
        if each.state == PolicyState.PROPOSED:
            subject = Subject(proposer=each.proposed_by)
            mine = may(reader, "policies:approve", subject)
            return say(f"policy_page.waits_{'you' if mine else 'approval'}", language, **params)
        if each.state == PolicyState.APPROVED:
            code = "scheduled" if each.publish_on else "waits_publishing"
            return say(f"policy_page.{code}", language, **params)
    if now is None:
        return say("policy_page.none", language)
    if portfolio is None:
        return say("policy_page.decides_next", language, number=now.number)
    held = [
        Bar(share, target)
        for tier in portfolio.tiers
        for share, target in (
            (tier.accounts_share, tier.accounts_target),
            (tier.arr_share, tier.arr_target),
        )
        if share is not None and target is not None
    ]
    outside = sum(each.is_outside for each in held)
    code = "outside" if outside else "within" if held else "decides"
    params = {"number": now.number, "found": outside, "shares": len(held)}
    return say(f"policy_page.{code}", language, **params, accounts=portfolio.accounts)
