"""Clauses that can never decide, that overlap, or that are made for somebody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tanada.policy.editing import Editor
from tanada.policy.lint.finding import Fix, Found
from tanada.policy.lint.reading import Reading
from tanada.policy.lint.regions import never_true, within
from tanada.policy.source import Path
from tanada.rules.tree import Compare, Name, OneOf, Rule, Text, walk

MOST_CLAUSES = 5
"""A tier with more ways in than this is a list of special cases."""
_OF_ONE = ("name", "owner", "parent_account_id")
"""Fields that name a customer or a person, not a kind of customer."""


@dataclass(frozen=True)
class _Written:
    """A clause with its place; `alone` is the only one of its tier."""

    path: Path
    tier: str
    name: str
    rule: Rule
    alone: bool


def lint_clauses(reading: Reading) -> Iterator[Found]:
    """Findings about the clauses of the tiers."""
    clauses = list(_clauses(reading))
    for path, key, _ in reading.tiers:
        count = sum(clause.tier == key for clause in clauses)
        if count > MOST_CLAUSES:
            params = {"tier": key, "count": count, "most": MOST_CLAUSES}
            yield Found("lint.many_clauses", (*path, "when"), params, key=True)
    for clause in clauses:
        yield from _special(clause)
    yield from _covered(clauses)


def _clauses(reading: Reading) -> Iterator[_Written]:
    for (path, key, _), tier in zip(reading.tiers, reading.policy.tiers, strict=True):
        for clause in tier.clauses:
            if clause.rule is not None:
                place = (*path, "when", clause.name)
                yield _Written(place, key, clause.name, clause.rule, len(tier.clauses) == 1)


def _special(clause: _Written) -> Iterator[Found]:
    for node in walk(clause.rule):
        match node:
            case Compare(left=Name(name=name), right=Text(value=value)) if name in _OF_ONE:
                values = [value]
            case OneOf(value=Name(name=name), options=options) if name in _OF_ONE:
                values = [str(option.value) for option in options]
            case _:
                continue
        params = {"tier": clause.tier, "clause": clause.name, "field": name, "values": values}
        yield Found("lint.special_case", clause.path, params)
        return


def _covered(clauses: list[_Written]) -> Iterator[Found]:
    """Contradictions, clauses behind one that takes all of theirs, and needless ones before."""
    possible: list[_Written] = []
    for clause in clauses:
        params: dict[str, object] = {"tier": clause.tier, "clause": clause.name}
        if never_true(clause.rule):
            yield Found("lint.clause_never_true", clause.path, params, fix=_without(clause))
            continue
        cover = next((each for each in possible if within(clause.rule, each.rule)), None)
        if cover is not None:
            params |= {"other": cover.name, "by": cover.tier}
            yield Found("lint.clause_never_first", clause.path, params, fix=_without(clause))
            continue
        for earlier in possible:
            if earlier.tier == clause.tier and within(earlier.rule, clause.rule):
                params = {"tier": clause.tier, "clause": earlier.name, "other": clause.name}
                yield Found("lint.overlapping_clauses", earlier.path, params)
        possible.append(clause)


def _without(clause: _Written) -> Fix | None:
    """Taking the clause out changes no decision; a tier keeps at least one."""
    if clause.alone:
        return None

    def fix(editor: Editor) -> None:
        editor.remove(clause.path)

    return fix
