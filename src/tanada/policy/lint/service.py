"""What the tiers get: a programme for each, the same basis for all, and nothing forced."""

from __future__ import annotations

from collections.abc import Iterator

from tanada.policy.engagement import EngagementShape, TouchpointShape
from tanada.policy.lint.finding import Found
from tanada.policy.lint.reading import Reading
from tanada.policy.source import Path
from tanada.rules.tree import names

BASIC = ("support_first_response", "inbound_answer")
"""Every tier gets an answer; only how soon may differ."""
AVOIDANCE = ("outreach_answered_rate", "business_reviews_attended_12m", "contacts_started_90d")
"""Fields that show whether an account wants to be contacted."""
_OFTEN_PER_QUARTER = 3
_WEEKS_PER_QUARTER = 13


def lint_service(reading: Reading) -> Iterator[Found]:
    """Findings about the engagement of each tier."""
    yield from _no_programme(reading)
    yield from _unequal(reading)
    yield from _attention(reading)
    yield from _not_lightened(reading)


def engagements(reading: Reading) -> Iterator[tuple[Path, str, EngagementShape]]:
    """Path, tier and engagement of each tier that has one, the best first."""
    for _, key, shape in reading.tiers:
        if shape.engagement is not None:
            path: Path = ("engagement", shape.engagement)
            yield path, key, reading.policy.document.engagement[shape.engagement]


def _no_programme(reading: Reading) -> Iterator[Found]:
    """A tier with nothing that anybody or anything does for it: neglect under another name."""
    bare = [(path, key) for path, key, shape in reading.tiers if shape.engagement is None]
    if bare:
        tiers = [key for _, key in bare]
        yield Found("lint.no_programme", bare[0][0], {"tiers": tiers}, key=True)
    for path, key, model in engagements(reading):
        if not model.touchpoints and not model.programmes:
            yield Found("lint.no_programme", path, {"tiers": [key]}, key=True)


def _unequal(reading: Reading) -> Iterator[Found]:
    """A promise that some tiers have and others lack altogether."""
    listed = list(engagements(reading))
    for promise in BASIC:
        given = [key for _, key, model in listed if getattr(model.responses, promise) is not None]
        for path, key, model in listed:
            if given and getattr(model.responses, promise) is None:
                params = {"tier": key, "promise": f"promise.{promise}"}
                yield Found("lint.unequal_basic_service", (*path, "responses"), params, key=True)


def _attention(reading: Reading) -> Iterator[Found]:
    """People for the best tier only: the others are left to themselves whatever happens."""
    listed = list(engagements(reading))
    if len(listed) < 2 or not _has_people(listed[0][2]):
        return
    if not any(_has_people(model) for _, _, model in listed[1:]):
        params = {"tier": listed[0][1], "tiers": [key for _, key, _ in listed[1:]]}
        yield Found("lint.all_attention_on_top", listed[0][0], params, key=True)


def _has_people(model: EngagementShape) -> bool:
    by_people = any(touchpoint.by != "automated" for touchpoint in model.touchpoints.values())
    return by_people or bool(model.person_steps_in)


def is_high_touch(model: EngagementShape) -> bool:
    """Whether a person comes by of themselves once a month or more."""
    return any(_is_often(touchpoint) for touchpoint in model.touchpoints.values())


def _is_often(touchpoint: TouchpointShape) -> bool:
    if touchpoint.by != "person" or touchpoint.every is None:
        return False
    return touchpoint.every.per_quarter(_WEEKS_PER_QUARTER) >= _OFTEN_PER_QUARTER


def lightening(reading: Reading) -> Iterator[Path]:
    """The conditions of overlays that put other touchpoints or another engagement in place."""
    for key, overlay in reading.policy.document.overlays.items():
        replaces = overlay.replaces is not None and overlay.replaces.touchpoints
        if overlay.uses is not None or replaces:
            yield ("overlays", key, "when")


def _not_lightened(reading: Reading) -> Iterator[Found]:
    """Frequent visits, and no overlay that looks at whether they are wanted."""
    forced = [(path, key) for path, key, model in engagements(reading) if is_high_touch(model)]
    if not forced:
        return
    for place in lightening(reading):
        if reading.beneath(names(reading.service[place])) & set(AVOIDANCE):
            return
    path, key = forced[0]
    yield Found("lint.contact_not_lightened", path, {"tier": key}, key=True)
