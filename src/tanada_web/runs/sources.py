"""Sources: added, changed and removed, with what is known of how fresh each is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import OuterRef, Subquery

from tanada.errors import Place, Problem, UsageError
from tanada_web.audit import record
from tanada_web.models import Person, Snapshot, Source
from tanada_web.permissions import System, require

_NAME = re.compile(r"\w[\w .-]{0,99}")
_BRACES = re.compile(r"\{[^}/]*\}")
_DAY = "{as_of}"
_MOST_HOURS = 87_600


@dataclass(frozen=True)
class SourceCall:
    """What a source is to be; see the model."""

    name: str
    accounts: str
    mapping: str = ""
    max_age_hours: int | None = None
    complete: bool = True


@dataclass(frozen=True)
class Freshness:
    """A source, and when the data of its last snapshot was written."""

    source: Source
    changed_at: datetime | None
    too_old: bool


def put_source(call: SourceCall, by: Person | System, at: datetime) -> Source:
    """Add a source, or change the one of that name."""
    require(by, "sources:write")
    if not call.name.strip() or not call.accounts.strip():
        raise UsageError(Problem("sources.incomplete", Place()))
    if not _NAME.fullmatch(call.name):
        raise UsageError(Problem("sources.name", Place("NAME"), {"found": call.name}))
    for found in _BRACES.findall(f"{call.accounts}/{call.mapping}"):
        if found != _DAY:
            params: dict[str, object] = {"found": found, "expected": _DAY}
            raise UsageError(Problem("sources.braces", Place("ACCOUNTS"), params))
    if call.max_age_hours is not None and not 1 <= call.max_age_hours <= _MOST_HOURS:
        params = {"found": call.max_age_hours, "most": _MOST_HOURS}
        raise UsageError(Problem("sources.age", Place("--max-age"), params))
    values = {
        "accounts": call.accounts,
        "mapping": call.mapping,
        "max_age_hours": call.max_age_hours,
        "complete": call.complete,
        "active": True,
    }
    with transaction.atomic():
        before = Source.objects.filter(name=call.name).first()
        was = {name: getattr(before, name) for name in values} if before else None
        source, _ = Source.objects.update_or_create(name=call.name, defaults=values)
        record(by.key, "source:put", call.name, at, before=was, after=values)
    return source


def remove_source(name: str, by: Person | System, at: datetime) -> None:
    """Read a source no longer; what was read of it stays."""
    require(by, "sources:write")
    with transaction.atomic():
        source = Source.objects.select_for_update().filter(name=name, active=True).first()
        if source is None:
            expected = list(Source.objects.filter(active=True).values_list("name", flat=True))
            params: dict[str, object] = {"found": name, "expected": expected}
            raise UsageError(Problem("runs.no_such_source", Place(), params))
        source.active = False
        source.save(update_fields=["active"])
        record(by.key, "source:removed", name, at)


def the_source(name: str | None) -> Source:
    """The active source of a name, or the one that is complete; UsageError without one."""
    active = Source.objects.filter(active=True)
    if name is not None:
        found = active.filter(name=name).first()
        if found is None:
            expected = list(active.values_list("name", flat=True))
            params: dict[str, object] = {"found": name, "expected": expected}
            raise UsageError(Problem("runs.no_such_source", Place("--source"), params))
        return found
    complete = list(active.filter(complete=True))
    if not complete:
        raise UsageError(Problem("runs.no_source"))
    if len(complete) > 1:
        names: dict[str, object] = {"found": [each.name for each in complete]}
        raise UsageError(Problem("runs.several_sources", Place("--source"), names))
    return complete[0]


def sources(at: datetime) -> list[Freshness]:
    """Every active source, and how fresh what was read of it last is."""
    found = []
    taken = Snapshot.objects.filter(source=OuterRef("pk")).order_by("-taken_at")
    last = Subquery(taken.values("source_changed_at")[:1])
    active = Source.objects.filter(active=True).annotate(last_changed_at=last)
    for source in active.order_by("name"):
        changed_at, limit = source.last_changed_at, source.max_age_hours
        too_old = (
            changed_at is not None
            and limit is not None
            and (at - changed_at).total_seconds() > limit * 3600
        )
        found.append(Freshness(source, changed_at, too_old))
    return found
