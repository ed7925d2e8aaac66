"""The audit trail: who did what, filtered, and proved whole."""

from __future__ import annotations

import json
import re
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from tanada.messages import Language, render_problem, say
from tanada.messages.saying import known
from tanada_web import audit
from tanada_web.keeping.trail import problems
from tanada_web.models import AuditEvent, Person
from tanada_web.pages.settings.tabs import setting, shown
from tanada_web.serving.languages import language_of

_PAGE = 50
_MOST_TOLD = 20
_LONGEST = 300
_HASH = re.compile(r"[0-9a-f]{64}")
_MACHINES = ("run", "system")


@require_GET
@setting("settings-trail")
def trail(request: HttpRequest) -> HttpResponse:
    """The events, the latest first."""
    return _page(request)


@require_POST
@setting("settings-trail")
def verify(request: HttpRequest) -> HttpResponse:
    """Look whether all is as it was written; the end of the trail is told, to be kept elsewhere."""
    found = problems()
    language = language_of(request)
    told = [render_problem(each, language) for each in found[:_MOST_TOLD]]
    return _page(request, verified=True, broken=told, head=audit.head())


def _page(request: HttpRequest, **context: object) -> HttpResponse:
    asked, language = request.GET, language_of(request)
    rows = AuditEvent.objects.order_by("-sequence")
    kept: dict[str, str] = {}
    if (area := asked.get("area", "")) in AREAS:
        rows, kept["area"] = rows.filter(action__startswith=f"{area}:"), area
    if who := asked.get("who", "")[:32]:
        rows, kept["who"] = rows.filter(actor=who), who
    if subject := asked.get("subject", "").strip()[:200]:
        rows, kept["subject"] = rows.filter(subject=subject), subject
    if since := _day(asked.get("since", "")):
        rows, kept["since"] = rows.filter(at__date__gte=since), since.isoformat()
    before = asked.get("before", "")
    if before.isdigit() and len(before) < 19:
        rows = rows.filter(sequence__lt=int(before))
    found = list(rows[: _PAGE + 1])
    people = _people()
    frame: dict[str, object] = {
        "events": [_told(each, people, language) for each in found[:_PAGE]],
        "older": urlencode({**kept, "before": found[_PAGE - 1].sequence})
        if len(found) > _PAGE
        else "",
        "areas": [(each, f"trail.area_{each}", each == kept.get("area")) for each in AREAS],
        "people": [*people.items()],
        "asked": kept,
        "last": audit.head().sequence,
        "moment": timezone.now(),
    }
    return shown(request, "settings-trail", "trail", **(frame | context))


AREAS = (
    *("policy", "run", "person", "key", "source", "override", "designation", "judgement"),
    *("review", "correction", "handset", "webhook", "retention", "backup"),
)
"""What events are about: the first word of an action."""


def _told(event: AuditEvent, people: dict[str, str], language: Language) -> dict[str, object]:
    code = f"trail.{event.action.replace(':', '_')}"
    actor = people.get(event.actor, "")
    if event.actor in _MACHINES:
        actor = say(f"trail.by_{event.actor}", language)
    elif not actor:
        actor = say("people.forgotten", language)
    return {
        "event": event,
        "what": say(code, language) if known(code) else event.action,
        "who": actor,
        "subject": people.get(event.subject, event.subject),
        "before": _values(event.before, event.after),
        "after": _values(event.after, event.before),
    }


def _values(values: object, others: object) -> str:
    """What an event says of before or after, where they differ; hashes by their first signs."""
    if not isinstance(values, dict):
        return ""
    same = others if isinstance(others, dict) else {}
    parts = (
        f"{name}: {_short(value)}"
        for name, value in values.items()
        if name not in same or same[name] != value
    )
    return ", ".join(parts)[:_LONGEST]


def _short(value: object) -> str:
    """A value as it is written; of a hash the beginning."""
    if isinstance(value, str):
        return f"{value[:8]}…" if _HASH.fullmatch(value) else value
    return json.dumps(value, ensure_ascii=False)


def _people() -> dict[str, str]:
    rows = Person.objects.filter(forgotten_at=None).order_by("name")
    return dict(rows.values_list("key", "name"))


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
