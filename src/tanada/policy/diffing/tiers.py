"""Changes of tiers and of the clauses that lead into them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tanada.policy.diffing.aligning import in_other_order
from tanada.policy.diffing.change import Change, Effect
from tanada.policy.diffing.rules import condition_changes
from tanada.policy.diffing.shapes import NO_RULES, shape_changes
from tanada.policy.model import Clause, Policy, Tier, mentioned
from tanada.policy.shape import TierShape
from tanada.policy.source import Path
from tanada.rules.spelling import canonical

_PART = "tiers"
_AIMS = ("share", "goals", "engagement")


def same_tiers(before: Policy, after: Policy) -> dict[str, str]:
    """The key that each tier which goes on had before → the one it has now.

    A tier goes on under its key; else as the tier that `rename` names, if that is a new one;
    else as a new tier of the same name, or with the very same clauses.
    """
    same = {tier.key: tier.key for tier in before.tiers if _tier(after, tier.key)}
    rename = after.document.transitions.rename
    for fits in (
        lambda old, new: rename.get(old.key) == new.key,
        lambda old, new: old.key not in rename and old.name == new.name,
        lambda old, new: old.key not in rename and _same_conditions(old, new),
    ):
        for old in before.tiers:
            for new in after.tiers:
                free = old.key not in same and new.key not in same.values()
                if free and fits(old, new):
                    same[old.key] = new.key
    return same


def _same_conditions(old: Tier, new: Tier) -> bool:
    """Whether both have the same conditions; taking everyone left is none."""
    conditions = [
        [canonical(clause.rule) for clause in tier.clauses if clause.rule is not None]
        for tier in (old, new)
    ]
    return bool(conditions[0]) and conditions[0] == conditions[1]


def _tier(policy: Policy, key: str) -> Tier | None:
    return next((tier for tier in policy.tiers if tier.key == key), None)


def tier_path(policy: Policy, key: str) -> Path:
    """Where a tier stands in the policy's document."""
    return ("tiers", [tier.key for tier in policy.tiers].index(key), key)


def tier_changes(before: Policy, after: Policy, same: dict[str, str]) -> Iterator[Change]:
    """Tiers gone, new, renamed and reordered; then the clauses of each, the best tier first."""
    for tier in before.tiers:
        if tier.key not in same:
            yield _removed(before, after, tier)
    for tier in after.tiers:
        if tier.key not in same.values():
            yield from _added(after, tier)
    kept = [same[tier.key] for tier in before.tiers if tier.key in same]
    if in_other_order(kept, [tier.key for tier in after.tiers]):
        order = tuple(tier for tier in before.tiers if tier.key in same)
        now = tuple(tier for tier in after.tiers if tier.key in same.values())
        yield Change(_PART, "diff.tiers_reordered", ("tiers",), order, now)
    for tier in after.tiers:
        for old in before.tiers:
            if same.get(old.key) == tier.key:
                yield from _one_tier(after, old, tier)


def _removed(before: Policy, after: Policy, tier: Tier) -> Change:
    path = tier_path(before, tier.key)
    into = _tier(after, after.document.transitions.rename.get(tier.key, ""))
    code = "diff.tier_removed" if into is None else "diff.tier_merged"
    return Change(_PART, code, path, tier, None, {"into": into})


def _added(after: Policy, tier: Tier) -> Iterator[Change]:
    path = tier_path(after, tier.key)
    at = [each.key for each in after.tiers].index(tier.key)
    above = after.tiers[at - 1] if at else None
    code = "diff.tier_added_first" if above is None else "diff.tier_added"
    yield Change(_PART, code, path, None, tier, {"above": above})
    for clause in tier.clauses:
        if clause.rule is None:
            yield Change(_PART, "diff.otherwise_added", (*path, "when"), None, tier)
        else:
            yield Change(_PART, "diff.clause_added", (*path, "when", clause.name), None, clause)


