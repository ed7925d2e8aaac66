"""A problem → a few lines for the person who must mend it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Formatter

from tanada.errors import Place, Problem
from tanada.fields import Kind
from tanada.messages.catalogue import TEXTS
from tanada.messages.saying import known, say
from tanada.messages.text import Language

_QUOTED = re.compile(r"'([^']*)'")
_LONGEST = 120
_INDENT = "  "
_NOTHING: tuple[object, ...] = (None, "", "{}", [], ())
_STATES = {
    "policies.wrong_state": "policy_state",
    "overrides.wrong_state": "said_state",
    "corrections.decided": "said_state",
    "reviews.decided": "decided",
}
"""Messages that name states, and the area that has the words for them."""


def render_problem(problem: Problem, language: Language, advice: str | None = None) -> str:
    """`file:line:column: path: what was wrong`, then what was expected and how to mend it.

    `advice` is the code of how to mend it where it is not mended as the message itself says.
    An unknown code is a KeyError; an unknown misfit of a document's shape is told in
    general words.
    """
    code, params = _code(problem), _params(problem, language)
    what, *mending = say(code, language, **params).splitlines()
    if advice is not None:
        mending = say(advice, language, **params).splitlines()
    where = "".join(f"{part}: " for part in (_where(problem.place), problem.place.path) if part)
    return f"\n{_INDENT}".join([where + what, *_about(code, params, language), *mending])


def _where(place: Place) -> str:
    return ":".join(str(part) for part in (place.file, place.line, place.column) if part)


def _code(problem: Problem) -> str:
    """The message's code, which can depend on what exactly was found."""
    code, params = problem.code, problem.params
    if code in ("shape.too_short", "shape.too_long"):
        text = params.get("field_type") in ("Value", "String")
        return code.replace("shape.", "shape.string_") if text else code
    if code == "shape.string_pattern_mismatch" and params.get("pattern") == "^[A-Z]{3}$":
        return "shape.currency_expected"
    if code == "rule.argument_count" and params.get("least") == params.get("most"):
        return "rule.argument_count_exact"
    if code.startswith("shape.") and not known(code):
        return "shape.other"
    return code


def _params(problem: Problem, language: Language) -> dict[str, object]:
    """The parameters: codes of reasons and states as words, lists as lists, texts on a line."""
    area = _STATES.get(problem.code)
    found = dict(problem.params)
    if area is not None:
        found = {name: _in_words(area, value, language) for name, value in found.items()}
    reason = found.get("reason")
    if isinstance(reason, str) and known(reason):
        found["reason"] = say(reason, language)
    expected = found.get("expected")
    if isinstance(expected, str) and _QUOTED.search(expected):
        found["expected"] = _QUOTED.findall(expected)
    return {name: _on_one_line(value) for name, value in found.items()}


def _in_words(area: str, value: object, language: Language) -> object:
    """A state, or a list of them, in the words of an area; anything else as it is."""
    if isinstance(value, list | tuple):
        return [_in_words(area, each, language) for each in value]
    code = f"{area}.{value}"
    return say(code, language) if isinstance(value, str) and known(code) else value


def _on_one_line(value: object) -> object:
    """A text with its tabs shown and its line breaks gone, cut where it is long."""
    if not isinstance(value, str) or isinstance(value, Kind):
        return value
    shown = " ".join(value.replace("\t", "\\t").splitlines())
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"


def _about(code: str, params: Mapping[str, object], language: Language) -> list[str]:
    """Lines for what the message itself does not mention."""
    mentioned = {name for _, name, _, _ in Formatter().parse(TEXTS[code].of(language)) if name}
    return [
        say(f"problem.{name}", language, **{name: params[name]})
        for name in ("found", "expected", "nearest")
        if name not in mentioned and params.get(name) not in _NOTHING
    ]
