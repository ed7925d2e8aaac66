"""Changes of attributes and scores."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import cast

from tanada.fields import Kind
from tanada.messages import formats
from tanada.messages.diff_prose.sides import SidePage, Sides
from tanada.messages.units import amount, unit_of
from tanada.policy.diffing.change import Change
from tanada.policy.model import Attribute, Curve, Line, Measure, Steps, Table
from tanada.rules.tree import Name, Rule

_Filled = dict[str, object]
_Pair = tuple[Rule | None, Decimal]


def _both(sides: Sides, change: Change, tell: Callable[[SidePage, object], str]) -> _Filled:
    """What was and what is, each told on its own page; nothing where there is none."""
    return {
        "before": "" if change.before is None else tell(sides.before, change.before),
        "after": "" if change.after is None else tell(sides.after, change.after),
    }


def _points(page: SidePage, points: object) -> str:
    return page.say("prose.points", points=cast(Decimal, points))


# Attributes.


def formulas(sides: Sides, change: Change) -> _Filled:
    """Calculations as phrases."""
    return _both(sides, change, lambda page, rule: page.rules.value(cast(Rule, rule)))


def remade(sides: Sides, change: Change) -> _Filled:
    """A formula that became a level, or a level that became a formula."""
    return _both(sides, change, lambda page, fact: fact_phrase(page, cast(Attribute, fact)))


def fact_phrase(page: SidePage, attribute: Attribute) -> str:
    """How an attribute is worked out: its formula, or which levels it has."""
    if attribute.rule is not None:
        return page.rules.value(attribute.rule)
    levels = [
        page.labels.value(attribute.name, attribute.type, line.level) for line in attribute.lines
    ]
    return page.say("diff.fact_levels", levels=page.joined(levels, "or"))


def levels(sides: Sides, change: Change) -> _Filled:
    """The condition of a level that is gone or new."""

    def tell(page: SidePage, line: object) -> str:
        rule = cast(Line, line).rule
        return page.say("condition.otherwise") if rule is None else page.condition(rule)

    return _both(sides, change, tell)


def level_orders(sides: Sides, change: Change) -> _Filled:
    """The levels in their order."""

    def tell(page: SidePage, lines: object) -> str:
        name = str(change.path[1])
        kind = page.policy.known_names()[name]
        found = [
            page.labels.value(name, kind, line.level) for line in cast("tuple[Line, ...]", lines)
        ]
        return formats.listed(found, page.language, None)

    return _both(sides, change, tell)


def unknown(sides: Sides, change: Change) -> _Filled:
    """What becomes of a line that cannot be decided."""
    suffix = "_points" if change.code == "diff.unknown_step" else ""
    names = {True: f"unknown_skip{suffix}", False: f"unknown_missing{suffix}"}
    return _statements(sides, change, lambda skips: names[bool(skips)])


def missing(sides: Sides, change: Change) -> _Filled:
    """What becomes of a measure that is missing."""
    return _statements(sides, change, lambda way: f"missing_{way}")


def _statements(sides: Sides, change: Change, name: Callable[[object], str]) -> _Filled:
    """Sentences of the whole policy's prose, as they can stand between quotation marks."""
    return {
        "before": sides.say(f"prose.{name(change.before)}").rstrip(".。"),
        "after": sides.say(f"prose.{name(change.after)}").rstrip(".。"),
    }


# Scores.


def weights(_: Sides, change: Change) -> _Filled:
    """Both weights, of how much, and the shares that they are."""
    shares = _shares(change, cast(Decimal, change.before), cast(Decimal, change.after))
    return {**change.params, **shares, "before": change.before, "after": change.after}


def measures(_: Sides, change: Change) -> _Filled:
    """The weight of a measure that is gone or new."""
    weight = cast(Measure, change.after or change.before).weight
    return {**change.params, **_shares(change, weight, weight), "weight": weight}


def _shares(change: Change, before: Decimal, after: Decimal) -> _Filled:
    totals = [cast(Decimal, change.params[f"total_{name}"]) for name in ("before", "after")]
    return {
        "share_before": formats.rounded_percent(before / totals[0]),
        "share_after": formats.rounded_percent(after / totals[1]),
    }


def ways_of_points(sides: Sides, change: Change) -> _Filled:
    """How the points are given."""

    def tell(page: SidePage, points: object) -> str:
        names = {Curve: "curve", Table: "table", Steps: "steps"}
        return page.say(f"diff.by_{names[type(points)]}")

    return _both(sides, change, tell)


def points(sides: Sides, change: Change) -> _Filled:
    """A value and its points."""
    page = sides.before if change.after is None else sides.after
    at = _value(page, change, change.params["at"])
    return {"at": at, **_both(sides, change, _points)}


def moved_points(sides: Sides, change: Change) -> _Filled:
    """Two values that give the same points."""
    told = _both(sides, change, lambda page, at: _value(page, change, at))
    return {"points": _points(sides.after, change.params["points"]), **told}


def _value(page: SidePage, change: Change, at: object) -> str:
    """A value that points are given for, as its own kind is shown."""
    of = cast(Rule, change.params["of"])
    if isinstance(at, bool):
        return page.say("value.true" if at else "value.false")
    if isinstance(at, Decimal):
        return amount(at, unit_of(of, page.policy), page.policy, page.language)
    name = of.name if isinstance(of, Name) else None
    label = page.labels.value(name, of.type, str(at))
    return label if of.type.kind is Kind.LEVEL else page.quoted(label)


def conditional_points(sides: Sides, change: Change) -> _Filled:
    """The points of a step or a cap, and the condition that they stand for."""
    rule = change.params["condition"]
    condition = "" if rule is None else sides.after.where(cast(Rule, rule))
    return {"condition": condition, **_both(sides, change, _points)}


def steps(sides: Sides, change: Change) -> _Filled:
    """A step that is gone or new."""
    return _both(sides, change, _step)


def _step(page: SidePage, step: object) -> str:
    rule, give = cast(_Pair, step)
    if rule is None:
        return page.say("prose.step_otherwise", points=give)
    return page.say("prose.step", points=give, condition=page.where(rule))


def step_orders(sides: Sides, change: Change) -> _Filled:
    """All steps in their order."""

    def tell(page: SidePage, steps: object) -> str:
        return page.clauses([_step(page, step) for step in cast(Steps, steps).steps])

    return _both(sides, change, tell)


def caps(sides: Sides, change: Change) -> _Filled:
    """A cap that is gone or new."""

    def tell(page: SidePage, cap: object) -> str:
        rule, at_most = cast("tuple[Rule, Decimal]", cap)
        return page.say("prose.cap", points=at_most, condition=page.where(rule))

    return _both(sides, change, tell)