def _one_tier(after: Policy, old: Tier, new: Tier) -> Iterator[Change]:
    path = tier_path(after, new.key)
    if old.key != new.key:
        declared = after.document.transitions.rename.get(old.key) == new.key
        code = "diff.tier_key" if declared else "diff.tier_key_undeclared"
        yield Change(_PART, code, path, old, new)
    yield from shape_changes(_PART, (*path, "name"), old.name, new.name, NO_RULES)
    yield from _clause_changes((*path, "when"), old, new)


def _clause_changes(path: Path, before: Tier, after: Tier) -> Iterator[Change]:
    old = {clause.name: clause for clause in before.clauses if clause.rule is not None}
    new = {clause.name: clause for clause in after.clauses if clause.rule is not None}
    if old and not new:
        yield Change(_PART, "diff.otherwise_added", path, before, after)
    if new and not old:
        yield Change(_PART, "diff.otherwise_removed", path, before, after)
    renamed = _renamed(old, new)
    for name, clause in renamed.items():
        yield Change(_PART, "diff.clause_renamed", (*path, clause.name), old[name], clause)
    kept = {name: new[name] for name in old if name in new} | renamed
    inner: list[Change] = []
    for name, clause in kept.items():
        first, second = old[name].rule, clause.rule
        assert first is not None and second is not None
        inner += condition_changes(_PART, (*path, clause.name), first, second)
    single = list(_single_clauses(path, old, new, kept))
    one_way = len({change.effect for change in (*inner, *single)}) == 1
    yield from inner
    for change in single:
        yield change if one_way else replace(change, effect=None)
    order = [kept[name].name for name in old if name in kept]
    if in_other_order(order, list(new)):
        now = tuple(name for name in new if name in order)
        yield Change(_PART, "diff.clauses_reordered", path, tuple(order), now)


def _single_clauses(
    path: Path, old: dict[str, Clause], new: dict[str, Clause], kept: dict[str, Clause]
) -> Iterator[Change]:
    """Clauses in one policy only; beside others, each makes the tier easier to reach.

    What it does to the tier hangs on everything that the tier's clauses read.
    """
    among = bool(old) and bool(new)
    clauses = (*old.values(), *new.values())
    reads = frozenset(mentioned(clause.rule for clause in clauses if clause.rule is not None))
    going_on = {clause.name for clause in kept.values()}
    for name, clause in new.items():
        if name not in going_on:
            effect: Effect | None = "easier" if among else None
            place = (*path, name)
            code = "diff.clause_added"
            yield Change(_PART, code, place, None, clause, effect=effect, reads=reads)
    for name, clause in old.items():
        if name not in kept:
            effect = "harder" if among else None
            place, code = (*path, name), "diff.clause_removed"
            yield Change(_PART, code, place, clause, effect=effect, reads=reads)


def _renamed(old: dict[str, Clause], new: dict[str, Clause]) -> dict[str, Clause]:
    """Old name → the clause of another name with the same condition."""
    renamed: dict[str, Clause] = {}
    for name, clause in old.items():
        for other in new.values():
            taken = name in new or other.name in old or other in renamed.values()
            assert clause.rule is not None and other.rule is not None
            if not taken and canonical(clause.rule) == canonical(other.rule):
                renamed.setdefault(name, other)
    return renamed


def aim_changes(before: Policy, after: Policy, same: dict[str, str]) -> Iterator[Change]:
    """Shares, goals and service of each tier of the new policy."""
    old, new = _shapes(before), _shapes(after)
    earlier = {now: then for then, now in same.items()}
    for key, shape in new.items():
        path = tier_path(after, key)
        was = old.get(earlier.get(key, ""))
        for name in _AIMS:
            parts = getattr(was, name, None), getattr(shape, name)
            if parts[1] or was is not None:
                yield from shape_changes("aims", (*path, name), *parts, NO_RULES)


def _shapes(policy: Policy) -> dict[str, TierShape]:
    return {key: shape for entry in policy.document.tiers for key, shape in entry.items()}
