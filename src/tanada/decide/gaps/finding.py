"""The gaps of a snapshot: fields, what they leave open, and the order to get them in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tanada.accounts.snapshot import Snapshot
from tanada.decide.compiling import Compiler
from tanada.decide.gaps.amounts import NOTHING, Amount
from tanada.decide.gaps.counting import Freshness, Partial, count
from tanada.decide.gaps.patterns import NO_ANSWER, Answer, Patterns
from tanada.decide.gaps.planning import Step, plan, rank
from tanada.decide.gaps.reach import Reach, in_file, of_scores, of_tiers
from tanada.decide.nodes import Nodes
from tanada.fields import DESIGNATIONS, Kind
from tanada.policy.model import Policy

TIERS, SCORES, FACTS = "tiers", "scores", "facts"
"""What reads a field: the tiers, a score, or another fact of the policy."""


@dataclass(frozen=True)
class FieldGap:
    """A field that the policy reads, and what lacking it does.

    `read_by` is some of TIERS, SCORES, FACTS. `missing` accounts lack it, `stale` of them with
    a value too old. `named` are the undetermined accounts whose `missing` names it; `answer`
    says what it alone would do for them.
    """

    name: str
    in_file: bool
    read_by: tuple[str, ...]
    missing: Amount
    stale: int
    named: Amount = NOTHING
    answer: Answer = NO_ANSWER


@dataclass(frozen=True)
class Gaps:
    """What is missing from the accounts that have not ended.

    `fields` are all that can be missing, the most worth getting first; `floors` the
    undetermined accounts by the tier they are at least in; `flags_without_column` count as no;
    `left` stays undetermined after every step of the plan.
    """

    accounts: Amount
    ended: int
    undetermined: Amount
    floors: tuple[tuple[str, Amount], ...]
    fields: tuple[FieldGap, ...]
    flags_without_column: tuple[str, ...]
    freshness: tuple[Freshness, ...]
    partial: tuple[Partial, ...]
    plan: tuple[Step, ...]
    left: Amount


def find_gaps(snapshot: Snapshot, policy: Policy, as_of: date) -> Gaps:
    """The gaps of a snapshot under a policy on a date: two queries over the accounts."""
    compiler = Compiler(policy, snapshot.columns, as_of)
    nodes = Nodes(compiler)
    counts = count(snapshot, compiler, nodes)
    patterns = Patterns(snapshot, compiler, nodes)
    answers = dict(
        zip(patterns.fields, patterns.ask([frozenset([f]) for f in patterns.fields]), strict=True)
    )
    reaches = {TIERS: of_tiers(policy), SCORES: of_scores(policy)}
    fields = [
        FieldGap(
            name,
            in_file(compiler, name),
            _read_by(name, reaches),
            found.missing,
            found.stale,
            patterns.named.get(name, NOTHING),
            answers.get(name, NO_ANSWER),
        )
        for name, found in counts.fields.items()
    ]
    fields.sort(key=_rank, reverse=True)
    steps = plan(patterns, [each.name for each in fields if each.name in answers])
    left = patterns.undetermined
    for step in steps:
        left -= step.determined
    return Gaps(
        counts.accounts,
        counts.ended,
        patterns.undetermined,
        patterns.floors,
        tuple(fields),
        _flags_without_column(compiler, policy),
        counts.freshness,
        counts.partial,
        tuple(steps),
        left,
    )


def _rank(field: FieldGap) -> tuple[object, ...]:
    """The most worth getting first; of those that determine nothing, the widest gap."""
    missing = field.missing
    return (*rank(field.answer, field.named), missing.arr, missing.accounts)


def _read_by(name: str, reaches: dict[str, Reach]) -> tuple[str, ...]:
    return tuple(by for by, reach in reaches.items() if name in reach) or (FACTS,)


def _flags_without_column(compiler: Compiler, policy: Policy) -> tuple[str, ...]:
    """Yes/no fields beneath the tiers that the accounts have no column for.

    The designations stand as `strategic`, and only where there is none of them.
    """
    reach, columns = of_tiers(policy), compiler.columns
    flags = [name for name in reach.fields if policy.fields[name].type.kind is Kind.FLAG]
    if "strategic" in reach.derived:
        flags = [name for name in flags if name not in DESIGNATIONS]
        if not any(name in columns for name in (*DESIGNATIONS, "strategic")):
            flags.append("strategic")
    return tuple(name for name in flags if name not in columns)
