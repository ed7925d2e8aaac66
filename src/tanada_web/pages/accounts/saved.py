"""Saved views: lists that people come back to, their own and those that others share."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils import timezone
from django.views.decorators.http import require_POST

from tanada.errors import Place, Problem, TanadaError, UsageError
from tanada.messages import say
from tanada_web.audit import record
from tanada_web.models import Person, Role, SavedView
from tanada_web.models.views import NAME
from tanada_web.pages.accounts.asking import Asked, Pairs, address, asked_for
from tanada_web.pages.accounts.reading import portfolio
from tanada_web.pages.leading_back import way_back
from tanada_web.pages.problems import told
from tanada_web.pages.signed_in import signed_in
from tanada_web.permissions import require
from tanada_web.said.accounts import is_plain
from tanada_web.serving.languages import language_of

_TIDIERS = (Role.MANAGER, Role.ADMIN)


class View(NamedTuple):
    """A saved view as the list offers it."""

    number: int
    name: str
    href: str
    is_here: bool
    by: str
    removable: bool


def views_of(person: Person, asked: Asked) -> list[View]:
    """Somebody's own views and those that are shared, by name."""
    rows = SavedView.objects.filter(Q(person=person) | Q(shared=True)).select_related("person")
    here = address(asked.lasting)
    return [
        View(
            view.pk,
            view.name,
            href := address([(str(name), str(value)) for name, value in view.query]),
            href == here,
            "" if view.person_id == person.pk else view.person.name,
            _may_remove(person, view),
        )
        for view in rows.order_by("name", "pk")
    ]


def save(person: Person, name: str, pairs: Pairs, at: datetime, *, shared: bool) -> SavedView:
    """Keep a list under a name; one's own view of that name is then another list."""
    require(person, "accounts:read")
    called = name.strip()
    if not called or not is_plain(called):
        raise UsageError(Problem("listing.no_name", Place(path="name")))
    if len(called) > NAME:
        params: dict[str, object] = {"found": len(called), "limit": NAME}
        raise UsageError(Problem("listing.long_name", Place(path="name"), params))
    with transaction.atomic():
        kept = {"query": [list(pair) for pair in pairs], "shared": shared, "saved_at": at}
        view, _ = SavedView.objects.update_or_create(person=person, name=called, defaults=kept)
        record(person.key, "view:saved", str(view.pk), at, after={"shared": shared})
    return view


def remove(person: Person, number: int, at: datetime) -> None:
    """Take a view away: one's own, or as a manager one that is shared. Http404 for others."""
    with transaction.atomic():
        view = SavedView.objects.select_for_update().filter(pk=number).first()
        if view is None or not _may_remove(person, view):
            raise Http404
        view.delete()
        record(person.key, "view:removed", str(number), at)


@require_POST
@signed_in
def save_view(request: HttpRequest) -> HttpResponse:
    """Save the list whose address was sent."""
    read = portfolio(request)
    if read is None:
        raise Http404
    language = language_of(request)
    asked = asked_for(QueryDict(request.POST.get("query", "")), read.columns, read.run.as_of)
    name, shared = request.POST.get("name", ""), bool(request.POST.get("shared"))
    try:
        view = save(request.user, name, asked.lasting, timezone.now(), shared=shared)
    except TanadaError as error:
        messages.error(request, told(error, language)[0].what)
    else:
        messages.success(request, say("listing.saved", language, name=view.name))
    return HttpResponseRedirect(address(asked.lasting))


@require_POST
@signed_in
def remove_view(request: HttpRequest, number: int) -> HttpResponse:
    """Take a saved view away."""
    remove(request.user, number, timezone.now())
    messages.success(request, say("listing.removed", language_of(request)))
    return HttpResponseRedirect(way_back(request))


def _may_remove(person: Person, view: SavedView) -> bool:
    return view.person_id == person.pk or (view.shared and person.role in _TIDIERS)
