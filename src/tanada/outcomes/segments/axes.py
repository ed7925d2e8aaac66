"""What accounts can be crossed by: the names a policy knows that stand for a few values."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tanada.errors import Place, Problem, UsageError
from tanada.fields import TEXT, Kind, Type
from tanada.policy.model import Policy
from tanada.rules.nearest import nearest

MOST_ATTRIBUTES = 3
MOST_VALUES = 20
"""How many values of an attribute stand by themselves."""
TIER, REASON, STATUS = "tier", "reason", "status"
STATUSES = (
    *("new", "held", "promoted", "recovered", "grace", "demoted"),
    *("pinned", "unpinned", "not_seen", "corrected", "undetermined"),
)
"""Those that an account which has not ended can have, in the order in which they stand."""
FLAG_VALUES = ("true", "false")
_KINDS = (Kind.TEXT, Kind.CHOICE, Kind.LEVEL, Kind.FLAG)


class Stands(StrEnum):
    """What a value of an axis stands for: itself, all that have no place, or none known."""

    ITSELF = "value"
    OTHERS = "others"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Value:
    """A value of an axis; `key` is empty where it stands for others or for none known."""

    key: str
    stands: Stands = Stands.ITSELF


@dataclass(frozen=True)
class Axis:
    """An attribute and its values: levels as the policy orders them, texts by accounts.

    `left_out` values share the place of the others.
    """

    name: str
    type: Type
    values: tuple[Value, ...]
    left_out: int = 0


def axis_types(policy: Policy) -> dict[str, Type]:
    """Everything that accounts can be crossed by, with its type; tiers and reasons in order."""
    tiers = tuple(tier.key for tier in policy.tiers)
    reasons = tuple(tier.reason(clause) for tier in policy.tiers for clause in tier.clauses)
    types = {
        TIER: Type(Kind.LEVEL, tiers),
        REASON: Type(Kind.LEVEL, reasons),
        STATUS: TEXT,
    }
    types.update((name, kind) for name, kind in policy.known_names().items() if kind.kind in _KINDS)
    return types


def ordered_values(name: str, kind: Type) -> tuple[str, ...]:
    """The values that a name can have, in their order; empty where they follow from the data."""
    if kind.kind is Kind.FLAG:
        return FLAG_VALUES
    return STATUSES if name == STATUS else kind.values


def as_named(policy: Policy, written: Sequence[str]) -> list[str]:
    """The names as the policy writes them: `TIER` is `tier`, where just one is the same so."""
    valid = axis_types(policy)
    found = []
    for name in written:
        same = [each for each in valid if each.casefold() == name.casefold()]
        found.append(same[0] if len(same) == 1 and name not in valid else name)
    return found


def check_names(policy: Policy, names: Sequence[str], option: str) -> None:
    """Raise UsageError with all that is wrong with the names to cross by."""
    problems = list(_problems(policy, names, Place(option)))
    if problems:
        raise UsageError(problems)


def check_columns(
    policy: Policy, names: Sequence[str], columns: Collection[str], option: str
) -> None:
    """Raise UsageError where the accounts have no column for a field to cross by."""
    own = {
        name
        for name, field in policy.fields.items()
        if field.type.kind in _KINDS and name not in columns
    }
    lacking = [name for name in names if name in own]
    if lacking:
        known = [name for name in axis_types(policy) if name not in own]
        raise UsageError(
            Problem("segments.no_column", Place(option), {"found": name, "expected": known})
            for name in lacking
        )


def _problems(policy: Policy, names: Sequence[str], place: Place) -> Iterator[Problem]:
    if not names:
        yield Problem("segments.no_names", place)
        return
    if len(names) > MOST_ATTRIBUTES:
        params = {"found": len(names), "most": MOST_ATTRIBUTES}
        yield Problem("segments.too_many", place, params)
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            yield Problem("segments.twice", place, {"found": name})
        yield from _misnamed(policy, name, place)


def _misnamed(policy: Policy, name: str, place: Place) -> Iterator[Problem]:
    valid = axis_types(policy)
    if name in valid:
        return
    kind = policy.known_names().get(name)
    if kind is None:
        guess = nearest(name, valid)
        params: dict[str, object] = {"found": name, "nearest": guess}
        if guess is None:
            params["expected"] = list(valid)
        yield Problem("segments.unknown_name", place, params)
        return
    bands = [score.band_name for score in policy.scores if score.name == name and score.bands]
    if bands:
        yield Problem("segments.score", place, {"found": name, "band": bands[0]})
    else:
        yield Problem("segments.many_values", place, {"found": name, "kind": kind.kind})
