"""The queue as a place to work: the list, the item that is open, and its decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import push_url

from tanada.errors import Place, Problem, TanadaError, UsageError
from tanada.messages import Language, render_problem, say
from tanada.messages.decision_prose import change_phrase
from tanada.messages.labels import Labels
from tanada_web.models import Person, Review, Run, RunState
from tanada_web.pages.drawing.tiers import looks_of
from tanada_web.pages.problems import Told
from tanada_web.pages.review.adjusting import adjusting_of, say_of
from tanada_web.pages.review.filtering import filters_of
from tanada_web.pages.review.item import item_of
from tanada_web.pages.review.listing import listed, next_after
from tanada_web.pages.review.standing import choices, standing
from tanada_web.pages.signed_in import signed_in
from tanada_web.permissions import may, require
from tanada_web.policies import policy_of, published
from tanada_web.reading.explaining import explain_account
from tanada_web.reviewing.reviews import ADJUSTED, OUTCOMES, decide, queue, seen_by
from tanada_web.said.accounts import subject_of
from tanada_web.serving.languages import language_of

KEYS = {"confirmed": "c", "kept": "l", "adjusted": "a", "requested": "r"}
"""The key that chooses an outcome."""
_RECENT = timedelta(days=90)
_REASONS = 8


@require_safe
@signed_in
def review(request: HttpRequest) -> HttpResponse:
    """The queue with one item open: the one of the address, else the first."""
    return _page(request, _number(request.GET.get("at", "")))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def decided(request: HttpRequest, number: str) -> HttpResponse:
    """Decide on an item, and go on to the next; what is refused stands as it was typed."""
    found = _the(request.user, int(number))
    filters, language = filters_of(request.GET, request.user), language_of(request)
    if request.method != "POST":  # somebody comes back here, from the sign-in or through history
        return HttpResponseRedirect(filters.href(at=found.pk))
    if not may(request.user, "reviews:decide", subject_of(found.owner)):
        raise Http404
    at, sent = timezone.now(), {name: str(value) for name, value in request.POST.items()}
    rows = filters.applied(queue(request.user), request.user, timezone.localdate(at))
    try:
        with transaction.atomic():
            following = next_after(rows, found)
            outcome = _outcome(found, sent)
            made = None
            if outcome == ADJUSTED:
                labels = Labels(_policy(), language)
                item = item_of(found, None, labels, {}, timezone.localdate(at))
                made = say_of(item, sent, request.user, at)
            decide(found.pk, outcome, sent.get("reason", ""), request.user, at, made)
    except TanadaError as error:
        return push_url(_page(request, found.pk, sent, error), filters.href(at=found.pk))
    messages.success(request, _done(found, outcome, language))
    return HttpResponseRedirect(filters.href(at=following.pk if following else ""))


@require_safe
@signed_in
def margin(request: HttpRequest, number: str) -> HttpResponse:
    """What would move the account of an item up or down: a part that comes after the page."""
    found, run = _the(request.user, int(number)), _last_run()
    language = language_of(request)
    context: dict[str, object] = {}
    # The part comes by itself after the page: what cannot be explained leaves only its place.
    try:
        story = explain_account(run, found.account_id) if run else None
    except TanadaError:
        story = None
    if story is not None and story.explanation is not None:
        for name in ("up", "down"):
            changes = getattr(story.explanation, name).values()
            context[name] = [
                change_phrase(story.policy, change, language) for change in changes if change
            ]
        tiers = [tier.key for tier in story.policy.tiers]
        decided = story.explanation.decision["tier"]
        context |= {
            "is_known": True,
            "is_best": decided == tiers[0],
            "is_last": decided == tiers[-1],
        }
    return render(request, "review/margin_part.html", context)


def _page(
    request: HttpRequest,
    at: int | None,
    sent: Mapping[str, str] | None = None,
    error: TanadaError | None = None,
) -> HttpResponse:
    """The page; after a refusal with what was typed, and with the problems at their fields."""
    person, language, now = request.user, language_of(request), timezone.now()
    require(person, "accounts:read")
    filters, run = filters_of(request.GET, person), _last_run()
    if run is None or run.policy is None:
        return render(request, "review/empty.html")
    policy = policy_of(run.policy.text)
    labels, looks = Labels(policy, language), looks_of(policy, language)
    rows = filters.applied(queue(person), person, timezone.localdate(now))
    shown = listed(rows, at)
    opened = shown.item.review if shown.item else None
    if at is not None and opened is None:
        opened = _the(person, at)
    context: dict[str, Any] = {
        "filters": filters,
        "queue": shown,
        "looks": looks,
        "today": timezone.localdate(now),
        "standing": standing(person, filters, now - _RECENT, timezone.localdate(now)),
        "choices": choices(person, looks),
        "is_open": at is not None,
        "tab": "queue",
        "rows": [
            {
                "row": row,
                "look": looks.get((row.holding and row.holding.tier) or ""),
                "href": filters.href(at=row.review.pk),
                "late": (timezone.localdate(now) - row.review.due_on).days,
            }
            for row in shown.rows
        ],
        "list_href": filters.href(),
        "more_href": filters.href(at=shown.beyond.pk) if shown.beyond else "",
        "next_href": filters.href(at=shown.following.pk) if shown.following else "",
        "before_href": filters.href(at=shown.before.pk) if shown.before else "",
        "currency": policy.currency,
    }
    if opened is not None:
        item = item_of(opened, run, labels, looks, timezone.localdate(now))
        can = may(person, "reviews:decide", subject_of(opened.owner))
        adjusting = adjusting_of(item, labels, person, timezone.localdate(now))
        context |= {
            "item": item,
            "late": (timezone.localdate(now) - opened.due_on).days,
            "may_decide": can and opened.decided_at is None,
            "query": request.GET.urlencode(),
            "outcomes": [(name, KEYS[name]) for name in OUTCOMES[opened.catches]],
            "adjusting": adjusting,
            "sent": {**adjusting.starts, "kind": adjusting.kind, **(sent or {})},
            "typed": (sent or {}).get("reason", ""),
            "reasons": _reasons(person),
            "others": [{"review": each, "href": filters.href(at=each.pk)} for each in item.others],
        }
    if error is not None:
        context |= _problems(error, language)
    status = 200 if error is None else 422
    return render(request, "review/review.html", context, status=status)


def _the(person: Person, number: int) -> Review:
    """A review that a person may see."""
    rows = seen_by(person, Review.objects.select_related("decided_by"))
    found = rows.filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def _outcome(found: Review, sent: Mapping[str, str]) -> str:
    """The outcome of a form: none is told before anything is said of the account."""
    outcome = sent.get("outcome", "")
    if not outcome:
        raise UsageError(Problem("desk.no_outcome", Place(path="outcome")))
    if found.decided_at is not None:
        params: dict[str, object] = {"found": found.pk, "outcome": found.outcome}
        raise UsageError(Problem("reviews.decided", Place(), params))
    return outcome


def _problems(error: TanadaError, language: Language) -> dict[str, object]:
    """Problems of fields by their field, and the others above the form."""
    wrong: dict[str, str] = {}
    others: list[Told] = []
    for problem in error.problems:
        text = render_problem(replace(problem, place=Place()), language)
        path = problem.place.path or ""
        name = {"made": "kind"}.get(path, path)
        if problem.code.startswith("judgements.") and path != "as_of":
            name = "value"
        if problem.code.startswith("designations.") and path == "expires_on":
            name = "lasts_until"
        if name in _FIELDS:
            wrong[name] = " ".join(line.strip() for line in text.splitlines())
        else:
            what, *advice = (line.strip() for line in text.splitlines())
            others.append(Told(what, "\n".join(advice)))
    return {"wrong": wrong, "problems": others}


_FIELDS = (
    *("outcome", "reason", "kind", "tier", "starts_on", "expires_on", "designation"),
    *("lasts_until", "field", "value", "as_of"),
)


def _done(found: Review, outcome: str, language: Language) -> str:
    params = {"account": found.account_id, "outcome": say(f"decided.{outcome}", language)}
    return say("desk.done", language, **params)


def _reasons(person: Person) -> list[str]:
    """The reasons that a person gave last, each once."""
    last = Review.objects.filter(decided_by=person).order_by("-decided_at")
    return list(dict.fromkeys(last.values_list("reason", flat=True)[: 3 * _REASONS]))[:_REASONS]


def _policy() -> Any:
    version = published()
    if version is None:
        raise UsageError(Problem("said.no_policy"))
    return policy_of(version.text)


def _last_run() -> Run | None:
    done = Run.objects.filter(state=RunState.DONE).select_related("policy")
    return done.order_by("-number").first()


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else None
