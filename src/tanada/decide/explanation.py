"""What an explanation is: plain data, ready to be put into words or JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tanada.rules.tree import Rule

Value = str | int | Decimal | bool | date | None


@dataclass(frozen=True)
class Seen:
    """A named value as it counts; `state` is known, missing, stale or supplied.

    A stale value is shown in `written`; as it counts, it is missing.
    """

    name: str
    value: Value
    state: str
    written: Value = None


@dataclass(frozen=True)
class Verdict:
    """A condition, whether it holds (None: unknown), and the same of its parts."""

    rule: Rule
    holds: bool | None
    parts: tuple[Verdict, ...] = ()


@dataclass(frozen=True)
class ClauseVerdict:
    """One clause of a tier; `otherwise` has no condition and always holds."""

    name: str
    reason: str
    holds: bool | None
    verdict: Verdict | None
    seen: tuple[Seen, ...]


@dataclass(frozen=True)
class TierVerdict:
    """One tier: it holds where any clause does."""

    tier: str
    holds: bool | None
    clauses: tuple[ClauseVerdict, ...]


@dataclass(frozen=True)
class LevelVerdict:
    """An attribute that is a level: each line, and which one decided."""

    name: str
    value: Value
    state: str
    lines: tuple[tuple[str, bool | None, Verdict | None], ...]


@dataclass(frozen=True)
class MeasurePoints:
    """One part of a score; `points` of None means that what it looks at is missing."""

    name: str
    weight: Decimal
    points: Decimal | None
    seen: tuple[Seen, ...]


@dataclass(frozen=True)
class ScoreVerdict:
    """A score: its parts, the way with missing parts, and the caps that hold."""

    name: str
    value: Decimal | None
    band: str | None
    state: str
    missing: str
    measures: tuple[MeasurePoints, ...]
    caps: tuple[tuple[Decimal, Rule], ...]


@dataclass(frozen=True)
class Change:
    """The smallest single change of a lever that moves the account to another tier.

    For a number, `value` is the first that does it, and `by` how far off it is (never
    negative); `strict` says that `by` itself is not enough. For others `by` is None.
    `now` is None where the lever's value is missing today.
    """

    lever: str
    now: Value
    value: Value
    tier: str
    by: Decimal | None = None
    strict: bool = False


@dataclass(frozen=True)
class Explanation:
    """Why one account is in its tier, and what would move it.

    `up` and `down` hold, per lever of the policy, the smallest change that reaches a
    better or a worse tier, or None where no single change of it does.
    """

    account_id: str
    as_of: date
    decision: dict[str, Value]
    tiers: tuple[TierVerdict, ...]
    levels: tuple[LevelVerdict, ...]
    scores: tuple[ScoreVerdict, ...]
    missing: tuple[str, ...]
    up: dict[str, Change | None]
    down: dict[str, Change | None]
