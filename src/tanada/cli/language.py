"""The reader's language: asked for, or the environment's."""

from __future__ import annotations

import os
import sys

from tanada.messages.text import LANGUAGES, Language

_VARIABLES = ("TANADA_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def reader_language(arguments: list[str] | None = None) -> Language:
    """`--lang` among the arguments, else the first variable that is set, else English."""
    asked = _asked(sys.argv[1:] if arguments is None else arguments)
    for value in (asked, *(os.environ.get(name) for name in _VARIABLES)):
        if value:
            return "ja" if value.casefold().startswith("ja") else "en"
    return "en"


def _asked(arguments: list[str]) -> str | None:
    for at, argument in enumerate(arguments):
        if argument == "--lang" and at + 1 < len(arguments):
            return arguments[at + 1]
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return None


def chosen_language(asked: str | None) -> Language:
    """The language of an option, checked; without one, the environment's."""
    if asked is None:
        return reader_language([])
    if asked not in LANGUAGES:
        from tanada.errors import Place, Problem, UsageError

        params: dict[str, object] = {"found": asked, "expected": list(LANGUAGES)}
        raise UsageError(Problem("cli.unknown_language", Place("--lang"), params))
    return "ja" if asked == "ja" else "en"
