"""The numbers of a document that people turn: thresholds of tiers, weights and bands of scores.

A dial is found in the text as it stands, and turned there; all else stays as it is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from sqlglot.tokenizer_core import TokenType

from tanada.policy.editing import Editor
from tanada.policy.model import Policy
from tanada.policy.source import Path, Source, dotted, read_source
from tanada.rules.tokens import read_tokens, spelled
from tanada.rules.tree import Compare, Number, Rule, walk

Kind = Literal["threshold", "weight", "band"]
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_LONGEST = 20
_SMALL = Decimal(10)


@dataclass(frozen=True)
class Dial:
    """A number at a path of the document; of a rule, characters `start` up to `end` of its text.

    `part` is the tier (by its key) or the score that it belongs to, `name` the clause, the
    measure or the band. `subject` is what a threshold is held against, by `operator`; None where
    the number is not by itself on one side of a comparison.
    """

    kind: Kind
    path: Path
    part: str
    name: str
    value: Decimal
    start: int = 0
    end: int = 0
    place: int = 0
    subject: Rule | None = None
    operator: str = ""

    @property
    def key(self) -> str:
        """A name for it: the same for the same place in a document, whatever its value."""
        return (
            f"{dotted(self.path)}#{self.place}" if self.kind == "threshold" else dotted(self.path)
        )


@dataclass(frozen=True)
class Reach:
    """From where to where a dial is turned with ease, and by how much."""

    low: Decimal
    high: Decimal
    step: Decimal


def dials_of(policy: Policy) -> tuple[Dial, ...]:
    """Every dial of a policy, in the order of the document: tiers, then scores."""
    found: list[Dial] = []
    for place, (entry, tier) in enumerate(zip(policy.document.tiers, policy.tiers, strict=True)):
        when = entry[tier.key].when
        if isinstance(when, str):
            continue
        for clause in tier.clauses:
            path: Path = ("tiers", place, tier.key, "when", clause.name)
            found += _thresholds(path, tier.key, clause.name, when[clause.name], clause.rule)
    for score in policy.scores:
        around: Path = ("scores", score.name)
        for measure in score.measures:
            path = (*around, "measures", measure.name, "weight")
            found.append(Dial("weight", path, score.name, measure.name, measure.weight))
        for band, points in score.bands:
            if points:
                path = (*around, "bands", band)
                found.append(Dial("band", path, score.name, band, points))
    return tuple(found)


def turned(text: str, policy: Policy, values: Mapping[str, Decimal]) -> str:
    """The text with dials, by their keys, at other values; keys that there are not are passed over.

    Raises ValueError where the text is written so that a number cannot be found in it.
    """
    editor = Editor(read_source(text))
    for dial in dials_of(policy):
        value = values.get(dial.key)
        if value is None or value == dial.value:
            continue
        if dial.kind == "threshold":
            editor.set_inside(dial.path, dial.start, dial.end, written(value))
        else:
            editor.set(dial.path, written(value))
    return editor.text()


def written(value: Decimal) -> str:
    """A number as a document has it: `75000.01`, never with an exponent."""
    return f"{value.normalize():f}"


def number_of(text: str) -> Decimal | None:
    """The number that somebody put in, at least zero; None where it is none."""
    plain = text.strip().replace(",", "").replace("_", "")
    digits = plain.replace(".", "", 1)
    if not digits.isascii() or not digits.isdigit() or len(plain) > _LONGEST:
        return None
    return Decimal(plain)


def line_of(dial: Dial, source: Source) -> int:
    """The line on which it stands."""
    return source.place(dial.path).line or 1


def reach_of(dial: Dial, policy: Policy) -> Reach:
    """From zero to some times its value; points of a score to one hundred, ratios to one."""
    value = abs(dial.value)
    if dial.kind == "band" or _is_score(dial.subject, policy):
        return Reach(Decimal(0), Decimal(100), Decimal(1))
    if dial.kind == "weight":
        return Reach(Decimal(1), max(Decimal(100), _round(value * 2)), Decimal(1))
    if 0 < value <= 1 and value != value.to_integral_value():
        return Reach(Decimal(0), Decimal(1), Decimal("0.01"))
    if value <= _SMALL:
        return Reach(Decimal(0), max(_SMALL, value * 2), Decimal(1))
    high = _round(value * 5 / 2)
    return Reach(Decimal(0), high, _round(high / 250))


def _thresholds(path: Path, tier: str, clause: str, text: str, rule: Rule | None) -> list[Dial]:
    tokens, problems = read_tokens(text)
    if rule is None or problems:
        return []
    numbers = [token for token in tokens if token.token_type is TokenType.NUMBER]
    literals = [node for node in walk(rule) if isinstance(node, Number)]
    values = [Decimal(spelled(token, text)) for token in numbers]
    in_order = values == [node.value for node in literals]
    compared = _compared(rule) if in_order else {}
    return [
        Dial(
            "threshold",
            path,
            tier,
            clause,
            values[at],
            token.start,
            token.end + 1,
            at,
            *compared.get(at, (None, "")),
        )
        for at, token in enumerate(numbers)
    ]


def _compared(rule: Rule) -> dict[int, tuple[Rule, str]]:
    """What each number is held against, by how many numbers stand before it in the rule."""
    found: dict[int, tuple[Rule, str]] = {}
    count = 0

    def look(node: Rule) -> None:
        nonlocal count
        if isinstance(node, Number):
            count += 1
        if isinstance(node, Compare):
            inside = sum(isinstance(each, Number) for each in walk(node.left))
            if isinstance(node.right, Number):
                found[count + inside] = (node.left, node.operator)
            elif isinstance(node.left, Number):
                found[count] = (node.right, _TURNED.get(node.operator, node.operator))

    for node in walk(rule):
        look(node)
    return found


def _is_score(subject: Rule | None, policy: Policy) -> bool:
    return getattr(subject, "name", None) in {score.name for score in policy.scores}


def _round(value: Decimal) -> Decimal:
    """The nearest of 1, 2 and 5 times a power of ten that is not below a value."""
    unit = Decimal(1).scaleb(value.adjusted())
    return next(step * unit for step in (1, 2, 5, 10) if step * unit >= value)
