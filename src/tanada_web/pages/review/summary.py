"""A summary of the reviews to print, to copy or to send by mail, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tanada.messages import LANGUAGES, Language, say
from tanada.messages.labels import Labels
from tanada_web.models import Person, Role
from tanada_web.pages.review.standing import proposed_to
from tanada_web.pages.review.summing import OUTCOMES, Summary, summed
from tanada_web.pages.signed_in import signed_in
from tanada_web.permissions import require
from tanada_web.policies import policy_of, published
from tanada_web.serving.languages import language_of

_DAYS = 90
_IN_MAIL = 20
_LONGEST_BODY = 1800
"""What mail programs take in an address; a longer text is copied."""


@require_safe
@signed_in
def summary(request: HttpRequest) -> HttpResponse:
    """What was decided since a day, what changed, what is open; of a CSM the own accounts."""
    require(request.user, "accounts:read")
    version, today = published(), timezone.localdate()
    if version is None:
        return render(request, "review/empty.html")
    since = _since(request.GET.get("since", ""), today)
    policy = policy_of(version.text)
    told = {
        language: summed(request.user, since, today, Labels(policy, language))
        for language in LANGUAGES
    }
    context = {
        "summary": told[language_of(request)],
        "outcomes": OUTCOMES,
        "drafts": [_draft(told[language], request.user, language) for language in LANGUAGES],
        "tab": "summary",
        "standing": {"proposals": proposed_to(request.user)},
        "is_own": request.user.role == Role.CSM,
    }
    return render(request, "review/summary.html", context)


def _draft(summary: Summary, person: Person, language: Language) -> dict[str, str]:
    """A mail in a language: its text, and an address that opens it in the mail program."""
    text = "\n".join(_lines(summary, person, language))
    subject = quote(say("summary.subject", language, day=summary.until))
    body = quote(text.replace("\n", "\r\n"))
    mail = f"mailto:?subject={subject}"
    if len(body) <= _LONGEST_BODY:
        mail += f"&body={body}"
    return {"language": language, "text": text, "mail": mail}


def _lines(summary: Summary, person: Person, language: Language) -> Iterator[str]:
    """The draft, line by line."""

    def told(code: str, **params: object) -> str:
        return say(code, language, **params)

    yield told("summary.greeting")
    yield ""
    yield told("summary.decided", count=summary.decided, since=summary.since, until=summary.until)
    for outcome, count in zip(OUTCOMES, summary.by_outcome, strict=True):
        if count:
            yield "- " + told("summary.item", what=told(f"decided.{outcome}"), count=count)
    if summary.passed:
        yield told("summary.passed", count=summary.passed)
    if summary.changed:
        yield ""
        yield told("summary.changed")
        for each in summary.changed[:_IN_MAIL]:
            reason = each.review.reason
            yield "- " + told("summary.change", account=each.name, what=each.what, reason=reason)
        if summary.adjusted > _IN_MAIL:
            yield "- " + told("summary.more", count=summary.adjusted - _IN_MAIL)
    yield ""
    yield told("summary.open", count=summary.waiting, overdue=summary.overdue)
    for kind in summary.kinds:
        if kind.waiting:
            what = told(f"caught.{kind.catches}")
            yield "- " + told("summary.item_late", what=what, count=kind.waiting, late=kind.overdue)
    yield ""
    yield person.name


def _since(text: str, today: date) -> date:
    try:
        return min(date.fromisoformat(text), today)
    except ValueError:
        return today - timedelta(days=_DAYS)
