"""Webhooks: added, tried, resumed, removed, and what became of their messages."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tanada.errors import TanadaError
from tanada.messages import Language, render_problem, say
from tanada.messages.saying import known
from tanada_web.models import Delivery
from tanada_web.pages.settings.tabs import setting, shown, sorted_out
from tanada_web.serving.languages import language_of
from tanada_web.webhooks import subscribing
from tanada_web.webhooks.subscribing import STATUSES, Standing

_URL = ("not_a_url", "not_https", "unknown_host", "private_address")
_FIELDS = {f"webhooks.{each}": "url" for each in _URL} | {"webhooks.unknown_status": "statuses"}
_SHOWN = 50


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@setting("settings-webhooks")
@sensitive_variables("made")
def listed(request: HttpRequest) -> HttpResponse:
    """The webhooks, and the form for another, whose secret is shown in its answer only."""
    if request.method != "POST":
        return _page(request)
    url, statuses = request.POST.get("url", "").strip(), request.POST.getlist("statuses")
    try:
        made = subscribing.add(url, statuses, request.user, timezone.now())
    except TanadaError as error:
        wrong, problems = sorted_out(error, _FIELDS, language_of(request))
        return _page(request, 422, url=url, chosen=statuses, wrong=wrong, problems=problems)
    return _page(request, secret=made.secret, made_url=made.url)


@require_GET
@setting("settings-webhooks")
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One webhook and its last messages."""
    found, language = _standing(request, number), language_of(request)
    rows = Delivery.objects.filter(webhook=number).order_by("-pk")[:_SHOWN]
    told = [
        {"message": each, "answer": answer_words(each.answer, found.url, language)} for each in rows
    ]
    context: dict[str, object] = {"webhook": found, "deliveries": told}
    context["answer"] = answer_words(found.answer, found.url, language)
    return shown(request, "settings-webhooks", "webhook", **context)


@require_POST
@setting("settings-webhooks")
def do(request: HttpRequest, number: int) -> HttpResponse:
    """Try a webhook, resume it, or remove it."""
    hook = _standing(request, number)
    deed, at, language = request.POST.get("do", ""), timezone.now(), language_of(request)
    back = HttpResponseRedirect(reverse("settings-webhook", args=[number]))
    try:
        if deed == "try":
            outcome = subscribing.try_out(number, request.user, at)
            answer = answer_words(outcome.answer, hook.url, language)
            tell = messages.success if outcome.delivered else messages.error
            code = "settings.hook_took" if outcome.delivered else "settings.hook_took_not"
            tell(request, say(code, language, answer=answer))
        elif deed in ("resume", "skip"):
            subscribing.resume(number, request.user, at, skip=deed == "skip")
            messages.success(request, say("settings.hook_resumed", language))
        elif deed == "remove":
            subscribing.remove(number, request.user, at)
            messages.success(request, say("settings.hook_removed", language))
            return HttpResponseRedirect(reverse("settings-webhooks"))
    except TanadaError as error:
        for problem in error.problems:
            messages.error(request, render_problem(problem, language))
    return back


def answer_words(answer: str, url: str, language: Language) -> str:
    """What the target of an address answered: a status, or what failed."""
    if answer.isdigit():
        return say("settings.hook_status", language, status=answer)
    found = urlsplit(url).hostname or url
    return say(answer, language, found=found) if known(answer) else answer


def _page(request: HttpRequest, status: int = 200, **context: object) -> HttpResponse:
    language = language_of(request)
    found = [
        {"hook": each, "answer": answer_words(each.answer, each.url, language)}
        for each in subscribing.listed(request.user)
    ]
    paused = sum(1 for each in found if each["hook"].paused_at)
    statuses = [(each, f"status.{each}") for each in STATUSES]
    frame = {"webhooks": found, "paused": paused, "statuses": statuses}
    return shown(request, "settings-webhooks", "webhooks", status, **frame, **context)


def _standing(request: HttpRequest, number: int) -> Standing:
    found = next((each for each in subscribing.listed(request.user) if each.id == number), None)
    if found is None:
        raise Http404
    return found
