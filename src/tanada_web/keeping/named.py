"""Which files the rows name, and which of them must be there."""

from __future__ import annotations

import re
from pathlib import Path

from django.db.models import Q

from tanada_web.models import Run, RunState, Snapshot, Source
from tanada_web.places import UPLOADS, home

_SENT = re.compile(r"\b[0-9a-f]{64}(\.[a-z]+)+\b")

RUN_FILES = ("state_file", "told_file", "told_since_file", "published_file", "baselines_file")
"""All but the published one are read by the next run only: of earlier runs they are swept away."""


def needed_files(alias: str = "default") -> set[str]:
    """The files that were not erased: those of the last run, and what earlier ones can show."""
    done = Run.objects.using(alias).filter(state=RunState.DONE)
    last = done.order_by("-number").values_list(*RUN_FILES).first() or ()
    shown = done.filter(snapshot__isnull=False, snapshot__erased_at=None)
    found = {*last, *shown.values_list("published_file", flat=True)}
    kept = Snapshot.objects.using(alias).filter(erased_at=None)
    for names in kept.values_list("file", "rejects_file"):
        found.update(names)
    return found - {""}


def named_files(alias: str = "default") -> set[str]:
    """Those, and what corrections published, whose rows do not say whether it was erased."""
    of_corrections = Run.objects.using(alias).filter(~Q(published_file=""), snapshot=None)
    return needed_files(alias) | set(of_corrections.values_list("published_file", flat=True))


def named_uploads(alias: str = "default") -> set[str]:
    """The files that were sent and that a source still is, by their place in the folder."""
    found = set()
    for accounts, mapping in Source.objects.using(alias).values_list("accounts", "mapping"):
        sent = [each for each in (accounts, mapping) if each.startswith(f"{UPLOADS}/")]
        found.update(sent)
        if mapping in sent:
            found.update(f"{UPLOADS}/{each}" for each in _tables_of(home() / mapping))
    return found


def _tables_of(mapping: Path) -> set[str]:
    """The files that a mapping names and that were sent, too: they are called by their hash."""
    try:
        text = mapping.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return set()
    return {each[0] for each in _SENT.finditer(text)}
