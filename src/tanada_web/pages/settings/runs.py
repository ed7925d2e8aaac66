"""Runs: started, watched, and what came of each."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from tanada.errors import TanadaError
from tanada.messages import formats, render_problem, say
from tanada.messages.saying import known
from tanada_web.models import Person, Run, Source
from tanada_web.pages.settings.tabs import setting, shown
from tanada_web.pages.start.live import progress_of
from tanada_web.permissions import may, require
from tanada_web.runs.background import start_run, why_not
from tanada_web.runs.telling import problems_of
from tanada_web.serving.languages import language_of

_PAGE = 25
_STATUSES = (
    *("new", "promoted", "recovered", "held", "grace", "demoted", "undetermined"),
    *("pinned", "unpinned", "ended", "not_seen", "corrected"),
)


@require_GET
@setting("settings-runs")
def listed(request: HttpRequest) -> HttpResponse:
    """The runs, the latest first."""
    before = request.GET.get("before", "")
    rows = Run.objects.select_related("policy", "snapshot__source").order_by("-pk")
    if before.isdigit() and len(before) < 19:
        rows = rows.filter(pk__lt=int(before))
    found = list(rows[: _PAGE + 1])
    language = language_of(request)
    people = _people({run.started_by for run in found})
    lines = [
        {
            "run": run,
            "who": people.get(run.started_by, say("settings.by_command", language)),
            "changed": run.summary.get("changed"),
            "problems": [text.splitlines()[0] for text in problems_of(run, language)][:1],
        }
        for run in found[:_PAGE]
    ]
    context: dict[str, object] = {
        "lines": lines,
        "older": found[_PAGE - 1].pk if len(found) > _PAGE else None,
        "may_start": may(request.user, "runs:start"),
        "sources": list(Source.objects.filter(active=True).order_by("name")),
    }
    return shown(request, "settings-runs", "runs", **context)


@require_POST
@setting("settings-runs")
def start(request: HttpRequest) -> HttpResponse:
    """Start a run for today."""
    if not may(request.user, "runs:start"):
        raise Http404
    at, name = timezone.now(), request.POST.get("source") or None
    try:
        require(request.user, "runs:start")
        after = start_run(request.user, at, name)
    except TanadaError as error:
        for problem in error.problems:
            messages.error(request, render_problem(problem, language_of(request)))
        return HttpResponseRedirect(reverse("settings-runs"))
    address = reverse("settings-run-progress")
    return HttpResponseRedirect(f"{address}?after={after}&at={at.timestamp():.0f}")


@require_GET
@setting("settings-runs")
def progress(request: HttpRequest) -> HttpResponse:
    """How a run fares that was started here."""
    context = progress_of(request) | {"again": reverse("settings-runs")}
    if request.htmx:
        return render(request, "parts/progress.html", context)
    return shown(request, "settings-runs", "progress", **context)


@require_GET
@setting("settings-runs")
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """What one run read, by which policy, and what it did."""
    rows = Run.objects.select_related("policy", "snapshot__source")
    run = rows.filter(pk=pk).first()
    if run is None:
        raise Http404
    language, snapshot = language_of(request), run.snapshot
    notes = snapshot.notes if snapshot else []
    context: dict[str, object] = {
        "run": run,
        "who": _people({run.started_by}).get(run.started_by, say("settings.by_command", language)),
        "counts": [(name, run.counts[name]) for name in _STATUSES if run.counts.get(name)],
        "accounts": run.summary.get("accounts"),
        "changed": run.summary.get("changed"),
        "notes": [
            say(each["code"], language, **each["params"]) for each in notes if known(each["code"])
        ],
        "tables": snapshot.tables if snapshot else [],
        "problems": [
            {"what": what, "advice": "\n".join(advice)}
            for what, *advice in (
                render_problem(each, language).splitlines() for each in why_not(run)
            )
        ],
        "took": _took(run),
    }
    return shown(request, "settings-runs", "run", **context)


def _took(run: Run) -> str:
    if run.finished_at is None:
        return ""
    return f"{formats.number(round((run.finished_at - run.started_at).total_seconds(), 1))} s"


def _people(keys: set[str]) -> dict[str, str]:
    """The names of those who started runs, by their keys."""
    rows = Person.objects.filter(key__in=keys, forgotten_at=None)
    return dict(rows.values_list("key", "name"))
