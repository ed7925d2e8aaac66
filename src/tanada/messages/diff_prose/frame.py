"""Changes around the rules: currency, level, rates, levers, promises, examples."""

from __future__ import annotations

from tanada.fields import Kind
from tanada.messages import formats
from tanada.messages.diff_prose.sides import SidePage, Sides
from tanada.policy.diffing.change import Change
from tanada.policy.shape import RatesShape

_Filled = dict[str, object]


def currencies(sides: Sides, change: Change) -> _Filled:
    """Both currencies, by name and code."""
    before, after = str(change.before), str(change.after)
    return {
        "before": before,
        "after": after,
        "before_name": formats.currency_name(before, sides.language),
        "after_name": formats.currency_name(after, sides.language),
    }


def levels(sides: Sides, change: Change) -> _Filled:
    """How accounts are judged, in sentences."""
    return {
        "before": sides.say(f"prose.level_{change.before}"),
        "after": sides.say(f"prose.level_{change.after}"),
    }


def rates(sides: Sides, change: Change) -> _Filled:
    """How amounts are converted, in sentences."""
    return {
        "before": _rates(sides.before, change.before),
        "after": _rates(sides.after, change.after),
    }


def _rates(page: SidePage, shape: object) -> str:
    if not isinstance(shape, RatesShape):
        return page.say("diff.no_rates")
    if shape.fixed_on is not None:
        return page.say("prose.rates_fixed", day=shape.fixed_on)
    if shape.max_age_days is not None:
        return page.say("prose.rates_age", days=shape.max_age_days)
    return page.say("prose.rates_latest")


def levers(sides: Sides, change: Change) -> _Filled:
    """Both lists by their labels."""
    return {
        "before": _labels(sides.before, change.before),
        "after": _labels(sides.after, change.after),
    }


def _labels(page: SidePage, names: object) -> str:
    assert isinstance(names, tuple)
    labels = [page.labels.of(name) for name in names]
    return formats.listed(labels, page.language, None) or page.say("diff.nowhere")


def promises(sides: Sides, change: Change) -> _Filled:
    """A promised direction, as a sentence."""
    name = str(change.path[-1])
    if change.after is None:
        return {"before": _promise(sides.before, name, str(change.before)), "after": ""}
    return {"before": "", "after": _promise(sides.after, name, str(change.after))}


def _promise(page: SidePage, name: str, direction: str) -> str:
    flag = "flag_" if page.policy.known_names()[name].kind is Kind.FLAG else ""
    return page.say(f"prose.monotone_{flag}{direction}", label=page.labels.of(name))


def counts(_: Sides, change: Change) -> _Filled:
    """Two numbers."""
    return {"before": change.before, "after": change.after}
