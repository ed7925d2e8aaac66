"""Walking lines: which is taken, by three-valued logic. The twin of `tanada.decide.walking`."""

from __future__ import annotations

from collections.abc import Sequence

from tanada.policy.proofs.logic import Bit, Kleene, Term, all_of, any_of, choose, negation


def taken(lines: Sequence[Kleene | None], *, skip_unknown: bool) -> list[Bit]:
    """For each line whether it is the one that holds; None takes everyone left.

    An UNKNOWN line met before leaves none that holds, unless `skip_unknown`.
    """
    found: list[Bit] = []
    passed: list[Bit] = []
    for line in lines:
        holds = True if line is None else line.true
        found.append(all_of([*passed, holds]))
        if line is None:
            break
        passed.append(negation(line.true) if skip_unknown else line.false)
    return found


def gathered(taken_lines: Sequence[Bit], values: Sequence[Term]) -> tuple[Term, Bit]:
    """The value of the line that is taken, and whether there is one."""
    value: Term = values[-1]
    for holds, each in reversed(list(zip(taken_lines[:-1], values[:-1], strict=False))):
        value = choose(holds, each, value)
    return value, any_of(taken_lines)
