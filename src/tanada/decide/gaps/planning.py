"""Which fields to get one after the other, each determining the most of what is left open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tanada.decide.gaps.amounts import Amount
from tanada.decide.gaps.patterns import Answer, Patterns, Question


@dataclass(frozen=True)
class Step:
    """Fields to get next, mostly one, and the accounts whose tiers they determine then.

    Several fields stand together where none of them determines anything by itself.
    """

    fields: tuple[str, ...]
    determined: Amount


def rank(answer: Answer, named: Amount) -> tuple[object, ...]:
    """What is more worth getting ranks higher: accounts, then ARR, then what is looked at."""
    return (
        answer.determined.accounts,
        answer.determined.arr,
        answer.ways,
        named.accounts,
    )


def plan(patterns: Patterns, fields: Sequence[str]) -> list[Step]:
    """The steps until nothing more can be determined by fields; of equals, the first counts.

    Leaves the patterns without the accounts that a step determines.
    """
    steps: list[Step] = []
    chosen: Question = frozenset()
    left = patterns.undetermined
    while left.accounts:
        open_ = [field for field in fields if field not in chosen]
        step = _next(patterns, open_, chosen)
        if step is None:
            break
        steps.append(step)
        chosen = chosen.union(step.fields)
        patterns.settle(chosen)
        left -= step.determined
    return steps


def _next(patterns: Patterns, fields: Sequence[str], chosen: Question) -> Step | None:
    """The best field; where none alone determines anything, a few that do together."""
    together: list[str] = []
    alone = list(fields)
    while alone:
        questions = [chosen.union(together, [field]) for field in alone]
        answers = dict(zip(alone, patterns.ask(questions), strict=True))
        best = max(alone, key=lambda field: rank(answers[field], patterns.named[field]))
        if answers[best].determined.accounts:
            if together:
                return _leanest(patterns, chosen, [*together, best])
            return Step((best,), answers[best].determined)
        nearest = max(
            alone,
            key=lambda field: (answers[field].may_be.accounts, patterns.named[field].accounts),
        )
        together.append(nearest)
        alone.remove(nearest)
    return None


def _leanest(patterns: Patterns, chosen: Question, fields: list[str]) -> Step:
    """The fields without those that the others do as well without."""
    (best,) = patterns.ask([chosen.union(fields)])
    for field in fields[:-1]:
        rest = [each for each in fields if each != field]
        (answer,) = patterns.ask([chosen.union(rest)])
        if answer.determined.accounts >= best.determined.accounts:
            fields, best = rest, answer
    return Step(tuple(fields), best.determined)
