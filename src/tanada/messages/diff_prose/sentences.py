"""One change → a sentence, and what it means for those whom a condition is about."""

from __future__ import annotations

from collections.abc import Callable

from tanada.messages import formats
from tanada.messages.diff_prose import facts, frame, ways_in
from tanada.messages.diff_prose.effects import effect_sentences
from tanada.messages.diff_prose.entries import tell_entry
from tanada.messages.diff_prose.pieces import tell_piece
from tanada.messages.diff_prose.sides import Sides
from tanada.messages.diff_prose.trail import tell_trail
from tanada.policy.diffing.change import Change
from tanada.policy.shape import Words

_Filled = dict[str, object]

_FILLED: dict[str, Callable[[Sides, Change], _Filled]] = {
    "diff.currency": frame.currencies,
    "diff.level": frame.levels,
    "diff.rates": frame.rates,
    "diff.levers": frame.levers,
    "diff.promise_added": frame.promises,
    "diff.promise_removed": frame.promises,
    "diff.examples": frame.counts,
    "diff.bound": ways_in.bounds,
    **dict.fromkeys(
        ("diff.and_added", "diff.and_removed", "diff.or_added", "diff.or_removed"),
        ways_in.conditions,
    ),
    **dict.fromkeys(
        ("diff.option_added", "diff.option_removed", "diff.none_added", "diff.none_removed"),
        ways_in.options,
    ),
    "diff.replaced": ways_in.conditions,
    "diff.respelled": ways_in.spellings,
    **dict.fromkeys(
        ("diff.tier_added", "diff.tier_added_first", "diff.tier_merged", "diff.tier_removed"),
        ways_in.tiers,
    ),
    "diff.tier_key": ways_in.tier_keys,
    "diff.tier_key_undeclared": ways_in.tier_keys,
    "diff.tiers_reordered": ways_in.tier_orders,
    "diff.clause_added": ways_in.clauses,
    "diff.clause_removed": ways_in.clauses,
    "diff.clause_renamed": ways_in.clause_names,
    "diff.clauses_reordered": ways_in.clause_orders,
    "diff.otherwise_added": ways_in.nothing,
    "diff.otherwise_removed": ways_in.nothing,
    "diff.formula": facts.formulas,
    "diff.fact_remade": facts.remade,
    "diff.level_added": facts.levels,
    "diff.level_removed": facts.levels,
    "diff.reordered": facts.level_orders,
    "diff.unknown": facts.unknown,
    "diff.unknown_step": facts.unknown,
    "diff.missing": facts.missing,
    "diff.weight": facts.weights,
    "diff.measure_added": facts.measures,
    "diff.measure_removed": facts.measures,
    "diff.points_remade": facts.ways_of_points,
    **dict.fromkeys(("diff.point", "diff.point_added", "diff.point_removed"), facts.points),
    "diff.point_moved": facts.moved_points,
    "diff.step_points": facts.conditional_points,
    "diff.cap_points": facts.conditional_points,
    "diff.step_added": facts.steps,
    "diff.step_removed": facts.steps,
    "diff.steps_reordered": facts.step_orders,
    "diff.cap_added": facts.caps,
    "diff.cap_removed": facts.caps,
}
"""What fills the sentence of a code; of others, the values before and after."""


def tell_change(sides: Sides, change: Change) -> str:
    """The change in one sentence or more, with a capital at its beginning."""
    if change.code in ("diff.entry_added", "diff.entry_removed"):
        text = tell_entry(sides, change)
    else:
        fill = _FILLED.get(change.code, _values)
        text = sides.say(_code(change), **{"trail": _trail(sides, change), **fill(sides, change)})
    space = "" if sides.language == "ja" else " "
    return space.join([formats.capitalised(text), *effect_sentences(sides, change)])


def _code(change: Change) -> str:
    if change.code == "diff.step_points" and change.params["condition"] is None:
        return "diff.step_points_otherwise"
    return change.code


def _trail(sides: Sides, change: Change) -> str:
    """Where it is, down to the group of conditions inside a rule."""
    trail = tell_trail(sides, change.path)
    within = change.params.get("within")
    if within is None:
        return trail
    group = sides.before.quoted(sides.before.condition(within))  # type: ignore[arg-type]
    return sides.say("diff.trail", first=trail, last=group)


def _values(sides: Sides, change: Change) -> _Filled:
    """What was and what is; two things that are called the same, with their keys."""
    before, after = change.before, change.after
    if isinstance(before, Words) and isinstance(after, Words):
        return _texts(sides, before, after)
    told = {
        "before": "" if before is None else tell_piece(sides.before, change.path, before),
        "after": "" if after is None else tell_piece(sides.after, change.path, after),
    }
    if told["before"] == told["after"]:
        keys = {"before": before, "after": after}
        return {
            side: sides.say("prose.with_key", title=title, key=keys[side])
            for side, title in told.items()
        }
    return dict(told)


def _texts(sides: Sides, before: Words, after: Words) -> _Filled:
    """Both texts; where they are the same for the reader, those of the other language."""
    was, now = sides.before.customer_text(before), sides.after.customer_text(after)
    if was != now:
        return {"before": sides.before.quoted(was), "after": sides.after.quoted(now)}
    japanese = sides.language == "en"
    code = "diff.in_japanese" if japanese else "diff.in_english"
    texts = [words.ja if japanese else words.en for words in (before, after)]
    was, now = (sides.after.customer_text(Words(en=text, ja=text)) for text in texts)
    return {
        "before": sides.before.quoted(was),
        "after": sides.say(code, text=sides.after.quoted(now)),
    }
