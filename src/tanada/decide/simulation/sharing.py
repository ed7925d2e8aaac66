"""One snapshot for two policies: what they must agree on, and what it is read as."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from tanada.accounts.layout import account_columns
from tanada.accounts.money.factors import terms_of
from tanada.accounts.snapshot import Snapshot
from tanada.errors import Place, Problem, UsageError
from tanada.fields import Field
from tanada.policy.model import Policy

_CONVERTED = ("rates.converted", "rates.missing", "rates.too_old")
"""The notes that say that amounts went through the exchange rates."""


def shared_policy(new: Policy, old: Policy, place: Place) -> Policy:
    """A policy to read accounts with, whose columns are those of both.

    Where both know a column, it is the new policy's. A row that either policy alone would
    reject is rejected. Raises UsageError at `place` where the two count in different
    currencies or for different levels.
    """
    problems = []
    if new.currency != old.currency:
        found: dict[str, object] = {"old": old.currency, "new": new.currency}
        problems.append(Problem("simulate.currencies_differ", place, found))
    if new.document.level != old.document.level:
        found = {"old": old.document.level, "new": new.document.level}
        problems.append(Problem("simulate.levels_differ", place, found))
    if problems:
        raise UsageError(problems)
    attributes, scores = _names(new.attributes), _names(new.scores)
    return replace(
        new,
        fields={**old.fields, **new.fields},
        stale_after_days={**old.stale_after_days, **new.stale_after_days},
        attributes=(
            *new.attributes,
            *(each for each in old.attributes if each.name not in attributes),
        ),
        scores=(*new.scores, *(each for each in old.scores if each.name not in scores)),
    )


def check_shared(snapshot: Snapshot, new: Policy, old: Policy, as_of: date, place: Place) -> None:
    """Raise UsageError where a column means one thing to one policy and another to the other.

    Only columns that the accounts have count; the same holds for the terms of exchange, which
    may differ where nothing was converted.
    """
    problems = list(_fields_that_differ(snapshot, new, old, place))
    converted = any(note.code in _CONVERTED for note in snapshot.notes)
    if converted and terms_of(new, as_of) != terms_of(old, as_of):
        problems.append(Problem("simulate.rates_differ", place))
    if problems:
        raise UsageError(problems)


def _fields_that_differ(
    snapshot: Snapshot, new: Policy, old: Policy, place: Place
) -> Iterator[Problem]:
    ours, theirs = account_columns(new), account_columns(old)
    for name in snapshot.columns:
        if name not in ours or name not in theirs:
            continue
        mine, other = ours[name], theirs[name]
        if _read_as(mine, name in new.suppliable()) == _read_as(other, name in old.suppliable()):
            continue
        params: dict[str, object] = {"field": name}
        if mine.type.kind != other.type.kind:
            code = "simulate.kinds_differ"
            params |= {"old": other.type.kind, "new": mine.type.kind}
        elif mine.type.values != other.type.values:
            code = "simulate.values_differ"
            params |= {"old": list(other.type.values), "new": list(mine.type.values)}
        else:
            code = "simulate.sizes_differ"
        yield Problem(code, place, params)


def _read_as(field: Field, suppliable: bool) -> tuple[object, ...]:
    """What reading takes from a column's field; the order of levels matters to rules alone."""
    kind = field.type
    values = frozenset(kind.values)
    return (
        kind.kind,
        values,
        kind.digits,
        kind.places,
        kind.signed,
        field.least,
        field.most,
        suppliable,
    )


def _names(parts: tuple[object, ...]) -> set[str]:
    return {str(getattr(part, "name", "")) for part in parts}
