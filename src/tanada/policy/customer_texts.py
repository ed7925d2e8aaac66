"""What may reach a customer, held against what must not: tiers and undeclared fields."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tanada.fields import DERIVED, canonical_fields
from tanada.policy.engagement import MessageShape, TouchpointShape
from tanada.policy.source import Path
from tanada.rules.nearest import nearest

if TYPE_CHECKING:
    from tanada.policy.document import PolicyDocument
    from tanada.policy.shape import Words

Finding = tuple[str, Path, dict[str, object]]
Text = tuple[Path, str]

ENGAGEMENT_LABEL = "engagement_label"
"""Stands in a message for the label of the account's engagement."""

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_TIER_WORDS = re.compile(r"(?<![a-z])tier(?:s|ed|ing)?(?![a-z])|ティア|階層")


def check_customer_texts(document: PolicyDocument) -> Iterator[Finding]:
    """Code, path and parameters of every text that a customer must not read."""
    yield from _customer_safe_fields(document)
    forbidden = list(_tier_terms(document))
    for path, text in _customer_texts(document):
        yield from _shown_tier(path, _PLACEHOLDER.sub(" ", text), forbidden)
        yield from _placeholders(path, text, document.customer_safe)


def _customer_safe_fields(document: PolicyDocument) -> Iterator[Finding]:
    """Only a field can be declared customer-safe: attributes and scores judge the customer."""
    judged = {*document.attributes, *document.scores}
    fields = {*canonical_fields(0), *DERIVED, *document.fields} - judged
    for index, name in enumerate(document.customer_safe):
        if name not in fields:
            params: dict[str, object] = {"found": name, "nearest": nearest(name, sorted(fields))}
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
    names = [*safe, ENGAGEMENT_LABEL]
    for found in _PLACEHOLDER.findall(text):
        if found not in names:
            params = {"found": found, "expected": names, "nearest": nearest(found, names)}
            yield "service.field_not_customer_safe", path, params
    rest = _PLACEHOLDER.sub("", text)
    if "{" in rest or "}" in rest:
        yield "service.placeholder_unreadable", path, {"found": text}
