"""Where something changes: `Enterprise success plan › check-in › how often`."""

from __future__ import annotations

from tanada.fields import Kind, Type
from tanada.messages.diff_prose.sides import Sides
from tanada.messages.policy_prose.touchpoints import title_of
from tanada.messages.saying import known
from tanada.policy.engagement import TouchpointShape
from tanada.policy.source import Path

_ENTRIES = {
    *("fields", "attributes", "scores", "measures", "lines", "names", "bands", "tiers", "goals"),
    *("engagement", "touchpoints", "variants", "person_steps_in", "programmes", "overlays"),
    *("plays", "steps", "scenarios", "rename", "lint"),
}
"""Under these keys stand entries with names of their own."""
_TOLD = {"goals", "bands", "names", "person_steps_in", "rename", "lint"}
"""Of these, the key itself is told before the entry's name."""
_UNTOLD = {"down", "share", "cost", "books", "reviews", "transitions", "capacity", "outcomes"}
"""What follows these keys says enough by itself."""
_LAST = {"points", "caps", "weight"}
"""What stands below these is told by the sentence."""
_NAMING = {"label", "name", "kind"}
"""Where these change, what they are part of is called by its old name."""
_NAMES_OF_FACTS = {"fields", "attributes", "scores"}


def tell_trail(sides: Sides, path: Path) -> str:
    """The names on the way to a path of the document, the outermost first."""
    names: list[str] = []
    container = ""
    old = bool(path) and path[-1] in _NAMING
    for index, part in enumerate(path):
        here, rest = path[: index + 1], path[index + 1 :]
        if isinstance(part, int):
            names += [sides.say("diff.step", number=part + 1)] if container == "steps" else []
        elif container and container != "steps":
            names.append(_entry(sides, container, here, old))
            container = ""
        elif part in _LAST or (not rest and _holds_alternatives(here)):
            names += _line(sides, part, rest)
            break
        elif rest and _holds_entries(here):
            names += [_aspect(sides, here)] if part in _TOLD else []
            container = "clauses" if part == "when" else "reviews" if part == "every" else part
        elif not rest or part not in _UNTOLD:
            names.append(_aspect(sides, here))
            container = ""
    trail = names[0] if names else ""
    for name in names[1:]:
        trail = sides.say("diff.trail", first=trail, last=name)
    return trail


def _line(sides: Sides, part: str, rest: Path) -> list[str]:
    """What a limit, or one line of points, is called."""
    if part == "caps":
        return [sides.say("aspect.caps")]
    numbered = part == "points" and rest and isinstance(rest[0], int)
    return [sides.say("diff.line", number=int(rest[0]) + 1)] if numbered else []


def _holds_alternatives(path: Path) -> bool:
    """Whether the lines of a level, or the clauses of a tier, stand there."""
    return path[-1] == "lines" or (path[-1] == "when" and path[0] == "tiers")


def _holds_entries(path: Path) -> bool:
    """Whether named entries follow: clauses of a tier and rhythms of reviews among them."""
    if path[-1] == "when":
        return path[0] == "tiers"
    return path[-1] in _ENTRIES or path == ("reviews", "every")


def _aspect(sides: Sides, path: Path) -> str:
    """What a key of the document is called, where it helps after the key around it."""
    around = next((part for part in reversed(path[:-1]) if isinstance(part, str)), "")
    around = "step" if len(path) > 1 and isinstance(path[-2], int) else around
    inner = f"aspect.{around}_{path[-1]}"
    return sides.say(inner) if known(inner) else sides.after.word("aspect", str(path[-1]))


def _entry(sides: Sides, container: str, path: Path, old: bool) -> str:
    """What an entry is called: one of the deciding half, else by its own label."""
    key = str(path[-1])
    if container in _NAMES_OF_FACTS:
        return sides.of_name(key, old=old).labels.of(key)
    if container in ("tiers", "reviews"):
        return sides.of_tier(key, old=old).labels.tier(key)
    if container == "measures":
        return _measure(sides, path, old)
    if container in ("lines", "names", "bands"):
        return _level(sides, container, str(path[1]), key)
    if container == "clauses":
        return sides.after.quoted(key)
    return _labelled(sides, container, path, old)


def _labelled(sides: Sides, container: str, path: Path, old: bool) -> str:
    """An entry of the service half; one that only its author named, as words."""
    key = str(path[-1])
    if container in ("goals", "person_steps_in"):
        return sides.after.word("goal" if container == "goals" else "event", key)
    page, found = sides.at(path, old=old)
    if isinstance(found, TouchpointShape):
        return title_of(page, found)
    label = getattr(found, "label", None)
    if label is not None:
        return page.words(label)
    return key if container in ("rename", "lint") else page.quoted(key.replace("_", " "))


def _measure(sides: Sides, path: Path, old: bool) -> str:
    page, found = sides.at(path, old=old)
    label = getattr(found, "label", None)
    return page.labels.inside(label) if label is not None else str(path[-1]).replace("_", " ")


def _level(sides: Sides, container: str, name: str, level: str) -> str:
    page = sides.of_name(name, old=False)
    if container == "names":
        return page.quoted(level)
    of = f"{name}_band" if container == "bands" else name
    return page.quoted(page.labels.value(of, Type(Kind.LEVEL), level))
