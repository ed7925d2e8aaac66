"""What is one's own: the name, the language, the password."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tanada.errors import TanadaError
from tanada.messages import say
from tanada_web.pages.preferences import keep_language
from tanada_web.pages.settings.tabs import setting, shown, sorted_out
from tanada_web.people.changing import Changes, change
from tanada_web.serving.languages import language_of

_FIELDS = {"people.no_name": "name", "people.no_language": "language"}


@require_http_methods(["GET", "HEAD", "POST"])
@setting("settings")
def profile(request: HttpRequest) -> HttpResponse:
    """The form, and what came of it."""
    person, language = request.user, language_of(request)
    context: dict[str, object] = {"person": person, "name": person.name, "chosen": person.language}
    if request.method != "POST":
        return shown(request, "settings", "profile", **context)
    name, wanted = request.POST.get("name", ""), request.POST.get("language", "")
    try:
        change(person, Changes(name=name, language=wanted), person, timezone.now())
    except TanadaError as error:
        wrong, problems = sorted_out(error, _FIELDS, language)
        context |= {"name": name, "chosen": wanted, "wrong": wrong, "problems": problems}
        return shown(request, "settings", "profile", 422, **context)
    response = HttpResponseRedirect(request.path)
    keep_language(response, wanted)
    messages.success(request, say("settings.saved", "ja" if wanted == "ja" else "en"))
    return response
