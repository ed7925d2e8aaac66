"""Sources: where accounts come from, how fresh each is, and how it is changed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from tanada.accounts.files.patterns import ending
from tanada.errors import Place, Problem, TanadaError, UsageError
from tanada.messages import say
from tanada_web.api.receiving import Received
from tanada_web.api.uploads import UploadCall, upload
from tanada_web.beginning.receiving import check_ending
from tanada_web.models import Source
from tanada_web.pages.receiving import receiving, sent_files
from tanada_web.pages.settings.tabs import setting, shown, sorted_out
from tanada_web.pages.start.steps import told as told_of
from tanada_web.places import UPLOADS, home
from tanada_web.runs.sources import SourceCall, put_source, remove_source, sources
from tanada_web.serving.languages import language_of

_FIELDS = {
    "sources.age": "age",
    "settings.no_hours": "age",
    "settings.no_source_name": "name",
    "settings.no_source_file": "accounts",
    "settings.source_there": "name",
    "settings.too_long": "accounts",
}
_NAME, _PATH = 100, 1000


@dataclass(frozen=True)
class Form:
    """What stands in the fields."""

    name: str = ""
    accounts: str = ""
    mapping: str = ""
    age: str = ""
    complete: bool = True


@require_http_methods(["GET", "HEAD", "POST"])
@setting("settings-sources")
def listed(request: HttpRequest) -> HttpResponse:
    """The sources, and the form for another."""
    if request.method != "POST":
        return _page(request, Form())
    form, language = _form(request.POST), language_of(request)
    try:
        if Source.objects.filter(name=form.name, active=True).exists():
            raise UsageError(Problem("settings.source_there", Place(), {"found": form.name}))
        put_source(_call(form), request.user, timezone.now())
    except TanadaError as error:
        wrong, problems = sorted_out(error, _FIELDS, language)
        return _page(request, form, 422, wrong=wrong, problems=problems)
    messages.success(request, say("settings.source_put", language, name=form.name))
    return HttpResponseRedirect(reverse("settings-sources"))


@require_http_methods(["GET", "HEAD", "POST"])
@setting("settings-sources")
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """One source; its name stays."""
    source, language = _source(pk), language_of(request)
    hours = source.max_age_hours
    age = "" if hours is None else str(hours)
    form = Form(source.name, source.accounts, source.mapping, age, source.complete)
    if request.method != "POST":
        return shown(request, "settings-sources", "source", source=source, form=form)
    form = _form(request.POST, source.name)
    try:
        put_source(_call(form), request.user, timezone.now())
    except TanadaError as error:
        wrong, problems = sorted_out(error, _FIELDS, language)
        context = {"source": source, "form": form, "wrong": wrong, "problems": problems}
        return shown(request, "settings-sources", "source", 422, **context)
    messages.success(request, say("settings.source_put", language, name=form.name))
    return HttpResponseRedirect(reverse("settings-sources"))


def _uploads(request: HttpRequest) -> Path:  # noqa: ARG001
    return home() / UPLOADS


@receiving(setting("settings-sources"), _uploads)
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """A newer file of a source, checked as a run would read it."""
    source, language, at = _source(pk), language_of(request), timezone.now()
    try:
        for file in sent_files(request)[:1]:
            name = str(file.name)
            check_ending(name)
            path = file.path.rename(file.path.with_name(f"{file.path.name}{ending(Path(name))}"))
            with path.open("rb") as opened:
                digest = hashlib.file_digest(opened, "sha256").hexdigest()
            try:
                call = UploadCall(
                    source.name, Received(path, digest, ending(path)), timezone.localdate(at)
                )
                told = upload(call, request.user, at, language)
            finally:
                path.unlink(missing_ok=True)
            counts = {each: told[each] for each in ("read", "accepted", "rejected")}
            messages.success(request, say("settings.source_sent", language, **counts))
    except TanadaError as error:
        hours = "" if source.max_age_hours is None else str(source.max_age_hours)
        form = Form(source.name, source.accounts, source.mapping, hours, source.complete)
        context = {"source": source, "form": form, "problems": told_of(error, language)}
        return shown(request, "settings-sources", "source", 422, **context)
    return HttpResponseRedirect(reverse("settings-sources"))


@require_POST
@setting("settings-sources")
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Read a source no longer."""
    source = _source(pk)
    remove_source(source.name, request.user, timezone.now())
    language = language_of(request)
    messages.success(request, say("sources.removed", language, name=source.name))
    return HttpResponseRedirect(reverse("settings-sources"))


def _page(request: HttpRequest, form: Form, status: int = 200, **context: object) -> HttpResponse:
    found = sources(timezone.now())
    late = sum(1 for each in found if each.too_old)
    frame = {
        "sources": found,
        "names": [each.source for each in found],
        "late": late,
        "form": form,
        "days": settings.SNAPSHOT_DAYS,
    }
    return shown(request, "settings-sources", "sources", status, **frame, **context)


def _source(pk: int) -> Source:
    found = Source.objects.filter(pk=pk, active=True).first()
    if found is None:
        raise Http404
    return found


def _form(sent: QueryDict, name: str | None = None) -> Form:
    return Form(
        sent.get("name", "").strip() if name is None else name,
        sent.get("accounts", "").strip(),
        sent.get("mapping", "").strip(),
        sent.get("age", "").strip(),
        bool(sent.get("complete")),
    )


def _call(form: Form) -> SourceCall:
    """What the fields say; UsageError with all that is wrong."""
    problems = []
    if not form.name or len(form.name) > _NAME or not form.name.isprintable():
        problems.append(Problem("settings.no_source_name", Place(), {"most": _NAME}))
    if not form.accounts:
        problems.append(Problem("settings.no_source_file"))
    if max(len(form.accounts), len(form.mapping)) > _PATH:
        problems.append(Problem("settings.too_long", Place(), {"most": _PATH}))
    if form.age and not (form.age.isascii() and form.age.isdigit() and len(form.age) < 7):
        problems.append(Problem("settings.no_hours", Place(), {"found": form.age}))
    if problems:
        raise UsageError(problems)
    age = int(form.age) if form.age else None
    return SourceCall(form.name, form.accounts, form.mapping, age, form.complete)
