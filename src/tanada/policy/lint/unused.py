"""What a document defines and nothing in it uses.

There is no fix: what was drafted for later is its author's to take out.
"""

from __future__ import annotations

from collections.abc import Iterator

from tanada.policy.lint.finding import Found
from tanada.policy.lint.reading import Reading
from tanada.policy.model import mentioned
from tanada.policy.source import Path


def lint_unused(reading: Reading) -> Iterator[Found]:
    """Findings about fields, attributes, engagements and programmes that nobody reads.

    A score is a result of its own: it stands in every decision.
    """
    document = reading.policy.document
    used = _names_used(reading)
    engaged = {shape.engagement for _, _, shape in reading.tiers}
    engaged |= {overlay.uses for overlay in document.overlays.values()}
    declared = [name for name, shape in document.fields.items() if shape.type is not None]
    listed = (
        ("lint.unused_field", "fields", declared, used),
        ("lint.unused_attribute", "attributes", list(document.attributes), used),
        ("lint.unused_engagement", "engagement", list(document.engagement), engaged),
        ("lint.unused_programme", "programmes", list(document.programmes), _given(reading)),
    )
    for code, part, names, wanted in listed:
        for name in names:
            if name not in wanted:
                path: Path = (part, name)
                yield Found(code, path, {"name": name}, key=True)


def _names_used(reading: Reading) -> set[str]:
    """Names that tiers, service, levers, directions or examples read, each other's rules apart.

    What only another unused fact reads is found once that one is gone.
    """
    policy, document = reading.policy, reading.policy.document
    used = set(mentioned([*policy.rules(), *reading.service.values()]))
    used |= set(policy.levers) | {name for name, _ in policy.monotone}
    used |= set(document.customer_safe)
    for example in policy.examples:
        for name, _ in (*example.given, *example.expect):
            used |= {name, name.removesuffix("_as_of")}
    bands = {score.band_name: score.name for score in policy.scores}
    return used | {bands[name] for name in used if name in bands}


def _given(reading: Reading) -> set[str]:
    """The programmes that an engagement, an overlay or a play gives."""
    document = reading.policy.document
    given = {key for model in document.engagement.values() for key in model.programmes}
    for overlay in document.overlays.values():
        given |= set(overlay.adds.programmes) if overlay.adds is not None else set()
    for play in document.plays.values():
        given |= {step.programme for step in play.steps if step.programme is not None}
    return given
