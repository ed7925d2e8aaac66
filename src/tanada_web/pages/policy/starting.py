"""Starting a draft: from the live policy, an earlier version, or one that is shipped."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from tanada.errors import Place, Problem, TanadaError, UsageError
from tanada.policy.loading import policy_text, preset_names
from tanada_web import policies
from tanada_web.models import PolicyVersion
from tanada_web.pages.policy.live import live_page
from tanada_web.pages.problems import told
from tanada_web.pages.signed_in import signed_in
from tanada_web.permissions import may
from tanada_web.serving.languages import language_of

NOTE_LENGTH = 2000


@require_POST
@signed_in
def start(request: HttpRequest) -> HttpResponse:
    """Begin a draft, and go on to write it."""
    if not may(request.user, "policies:draft"):
        raise Http404
    chosen, note = request.POST.get("from", ""), request.POST.get("note", "").strip()
    try:
        text = _text_of(chosen)
        version = policies.draft(text, request.user, timezone.now(), note[:NOTE_LENGTH])
    except TanadaError as error:
        problems = told(error, language_of(request))
        return live_page(request, {"problems": problems, "chosen": chosen, "note": note}, 422)
    return HttpResponseRedirect(reverse("policy-edit", args=[version.number]))


def _text_of(chosen: str) -> str:
    kind, _, name = chosen.partition(":")
    if kind == "preset" and name in dict(preset_names()):
        return policy_text(name)[0]
    if kind == "version" and name.isascii() and name.isdigit():
        version = PolicyVersion.objects.filter(number=int(name[:9])).first()
        if version is not None:
            return version.text
    raise UsageError(Problem("policy_page.no_such_start", Place(), {"found": name}))
