"""What can be wrong with the service half once its shape is right: references and words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tanada.fields import DERIVED, canonical_fields
from tanada.policy.engagement import ON_EVENT, EngagementShape, Event, MessageShape, TouchpointShape
from tanada.policy.source import Path
from tanada.rules.nearest import nearest

if TYPE_CHECKING:
    from tanada.policy.document import PolicyDocument
    from tanada.policy.service import OverlayShape, PlayShape
    from tanada.policy.shape import Words

Finding = tuple[str, Path, dict[str, object]]
Text = tuple[Path, str]

ENGAGEMENT_LABEL = "engagement_label"
"""Stands in a message for the label of the account's engagement."""

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

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_TIER_WORDS = re.compile(r"(?<![a-z])tier(?:s|ed|ing)?(?![a-z])|ティア|階層")


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
    yield from _customer_safe_fields(document)
    forbidden = list(_tier_terms(document))
    for path, text in _customer_texts(document):
        yield from _shown_tier(path, _PLACEHOLDER.sub(" ", text), forbidden)
        yield from _placeholders(path, text, document.customer_safe)


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


def _customer_safe_fields(document: PolicyDocument) -> Iterator[Finding]:
    """Only a field can be declared customer-safe: attributes and scores judge the customer."""
    judged = {*document.attributes, *document.scores}
    fields = {*canonical_fields(0), *DERIVED, *document.fields} - judged
    for index, name in enumerate(document.customer_safe):
        if name not in fields:
            params = {"found": name, "nearest": nearest(name, sorted(fields))}
            yield "service.unknown_field", ("customer_safe", index), params


def _customer_texts(document: PolicyDocument) -> Iterator[Text]:
    """Every text that may reach a customer, with its path; once where both languages share it."""
    for key, engagement in document.engagement.items():
        path: Path = ("engagement", key)
        yield from _both((*path, "label"), engagement.label)
        yield from _touchpoint_texts((*path, "touchpoints"), engagement.touchpoints)
        if engagement.renewal is not None:
            yield from _mail((*path, "renewal", "mail"), engagement.renewal.mail)
    for key, programme in document.programmes.items():
        yield from _both(("programmes", key, "label"), programme.label)
    for key, overlay in document.overlays.items():
        path = ("overlays", key)
        yield from _both((*path, "label"), overlay.label)
        for name, change in (("adds", overlay.adds), ("replaces", overlay.replaces)):
            if change is not None:
                yield from _touchpoint_texts((*path, name, "touchpoints"), change.touchpoints)
    for key, play in document.plays.items():
        yield from _both(("plays", key, "label"), play.label)
        for index, step in enumerate(play.steps):
            path = ("plays", key, "steps", index)
            yield from _mail((*path, "mail"), step.mail)
            yield from _both((*path, "in_app"), step.in_app)


def _touchpoint_texts(path: Path, touchpoints: dict[str, TouchpointShape]) -> Iterator[Text]:
    for key, touchpoint in touchpoints.items():
        yield from _both((*path, key, "label"), touchpoint.label)


def _mail(path: Path, mail: MessageShape | None) -> Iterator[Text]:
    if mail is not None:
        yield from _both((*path, "subject"), mail.subject)
        yield from _both((*path, "body"), mail.body)


def _both(path: Path, words: Words | None) -> Iterator[Text]:
    if words is None:
        return
    if words.en == words.ja:
        yield path, words.en
    else:
        yield (*path, "en"), words.en
        yield (*path, "ja"), words.ja


def _folded(text: str) -> str:
    """Full and half width, case and the joints of words made alike."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\s_‐‑–-]+", " ", plain).strip()


def _tier_terms(document: PolicyDocument) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The keys and names of the tiers, each with what finds it in a folded text.

    A term that begins or ends with a Latin letter or a digit must stand as a word of its
    own there: `scale` is not in `large-scaled`. Japanese has no such limits. A single
    letter followed by a Latin word is an English article, not a tier called A.
    """
    terms = {
        term: None
        for entry in document.tiers
        for key, tier in entry.items()
        for term in (key, tier.name.en, tier.name.ja)
    }
    for term in terms:
        folded = _folded(term)
        if not folded:
            continue
        before = r"(?<![a-z0-9])" if re.match(r"[a-z0-9]", folded) else ""
        after = r"(?![a-z0-9])" if re.search(r"[a-z0-9]$", folded) else ""
        if re.fullmatch(r"[a-z]", folded):
            after = r"(?![a-z0-9])(?! [a-z])"
        yield term, re.compile(before + re.escape(folded) + after)


def _shown_tier(
    path: Path, text: str, forbidden: list[tuple[str, re.Pattern[str]]]
) -> Iterator[Finding]:
    folded = _folded(text)
    word = _TIER_WORDS.search(folded)
    if word is not None:
        yield "service.label_shows_tier", path, {"found": word[0]}
        return
    for term, pattern in forbidden:
        if pattern.search(folded):
            yield "service.label_shows_tier", path, {"found": term}
            return


def _placeholders(path: Path, text: str, safe: list[str]) -> Iterator[Finding]:
    """`{name}` must be declared customer-safe; a brace that is no such thing is a slip."""
    code = "service.field_not_customer_safe"
    for found in _PLACEHOLDER.findall(text):
        yield from _reference(code, path, found, [*safe, ENGAGEMENT_LABEL])
    rest = _PLACEHOLDER.sub("", text)
    if "{" in rest or "}" in rest:
        yield "service.placeholder_unreadable", path, {"found": text}
