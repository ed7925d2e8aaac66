"""Linking of scores: measures, points, caps and bands."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from tanada.fields import Kind, Type
from tanada.policy.model import Curve, Measure, Score, Steps, Table
from tanada.policy.points import too_fine
from tanada.policy.shape import MeasureShape, ScoreShape, StepShape, Words
from tanada.policy.source import Path
from tanada.rules.nearest import nearest
from tanada.rules.reading import plain
from tanada.rules.tree import Rule

if TYPE_CHECKING:
    from tanada.policy.linking import Linker

_NUMBER = re.compile(r"[-+]?\d{1,15}(\.\d{1,6})?([eE]\+?\d)?")
_FLAGS = {"true": True, "false": False}


def score_rules(shape: ScoreShape, path: Path) -> Iterable[tuple[Path, str]]:
    """The path and text of every rule in a score."""
    for name, measure in shape.measures.items():
        place: Path = (*path, "measures", name)
        if measure.of is not None:
            yield (*place, "of"), measure.of
        for index, step in enumerate(_steps(measure)):
            if step.when is not None:
                yield (*place, "points", index, "when"), step.when
    for index, cap in enumerate(shape.caps):
        yield (*path, "caps", index, "when"), cap.when


def link_score(linker: Linker, name: str, shape: ScoreShape) -> Score | None:
    """The score, or None (and reported) where something in it is wrong."""
    path: Path = ("scores", name)
    measures = [
        _measure(linker, (*path, "measures", key), key, measure)
        for key, measure in shape.measures.items()
    ]
    caps = [
        (linker.rule((*path, "caps", index, "when"), cap.when), cap.at_most)
        for index, cap in enumerate(shape.caps)
    ]
    bands = sorted(shape.bands.items(), key=lambda band: -band[1])
    for (upper, at), (lower, also) in itertools.pairwise(bands):
        if at == also:
            linker.report(
                "policy.bands_equal", (*path, "bands", lower), key=True, found=lower, other=upper
            )
    found = [measure for measure in measures if measure is not None]
    held = [(rule, at_most) for rule, at_most in caps if rule is not None]
    if len(found) < len(measures) or len(held) < len(caps):
        return None
    label = shape.label or _as_words(name)
    score = Score(name, label, tuple(found), shape.missing, tuple(held), tuple(bands))
    if too_fine(score):
        linker.report("policy.points_too_fine", (*path, "measures"), key=True, found=name)
        return None
    return score


def _measure(linker: Linker, path: Path, name: str, shape: MeasureShape) -> Measure | None:
    of = None
    if shape.of is not None:
        of = linker.rule((*path, "of"), shape.of, expected="value")
        if of is None:
            return None
    points: Curve | Table | Steps | None
    if isinstance(shape.points, list):
        if shape.of is not None:
            linker.report("policy.of_beside_steps", (*path, "of"), found=name)
            return None
        points = _linked_steps(linker, (*path, "points"), shape)
    elif of is None:
        linker.report("policy.points_need_of", (*path, "points"), key=True, found=name)
        return None
    elif of.type.numeric:
        points = _curve(linker, (*path, "points"), shape.points)
    else:
        points = _table(linker, (*path, "points"), shape.points, of.type)
    if points is None:
        return None
    return Measure(name, shape.label or _as_words(name), shape.weight, points, of)


def _steps(shape: MeasureShape) -> list[StepShape]:
    return shape.points if isinstance(shape.points, list) else []


def _linked_steps(linker: Linker, path: Path, shape: MeasureShape) -> Steps | None:
    steps: list[tuple[Rule | None, Decimal]] = []
    written = _steps(shape)
    whole = True
    for index, step in enumerate(written):
        if step.when is None:
            if index < len(written) - 1:
                linker.report("policy.step_not_last", (*path, index), found=index + 1)
                whole = False
            steps.append((None, step.give))
            continue
        rule = linker.rule((*path, index, "when"), step.when)
        whole = whole and rule is not None
        steps.append((rule, step.give))
    return Steps(tuple(steps), shape.unknown == "skip") if whole else None


def _curve(linker: Linker, path: Path, points: dict[str, Decimal]) -> Curve | None:
    corners: dict[Decimal, Decimal] = {}
    for key, value in points.items():
        if not _NUMBER.fullmatch(key):
            linker.report("policy.point_not_a_number", (*path, key), key=True, found=key)
            return None
        at = plain(Decimal(key))
        if at in corners:
            linker.report("policy.point_twice", (*path, key), key=True, found=key)
            return None
        corners[at] = value
    if len(corners) < 2:
        linker.report("policy.points_too_few", path, key=True, found=len(corners))
        return None
    return Curve(tuple(sorted(corners.items())))


def _table(linker: Linker, path: Path, points: dict[str, Decimal], kind: Type) -> Table | None:
    if kind.kind is Kind.DATE:
        linker.report("policy.points_of_date", path, key=True)
        return None
    allowed = list(_FLAGS) if kind.kind is Kind.FLAG else list(kind.values)
    whole = True
    for key in points:
        if allowed and key not in allowed:
            whole = False
            linker.report(
                "rule.unknown_value",
                (*path, key),
                key=True,
                found=key,
                expected=allowed,
                nearest=nearest(key, allowed),
            )
    if not whole:
        return None
    if kind.kind is Kind.FLAG:
        return Table(tuple((_FLAGS[key], value) for key, value in points.items()))
    return Table(tuple(points.items()))


def _as_words(name: str) -> Words:
    shown = name.replace("_", " ")
    return Words(en=shown, ja=shown)
