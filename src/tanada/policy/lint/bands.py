"""Bands of a number, walked one after the other: what falls between, what is asked twice."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal

from tanada.fields import Kind
from tanada.policy.editing import Editor
from tanada.policy.lint.finding import Fix, Found
from tanada.policy.lint.reading import Reading
from tanada.policy.lint.regions import Interval, single_interval
from tanada.policy.model import Steps
from tanada.policy.source import Path
from tanada.rules.spelling import spell
from tanada.rules.tree import All, Compare, Rule, walk

_UPPER, _LOWER = ("<", "<="), (">", ">=")
_PLAIN = re.compile(r"[A-Za-z_(][\w .<>=+*/()']*")
"""Rules that YAML takes for the text they are."""

Line = list[tuple[Path, Rule]]
"""The conditions of a tier, a level or a step, any of which is enough, with their paths."""


@dataclass(frozen=True)
class _Band:
    """All that one condition does is bound `name`; `ends` bound it towards what comes before."""

    path: Path
    rule: Rule
    name: str
    interval: Interval
    step: Decimal | None
    ends: tuple[str, ...] = _UPPER


def lint_bands(reading: Reading) -> Iterator[Found]:
    """Gaps and overlaps between the bands of tiers, of levels and of steps of points."""
    for lines in _walked(reading):
        rising = [list(_bands(line)) for line in lines]
        for bands in (rising, [[_turned(band) for band in line] for line in rising]):
            for at, line in enumerate(bands):
                for band in line:
                    yield from _beside(band, line, [each for one in bands[:at] for each in one])


def _walked(reading: Reading) -> Iterator[list[Line]]:
    """Everything of the policy that is walked line by line, with the lines' paths."""
    policy = reading.policy
    for attribute in policy.attributes:
        path: Path = ("attributes", attribute.name, "lines")
        yield [
            [((*path, index, line.level), line.rule)]
            for index, line in enumerate(attribute.lines)
            if line.rule is not None
        ]
    for score in policy.scores:
        for measure in score.measures:
            if isinstance(measure.points, Steps):
                path = ("scores", score.name, "measures", measure.name, "points")
                yield [
                    [((*path, index, "when"), rule)]
                    for index, (rule, _) in enumerate(measure.points.steps)
                    if rule is not None
                ]
    yield [
        [((*path, "when", each.name), each.rule) for each in tier.clauses if each.rule is not None]
        for (path, _, _), tier in zip(reading.tiers, policy.tiers, strict=True)
    ]


def _bands(line: Line) -> Iterator[_Band]:
    for path, rule in line:
        found = single_interval(rule)
        if found is not None:
            yield _Band(path, rule, *found, _step(rule))


def _step(rule: Rule) -> Decimal | None:
    """The smallest difference between two values of what a band bounds; None where any is."""
    for node in walk(rule):
        if isinstance(node, Compare) and node.left.type.kind in (Kind.MONEY, Kind.WHOLE, Kind.DATE):
            return Decimal(1).scaleb(-node.left.type.places)
    return None


def _turned(band: _Band) -> _Band:
    """The band with more and less exchanged."""
    turned = band.interval
    low, high = turned.low, turned.high
    interval = Interval(
        None if high is None else -high,
        turned.high_open,
        None if low is None else -low,
        turned.low_open,
    )
    return replace(band, interval=interval, ends=_LOWER if band.ends == _UPPER else _UPPER)


def _beside(band: _Band, line: Sequence[_Band], above: Sequence[_Band]) -> Iterator[Found]:
    """A band with an upper end against the lowest of those before it that have none."""
    interval = band.interval
    open_above = [each for each in above if each.name == band.name and _is_open(each.interval)]
    if interval.high is None or not open_above:
        return
    nearest = min(open_above, key=lambda each: (each.interval.low or 0, each.interval.low_open))
    upper = nearest.interval
    assert upper.low is not None
    opened = _opened(band)
    params: dict[str, object] = {
        "rule": spell(band.rule),
        "other": spell(nearest.rule),
        "better": spell(opened or band.rule),
    }
    fix = None if opened is None else _written(band.path, opened)
    between = Interval(interval.high, not interval.high_open, upper.low, not upper.low_open)
    if _holds_a_value(between, band.step):
        if not any(each.name == band.name and between.within(each.interval) for each in line):
            yield Found("lint.gap_between_bands", band.path, params, fix=fix)
    elif not (interval & upper).empty:
        yield Found("lint.overlap_between_bands", band.path, params, fix=fix)


def _is_open(interval: Interval) -> bool:
    return interval.high is None and interval.low is not None


def _holds_a_value(interval: Interval, step: Decimal | None) -> bool:
    """Whether a value can lie in a closed-off interval; `step` apart where it is given."""
    if interval.empty:
        return False
    if step is None:
        return True
    assert interval.low is not None
    assert interval.high is not None
    first = (interval.low / step).to_integral_value(ROUND_CEILING) * step
    if interval.low_open and first == interval.low:
        first += step
    return first < interval.high or (first == interval.high and not interval.high_open)


def _opened(band: _Band) -> Rule | None:
    """The rule without its bounds towards the bands before it; None where none would be left."""
    parts = band.rule.parts if isinstance(band.rule, All) else (band.rule,)
    kept = tuple(
        part for part in parts if not (isinstance(part, Compare) and part.operator in band.ends)
    )
    if not kept or len(kept) == len(parts):
        return None
    return kept[0] if len(kept) == 1 else All(kept)


def _written(path: Path, rule: Rule) -> Fix:
    """What comes before is taken first: an end towards it adds nothing but the risk of a gap."""
    text = as_yaml(spell(rule))

    def fix(editor: Editor) -> None:
        editor.set(path, text)

    return fix


def as_yaml(rule: str) -> str:
    """A rule's text as a value of a document."""
    return rule if _PLAIN.fullmatch(rule) else json.dumps(rule, ensure_ascii=False)
