"""One thing said of many accounts: chosen in the list, tried, looked at, and then done."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tanada.errors import Problem, TanadaError, UsageError
from tanada.messages import render_problem, say
from tanada_web.pages.account.forms import Form, done, form
from tanada_web.pages.accounts.asking import asked_for
from tanada_web.pages.accounts.listing import ACTS
from tanada_web.pages.accounts.reading import Portfolio, portfolio
from tanada_web.pages.signed_in import signed_in
from tanada_web.permissions import may
from tanada_web.reading.engine import query_connection
from tanada_web.reading.ordering import Order
from tanada_web.reading.published import Filters, Published
from tanada_web.reviewing.together import MOST, Outcome, say_of_many

_NAMED = 12
Names = dict[str, str]


class Refusal(NamedTuple):
    """Why accounts are refused, and which; of many, the first."""

    why: str
    count: int
    first: list[tuple[str, str]]
    more: int


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def bulk(request: HttpRequest) -> HttpResponse:
    """The form; what would come of it; and what came of it."""
    sent = request.POST if request.method == "POST" else request.GET
    act, read = sent.get("do", ""), portfolio(request)
    if read is None or act not in ACTS or not may(request.user, ACTS[act]):
        raise Http404
    asked = asked_for(QueryDict(sent.get("query", "")), read.columns, read.run.as_of)
    chosen = list(dict.fromkeys(sent.getlist("account")))
    whole = bool(sent.get("whole")) and request.method != "POST"
    names = _names(read, asked.filters if whole else Filters(among=chosen, ended=True))
    context = {"act": act, "names": names, "most": MOST, "back": asked.href()}
    context["query"] = urlencode(asked.lasting)
    if len(names) > MOST or not names:
        context["is_too_many"] = len(names) > MOST
        return render(request, "accounts/bulk_none.html", context, status=422)
    now, labels = timezone.now(), read.labels
    if request.method != "POST":
        context["form"] = form(act, labels, timezone.localdate(now))
        return render(request, "accounts/bulk.html", context)
    given = {name: value for name, value in request.POST.items() if isinstance(value, str)}
    confirmed = bool(request.POST.get("confirmed"))
    try:
        one = done(act, given, request.user, now)
        outcome = say_of_many(list(names), one, only_try=not confirmed)
        _check(outcome)
    except TanadaError as error:
        context["form"] = form(act, labels, timezone.localdate(now), given, error)
        return render(request, "accounts/bulk.html", context, status=422)
    if not confirmed:
        context |= _foretold(
            form(act, labels, timezone.localdate(now), given), outcome, names, read
        )
        return render(request, "accounts/bulk_preview.html", context)
    said = say("bulk.done", labels.language, done=len(outcome.done), refused=len(outcome.refused))
    messages.success(request, said)
    return HttpResponseRedirect(asked.href())


def _names(read: Portfolio, filters: Filters) -> Names:
    """The accounts by id with their names, one more than there may be."""
    columns = ["account_id", *(["name"] if "name" in read.names else [])]
    with query_connection() as connection:
        rows = Published(connection, read.run).page(filters, Order(), MOST + 1, columns)
    return {str(row["account_id"]): str(row.get("name") or row["account_id"]) for row in rows}


def _check(outcome: Outcome) -> None:
    """Raise what all accounts are refused for alike: that is wrong with the form."""
    codes = {problem.code for _, problem in outcome.refused}
    if not outcome.done and len(codes) == 1:
        raise UsageError(outcome.refused[0][1])


def _foretold(filled: Form, outcome: Outcome, names: Names, read: Portfolio) -> dict[str, object]:
    return {
        "form": filled,
        "done": [(each, names[each]) for each in outcome.done[:_NAMED]],
        "done_count": len(outcome.done),
        "done_more": max(0, len(outcome.done) - _NAMED),
        "all_done": outcome.done,
        "refusals": _refusals(outcome.refused, names, read),
        "refused_count": len(outcome.refused),
    }


def _refusals(
    refused: Sequence[tuple[str, Problem]], names: Names, read: Portfolio
) -> list[Refusal]:
    """By what it is refused for, the accounts; what differs is told of the first."""
    ordered = sorted(refused, key=lambda pair: pair[1].code)
    made = []
    for _, group in groupby(ordered, key=lambda pair: pair[1].code):
        listed = list(group)
        why = render_problem(listed[0][1], read.labels.language)
        first = [(each, names[each]) for each, _ in listed[:_NAMED]]
        made.append(Refusal(why, len(listed), first, max(0, len(listed) - _NAMED)))
    return made
