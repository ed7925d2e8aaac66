"""Problems as a page tells them: what is wrong, and below it how to mend it."""

from __future__ import annotations

from typing import NamedTuple

from tanada.errors import TanadaError
from tanada.messages import Language, render_problem


class Told(NamedTuple):
    """One problem in words."""

    what: str
    advice: str


def told(error: TanadaError, language: Language) -> list[Told]:
    """Every problem of an error; `parts/problems.html` shows them."""
    return [_told(render_problem(problem, language)) for problem in error.problems]


def _told(text: str) -> Told:
    what, *advice = (line.strip() for line in text.splitlines())
    return Told(what, "\n".join(advice))
