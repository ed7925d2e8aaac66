"""Where an empty installation leads: nobody yet, a newcomer, somebody who approves, others."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from tanada.errors import TanadaError
from tanada.messages import say
from tanada.messages.labels import Labels
from tanada_web import policies
from tanada_web.beginning.keeping import beginning_of
from tanada_web.beginning.live import waiting_for
from tanada_web.models import Person
from tanada_web.pages.signed_in import signed_in
from tanada_web.pages.start.policy_words import policy_lines
from tanada_web.pages.start.steps import STEPS, may_begin, reached, to, told
from tanada_web.runs.past import last_done
from tanada_web.serving.languages import language_of


@require_GET
def welcome(request: HttpRequest) -> HttpResponse:
    """The way on, for whoever comes."""
    if not request.user.is_authenticated and not Person.objects.exists():
        return render(request, "start/nobody.html")
    return _inside(request)


@signed_in
def _inside(request: HttpRequest) -> HttpResponse:
    if last_done() is not None:
        return HttpResponseRedirect("/")
    if waiting_for(request.user) is not None:
        return _waiting(request)
    if may_begin(request):
        said = beginning_of(request.user)
        return to("live" if said.version else STEPS[reached(said) - 1])
    return render(request, "start/others.html")


@require_POST
@signed_in
def decide(request: HttpRequest) -> HttpResponse:
    """Approve what somebody else proposed, or send it back."""
    version = waiting_for(request.user)
    if version is None or str(version.number) != request.POST.get("version"):
        raise Http404
    language, approve = language_of(request), request.POST.get("decision") == "approve"
    try:
        act = policies.approve if approve else policies.send_back
        act(version.number, request.user, timezone.now())
    except TanadaError as error:
        return _waiting(request, problems=told(error, language), status=422)
    code = "start.approved_done" if approve else "start.sent_back_done"
    messages.success(request, say(code, language, number=version.number))
    return HttpResponseRedirect(reverse("start"))


def _waiting(request: HttpRequest, status: int = 200, **context: object) -> HttpResponse:
    """What is to be approved, in words and as it is written."""
    version = waiting_for(request.user)
    if version is None:
        raise Http404
    policy = policies.policy_of(version.text)
    labels = Labels(policy, language_of(request))
    shown = {
        "version": version,
        "policy_name": labels.words(policy.name),
        "lines": policy_lines(policy, labels.language),
    }
    return render(request, "start/waiting.html", shown | context, status=status)
