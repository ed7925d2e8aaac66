"""Changes inside conditions, and of the tiers and clauses that they lead into."""

from __future__ import annotations

from typing import cast

from tanada.messages import formats
from tanada.messages.diff_prose.sides import SidePage, Sides
from tanada.policy.diffing.change import Change
from tanada.policy.model import Clause, Tier
from tanada.rules.spelling import spell
from tanada.rules.tree import Compare, OneOf, Rule

_Filled = dict[str, object]


def bounds(sides: Sides, change: Change) -> _Filled:
    """The value that is compared, and what was and is asked of it."""
    before, after = cast(Compare, change.before), cast(Compare, change.after)
    return {
        "left": sides.after.compared(after.left),
        "before": sides.before.bound(before),
        "after": sides.after.bound(after),
    }


def conditions(sides: Sides, change: Change) -> _Filled:
    """Conditions as phrases."""
    return {
        "before": _phrase(sides.before, change.before),
        "after": _phrase(sides.after, change.after),
    }


def _phrase(page: SidePage, rule: object) -> str:
    everyone = page.say("condition.otherwise")
    return everyone if rule is None else page.condition(cast(Rule, rule))


def options(sides: Sides, change: Change) -> _Filled:
    """The values that a list gained or lost."""
    new = change.after is not None
    page = sides.after if new else sides.before
    listed = cast(OneOf, change.after if new else change.before)
    values = [page.sides.option(option, listed.value) for option in listed.options]
    told = page.joined(values, "or")
    return {"left": page.compared(listed.value), "after": told, "before": told}


def spellings(_: Sides, change: Change) -> _Filled:
    """Rules as they are written."""
    return {"before": spell(cast(Rule, change.before)), "after": spell(cast(Rule, change.after))}


def tiers(sides: Sides, change: Change) -> _Filled:
    """The tier that is gone or new, and the one beside it."""
    filled: _Filled = {}
    if isinstance(change.before, Tier):
        filled["before"] = sides.before.labels.tier(change.before.key)
    if isinstance(change.after, Tier):
        filled["after"] = sides.after.labels.tier(change.after.key)
    for name in ("into", "above"):
        other = change.params.get(name)
        if isinstance(other, Tier):
            filled[name] = sides.after.labels.tier(other.key)
    return filled


def tier_keys(_: Sides, change: Change) -> _Filled:
    """The old and the new key."""
    return {"old_key": cast(Tier, change.before).key, "new_key": cast(Tier, change.after).key}


def tier_orders(sides: Sides, change: Change) -> _Filled:
    """The tiers by their names, the best first."""

    def order(page: SidePage, listed: object) -> str:
        names = [page.labels.tier(tier.key) for tier in cast("tuple[Tier, ...]", listed)]
        return formats.listed(names, page.language, None)

    return {"before": order(sides.before, change.before), "after": order(sides.after, change.after)}


def clauses(sides: Sides, change: Change) -> _Filled:
    """The condition of a clause that is gone or new."""
    if change.after is None:
        return {"before": sides.before.quoted(_condition(sides.before, change.before))}
    return {"after": sides.after.quoted(_condition(sides.after, change.after))}


def _condition(page: SidePage, clause: object) -> str:
    return _phrase(page, cast(Clause, clause).rule)


def clause_names(_: Sides, change: Change) -> _Filled:
    """The old and the new name."""
    return {
        "old_name": cast(Clause, change.before).name,
        "new_name": cast(Clause, change.after).name,
    }


def clause_orders(sides: Sides, change: Change) -> _Filled:
    """The names of the clauses in their order."""

    def order(listed: object) -> str:
        return formats.listed(cast("tuple[str, ...]", listed), sides.language, None)

    return {"before": order(change.before), "after": order(change.after)}


def nothing(_: Sides, __: Change) -> _Filled:
    """The sentence needs no more than its place."""
    return {}
