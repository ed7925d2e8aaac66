"""Choosing another password; the first one must be changed before anything else."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from tanada.errors import Place, Problem, TanadaError, UsageError
from tanada.messages import say
from tanada_web.pages.leading_back import way_back
from tanada_web.pages.problems import told
from tanada_web.people.sign_in import change_password
from tanada_web.serving.languages import language_of


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """The form, and what came of it."""
    if not request.user.is_authenticated:
        return HttpResponseRedirect(reverse("sign-in"))
    language = language_of(request)
    context: dict[str, object] = {
        "next": way_back(request),
        "is_first": request.user.first_password_until is not None,
    }
    if request.method != "POST":
        return render(request, "password.html", context)
    try:
        _change(request)
    except TanadaError as error:
        context["problems"] = told(error, language)
        return render(request, "password.html", context, status=422)
    messages.success(request, say("password.changed", language))
    return HttpResponseRedirect(str(context["next"]))


def _change(request: HttpRequest) -> None:
    sent = {name: request.POST.get(name, "") for name in ("present", "new", "again")}
    if sent["new"] != sent["again"]:
        raise UsageError(Problem("password.differ", Place()))
    change_password(request, sent["present"], sent["new"], timezone.now())
