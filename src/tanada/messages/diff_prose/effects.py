"""Whether a condition is easier or harder to meet, and for whom."""

from __future__ import annotations

from tanada.messages.diff_prose.sides import Sides
from tanada.policy.diffing.change import Change

_CLAUSES = ("diff.clause_added", "diff.clause_removed")


def effect_sentences(sides: Sides, change: Change) -> list[str]:
    """What a change of a condition does by itself; none where that cannot be said."""
    if change.effect is None:
        return []
    if change.code in _CLAUSES:
        return [sides.say(f"effect.clause_{change.effect}", tier=_tier(sides, change))]
    told = [sides.say(f"effect.{change.effect}")]
    if change.band is not None:
        told.append(_band(sides, change))
    return told


def _band(sides: Sides, change: Change) -> str:
    assert change.band is not None
    band = sides.after.where(change.band)
    if change.effect == "harder":
        return sides.say("effect.no_longer", band=band)
    if change.params.get("rest"):
        return sides.say("effect.newly_rest", band=band)
    if change.part != "tiers":
        return sides.say("effect.newly", band=band)
    best = sides.after.policy.tiers[0].key == change.path[2]
    code = "effect.newly_top" if best else "effect.newly_tier"
    return sides.say(code, band=band, tier=_tier(sides, change))


def _tier(sides: Sides, change: Change) -> str:
    return sides.after.labels.tier(str(change.path[2]))
