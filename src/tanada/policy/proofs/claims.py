"""What is proved of a policy, and what came out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

Value = Decimal | str | bool | date | None
Kind = Literal["tier", "clause", "level", "band", "monotone"]
Verdict = Literal["proved", "refuted", "undecided"]
PERCENTILE = "percentile__"
"""What the name of a name's percentile begins with, as in `tanada.sql.expressions`."""


@dataclass(frozen=True)
class Effort:
    """What one question to the solver may take: seconds, and steps of the solver.

    Steps give the same answer on every machine; seconds do not.
    """

    seconds: float = 5.0
    steps: int | None = None


@dataclass(frozen=True)
class Claim:
    """One thing to prove.

    `tier` and `clause` say that a tier (by its key) or a reason (`tier_1.growing`) can
    be reached; `level` and `band` the same of a `value` of an attribute or a score;
    `monotone` that moving `name` `up` or `down` never makes the tier worse.
    """

    kind: Kind
    name: str
    value: str = ""


@dataclass(frozen=True)
class Example:
    """An account for which something holds, with the fewest fields that matter.

    `given` are its fields; a name that begins with `percentile__` stands for the share
    of accounts with a lower value. `tier` and `reason` are what comes out.
    """

    given: tuple[tuple[str, Value], ...]
    as_of: date
    tier: str = ""
    reason: str = ""
    determined: bool = True


@dataclass(frozen=True)
class Pair:
    """Two accounts that differ in one thing only, of which the second has the higher value.

    `moved` names it; what it drags along (percentiles) differs too.
    """

    moved: str
    low: Example
    high: Example


@dataclass(frozen=True)
class Proof:
    """A claim and its verdict.

    Reachable: `example` is an account that gets there. Not reachable: `taken_by` names
    what comes before and takes everything (reasons, or levels), empty where the
    condition cannot hold by itself. Not monotone: `pair` is the counterexample.
    Undecided: `hard` says what in the policy is hard (`quotient`, `product`, …), or
    names the facts that were only bounded. `idle`: nothing that decides reads the input.
    `percentiles` were allowed to be anything that rises with its value.
    """

    claim: Claim
    verdict: Verdict
    example: Example | None = None
    pair: Pair | None = None
    taken_by: tuple[str, ...] | None = None
    hard: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    idle: bool = False
    percentiles: tuple[str, ...] = field(default=())
