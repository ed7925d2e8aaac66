"""Tiers that were set by hand before: compared account by account, and adopted."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from tanada.accounts.reading import read_accounts
from tanada.decide.running import Decisions
from tanada.errors import TanadaError, UsageError
from tanada.ledger.comparing import OUTCOMES
from tanada.messages import Language, say
from tanada.messages.labels import Labels
from tanada.policy.model import Policy
from tanada_web.beginning.keeping import Beginning, beginning_of, folder_of
from tanada_web.beginning.live import standing
from tanada_web.beginning.receiving import take
from tanada_web.engine import connect
from tanada_web.models import HandsetTier
from tanada_web.pages.drawing.tiers import looks
from tanada_web.pages.receiving import receiving, sent_files
from tanada_web.pages.start.files import own_folder
from tanada_web.pages.start.live import page
from tanada_web.pages.start.steps import beginner, shown, to, told
from tanada_web.runs.reading import find_input
from tanada_web.runs.sources import the_source
from tanada_web.said.accounts import published_policy
from tanada_web.said.handset import Comparison, adopt_handset, compare_handset, import_handset
from tanada_web.serving.languages import language_of

_SHOWN = 25


@csrf_exempt
@beginner
def handset(request: HttpRequest) -> HttpResponse:
    """The comparison of what was sent; a file that is sent takes its place."""
    if request.method == "POST":
        return _send(request)
    if (
        standing(beginning_of(request.user), request.user).stage != "run"
        or not HandsetTier.objects.exists()
    ):
        return to("live")
    return _compared(request, beginning_of(request.user))


@receiving(beginner, own_folder)
def _send(request: HttpRequest) -> HttpResponse:
    person, said = request.user, beginning_of(request.user)
    if standing(said, person).stage != "run":
        return to("live")
    folder = folder_of(person)
    names: list[str] = []
    try:
        sent = sent_files(request)[:1]
        for each in sent:
            each.name = f"handset-{each.name}"
        names = take(sent, folder, ())
        import_handset(folder / names[0], person, timezone.now())
    except TanadaError as error:
        return page(request, said, 422, problems=told(error, language_of(request)))
    finally:
        for name in names:
            (folder / name).unlink(missing_ok=True)
    return to("handset")


@require_POST
@beginner
def adopt(request: HttpRequest) -> HttpResponse:
    """Let the first run begin from them."""
    language = language_of(request)
    try:
        count = adopt_handset(request.user, timezone.now())
    except UsageError as error:
        return page(request, beginning_of(request.user), 422, problems=told(error, language))
    messages.success(request, say("start.handset_adopted", language, count=count))
    return to("live")


def _compared(request: HttpRequest, said: Beginning) -> HttpResponse:
    language, now = language_of(request), timezone.now()
    policy = published_policy()
    outcome = request.GET.get("outcome", "falls")
    outcome = outcome if outcome in OUTCOMES else "falls"
    try:
        given = find_input(the_source(None), policy, timezone.localdate(now), now)
        with connect() as connection:
            read = read_accounts(
                connection, given.accounts, policy, timezone.localdate(now), given.mapped
            )
            found = compare_handset(Decisions(read, policy, timezone.localdate(now)))
            context = _context(found, policy, outcome, language)
    except TanadaError as error:
        return page(request, said, 422, problems=told(error, language))
    return shown(request, "live", said, template="handset", **context)


def _context(
    found: Comparison, policy: Policy, outcome: str, language: Language
) -> dict[str, object]:
    labels = Labels(policy, language)
    named = looks([(tier.key, labels.tier(tier.key)) for tier in policy.tiers])
    counts = {
        each: sum(int(str(row["accounts"])) for row in found.totals if row["outcome"] == each)
        for each in OUTCOMES
    }
    rows = [
        {**row, "hand": named.get(str(row["by_hand"])), "policy": named.get(str(row["by_policy"]))}
        for row in found.rows(outcome, _SHOWN)
    ]
    return {
        "outcomes": [
            (each, f"start.outcome.{each}", counts[each], each == outcome) for each in OUTCOMES
        ],
        "rows": rows,
        "rises": counts["rises"],
        "falls": counts["falls"],
        "all": sum(counts.values()) - counts["not_by_hand"],
        "settled": True,
        "currency": policy.currency,
    }
