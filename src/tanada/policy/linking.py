"""A shaped document → a policy whose every name is resolved and every rule typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from babel.core import get_global

from tanada.errors import Problem
from tanada.fields import (
    DATE,
    DERIVED,
    FLAG,
    NUMBER,
    SCORE,
    TEXT,
    WHOLE,
    Field,
    Kind,
    Type,
    canonical_fields,
    money,
)
from tanada.policy.lint.severities import lint_names
from tanada.policy.measures import link_score, score_rules
from tanada.policy.model import (
    OTHERWISE,
    UNDETERMINED,
    Attribute,
    Clause,
    Example,
    Line,
    Policy,
    Score,
    Tier,
    band_type,
)
from tanada.policy.names import RESERVED, check_names
from tanada.policy.ordering import in_order
from tanada.policy.service import check_service, service_rules
from tanada.policy.shape import FieldShape, FormulaShape, LinesShape, Words
from tanada.policy.shaping import Shaped, shown
from tanada.policy.source import Path, Source
from tanada.rules import ParsedRule, RuleProblem, parse_rule, type_rule
from tanada.rules.nearest import nearest
from tanada.rules.tree import Rule

_TYPES = {
    "whole": WHOLE,
    "number": NUMBER,
    "text": TEXT,
    "date": DATE,
    "flag": FLAG,
}


class Linker:
    """Links one document; afterwards `problems` hold whatever was wrong with it."""

    def __init__(self, source: Source, shaped: Shaped) -> None:
        assert shaped.document is not None
        self.source = source
        self.shaped = shaped
        self.document = shaped.document
        self.problems: list[Problem] = []
        self.parsed: dict[Path, ParsedRule | None] = {}
        self.typed: dict[Path, Rule] = {}
        self.known: dict[str, Type | None] = {}

    # What the stages below share: places, rules and reports.

    def report(self, code: str, path: Path, *, key: bool = False, **params: object) -> None:
        """Add a problem at a path of the document."""
        place = self.source.place(self.shaped.original(path), key=key)
        self.problems.append(Problem(code, place, params))

    def parse(self, path: Path, text: str) -> ParsedRule | None:
        """The rule's grammar, read once; None (and reported) where it is wrong."""
        if path not in self.parsed:
            result = parse_rule(text)
            self.parsed[path] = result if isinstance(result, ParsedRule) else None
            if not isinstance(result, ParsedRule):
                self._report_rule(path, text, result)
        return self.parsed[path]

    def rule(
        self,
        path: Path,
        text: str,
        known: Mapping[str, Type | None] | None = None,
        expected: str = "flag",
    ) -> Rule | None:
        """The typed rule at a path; None (and reported) where it is wrong."""
        parsed = self.parse(path, text)
        if parsed is None:
            return None
        result = type_rule(parsed, self.known if known is None else known, expected)
        if isinstance(result, list):
            self._report_rule(path, text, result)
            return None
        self.typed[path] = result
        return result

    def _report_rule(self, path: Path, text: str, problems: Iterable[RuleProblem]) -> None:
        original = self.shaped.original(path)
        for problem in problems:
            place = self.source.place_inside(original, text, problem.start, problem.end)
            self.problems.append(Problem(problem.code, place, problem.params))

    # The stages, in the order of the document.

    def link(self) -> Policy | None:
        """The policy, or None where anything is wrong."""
        places = self._currency()
        fields, stale = self._fields(places)
        check_names(self)
        self.known = {name: each.type for name, each in fields.items()}
        self.known.update(DERIVED)
        self._names_ahead()
        attributes, scores = self._facts()
        tiers = self._tiers()
        self._levers_and_monotone()
        self._service(tiers)
        examples = self._examples(tiers, fields)
        self._lint()
        if self.problems or self.shaped.problems:
            return None
        return Policy(
            name=self.document.name,
            currency=self.document.currency,
            money_places=places,
            fields=fields,
            stale_after_days=stale,
            attributes=attributes,
            scores=scores,
            tiers=tiers,
            levers=tuple(self.document.levers),
            monotone=tuple(self.document.monotone.items()),
            examples=examples,
            document=self.document,
        )

    def _currency(self) -> int:
        """Decimal places of the policy's currency (ISO 4217)."""
        code = self.document.currency
        known = get_global("all_currencies")
        if code not in known:
            self.report(
                "policy.unknown_currency", ("currency",), found=code, nearest=nearest(code, known)
            )
        return currency_places(code)

    def _fields(self, places: int) -> tuple[dict[str, Field], dict[str, int]]:
        fields = canonical_fields(places)
        stale: dict[str, int] = {}
        facts = {*DERIVED, *self.document.attributes, *self.document.scores}
        for name, shape in self.document.fields.items():
            path: Path = ("fields", name)
            if name not in fields and name not in facts:
                declared = self._declared(path, name, shape, places)
                if declared is not None:
                    fields[name] = declared
            elif shape.type is not None or shape.values is not None:
                self.report("policy.field_known", path, key=True, found=name)
            if shape.stale_after_days is not None:
                stale[name] = shape.stale_after_days
        return fields, stale

    def _declared(self, path: Path, name: str, shape: FieldShape, places: int) -> Field | None:
        if shape.type is None:
            similar = nearest(name, canonical_fields(places))
            self.report("policy.field_needs_type", path, key=True, found=name, nearest=similar)
            return None
        if (shape.type == "choice") != (shape.values is not None):
            self.report("policy.choice_needs_values", path, key=True, found=name)
            return None
        if shape.type == "money":
            kind = money(places)
        elif shape.type == "choice":
            kind = Type(Kind.CHOICE, tuple(shape.values or ()))
        else:
            kind = _TYPES[shape.type]
        return Field(name, kind, unit=shape.unit or "")

    def _names_ahead(self) -> None:
        """What can be known of attributes and scores before their rules are read."""
        for part in ("fields", "attributes", "scores"):
            written = self.source.data.get(part) if isinstance(self.source.data, dict) else None
            for name in written if isinstance(written, dict) else ():
                self.known.setdefault(str(name), None)
                if part == "scores":
                    self.known.setdefault(f"{name}_band", None)
        for name, shape in self.document.attributes.items():
            if isinstance(shape, LinesShape):
                self.known[name] = Type(Kind.LEVEL, tuple(_levels(shape)))
        for name, score in self.document.scores.items():
            self.known[name] = SCORE
            bands = sorted(score.bands.items(), key=lambda band: -band[1])
            if bands:
                self.known[f"{name}_band"] = band_type(tuple(bands))
            else:
                self.known.pop(f"{name}_band", None)

    def _facts(self) -> tuple[tuple[Attribute, ...], tuple[Score, ...]]:
        """Attributes and scores, linked in the order in which they need each other."""
        bands = {f"{name}_band": name for name in self.document.scores}
        needs = {
            name: frozenset(bands.get(need, need) for need in self._mentions(name))
            for name in [*self.document.attributes, *self.document.scores]
        }
        order, circles = in_order(needs)
        for circle in circles:
            part = "attributes" if circle[0] in self.document.attributes else "scores"
            self.report("policy.circle", (part, circle[0]), key=True, found=" → ".join(circle))
        attributes: dict[str, Attribute] = {}
        scores: dict[str, Score] = {}
        for name in order:
            if name in self.document.scores:
                score = link_score(self, name, self.document.scores[name])
                if score is not None:
                    scores[name] = score
            else:
                attribute = self._attribute(name)
                if attribute is not None:
                    attributes[name] = attribute
        return (
            tuple(attributes[name] for name in self.document.attributes if name in attributes),
            tuple(scores[name] for name in self.document.scores if name in scores),
        )

    def _mentions(self, name: str) -> set[str]:
        """The names in the rules of an attribute or a score."""
        if name in self.document.scores:
            rules = list(score_rules(self.document.scores[name], ("scores", name)))
        else:
            rules = list(_attribute_rules(self.document.attributes[name], ("attributes", name)))
        parsed = [self.parse(path, text) for path, text in rules]
        return {mention for each in parsed if each for mention in each.names}

    def _attribute(self, name: str) -> Attribute | None:
        shape = self.document.attributes[name]
        path: Path = ("attributes", name)
        label = getattr(shape, "label", None) or _as_words(name)
        if isinstance(shape, LinesShape):
            return self._level(name, shape, label)
        formula = isinstance(shape, FormulaShape)
        text = shape.formula if isinstance(shape, FormulaShape) else str(shape)
        rule = self.rule((*path, "formula") if formula else path, text, expected="value")
        if rule is None:
            return None
        self.known[name] = rule.type
        unit = (shape.unit or "") if isinstance(shape, FormulaShape) else ""
        return Attribute(name, rule.type, label, rule=rule, unit=unit)

    def _level(self, name: str, shape: LinesShape, label: Words) -> Attribute | None:
        path: Path = ("attributes", name, "lines")
        levels = _levels(shape)
        lines: list[Line] = []
        whole = True
        for index, line in enumerate(shape.lines):
            for level, text in line.items():
                place: Path = (*path, index, level)
                if level in levels[:index]:
                    self.report("policy.level_twice", place, key=True, found=level)
                if text == OTHERWISE:
                    if index < len(shape.lines) - 1:
                        self.report("policy.otherwise_not_last", place, found=level)
                    lines.append(Line(level, None))
                    continue
                rule = self.rule(place, text)
                whole = whole and rule is not None
                lines.append(Line(level, rule))
        for level in shape.names:
            if level not in levels:
                self.report(
                    "policy.unknown_level",
                    ("attributes", name, "names", level),
                    key=True,
                    found=level,
                    expected=levels,
                    nearest=nearest(level, levels),
                )
        if not whole:
            return None
        return Attribute(
            name,
            Type(Kind.LEVEL, tuple(levels)),
            label,
            lines=tuple(lines),
            skips_unknown=shape.unknown == "skip",
            value_names=tuple(shape.names.items()),
        )

    def _tiers(self) -> tuple[Tier, ...]:
        tiers: list[Tier] = []
        last = len(self.document.tiers) - 1
        complete = not any(
            path[:1] == ("tiers",) and len(path) <= 3 for path in self.shaped.left_out
        )
        for index, entry in enumerate(self.document.tiers):
            for key, shape in entry.items():
                path: Path = ("tiers", index, key)
                if key in {tier.key for tier in tiers}:
                    self.report("policy.tier_twice", path, key=True, found=key)
                if key == UNDETERMINED:
                    self.report("policy.name_reserved", path, key=True, found=key)
                if isinstance(shape.when, str):
                    if index < last and complete:
                        self.report("policy.otherwise_not_last", (*path, "when"), found=key)
                    tiers.append(Tier(key, shape.name, (Clause(OTHERWISE, None),)))
                    continue
                if index == last and complete:
                    self.report(
                        "policy.last_tier_not_otherwise", (*path, "when"), key=True, found=key
                    )
                clauses = []
                for name, text in shape.when.items():
                    if name == OTHERWISE:
                        self.report(
                            "policy.name_reserved", (*path, "when", name), key=True, found=name
                        )
                    clauses.append(Clause(name, self.rule((*path, "when", name), text)))
                tiers.append(Tier(key, shape.name, tuple(clauses)))
        return tuple(tiers)

    def _levers_and_monotone(self) -> None:
        scores = {*self.document.scores, *(f"{name}_band" for name in self.document.scores)}
        levers = {name: kind for name, kind in self.known.items() if name not in scores}
        movable = (Kind.MONEY, Kind.WHOLE, Kind.NUMBER, Kind.LEVEL, Kind.CHOICE, Kind.FLAG)
        for index, name in enumerate(self.document.levers):
            self._usable(("levers", index), name, levers, movable, "policy.lever_unfit")
        ordered = (Kind.MONEY, Kind.WHOLE, Kind.NUMBER, Kind.LEVEL, Kind.FLAG)
        for name in self.document.monotone:
            self._usable(("monotone", name), name, self.known, ordered, "policy.monotone_unfit")

    def _usable(
        self,
        path: Path,
        name: str,
        known: Mapping[str, Type | None],
        kinds: tuple[Kind, ...],
        code: str,
    ) -> None:
        if name not in known:
            key = path[0] == "monotone"
            self.report(
                "rule.unknown_name", path, key=key, found=name, nearest=nearest(name, known)
            )
            return
        kind = known[name]
        if kind is not None and kind.kind not in kinds:
            self.report(code, path, found=name, kind=kind.kind)

    def _service(self, tiers: tuple[Tier, ...]) -> None:
        keys = tuple(tier.key for tier in tiers)
        known = {**self.known, "tier": Type(Kind.LEVEL, keys)}
        for path, text in service_rules(self.document):
            self.rule(path, text, known)
        for code, path, params in check_service(self.document, self.shaped.left_out):
            place = self.source.place(self.shaped.original(path))
            self.problems.append(Problem(code, place, params))

    def _lint(self) -> None:
        for name in self.document.lint:
            if name not in lint_names():
                similar = nearest(name, lint_names())
                self.report(
                    "policy.unknown_lint", ("lint", name), key=True, found=name, nearest=similar
                )

    def _examples(
        self, tiers: tuple[Tier, ...], fields: Mapping[str, Field]
    ) -> tuple[Example, ...]:
        keys = [*(tier.key for tier in tiers), UNDETERMINED]
        results = {**self.known, "tier": TEXT, "reason": TEXT, "floor_tier": TEXT, "missing": TEXT}
        givable = {**self.known, **{f"{name}_as_of": DATE for name in fields}}
        for name in self.document.scores:
            givable.pop(f"{name}_band", None)
        examples = []
        for index, shape in enumerate(self.document.examples):
            path: Path = ("examples", index)
            expect = shape.expect if isinstance(shape.expect, dict) else {"tier": shape.expect}
            self._example_values((*path, "given"), shape.given, givable)
            self._example_values((*path, "expect"), expect, results)
            if "tier" in expect and expect["tier"] not in keys:
                found = str(expect["tier"])
                place: Path = (
                    (*path, "expect", "tier")
                    if isinstance(shape.expect, dict)
                    else (*path, "expect")
                )
                self.report(
                    "policy.unknown_tier",
                    place,
                    found=found,
                    expected=keys,
                    nearest=nearest(found, keys),
                )
            dated = any(
                kind is not None and kind.kind is Kind.DATE
                for kind in map(givable.get, shape.given)
            )
            if dated and shape.as_of is None:
                self.report("policy.example_needs_date", path)
            examples.append(
                Example(
                    index + 1,
                    tuple(shape.given.items()),
                    tuple(expect.items()),
                    shape.as_of,
                    shape.note,
                )
            )
        return tuple(examples)

    def _example_values(
        self,
        path: Path,
        values: Mapping[str, str | Decimal | bool | None],
        known: Mapping[str, Type | None],
    ) -> None:
        for name, value in values.items():
            if name not in known:
                self.report(
                    "rule.unknown_name",
                    (*path, name),
                    key=True,
                    found=name,
                    nearest=nearest(name, known),
                )
                continue
            kind = known[name]
            if kind is not None and value is not None and not fits(value, kind):
                expected = list(kind.values) or kind.kind
                self.report(
                    "policy.value_unfit",
                    (*path, name),
                    found=shown(value),
                    expected=expected,
                    name=name,
                )


