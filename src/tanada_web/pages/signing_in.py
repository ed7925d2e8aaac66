"""Signing in and out."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from tanada_web.models import Person
from tanada_web.pages.leading_back import way_back
from tanada_web.pages.problems import told
from tanada_web.people import sign_in as people
from tanada_web.people.passwords import WrongPassword
from tanada_web.people.throttle import TooManyAttempts
from tanada_web.serving.languages import language_of


@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The form, and what came of it."""
    back = way_back(request)
    if request.user.is_authenticated:
        return HttpResponseRedirect(back)
    context: dict[str, object] = {"next": back}
    if request.method != "POST":
        context["nobody"] = not Person.objects.exists()
        return render(request, "sign_in.html", context)
    context["email"] = email = request.POST.get("email", "")
    try:
        people.sign_in(request, email, request.POST.get("password", ""), timezone.now())
    except (WrongPassword, TooManyAttempts) as error:
        context["problems"] = told(error, language_of(request))
        status = 429 if isinstance(error, TooManyAttempts) else 422
        return render(request, "sign_in.html", context, status=status)
    return HttpResponseRedirect(back)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out, and come back to the form."""
    people.sign_out(request)
    return HttpResponseRedirect("/")
