"""Language and appearance: kept in a cookie, the language with the person as well."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from tanada.messages import LANGUAGES
from tanada_web.models import Person
from tanada_web.pages.frame import THEME_COOKIE, THEMES
from tanada_web.pages.leading_back import way_back

_KEPT = timedelta(days=365)


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Speak another language; one that there is not changes nothing."""
    response = HttpResponseRedirect(way_back(request))
    wanted = request.POST.get("language", "")
    if wanted in LANGUAGES:
        keep_language(response, wanted)
        if request.user.is_authenticated:
            Person.objects.filter(pk=request.user.pk).update(language=wanted)
    return response


def keep_language(response: HttpResponse, language: str) -> None:
    """Let the pages after this answer be in a language."""
    _keep(response, settings.LANGUAGE_COOKIE_NAME, language)


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Light, dark, or (empty) as the reader's system says."""
    response = HttpResponseRedirect(way_back(request))
    wanted = request.POST.get("theme", "")
    if wanted in THEMES:
        _keep(response, THEME_COOKIE, wanted)
    elif not wanted:
        response.delete_cookie(THEME_COOKIE, samesite="Lax")
    return response


def _keep(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(
        name,
        value,
        max_age=_KEPT,
        samesite="Lax",
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
    )
