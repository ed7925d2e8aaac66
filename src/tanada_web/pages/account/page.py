"""An account: what it holds and why in a sentence; what became of it; the data; what to say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tanada.decide.explanation import Explanation
from tanada.messages import formats
from tanada.messages.decision_prose import reason_phrase
from tanada.messages.explanation_prose import headline
from tanada.messages.holding_prose import describe_holding
from tanada_web.models import Review, Run, Snapshot
from tanada_web.pages.account.data import data
from tanada_web.pages.account.events import events
from tanada_web.pages.account.forms import Form, form
from tanada_web.pages.account.opening import Opened, Unknown, opened
from tanada_web.pages.drawing.tenure import Stay, Tenure, tenure
from tanada_web.pages.signed_in import signed_in
from tanada_web.reading import story
from tanada_web.reading.explaining import holding_in

_FORMS = ("override", "designation", "judgement")
_EVENTS, _UNKNOWN = 8, 24


@require_safe
@signed_in
def account(request: HttpRequest, account_id: str) -> HttpResponse:
    """The page; not found where there is no such account."""
    try:
        found = opened(request, account_id)
    except Unknown as unknown:
        return not_found(request, unknown)
    return shown(request, found)


def not_found(request: HttpRequest, unknown: Unknown) -> HttpResponse:
    """There is no such account; the nearest id leads on."""
    context = {"found": unknown.account_id, "nearest": unknown.nearest}
    return render(request, "account/unknown.html", context, status=404)


def shown(
    request: HttpRequest, found: Opened, refused: Form | None = None, status: int = 200
) -> HttpResponse:
    """The page, with a form as it was refused in place of an empty one."""
    today = timezone.localdate()
    happened = events(found, request.user)
    known = data(found, _snapshot(found.run))
    arr, renews = found.fact("arr"), found.fact("next_renewal_on")
    forms = [
        refused if refused is not None and refused.act == act else form(act, found.labels, today)
        for act in _FORMS
        if act in found.acts
    ]
    tier = found.held.tier if found.held else (found.row or {}).get("tier")
    context = {
        "account": found,
        "sentences": sentences(found),
        "look": found.read.looks.get(str(tier)),
        "status": str((found.row or {}).get("status") or (found.held.status if found.held else "")),
        "currency": found.policy.currency,
        "arr": arr if isinstance(arr, Decimal) else None,
        "renews": renews if isinstance(renews, date) else None,
        "renews_in": (renews - found.as_of).days if isinstance(renews, date) else None,
        "parent": (found.row or {}).get("parent_account_id"),
        "scores": _scores(found),
        "tenure": _tenure(found),
        "events": happened[:_EVENTS],
        "earlier": happened[_EVENTS:],
        "data": known,
        "unknown": formats.listed(known.unknown, found.labels.language, most=_UNKNOWN),
        "forms": forms,
        "refused": refused,
        "correction": form("correction", found.labels, today),
        "open_reviews": _open_reviews(found),
        "review_href": f"{reverse('review')}?{urlencode({'account': found.account_id})}",
        "owner_href": f"{reverse('accounts')}?{urlencode({'owner': found.owner})}",
        "link": request.build_absolute_uri(reverse("account", args=[found.account_id])),
    }
    return render(request, "account/account.html", context, status=status)


def sentences(found: Opened) -> tuple[str, str]:
    """What it holds, and why it qualifies for what it does; either can be empty."""
    row = found.row
    held = ""
    if found.held is not None:
        holding = holding_in(found.held, found.run, row)
        named = type(holding)(found.name, *list(vars(holding).values())[1:])
        held = describe_holding(named, found.labels)
    if row is None or row["floor_tier"] is None:
        return held, ""
    plain = found.held is not None and found.held.earned_tier == row["qualified_tier"]
    if plain and found.held is not None and found.held.status not in ("pinned", "ended"):
        why = reason_phrase(found.policy, str(row["reason"]), found.labels.language)
        return held, found.labels.say("account_page.because", reason=formats.capitalised(why))
    return held, headline(
        _decided(found, row), found.policy, found.labels.language, qualifies=bool(held)
    )


def _decided(found: Opened, row: Mapping[str, object]) -> Explanation:
    """The decision beneath what is held, as `headline` reads it."""
    undetermined = row["qualified_tier"] is None
    decision = {
        "tier": row["floor_tier"],
        "status": "undetermined" if undetermined else "new",
        "reason": row["reason"],
        "missing": row["missing"],
    }
    return Explanation(found.name, found.as_of, decision, (), (), (), (), {}, {})  # type: ignore[arg-type]


def _scores(found: Opened) -> list[tuple[str, str, str]]:
    """Each score by its label, with its value and its band."""
    told = []
    for score in found.policy.scores:
        column = found.read.columns.get(score.name)
        band = found.read.columns.get(score.band_name)
        if column is None:
            continue
        value = column.shown(found.fact(score.name), found.labels)
        level = found.fact(score.band_name)
        called = band.shown(level, found.labels) if band and level else ""
        told.append((column.label, value, called))
    return told


def _tenure(found: Opened) -> Tenure | None:
    looks, stays = found.read.looks, []
    for period in story.periods(found.account_id):
        if period.tier in looks:
            last = period.until is None and found.held is not None
            grace = found.held.grace_from if last and found.held else None
            stays.append(Stay(looks[period.tier], period.since, period.until, grace))
    return tenure(stays, found.as_of)


def _snapshot(run: Run) -> Snapshot | None:
    """What the run read, or where it was a correction the last one before it."""
    rows = Snapshot.objects.select_related("source")
    if run.snapshot_id is not None:
        return rows.get(pk=run.snapshot_id)
    return rows.order_by("-pk").first()


def _open_reviews(found: Opened) -> int:
    return Review.objects.filter(account_id=found.account_id, decided_at=None).count()