def currency_places(code: str) -> int:
    """Decimal places of a currency's smallest unit (ISO 4217)."""
    fractions = get_global("currency_fractions")
    return int(fractions.get(code, fractions["DEFAULT"])[0])


def fits(value: str | Decimal | bool, kind: Type) -> bool:
    """Whether a value written in a document can be one of this type."""
    if kind.kind is Kind.FLAG:
        return isinstance(value, bool)
    if kind.numeric:
        return isinstance(value, Decimal)
    if not isinstance(value, str):
        return False
    if kind.kind is Kind.DATE:
        try:
            date.fromisoformat(value)
        except ValueError:
            return False
    return not kind.values or value in kind.values


def _levels(shape: LinesShape) -> list[str]:
    return [level for line in shape.lines for level in line]


def _as_words(name: str) -> Words:
    shown_name = name.replace("_", " ")
    return Words(en=shown_name, ja=shown_name)


def _attribute_rules(shape: object, path: Path) -> Iterable[tuple[Path, str]]:
    if isinstance(shape, FormulaShape):
        yield (*path, "formula"), shape.formula
    elif isinstance(shape, LinesShape):
        for index, line in enumerate(shape.lines):
            for level, text in line.items():
                if text != OTHERWISE:
                    yield (*path, "lines", index, level), text
    else:
        yield path, str(shape)


__all__ = ["RESERVED", "Linker", "fits"]
