"""The one shape of everything that is not a success: problems, with a status for each code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Schema
from pydantic import Field

from tanada.errors import Place, Problem, TanadaError
from tanada.messages import Language, render_problem
from tanada_web.api.languages import language_of
from tanada_web.api.rendering import as_json
from tanada_web.people.keys import KeyRefused
from tanada_web.permissions import NotAllowed


class ProblemShape(Schema):
    """One thing to mend: its code for programs, its message for people."""

    code: str = Field(examples=["policies.no_version"])
    message: str = Field(description="In the language that Accept-Language asks for.")
    path: str = Field(description="The field, the column or the part of a document; or empty.")
    line: int | None = Field(description="Where in a document, counted from 1.")
    column: int | None
    params: dict[str, Any] = Field(description="What was found, what was expected.")


class Problems(Schema):
    """Everything that was wrong with a request; nothing was changed."""

    problems: list[ProblemShape]


class Refused(TanadaError):
    """A request that is refused with a status of its own."""

    def __init__(self, status: int, code: str, path: str = "", **params: object) -> None:
        super().__init__(Problem(code, Place(path=path), params))
        self.status = status


_NOT_FOUND = (
    *("policies.no_version", "said.unknown_account", "overrides.unknown", "designations.unknown"),
    *("judgements.unknown", "corrections.unknown", "reviews.unknown", "keys.no_key"),
    *("webhooks.no_webhook", "runs.no_such_source"),
)
_CONFLICT = (
    *("policies.wrong_state", "policies.published_meanwhile", "policies.rewritten_meanwhile"),
    "ledger.tier_not_renamed",
    *("runs.busy", "runs.earlier", "runs.clock_back", "runs.no_policy", "runs.no_source"),
    *("runs.several_sources", "runs.none", "runs.erased", "said.no_policy"),
    *("overrides.wrong_state", "overrides.overlaps", "overrides.holds_nothing"),
    *("designations.removed", "designations.twice", "judgements.withdrawn"),
    *("handset.run_already", "handset.other_policy", "handset.nothing"),
    *("reviews.decided", "runs.read_again"),
    *("corrections.decided", "corrections.open_already", "corrections.later_transition"),
    *("people.address_taken", "people.last_admin", "people.forgotten_already"),
    "webhooks.not_paused",
)
STATUS_OF: dict[str, int] = dict.fromkeys(_NOT_FOUND, 404) | dict.fromkeys(_CONFLICT, 409)
"""The status of a refusal by its code, where it is not 400."""

_ADVICE = {
    "accounts.no_account_id": "api_advice.name_column",
    "accounts.column_required": "api_advice.name_column",
    "accounts.too_many_rejects": "api_advice.allow_rejects",
    "accounts.too_many_table_rejects": "api_advice.allow_rejects",
    "document.empty": "api_advice.presets",
    "ledger.too_many_ended": "api_advice.allow_ended",
    "runs.no_policy": "api_advice.publish",
    "runs.no_source": "api_advice.send_source",
    "runs.several_sources": "api_advice.name_source",
    "simulate.currencies_differ": "api_advice.one_currency",
}
"""How a program mends what a command is told to mend by its options."""


def not_found() -> Refused:
    """There is nothing at the address, or nothing that the person may see."""
    return Refused(404, "request.not_found")


def status_of(error: TanadaError) -> int:
    """The status that an error is answered with."""
    if isinstance(error, Refused):
        return error.status
    if isinstance(error, NotAllowed):
        return 403
    if isinstance(error, KeyRefused):
        return 401
    return max(STATUS_OF.get(problem.code, 400) for problem in error.problems)


def refusal(request: HttpRequest, error: TanadaError) -> HttpResponse:
    """The answer to an error."""
    return answer(request, status_of(error), error.problems)


def answer(request: HttpRequest, status: int, problems: Iterable[Problem]) -> HttpResponse:
    """An answer that lists problems."""
    content = as_json({"problems": problems_data(problems, language_of(request))})
    headers = {"Content-Language": language_of(request)}
    if status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    kind = "application/json; charset=utf-8"
    return HttpResponse(content, status=status, content_type=kind, headers=headers)


def problems_data(problems: Iterable[Problem], language: Language) -> list[dict[str, object]]:
    """Problems by the names of ProblemShape."""
    return [
        {
            "code": each.code,
            "message": _message(each, language),
            "path": each.place.path,
            "line": each.place.line,
            "column": each.place.column,
            "params": _plain(each.params),
        }
        for each in problems
    ]


def _message(problem: Problem, language: Language) -> str:
    """The problem without its place, which stands beside it."""
    placeless = Problem(problem.code, Place(), problem.params)
    return render_problem(placeless, language, _ADVICE.get(problem.code))


def _plain(params: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in params.items() if value is not None}
