"""One tree of errors.

An error carries problems as data (a code, a place, parameters); the edge turns
them into text through `tanada.messages`, in the reader's language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Place:
    """Where a problem lies.

    `file` is a name to show; `line` and `column` count from 1; `path` is the
    dotted way inside a document (`tiers.tier_1.when.large`) or a field's name.
    Any of them is None or empty where it is unknown.
    """

    file: str | None = None
    line: int | None = None
    column: int | None = None
    path: str = ""


@dataclass(frozen=True)
class Problem:
    """One thing that somebody must mend.

    `code` names the message; `params` fill it in. The parameters `found`,
    `expected` and `nearest` mean the same in every message.
    """

    code: str
    place: Place = Place()
    params: Mapping[str, object] = field(default_factory=dict)


class TanadaError(Exception):
    """Every error that Tanada raises on purpose; its `problems` are never empty."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = (
            (problems,) if isinstance(problems, Problem) else tuple(problems)
        )
        super().__init__("; ".join(_plain(problem) for problem in self.problems))


class UsageError(TanadaError):
    """The call itself is wrong: an unknown preset, a date that is none."""


class PolicyError(TanadaError):
    """The policy document is wrong; every problem found is listed."""


class AccountsError(TanadaError):
    """The accounts, or the mapping of their columns, cannot be used."""


def _plain(problem: Problem) -> str:
    """The problem without prose, for a log or a traceback of the library's user."""
    place = problem.place
    where = ":".join(str(part) for part in (place.file, place.line, place.column) if part)
    values = ", ".join(f"{key}={value!r}" for key, value in problem.params.items())
    return " ".join(part for part in (where, place.path, problem.code, f"({values})") if part)
