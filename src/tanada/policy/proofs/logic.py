"""Truth in the solver's terms. What is certain stands as `True` or `False` and folds away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import z3

Bit = Any
"""A truth value: `bool`, or an expression of the solver that is true or false."""
Term = Any
"""A whole number: `int`, or an expression of the solver."""


def all_of(parts: Iterable[Bit]) -> Bit:
    """Whether every part is true."""
    open_parts = []
    for part in parts:
        if part is False:
            return False
        if part is not True:
            open_parts.append(part)
    if len(open_parts) > 1:
        return z3.And(*open_parts)
    return open_parts[0] if open_parts else True


def any_of(parts: Iterable[Bit]) -> Bit:
    """Whether some part is true."""
    open_parts = []
    for part in parts:
        if part is True:
            return True
        if part is not False:
            open_parts.append(part)
    if len(open_parts) > 1:
        return z3.Or(*open_parts)
    return open_parts[0] if open_parts else False


def negation(part: Bit) -> Bit:
    """Whether the part is false."""
    return not part if isinstance(part, bool) else z3.Not(part)


def choose(condition: Bit, then: Any, otherwise: Any) -> Any:
    """One of two terms, or of two truth values."""
    if isinstance(condition, bool):
        return then if condition else otherwise
    if then is otherwise:
        return then
    if isinstance(then, bool) or isinstance(otherwise, bool):
        return any_of(
            [all_of([condition, then]), all_of([negation(condition), otherwise])],
        )
    return z3.If(condition, then, otherwise)


def same_truth(left: Bit, right: Bit) -> Bit:
    """Whether both are true or both are false."""
    if isinstance(left, bool):
        return right if left else negation(right)
    if isinstance(right, bool):
        return left if right else negation(left)
    return left == right


@dataclass(frozen=True)
class Kleene:
    """A truth value that can be UNKNOWN: neither `true` nor `false` holds then."""

    true: Bit
    false: Bit

    @property
    def known(self) -> Bit:
        """Whether it is TRUE or FALSE."""
        return any_of([self.true, self.false])


def certain(bit: Bit) -> Kleene:
    """A truth value that is never UNKNOWN."""
    return Kleene(bit, negation(bit))


def where_known(known: Bit, bit: Bit) -> Kleene:
    """A truth value that is UNKNOWN unless `known`."""
    return Kleene(all_of([known, bit]), all_of([known, negation(bit)]))
