"""Going live: proposed, approved by somebody else, published, run."""

from __future__ import annotations

from datetime import UTC, datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from tanada.errors import TanadaError
from tanada.messages import Language, render_problem, say
from tanada.policy.loading import read_policy
from tanada_web.beginning import live as living
from tanada_web.beginning.keeping import Beginning, forget
from tanada_web.beginning.tiers import policy_of
from tanada_web.models import HandsetTier
from tanada_web.pages.start.policy_words import policy_lines
from tanada_web.pages.start.steps import beginner, shown, step, to, told
from tanada_web.runs.background import start_run, watch, why_not
from tanada_web.runs.past import last_done
from tanada_web.runs.running import STEPS
from tanada_web.serving.languages import language_of


@require_GET
@step("live")
def live(request: HttpRequest, said: Beginning) -> HttpResponse:
    """What is to be done next, and by whom."""
    return page(request, said)


@require_POST
@step("live")
def propose(request: HttpRequest, said: Beginning) -> HttpResponse:
    """Propose the policy."""
    language = language_of(request)
    if living.standing(said, request.user).stage != "propose":
        return to("live")
    try:
        now = living.propose_policy(request.user, said, timezone.now(), language)
    except TanadaError as error:
        return page(request, said, 422, problems=told(error, language))
    messages.success(request, say("start.proposed_as", language, number=now.version))
    return to("live")


@require_POST
@step("live")
def publish(request: HttpRequest, said: Beginning) -> HttpResponse:
    """Publish the policy, and let the files be the source."""
    language = language_of(request)
    try:
        living.go_live(request.user, said, timezone.now(), language)
    except TanadaError as error:
        return page(request, said, 422, problems=told(error, language))
    return to("live")


@require_POST
@step("live")
def run(request: HttpRequest, said: Beginning) -> HttpResponse:
    """Start the first run."""
    at = timezone.now()
    if living.standing(said, request.user).stage != "run":
        return to("live")
    try:
        after = start_run(request.user, at)
    except TanadaError as error:
        return page(request, said, 422, problems=told(error, language_of(request)))
    address = reverse("start-progress")
    return HttpResponseRedirect(f"{address}?after={after}&at={at.timestamp():.0f}")


@require_GET
@beginner
def progress(request: HttpRequest) -> HttpResponse:
    """How the run fares: a page, and for htmx the part of it that changes."""
    context = progress_of(request)
    if context["is_done"]:
        forget(request.user)
    name = "parts/progress.html" if request.htmx else "start/progress.html"
    return render(request, name, context)


def progress_of(request: HttpRequest) -> dict[str, object]:
    """How a run fares that was started from a page, as `parts/progress.html` shows it."""
    language, asked = language_of(request), request.GET
    after = int(asked.get("after", "")) if asked.get("after", "").isdigit() else 0
    moment = asked.get("at", "")
    seconds = int(moment) if moment.isdigit() and len(moment) < 12 else 0
    watched = watch(after, datetime.fromtimestamp(seconds, UTC), timezone.now())
    run = watched.run
    at = STEPS.index(run.step) if run and run.step in STEPS else 0
    return {
        "watched": watched,
        "is_done": watched.state in ("done", "again"),
        "place": at,
        "steps": [
            (f"runs.step_{each}", place == at, place < at) for place, each in enumerate(STEPS)
        ],
        "most": len(STEPS),
        "accounts": run.summary.get("accounts", 0) if run else 0,
        "problems": [render_problem(each, language) for each in why_not(run)] if run else [],
        "here": request.get_full_path(),
    }


def _policy_lines(
    said: Beginning, found: living.Standing, language: Language
) -> list[tuple[str, str]]:
    """What the policy says that is to be proposed, or that waits."""
    if found.stage == "propose":
        return policy_lines(policy_of(said), language)
    return policy_lines(read_policy(found.version.text), language) if found.version else []


def page(
    request: HttpRequest, said: Beginning, status: int = 200, **context: object
) -> HttpResponse:
    """The last step as it stands."""
    if last_done() is not None:
        return HttpResponseRedirect("/")
    found = living.standing(said, request.user)
    adopted = HandsetTier.objects.filter(adopted=True).count()
    return shown(
        request,
        "live",
        said,
        status,
        found=found,
        stage=found.stage,
        names=[
            f"{each.name} ({say(f'role.{each.role}', language_of(request))})"
            for each in found.approvers
        ],
        adopted=adopted,
        settled=found.stage in ("source", "run"),
        lines=_policy_lines(said, found, language_of(request)),
        **context,
    )
