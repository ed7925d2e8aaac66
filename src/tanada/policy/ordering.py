"""Attributes and scores in an order in which each finds what it needs already there."""

from __future__ import annotations

from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter


def in_order(needs: Mapping[str, frozenset[str]]) -> tuple[list[str], list[list[str]]]:
    """The names so that none comes before what it needs, and the circles found.

    `needs` maps each name to the names it mentions; mentions of other names are passed
    over. Each circle is a list that begins and ends with the same name; a name on a
    circle is not in the order.
    """
    left = {
        name: {other for other in sorted(others) if other in needs}
        for name, others in needs.items()
    }
    circles: list[list[str]] = []
    while True:
        try:
            order = list(TopologicalSorter(left).static_order())
        except CycleError as error:
            circle = list(reversed(error.args[1]))
            circles.append(circle)
            for name in circle:
                left.pop(name, None)
            left = {name: others - set(circle) for name, others in left.items()}
        else:
            return order, circles
