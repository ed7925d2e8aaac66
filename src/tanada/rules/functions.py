"""The functions a rule may call; a name outside this list is an error.

Adding one: its line here, its rendering in `tanada.sql.expressions`, its words in
`tanada.messages`, a conformance case and its paragraph in docs/reference/rules.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from tanada.fields import DAYS, QUOTIENT_PLACES, Kind, Type


@dataclass(frozen=True)
class Function:
    """`least` and `most` bound the number of arguments; `accepts` their kind."""

    name: str
    least: int
    most: int
    accepts: str
    result: Callable[[tuple[Type, ...]], Type]


def _widest(types: tuple[Type, ...]) -> Type:
    """The type that holds the value of any argument."""
    first = types[0]
    if not first.numeric:
        return first
    kinds = {each.kind for each in types}
    kind = kinds.pop() if len(kinds) == 1 else Kind.NUMBER
    if Kind.MONEY in {each.kind for each in types}:
        kind = Kind.MONEY
    return Type(
        kind,
        digits=max(each.digits for each in types),
        places=max(each.places for each in types),
        signed=any(each.signed for each in types),
    )


FUNCTIONS = {
    function.name: function
    for function in (
        Function("coalesce", 2, 8, "same", _widest),
        Function("least", 2, 8, "number", _widest),
        Function("greatest", 2, 8, "number", _widest),
        Function("abs", 1, 1, "number", lambda types: replace(types[0], signed=False)),
        Function("days_since", 1, 1, "date", lambda _: DAYS),
        Function("days_until", 1, 1, "date", lambda _: DAYS),
        Function(
            "percentile",
            1,
            1,
            "name",
            lambda _: Type(Kind.NUMBER, digits=1, places=QUOTIENT_PLACES, signed=False),
        ),
    )
}
"""By name.

- coalesce(a, b, …): the first value that is not missing.
- least(a, b, …), greatest(a, b, …): missing where any argument is (SQL engines
  differ here; Tanada does not).
- abs(a): the size without the sign.
- days_since(d), days_until(d): whole days from d to the run's date, and back.
- percentile(x): of all decided accounts with x known, the share with a lower x, 0 up
  to below 1; x is a name.
"""
