"""A policy with its meaning: every rule typed, every name resolved. It knows no engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from tanada.fields import DERIVED, SCORE, Field, Kind, Type
from tanada.policy.document import PolicyDocument
from tanada.policy.shape import SharesShape, Words
from tanada.rules.tree import Rule, names

OTHERWISE = "otherwise"
UNDETERMINED = "undetermined"
NEUTRAL_POINTS = Decimal(50)


@dataclass(frozen=True)
class Line:
    """A level and what it takes; a rule of None takes everyone left."""

    level: str
    rule: Rule | None


@dataclass(frozen=True)
class Attribute:
    """A named fact: a formula (`rule`), or a level by the first of `lines` that holds."""

    name: str
    type: Type
    label: Words
    rule: Rule | None = None
    lines: tuple[Line, ...] = ()
    skips_unknown: bool = False
    unit: str = ""
    value_names: tuple[tuple[str, Words], ...] = ()

    def rules(self) -> Iterator[Rule]:
        """Every rule in the attribute, in its order."""
        if self.rule is not None:
            yield self.rule
        yield from (line.rule for line in self.lines if line.rule is not None)


@dataclass(frozen=True)
class Curve:
    """Points by a number: linear between the given (value, points), level beyond the ends."""

    corners: tuple[tuple[Decimal, Decimal], ...]


@dataclass(frozen=True)
class Table:
    """Points by a text, a level or a flag; a value that is not listed is missing."""

    rows: tuple[tuple[str | bool, Decimal], ...]


@dataclass(frozen=True)
class Steps:
    """Points by the first condition that holds; a condition of None takes everyone left."""

    steps: tuple[tuple[Rule | None, Decimal], ...]
    skips_unknown: bool = False


@dataclass(frozen=True)
class Measure:
    """One part of a score; `of` is what curves and tables look at."""

    name: str
    label: Words
    weight: Decimal
    points: Curve | Table | Steps
    of: Rule | None = None

    def rules(self) -> Iterator[Rule]:
        """Every rule in the measure, in its order."""
        if self.of is not None:
            yield self.of
        if isinstance(self.points, Steps):
            yield from (rule for rule, _ in self.points.steps if rule is not None)


@dataclass(frozen=True)
class Score:
    """Σ(weight × points) ÷ Σ weight, 0 to 100, to 4 decimal places.

    `bands` stand with the highest first; `caps` as written.
    """

    name: str
    label: Words
    measures: tuple[Measure, ...]
    missing: Literal["reweigh", "neutral", "zero"]
    caps: tuple[tuple[Rule, Decimal], ...] = ()
    bands: tuple[tuple[str, Decimal], ...] = ()

    @property
    def band_name(self) -> str:
        """The column that holds the score's band."""
        return f"{self.name}_band"

    def rules(self) -> Iterator[Rule]:
        """Every rule in the score, in its order."""
        for measure in self.measures:
            yield from measure.rules()
        yield from (rule for rule, _ in self.caps)


@dataclass(frozen=True)
class Clause:
    """One named way into a tier; a rule of None takes everyone left."""

    name: str
    rule: Rule | None


@dataclass(frozen=True)
class Tier:
    """A tier and its clauses, any of which is enough."""

    key: str
    name: Words
    clauses: tuple[Clause, ...]

    def reason(self, clause: Clause) -> str:
        """The reason's code in a decision: `tier_1.growing`."""
        return f"{self.key}.{clause.name}"


@dataclass(frozen=True)
class Example:
    """What the document says must come out for an account that it describes."""

    number: int
    given: tuple[tuple[str, str | Decimal | bool | None], ...]
    expect: tuple[tuple[str, str | Decimal | bool | None], ...]
    as_of: date | None
    note: Words | None


@dataclass(frozen=True)
class Policy:
    """A linked policy.

    `fields` are all fields its accounts can have, by name; `attributes` and `scores`
    stand as written; `document` keeps the parts that only later stages read;
    `fingerprint` is the SHA-256 of the meaning in hexadecimal digits.
    """

    name: Words
    currency: str
    money_places: int
    fields: dict[str, Field]
    stale_after_days: dict[str, int]
    attributes: tuple[Attribute, ...]
    scores: tuple[Score, ...]
    tiers: tuple[Tier, ...]
    levers: tuple[str, ...]
    monotone: tuple[tuple[str, Literal["up", "down"]], ...]
    examples: tuple[Example, ...]
    document: PolicyDocument = field(repr=False)
    fingerprint: str = ""

    @property
    def short_fingerprint(self) -> str:
        """The first 16 digits: what stands in a decision's `policy` column."""
        return self.fingerprint[:16]

    @property
    def default_term_months(self) -> int:
        """Months between renewals where an account does not say."""
        return self.document.transitions.down.default_term_months

    def shares(self, tier: str) -> SharesShape | None:
        """The target shares of a tier, by its key."""
        for entry in self.document.tiers:
            if tier in entry:
                return entry[tier].share
        return None

    def rules(self) -> Iterator[Rule]:
        """Every rule that decides: of attributes, scores and tiers, in that order."""
        for attribute in self.attributes:
            yield from attribute.rules()
        for score in self.scores:
            yield from score.rules()
        for tier in self.tiers:
            yield from (clause.rule for clause in tier.clauses if clause.rule is not None)

    def conditions(self) -> Iterator[Rule]:
        """Every rule that is TRUE, FALSE or UNKNOWN: lines, steps, caps and clauses."""
        for attribute in self.attributes:
            yield from (line.rule for line in attribute.lines if line.rule is not None)
        for score in self.scores:
            for measure in score.measures:
                if isinstance(measure.points, Steps):
                    yield from (rule for rule, _ in measure.points.steps if rule is not None)
            yield from (rule for rule, _ in score.caps)
        for tier in self.tiers:
            yield from (clause.rule for clause in tier.clauses if clause.rule is not None)

    def suppliable(self) -> dict[str, Type]:
        """What a column of the accounts can supply in a formula's place, by name."""
        supplied = dict(DERIVED)
        supplied.update((attribute.name, attribute.type) for attribute in self.attributes)
        supplied.update((score.name, SCORE) for score in self.scores)
        return supplied

    def known_names(self) -> dict[str, Type]:
        """Every name that a rule of this policy may mention, with its type."""
        known = {name: each.type for name, each in self.fields.items()}
        known.update(self.suppliable())
        known.update((score.band_name, band_type(score.bands)) for score in self.scores)
        return known


def band_type(bands: tuple[tuple[str, Decimal], ...]) -> Type:
    """A band is a level, its highest number best."""
    return Type(Kind.LEVEL, tuple(name for name, _ in bands))


def mentioned(rules: Iterable[Rule]) -> tuple[str, ...]:
    """The names that any of the rules mentions, in order of first mention."""
    return tuple(dict.fromkeys(name for rule in rules for name in names(rule)))
