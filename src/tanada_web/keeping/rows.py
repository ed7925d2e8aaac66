"""What people decided, row by row, beside its last event: a row changed by SQL shows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from itertools import chain
from typing import Any

from tanada.errors import PolicyError, Problem
from tanada.policy.loading import read_policy
from tanada_web.models import (
    AuditEvent,
    Correction,
    Designation,
    Override,
    PolicyState,
    PolicyVersion,
)
from tanada_web.said import designations, overrides

_BATCH = 2_000
Told = Mapping[object, object]
"""By the number of a row, what stands for it."""


def changed_rows() -> Iterator[Problem]:
    """Policies, overrides, corrections and designations that are not what the trail says."""
    compared = (
        ("policy", _policies_told(), _policies()),
        ("override", _overrides_told(), _overrides()),
        ("correction", _corrections_told(), _corrections()),
        ("designation", _designations_told(), _designations()),
    )
    return chain.from_iterable(_differing(*each) for each in compared)


def _differing(kind: str, told: Told, found: Told) -> Iterator[Problem]:
    for number, row in found.items():
        if number not in told:
            yield Problem(f"audit.{kind}_untold", params={"found": number})
        elif row != told[number]:
            yield Problem(f"audit.{kind}_differs", params={"found": number})
    for number in told:
        if number not in found:
            yield Problem(f"audit.{kind}_missing", params={"found": number})


def _gathered(beginning: str, tell: Callable[[dict[Any, Any], AuditEvent], None]) -> dict[Any, Any]:
    """What the events of a kind tell, the latest of each row last."""
    told: dict[Any, Any] = {}
    events = AuditEvent.objects.filter(action__startswith=beginning).order_by("sequence")
    for event in events.iterator(_BATCH):
        # an event that says nothing to be read was changed, which the chain shows
        with suppress(KeyError, TypeError, ValueError):
            tell(told, event)
    return told


def _policies_told() -> Told:
    """The fingerprint and the state of each version."""
    return _gathered("policy:", _tell_policy)


def _tell_policy(told: dict[int, tuple[str, str]], event: AuditEvent) -> None:
    after = event.after or {}
    state = after.get("state", PolicyState.PUBLISHED)
    told[int(event.subject)] = (after["fingerprint"], state)
    if event.action == "policy:published" and event.before:  # which retires the one before
        told[event.before["number"]] = (event.before["fingerprint"], PolicyState.RETIRED)


def _policies() -> Told:
    rows = PolicyVersion.objects.values_list("number", "text", "fingerprint", "state")
    return {
        number: (kept if _fingerprint(text) == kept else "", state)
        for number, text, kept, state in rows.order_by("number").iterator(20)
    }


def _fingerprint(text: str) -> str:
    try:
        return read_policy(text).fingerprint
    except PolicyError:
        return ""


def _overrides_told() -> Told:
    return _gathered("override:", _tell_override)


def _tell_override(told: dict[int, tuple[str, object]], event: AuditEvent) -> None:
    after = event.after or {}
    told[after["override"]] = (event.subject, after)


def _overrides() -> Told:
    rows = Override.objects.order_by("id").iterator(_BATCH)
    return {row.pk: (row.account_id, _plain(overrides.told_of(row))) for row in rows}


def _corrections_told() -> Told:
    return _gathered("correction:", _tell_correction)


def _tell_correction(told: dict[int, tuple[str, int, str]], event: AuditEvent) -> None:
    """A run that refuses one says no more of it than that."""
    after = event.after or {}
    number = after["correction"]
    run = after["run"] if "run" in after else told[number][1]
    told[number] = (event.subject, run, event.action.partition(":")[2])


def _corrections() -> Told:
    rows = Correction.objects.order_by("id").values_list("id", "account_id", "run", "state")
    return {number: (account, run, state) for number, account, run, state in rows}


def _designations_told() -> Told:
    """What was said, and whether it was taken back.

    One that is given anew takes the place of the one before, which has no event of its own.
    """
    standing: dict[tuple[str, str], int] = {}

    def tell(told: dict[int, tuple[str, object, bool]], event: AuditEvent) -> None:
        given = event.action == "designation:given"
        said = (event.after if given else event.before) or {}
        number, of = said["designation"], (event.subject, said["kind"])
        if given and of in standing:
            told[standing[of]] = (*told[standing[of]][:2], True)
        if given:
            standing[of] = number
        told[number] = (event.subject, said, not given)

    return _gathered("designation:", tell)


def _designations() -> Told:
    rows = Designation.objects.order_by("id").iterator(_BATCH)
    return {
        row.pk: (row.account_id, _plain(designations.told_of(row)), row.removed_at is not None)
        for row in rows
    }


def _plain(told: dict[str, object]) -> object:
    """As the trail keeps it."""
    return json.loads(json.dumps(told, default=str))
