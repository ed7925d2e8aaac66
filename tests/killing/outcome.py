"""All that an installation holds after a run, in a form that two can be compared by."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.killing.installing import Installation

Rows = tuple[tuple[Any, ...], ...]


@dataclass(frozen=True)
class Outcome:
    """The ledger's export byte for byte, and the rows that must be the same."""

    export: bytes
    holdings: Rows
    periods: Rows
    runs: Rows
    reviews: Rows
    told: Rows

    def differs_from(self, other: Outcome) -> list[str]:
        """What is not the same."""
        names = [each.name for each in fields(self)]
        return [name for name in names if getattr(self, name) != getattr(other, name)]


def outcome_here() -> Outcome:
    """That of this process's installation."""
    from tanada_web.models import AuditEvent, Holding, Period, Review, Run
    from tanada_web.places import home
    from tanada_web.runs.exporting import export_history

    out = home() / "export.csv"
    export_history(out)
    done = Run.objects.filter(state="done").order_by("number")
    events = AuditEvent.objects.exclude(action="policy:published").order_by("sequence")
    found = Outcome(
        out.read_bytes(),
        _rows(Holding.objects.order_by("account_id"), Holding),
        _rows(Period.objects.order_by("account_id", "since", "until"), Period),
        tuple(
            done.values_list(
                *("number", "kind", "as_of", "fingerprint", "policy__number", "counts"),
                *("summary", "state_file", "told_file", "told_since_file", "published_file"),
            )
        ),
        _rows(Review.objects.order_by("account_id", "catches", "raised_on"), Review),
        tuple(events.values_list("action", "subject", "after")),
    )
    out.unlink()
    return found


def faults_here() -> list[str]:
    """What must never be there once a run has come to its end."""
    from tanada_web.audit import verify
    from tanada_web.files import store
    from tanada_web.keeping.named import needed_files
    from tanada_web.models import Run

    faults = []
    if broken := verify():
        faults.append(f"the audit trail is broken: {broken}")
    if running := Run.objects.filter(state="running").count():
        faults.append(f"{running} runs are still running")
    if missing := needed_files() - store().names():
        faults.append(f"files are not there: {sorted(missing)}")
    return faults


def left_behind(here: Installation) -> list[Path]:
    """What lies where nobody sweeps."""
    return list(here.scratch.iterdir())


def sweep_here() -> list[str]:
    """Sweep as the retention does some days later; what it should have taken and did not."""
    from django.utils import timezone

    from tanada_web.files import store
    from tanada_web.keeping.named import named_files
    from tanada_web.keeping.retention import erase_old

    erase_old(10_000, timezone.now() + timedelta(days=3))
    kept = store()
    beyond = kept.names() - named_files()
    return [*map(str, kept.temporaries()), *sorted(beyond)]


def _rows(found: Any, model: Any) -> Rows:
    """Every column but those that count or say when."""
    names = [
        each.attname
        for each in model._meta.concrete_fields
        if each.attname != "id" and not each.attname.endswith("_at")
    ]
    return tuple(tuple(map(str, row)) for row in found.values_list(*names))
