"""ARR and scores over past runs, as lines and as a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tanada.messages import formats
from tanada_web.pages.account.opening import Opened, Unknown, opened
from tanada_web.pages.account.page import not_found
from tanada_web.pages.drawing.course import Line, line
from tanada_web.pages.signed_in import signed_in
from tanada_web.reading.course import course as past

_FULL_SCORE = Decimal(100)


@dataclass(frozen=True)
class Drawn:
    """A figure's line, and the sentence that says the same."""

    label: str
    line: Line
    text: str
    last: str


@require_safe
@signed_in
def course(request: HttpRequest, account_id: str) -> HttpResponse:
    """The part of the page that htmx loads."""
    try:
        account = opened(request, account_id)
    except Unknown as unknown:
        return not_found(request, unknown)
    names = ["arr", *(score.name for score in account.policy.scores)]
    found = past(account_id, names)
    lines = []
    for name in names:
        drawn = line(found.get(name, []), _FULL_SCORE if name != "arr" else None)
        if drawn is not None:
            lines.append(_drawn(account, name, drawn))
    days = [point.day for point in found.get("arr", [])]
    shown = [_shower(account, name) for name in names]
    table = [
        (day, [show(found[name][at].value) for name, show in zip(names, shown, strict=True)])
        for at, day in enumerate(days)
    ]
    labels = [account.read.columns[name].label for name in names if name in account.read.columns]
    context = {"lines": lines, "table": table[::-1], "heads": labels, "account": account}
    return render(request, "account/course.html", context)


def _drawn(account: Opened, name: str, drawn: Line) -> Drawn:
    show, label = _shower(account, name), account.read.columns[name].label
    text = account.labels.say(
        "account_page.course_of",
        label=label,
        first=show(drawn.first),
        since=drawn.since,
        last=show(drawn.last),
        until=drawn.until,
    )
    return Drawn(label, drawn, text, show(drawn.last))


def _shower(account: Opened, name: str) -> Callable[[Decimal | None], str]:
    policy, labels = account.policy, account.labels

    def show(value: Decimal | None) -> str:
        if value is None:
            return "–"
        if name == "arr":
            return formats.money(value, policy.currency, labels.language)
        return formats.number(round(value, 1))

    return show
