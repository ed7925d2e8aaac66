"""What can be wrong with the service half once its shape is right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tanada.policy.customer_texts import check_customer_texts
from tanada.policy.engagement import ON_EVENT, EngagementShape, Event, TouchpointShape
from tanada.policy.source import Path
from tanada.rules.nearest import nearest

if TYPE_CHECKING:
    from tanada.policy.document import PolicyDocument
    from tanada.policy.service import OverlayShape, PlayShape

Finding = tuple[str, Path, dict[str, object]]
Text = tuple[Path, str]

EVENTS: tuple[str, ...] = Event.__args__  # type: ignore[attr-defined]

_NAMED_IN: dict[str, set[str | int]] = {
    "service.unknown_engagement": {"engagement"},
    "service.unknown_programme": {"programmes"},
    "service.unknown_tier": {"tiers"},
    "service.unknown_touchpoint": {"engagement"},
    "service.unknown_trigger": {"engagement"},
    "service.unknown_field": {"fields"},
    "service.field_not_customer_safe": {"customer_safe"},
}
"""The parts of a document in which the things stand that a finding says are unknown."""


def service_rules(document: PolicyDocument) -> Iterator[Text]:
    """The path and text of every rule in the service half, in the document's order."""
    for key, engagement in document.engagement.items():
        path: Path = ("engagement", key)
        yield from _variant_rules((*path, "touchpoints"), engagement.touchpoints)
        for name, text in _triggers(engagement).items():
            if text != ON_EVENT:
                yield (*path, "person_steps_in", name), text
    for key, programme in document.programmes.items():
        yield from _given(("programmes", key, "only_when"), programme.only_when)
    for key, overlay in document.overlays.items():
        yield from _overlay_rules(("overlays", key), overlay)
    if document.reviews is not None and document.reviews.top_accounts is not None:
        yield ("reviews", "top_accounts", "when"), document.reviews.top_accounts.when
    for key, play in document.plays.items():
        yield from _given(("plays", key, "when"), play.when)
        yield from _given(("plays", key, "stops_when"), play.stops_when)
    if document.outcomes is not None:
        yield from _given(("outcomes", "excludes"), document.outcomes.excludes)


def _overlay_rules(path: Path, overlay: OverlayShape) -> Iterator[Text]:
    yield (*path, "when"), overlay.when
    if not isinstance(overlay.until, str):
        yield from _given((*path, "until", "when"), overlay.until.when)
    for name, change in (("adds", overlay.adds), ("replaces", overlay.replaces)):
        if change is not None:
            yield from _variant_rules((*path, name, "touchpoints"), change.touchpoints)


def _variant_rules(path: Path, touchpoints: dict[str, TouchpointShape]) -> Iterator[Text]:
    for key, touchpoint in touchpoints.items():
        for name, variant in touchpoint.variants.items():
            yield (*path, key, "variants", name, "when"), variant.when


def _given(path: Path, text: str | None) -> Iterator[Text]:
    if text is not None:
        yield path, text


def _triggers(engagement: EngagementShape) -> dict[str, str]:
    steps_in = engagement.person_steps_in
    return steps_in if isinstance(steps_in, dict) else {}


def check_service(document: PolicyDocument, left_out: Iterable[Path] = ()) -> Iterator[Finding]:
    """Every broken reference and every text that a customer must not read.

    Yields a code, the path and the parameters of a message. `left_out` are the paths of
    parts that did not fit and are reported already: what is missing there may be named.
    """
    incomplete = {path[0] for path in left_out if path}
    for code, path, params in _findings(document):
        if not incomplete & _NAMED_IN.get(code, set()):
            yield code, path, params


def _findings(document: PolicyDocument) -> Iterator[Finding]:
    yield from _tier_references(document)
    for key, engagement in document.engagement.items():
        yield from _engagement_references(document, ("engagement", key), engagement)
    for key, overlay in document.overlays.items():
        yield from _overlay_references(document, ("overlays", key), overlay)
    for key, play in document.plays.items():
        yield from _play_references(document, ("plays", key), play)
    yield from check_customer_texts(document)


