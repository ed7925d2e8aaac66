"""Segments in words: what axes, values and findings are called."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import reduce
from typing import TYPE_CHECKING

from tanada.fields import Kind
from tanada.messages import formats
from tanada.messages.decision_prose import column_label
from tanada.messages.labels import Labels
from tanada.messages.saying import shown

if TYPE_CHECKING:
    from tanada.outcomes.segments.axes import Axis
    from tanada.outcomes.segments.cells import Segments
    from tanada.outcomes.segments.finding import Finding


def axis_label(axis: Axis, labels: Labels) -> str:
    """What an axis is called at the head of a table."""
    return column_label(labels.policy, axis.name, labels.language)


def value_label(axis: Axis, place: int, labels: Labels) -> str:
    """What the value at a place of an axis is called at the head of a row or a column."""
    told = _value(axis, place, labels)
    return told if axis.type.kind is Kind.TEXT and axis.name != "status" else _headed(told)


def segment_name(segments: Segments, places: Mapping[int, int], labels: Labels) -> str:
    """A segment by its values: `Scale × product use “power user”`."""
    names = [_named(segments.axes[at], place, labels) for at, place in places.items()]
    return reduce(
        lambda first, second: labels.say("segments.times", first=first, second=second), names
    )


def finding_sentence(finding: Finding, segments: Segments, labels: Labels) -> str:
    """A finding as a sentence."""
    code, cell, share = finding.code, finding.cell, segments.arr_share(finding.cell)
    first, last = min(finding.places), max(finding.places)
    params: dict[str, object] = {
        "segment": segment_name(segments, finding.places, labels),
        "first": _named(segments.axes[first], finding.places[first], labels),
        "label": labels.of(segments.axes[last].name),
        "value": _value(segments.axes[last], finding.places[last], labels),
        "values": segments.axes[last].left_out,
        "accounts": cell.accounts,
        "of": finding.of,
        "share": formats.rounded_percent(Decimal(cell.accounts) / finding.of),
        "expected": finding.expected,
        "arr": formats.money(
            cell.arr.total.quantize(Decimal(1)), labels.policy.currency, labels.language
        ),
        "arr_share": "" if share is None else formats.rounded_percent(share),
    }
    if code == "segments.largest" and share is not None:
        code = "segments.largest_arr"
    return _headed(labels.say(code, **params))


def _value(axis: Axis, place: int, labels: Labels) -> str:
    """A value as it stands inside a sentence."""
    value = axis.values[place]
    if value.stands != "value":
        return labels.say(f"segments.value.{value.stands}")
    if axis.name == "reason":
        return _reason(value.key, labels)
    if axis.name == "status":
        return labels.say(f"status.{value.key}")
    if axis.type.kind is Kind.FLAG:
        return shown(value.key == "true", labels.language)
    return labels.value(axis.name, axis.type, value.key)


def _named(axis: Axis, place: int, labels: Labels) -> str:
    """A value with what it is a value of, where it does not tell that itself."""
    value = _value(axis, place, labels)
    if axis.type.kind is Kind.TEXT or axis.name in ("tier", "reason"):
        return value
    return labels.say("segments.named_value", label=labels.of(axis.name), value=value)


def _reason(reason: str, labels: Labels) -> str:
    tier, _, clause = reason.partition(".")
    named = {"tier": labels.tier(tier), "clause": clause.replace("_", " ")}
    return labels.say("segments.reason", **named)


def _headed(text: str) -> str:
    return formats.capitalised(text)
