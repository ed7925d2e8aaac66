"""Weights, bands and points of scores."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tanada.fields import Kind
from tanada.policy.editing import Editor
from tanada.policy.lint.finding import Fix, Found
from tanada.policy.lint.reading import Reading
from tanada.policy.model import Curve, Measure, Score, Table
from tanada.policy.source import Path

_WHOLES = (Decimal(100), Decimal(1))
"""Sums of weights that read as shares of a whole."""
_WEIGHT_PLACES = 4


def lint_scores(reading: Reading) -> Iterator[Found]:
    """Findings about each score."""
    for score in reading.policy.scores:
        path: Path = ("scores", score.name)
        yield from _weights(path, score)
        yield from _lowest_band(path, score)
        for measure in score.measures:
            yield from _points((*path, "measures", measure.name), score, measure)


def _weights(path: Path, score: Score) -> Iterator[Found]:
    total = sum((measure.weight for measure in score.measures), Decimal(0))
    if total in _WHOLES:
        return
    params = {"name": score.name, "total": total}
    yield Found(
        "lint.weights_do_not_add_up",
        (*path, "measures"),
        params,
        key=True,
        fix=_to_100(path, score),
    )


def _to_100(path: Path, score: Score) -> Fix | None:
    """The same proportions as shares of 100, where they can be written exactly."""
    total = sum((measure.weight for measure in score.measures), Decimal(0))
    scaled = {each.name: each.weight * 100 / total for each in score.measures}
    exact = {
        name: weight.quantize(Decimal(10) ** -_WEIGHT_PLACES) for name, weight in scaled.items()
    }
    if any(exact[each.name] * total != each.weight * 100 for each in score.measures):
        return None

    def fix(editor: Editor) -> None:
        for name, weight in exact.items():
            editor.set((*path, "measures", name, "weight"), f"{weight.normalize():f}")

    return fix


def _lowest_band(path: Path, score: Score) -> Iterator[Found]:
    """Bands stand with the highest first."""
    if not score.bands or score.bands[-1][1] == 0:
        return
    name, at = score.bands[-1]
    place: Path = (*path, "bands", name)

    def fix(editor: Editor) -> None:
        editor.set(place, "0")

    params = {"name": score.name, "band": name, "at": at}
    yield Found("lint.lowest_band_above_zero", place, params, fix=fix)


def _points(path: Path, score: Score, measure: Measure) -> Iterator[Found]:
    points = measure.points
    place: Path = (*path, "points")
    if isinstance(points, Table):
        without = _unlisted(measure, points)
        if without:
            params: dict[str, object] = {"name": measure.name, "values": without}
            yield Found("lint.value_without_points", place, params, key=True)
        given = {give for _, give in points.rows}
    elif isinstance(points, Curve):
        given = {give for _, give in points.corners}
    else:
        given = {give for _, give in points.steps}
    if len(given) == 1 and len(score.measures) > 1:
        params = {"name": measure.name, "points": given.pop()}
        yield Found("lint.measure_without_effect", place, params, key=True)


def _unlisted(measure: Measure, table: Table) -> list[str]:
    """The values that can occur and have no points: for them the measure is missing."""
    assert measure.of is not None
    listed = {key for key, _ in table.rows}
    if measure.of.type.kind is Kind.FLAG:
        return [word for word, value in (("true", True), ("false", False)) if value not in listed]
    return [value for value in measure.of.type.values if value not in listed]
