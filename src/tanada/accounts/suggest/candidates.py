"""What each column of a table could be, and how surely: its name weighed with its values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tanada.accounts.suggest import places
from tanada.accounts.suggest.evidence import Evidence, Reason, evidence
from tanada.accounts.suggest.names import Name, common_prefix, field_name, name_of
from tanada.accounts.suggest.profile import ColumnProfile, TableProfile
from tanada.accounts.suggest.targets import Expect, expected
from tanada.accounts.suggest.vocabulary.index import (
    KIN,
    OWN,
    POSSIBLE,
    TYPO,
    WITHIN,
    Index,
    NameMatch,
    index_of,
    key_index,
)
from tanada.accounts.suggest.vocabulary.values import MONTHS_UNITS, SCALES, YEARS_UNITS
from tanada.fields import DESIGNATIONS

CERTAIN, LIKELY, DOUBTFUL = 0.9, 0.65, 0.25
"""From here up a proposal is certain, likely, doubtful; below it is not made."""
_SURE = 0.99
_RARE = 0.4
"""Designations are for few accounts; where more have one, the name may mean otherwise."""
_BY_VALUES = ((Expect.COUNTRY, "country"), (Expect.TIME_ZONE, "time_zone"))
_FEWEST_BY_VALUES = 3
_LONGEST_NAME = 200
"""A header that is longer is a sentence, and no name."""


@dataclass(frozen=True)
class Candidate:
    """That a column may be a target's, with what speaks for and against it.

    `rewritten` are values that would have to stand otherwise; `expression`, over
    `value`, is set where the column counts in another unit.
    """

    target: str
    column: str
    confidence: float
    reasons: tuple[Reason, ...]
    expression: str | None = None
    rewritten: Mapping[str, str] = field(default_factory=dict)

    @property
    def own(self) -> bool:
        """Whether the header is the target's own name, which reading takes by itself."""
        return field_name(self.column) == self.target

    @property
    def active(self) -> bool:
        """Whether it is sure enough to go into a mapping."""
        return self.confidence >= LIKELY and not self.rewritten


def candidates(table: TableProfile, kind: str) -> list[Candidate]:
    """Every target that a column of a kind of table could be, the surest first."""
    index = index_of(kind)
    prefix = common_prefix(column.name for column in table.columns)
    found = [
        candidate
        for column in table.columns
        for candidate in _of_column(column, kind, index, prefix)
    ]
    named = {candidate.column for candidate in found}
    if kind == "accounts":
        found += _by_values(table, named)
    place = {column.name: number for number, column in enumerate(table.columns)}
    return sorted(found, key=lambda each: (-each.confidence, place[each.column], each.target))


def key_candidates(table: TableProfile) -> list[Candidate]:
    """The columns that could hold an account's id, the surest first."""
    index = key_index()
    prefix = common_prefix(column.name for column in table.columns)
    found = [
        candidate
        for column in table.columns
        for candidate in _of_column(column, "accounts", index, prefix, keys=True)
    ]
    place = {column.name: number for number, column in enumerate(table.columns)}
    return sorted(found, key=lambda each: (-each.confidence, place[each.column]))


def _of_column(
    column: ColumnProfile, kind: str, index: Index, prefix: str | None, *, keys: bool = False
) -> Iterator[Candidate]:
    if len(column.name) > _LONGEST_NAME:
        return
    name = name_of(column.name)
    matches = index.matches(name, prefix)
    own = field_name(column.name)
    if own in index.targets:
        matches = [each for each in matches if each.target != own]
        matches.insert(0, NameMatch(own, OWN, own))
    for match in matches:
        candidate = _weighed(column, name, kind, match)
        if candidate.confidence >= DOUBTFUL and (keys or match.target != "account_id"):
            yield candidate


def _weighed(column: ColumnProfile, name: Name, kind: str, match: NameMatch) -> Candidate:
    expect = expected(kind, match.target)
    found = evidence(expect, column)
    strength, unit_reasons, expression = _with_units(name, expect, match)
    confidence = strength * found.factor
    if strength < KIN and found.factor >= 1:
        confidence += found.lift
    reasons = (_name_reason(match), *unit_reasons, *found.reasons)
    if match.target in (*DESIGNATIONS, "strategic") and column.true_share > _RARE:
        confidence *= 0.5
        params = {"share": round(100 * column.true_share)}
        reasons = (*reasons, Reason("suggest.reason.often_yes", params))
    elif strength == OWN and kind == "accounts" and (confidence < LIKELY or found.rewritten):
        reasons = (*reasons, Reason("suggest.reason.read_anyway"))
    return Candidate(
        target=match.target,
        column=column.name,
        confidence=round(min(confidence, 1.0 if strength == OWN else _SURE), 2),
        reasons=reasons,
        expression=expression or found.expression,
        rewritten=found.rewritten,
    )


def _with_units(
    name: Name, expect: Expect, match: NameMatch
) -> tuple[float, tuple[Reason, ...], str | None]:
    """The name's strength with what its header says in brackets, and the unit it counts in."""
    strength, expression = match.strength, match.computed
    if expect is Expect.MONEY:
        scale = next((SCALES[unit] for unit in name.units if unit in SCALES), None)
        if scale is not None and expression is None:
            reason = Reason("suggest.reason.scaled", {"scale": scale})
            return strength, (reason,), f"value * {scale}"
    if expect is Expect.MONTHS:
        if any(unit in MONTHS_UNITS for unit in name.units):
            return max(strength, KIN), (), expression
        if any(unit in YEARS_UNITS for unit in name.units) and expression is None:
            return max(strength, KIN), (Reason("suggest.reason.years"),), "value * 12"
    return strength, (), expression


def _name_reason(match: NameMatch) -> Reason:
    params: dict[str, object] = {"like": match.like}
    match match.strength:
        case strength if strength >= OWN:
            return Reason("suggest.reason.own_name")
        case strength if strength >= KIN:
            return Reason("suggest.reason.known_name", params)
        case strength if strength == TYPO:
            return Reason("suggest.reason.nearly", params)
        case strength if strength == WITHIN or strength > POSSIBLE:
            return Reason("suggest.reason.within", params)
        case _:
            return Reason("suggest.reason.possible_name", params)


def _by_values(table: TableProfile, named: set[str]) -> Iterator[Candidate]:
    """Columns that no name speaks for, but whose values are of a list that the world keeps."""
    holds = {"country": places.is_country, "time_zone": places.is_time_zone}
    for column in table.columns:
        if column.name in named or column.numbers > 0 or column.distinct < _FEWEST_BY_VALUES:
            continue
        for expect, target in _BY_VALUES:
            if places.share(column.values, holds[target]) < 1:
                continue
            found: Evidence = evidence(expect, column)
            reasons = (Reason("suggest.reason.only_values"), *found.reasons)
            yield Candidate(target, column.name, round(POSSIBLE + found.lift, 2), reasons)


def sureness(confidence: float) -> str:
    """The word for a confidence: certain, likely or doubtful."""
    if confidence >= CERTAIN:
        return "certain"
    return "likely" if confidence >= LIKELY else "doubtful"
