"""The data, the facts worked out from it, and the scores."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tanada.fields import Kind
from tanada.messages import formats
from tanada.messages.policy_prose.page import Page
from tanada.messages.units import amount, unit_of
from tanada.policy.model import Attribute, Curve, Measure, Score, Steps, Table, band_type
from tanada.policy.shape import FieldShape
from tanada.rules.tree import Name


def tell_data(page: Page) -> None:
    """Fields that the policy declares, and after how long a value is too old."""
    if not page.document.fields:
        return
    page.heading(2, page.say("prose.data"))
    for name, shape in page.document.fields.items():
        page.titled(page.labels.of(name), list(_field(page, name, shape)))


def _field(page: Page, name: str, shape: FieldShape) -> Iterator[str]:
    field = page.policy.fields.get(name)
    if shape.type is not None and field is not None:
        yield page.say("prose.data_kind", kind=field.type.kind)
        if field.type.values:
            yield page.say("prose.data_values", values=page.joined(field.type.values, "or"))
    if shape.unit is not None:
        yield page.say("prose.data_unit", unit=shape.unit)
    if shape.stale_after_days is not None:
        yield page.say("prose.data_stale", days=shape.stale_after_days)


def tell_facts(page: Page) -> None:
    """Each attribute: its formula, or its levels and what they take."""
    if not page.policy.attributes:
        return
    page.heading(2, page.say("prose.facts"))
    for attribute in page.policy.attributes:
        page.heading(3, page.labels.of(attribute.name))
        if attribute.rule is None:
            _tell_level(page, attribute)
        else:
            page.paragraph(*_formula(page, attribute))


def _formula(page: Page, attribute: Attribute) -> Iterator[str]:
    assert attribute.rule is not None
    label = page.labels.of(attribute.name)
    if attribute.type.kind is Kind.FLAG:
        yield page.say("prose.fact_condition", condition=page.condition(attribute.rule))
    else:
        formula = page.rules.value(attribute.rule)
        yield page.say("prose.fact_formula", label=label, formula=formula)
    if attribute.unit:
        yield page.say("prose.data_unit", unit=attribute.unit)


def _tell_level(page: Page, attribute: Attribute) -> None:
    way = "skip" if attribute.skips_unknown else "missing"
    page.paragraph(page.say("prose.fact_lines"), page.say(f"prose.unknown_{way}"))
    for number, line in enumerate(attribute.lines, 1):
        level = page.labels.value(attribute.name, attribute.type, line.level)
        everyone = page.say("condition.otherwise")
        text = everyone if line.rule is None else page.condition(line.rule)
        page.number(number, page.say("prose.titled", title=level, text=text))


def tell_scores(page: Page) -> None:
    """Each score: measures, what is missing, caps and bands."""
    if not page.policy.scores:
        return
    page.heading(2, page.say("prose.scores"))
    for score in page.policy.scores:
        page.heading(3, page.labels.of(score.name))
        page.paragraph(page.say("prose.score"))
        total = sum(measure.weight for measure in score.measures)
        for measure in score.measures:
            page.titled(_weighted(page, measure, Decimal(total)), _points(page, measure))
        page.item(page.say(f"prose.missing_{score.missing}"))
        page.item(page.say("prose.missing_all"))
        _tell_caps_and_bands(page, score)


def _tell_caps_and_bands(page: Page, score: Score) -> None:
    for rule, at_most in score.caps:
        page.item(page.say("prose.cap", points=at_most, condition=page.where(rule)))
    kind = band_type(score.bands)
    bands = [
        page.say("prose.band", band=page.labels.value(score.band_name, kind, name), points=least)
        for name, least in score.bands
    ]
    if bands:
        page.item(page.say("prose.bands", bands=formats.listed(bands, page.language, None)))


def _weighted(page: Page, measure: Measure, total: Decimal) -> str:
    return page.say(
        "prose.measure",
        label=page.labels.inside(measure.label),
        weight=measure.weight,
        total=total,
        share=formats.rounded_percent(measure.weight / total),
    )


def _points(page: Page, measure: Measure) -> list[str]:
    points = measure.points
    if isinstance(points, Steps):
        return _steps(page, points)
    assert measure.of is not None
    value = page.rules.value(measure.of)
    if isinstance(points, Curve):
        unit = unit_of(measure.of, page.policy)
        pairs = [
            (amount(at, unit, page.policy, page.language), give) for at, give in points.corners
        ]
        return [_listed_points(page, "prose.curve", value, pairs)]
    return [_listed_points(page, "prose.table", value, list(_rows(page, measure, points)))]


def _rows(page: Page, measure: Measure, table: Table) -> Iterator[tuple[str, Decimal]]:
    assert measure.of is not None
    name = measure.of.name if isinstance(measure.of, Name) else None
    for key, give in table.rows:
        if isinstance(key, bool):
            yield page.say("value.true" if key else "value.false"), give
        else:
            yield page.labels.value(name, measure.of.type, key), give


def _listed_points(page: Page, code: str, value: str, pairs: list[tuple[str, Decimal]]) -> str:
    points = [page.say(f"{code}_point", value=at, points=give) for at, give in pairs]
    return page.say(code, value=value, points=formats.listed(points, page.language, None))


def _steps(page: Page, points: Steps) -> list[str]:
    steps = [
        page.say("prose.step_otherwise", points=give)
        if rule is None
        else page.say("prose.step", points=give, condition=page.where(rule))
        for rule, give in points.steps
    ]
    way = "skip" if points.skips_unknown else "missing"
    listed = page.clauses(steps)
    return [page.say("prose.steps", points=listed), page.say(f"prose.unknown_{way}_points")]
