"""The overview, the accounts behind its moves, and the pitfalls of the policy on its data."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tanada.decide.portfolio import Portfolio
from tanada.errors import TanadaError
from tanada.messages.labels import Labels
from tanada.messages.lint_prose import finding_phrase
from tanada_web.models import Run, RunState
from tanada_web.pages.drawing.tiers import looks_of
from tanada_web.pages.overview import doors
from tanada_web.pages.overview.attention import Seen, attention, headline, limit_of
from tanada_web.pages.overview.comparing import compared
from tanada_web.pages.overview.terraces import bands, terraces
from tanada_web.pages.problems import told
from tanada_web.pages.signed_in import signed_in
from tanada_web.permissions import may, require
from tanada_web.policies import policy_of
from tanada_web.reading import portfolio as behind
from tanada_web.reading.moves import NOBODY
from tanada_web.reading.pitfalls import pitfalls as found_in
from tanada_web.runs.sources import sources
from tanada_web.runs.summary import portfolio_of
from tanada_web.serving.languages import language_of

_PAGE = 100
_ON_TERRACES = ("lint.share_outside_target",)
"""What the terraces show already, there with those accounts that are not yet decided."""


@require_safe
@signed_in
def overview(request: HttpRequest) -> HttpResponse:
    """The first page; without a run it leads to the first one."""
    require(request.user, "accounts:read")
    run = _published()
    if run is None or run.policy is None:
        may_start = may(request.user, "sources:write") or may(request.user, "policies:draft")
        return render(request, "overview/empty.html", {"may_start": may_start})
    language, now = language_of(request), timezone.now()
    policy = policy_of(run.policy.text)
    labels, looks = Labels(policy, language), looks_of(policy, language)
    portfolio: Portfolio = portfolio_of(run.summary, policy)
    moved = compared(run, request.GET.get("since", ""))
    fresh = sources(now)
    seen = Seen(run, portfolio, labels, request.user, fresh, now)
    finding, items = headline(attention(seen), seen)
    rows = terraces(portfolio, looks, behind.graces(run), moved)
    context: dict[str, Any] = {
        "finding": finding,
        "items": items,
        "portfolio": portfolio,
        "currency": policy.currency,
        "policy_name": labels.words(policy.name),
        "run": run,
        "rows": rows,
        "bands": bands(rows),
        "names": [labels.say("overview.edge_accounts"), labels.say("overview.edge_arr")],
        "sources": [(each, limit_of(each, labels)) for each in fresh],
        "all_accounts": doors.accounts(),
        "may_try": may(request.user, "policies:draft"),
        "may_review": may(request.user, "reviews:decide"),
        "moved": moved,
    }
    if moved is not None:
        context |= {
            "matrix": moved.drawn(looks),
            "along": moved.along(list(looks)),
            "left_href": doors.moves(moved.since, after=NOBODY),
            "new_href": doors.moves(moved.since, before=NOBODY),
        }
    return render(request, "overview/overview.html", context)


@require_safe
@signed_in
def moves(request: HttpRequest) -> HttpResponse:
    """The accounts behind a figure of the matrix: `before` and `after`, empty for none."""
    require(request.user, "accounts:read")
    run = _published()
    moved = compared(run, request.GET.get("since", "")) if run else None
    if run is None or run.policy is None or moved is None:
        return render(request, "overview/no_moves.html")
    policy, language = policy_of(run.policy.text), language_of(request)
    before, after = request.GET.get("before"), request.GET.get("after")
    found = moved.pair.movers(before, after, request.GET.get("beyond", ""), _PAGE + 1)
    last = found[_PAGE - 1] if len(found) > _PAGE else None
    ends = {name: key for name, key in (("before", before), ("after", after)) if key is not None}
    looks = looks_of(policy, language)
    context = {
        "since": moved.since,
        "run": run,
        "currency": policy.currency,
        "count": moved.count(before, after),
        "before": before and looks.get(before),
        "after": after and looks.get(after),
        "is_new": before == NOBODY,
        "has_left": after == NOBODY,
        "any": before is None and after is None,
        "rows": [
            {"mover": each, "before": looks.get(each.before), "after": looks.get(each.after)}
            for each in found[:_PAGE]
        ],
        "more": doors.moves(moved.since, **ends, beyond=last.account_id) if last else "",
    }
    return render(request, "overview/moves.html", context)


@require_safe
@signed_in
def pitfalls(request: HttpRequest) -> HttpResponse:
    """What lint finds in the policy that decides: a part of the overview, or a page of its own."""
    require(request.user, "policies:read")
    run, language = _published(), language_of(request)
    context: dict[str, object] = {"found": []}
    if run is not None and run.policy is not None:
        labels = Labels(policy_of(run.policy.text), language)
        try:
            context["found"] = [
                {"finding": each, "lines": finding_phrase(each, labels).splitlines()}
                for each in found_in(run)
                if each.code not in _ON_TERRACES
            ]
        except TanadaError as error:
            context["problems"] = told(error, language)
    name = "overview/pitfalls_part.html" if request.htmx else "overview/pitfalls.html"
    return render(request, name, context)


def _published() -> Run | None:
    done = Run.objects.filter(state=RunState.DONE).select_related("policy")
    return done.order_by("-number").first()
