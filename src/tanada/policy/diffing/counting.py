"""How the policy counts, what data it reads, and what it promises: the changes around the rules."""

from __future__ import annotations

from collections.abc import Iterator

from tanada.policy.diffing.change import Change
from tanada.policy.diffing.shapes import NO_RULES, shape_changes
from tanada.policy.model import Policy


def counting_changes(before: Policy, after: Policy) -> Iterator[Change]:
    """Currency, level and exchange rates."""
    old, new = before.document, after.document
    if old.currency != new.currency:
        yield Change("counting", "diff.currency", ("currency",), old.currency, new.currency)
    if old.level != new.level:
        yield Change("counting", "diff.level", ("level",), old.level, new.level)
    if old.rates != new.rates:
        yield Change("counting", "diff.rates", ("rates",), old.rates, new.rates)


def data_changes(before: Policy, after: Policy) -> Iterator[Change]:
    """Fields that are declared, and what is said of them."""
    old, new = before.document.fields, after.document.fields
    yield from shape_changes("data", ("fields",), old, new, NO_RULES)


def direction_changes(before: Policy, after: Policy) -> Iterator[Change]:
    """Where changes are looked for, and which way each fact is promised to move a tier."""
    if before.levers != after.levers:
        yield Change("directions", "diff.levers", ("levers",), before.levers, after.levers)
    old, new = dict(before.monotone), dict(after.monotone)
    for name in dict.fromkeys([*old, *new]):
        if old.get(name) == new.get(name):
            continue
        path = ("monotone", name)
        if name in old:
            yield Change("directions", "diff.promise_removed", path, old[name])
        if name in new:
            yield Change("directions", "diff.promise_added", path, None, new[name])


def document_changes(before: Policy, after: Policy) -> Iterator[Change]:
    """The document's name, how it is checked, since when it is in use, and its examples' number."""
    old, new = before.document, after.document
    for name in ("name", "in_use_since", "lint"):
        parts = getattr(old, name), getattr(new, name)
        yield from shape_changes("document", (name,), *parts, NO_RULES)
    if len(old.examples) != len(new.examples):
        counts = len(old.examples), len(new.examples)
        yield Change("document", "diff.examples", ("examples",), *counts)