def _reference(code: str, path: Path, found: str, valid: Iterable[str]) -> Iterator[Finding]:
    names = list(dict.fromkeys(valid))
    if found not in names:
        yield code, path, {"found": found, "expected": names, "nearest": nearest(found, names)}


def _listed(code: str, path: Path, found: Iterable[str], valid: Iterable[str]) -> Iterator[Finding]:
    names = list(valid)
    for index, name in enumerate(found):
        yield from _reference(code, (*path, index), name, names)


def _tier_keys(document: PolicyDocument) -> list[str]:
    return [key for entry in document.tiers for key in entry]


def _tier_references(document: PolicyDocument) -> Iterator[Finding]:
    """Tiers that name engagements, and everything outside engagements that names tiers."""
    keys = _tier_keys(document)
    for index, entry in enumerate(document.tiers):
        for key, tier in entry.items():
            if tier.engagement is not None:
                path: Path = ("tiers", index, key, "engagement")
                code = "service.unknown_engagement"
                yield from _reference(code, path, tier.engagement, document.engagement)
    named: list[tuple[Path, str]] = [
        (("transitions", "rename", old), new) for old, new in document.transitions.rename.items()
    ]
    if document.reviews is not None:
        named += [(("reviews", "every", key), key) for key in document.reviews.every]
    if document.capacity is not None:
        for name, scenario in document.capacity.scenarios.items():
            path = ("capacity", "scenarios", name, "tiers")
            named += [((*path, key), key) for key in scenario.tiers]
    for path, key in named:
        yield from _reference("service.unknown_tier", path, key, keys)


def _engagement_references(
    document: PolicyDocument, path: Path, engagement: EngagementShape
) -> Iterator[Finding]:
    code = "service.unknown_programme"
    place: Path = (*path, "programmes")
    yield from _listed(code, place, engagement.programmes, document.programmes)
    triggers = _triggers(engagement)
    for name, text in triggers.items():
        if text == ON_EVENT:
            place = (*path, "person_steps_in", name)
            yield from _reference("service.unknown_event", place, name, EVENTS)
    place = (*path, "touchpoints")
    yield from _touchpoint_triggers(place, engagement.touchpoints, triggers)


def _touchpoint_triggers(
    path: Path, touchpoints: dict[str, TouchpointShape], triggers: Iterable[str]
) -> Iterator[Finding]:
    valid = [*triggers, *EVENTS]
    for key, touchpoint in touchpoints.items():
        place: Path = (*path, key, "on")
        yield from _listed("service.unknown_trigger", place, touchpoint.on, valid)


def _touchpoint_keys(document: PolicyDocument) -> list[str]:
    return [key for engagement in document.engagement.values() for key in engagement.touchpoints]


def _overlay_references(
    document: PolicyDocument, path: Path, overlay: OverlayShape
) -> Iterator[Finding]:
    if overlay.uses is not None:
        code = "service.unknown_engagement"
        yield from _reference(code, (*path, "uses"), overlay.uses, document.engagement)
    if overlay.adds is not None:
        place: Path = (*path, "adds", "programmes")
        code = "service.unknown_programme"
        yield from _listed(code, place, overlay.adds.programmes, document.programmes)
        place = (*path, "adds", "touchpoints")
        yield from _touchpoint_triggers(place, overlay.adds.touchpoints, ())
    if overlay.replaces is not None:
        place = (*path, "replaces", "touchpoints")
        known = _touchpoint_keys(document)
        for key in overlay.replaces.touchpoints:
            yield from _reference("service.unknown_touchpoint", (*place, key), key, known)
        yield from _touchpoint_triggers(place, overlay.replaces.touchpoints, ())


def _play_references(document: PolicyDocument, path: Path, play: PlayShape) -> Iterator[Finding]:
    keys = _tier_keys(document)
    yield from _listed("service.unknown_tier", (*path, "tiers"), play.tiers, keys)
    known = _touchpoint_keys(document)
    for index, step in enumerate(play.steps):
        place: Path = (*path, "steps", index)
        if step.touchpoint is not None:
            code = "service.unknown_touchpoint"
            yield from _reference(code, (*place, "touchpoint"), step.touchpoint, known)
        if step.programme is not None:
            code = "service.unknown_programme"
            place = (*place, "programme")
            yield from _reference(code, place, step.programme, document.programmes)
