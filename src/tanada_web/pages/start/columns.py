"""The columns: a mapping that was proposed, corrected on the screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from tanada.accounts.layout import known_currencies
from tanada.accounts.suggest.correcting import ID
from tanada.accounts.suggest.proposal import Question
from tanada.errors import Place, Problem, TanadaError, UsageError
from tanada.fields import Kind, canonical_fields
from tanada.messages import Language, say
from tanada.messages.formats import capitalised, currency_name
from tanada_web.beginning.columns import Looked, columns_of, look, questions_of, tables_of
from tanada_web.beginning.keeping import Beginning, folder_of, keep
from tanada_web.beginning.tiers import USUAL_CURRENCY
from tanada_web.pages.start.steps import shown, step, to, told
from tanada_web.serving.languages import language_of

_PLACES = 2
_FIRST_CURRENCIES = ("USD", "EUR", "JPY", "GBP")
_GROUPS = {Kind.LEVEL: "choice"}


@require_http_methods(["GET", "HEAD", "POST"])
@step("columns")
def columns(request: HttpRequest, said: Beginning) -> HttpResponse:
    """Each column with what it was taken for, and what somebody says instead."""
    language, folder = language_of(request), folder_of(request.user)
    try:
        looked = look(folder, said)
    except TanadaError as error:
        return shown(request, "columns", said, 422, problems=told(error, language))
    if request.method != "POST":
        return _page(request, said, looked)
    now = _sent(request.POST, said, looked)
    try:
        _check(now, looked)
    except UsageError as error:
        return _page(request, now, looked, 422, error)
    keep(request.user, now)
    return to("rows")


def _sent(sent: Mapping[str, str], said: Beginning, looked: Looked) -> Beginning:
    """What a form says; a column that it does not name is not used."""
    known = {ID, "currency", *canonical_fields(_PLACES)}
    chosen = {}
    for at, name in enumerate(looked.columns):
        target = sent.get(f"column-{at}", "")
        chosen[name] = target if target in known else ""
    answers = {}
    for question in looked.questions:
        value = sent.get(f"answer-{question.code.rpartition('.')[2]}", "")
        settled = chosen.get(str(question.params.get("column", "")))
        if value.isdigit() and int(value) < len(question.choices) and not settled:
            answers[question.code] = int(value)
    left_out = tuple(table.name for table in looked.further if not sent.get(f"table-{table.name}"))
    return replace(
        said,
        currency=sent.get("currency", ""),
        columns=chosen,
        answers=answers,
        left_out=left_out,
        thresholds=None if said.columns != chosen else said.thresholds,
    )


def _check(now: Beginning, looked: Looked) -> None:
    """Raise UsageError with all that is wrong; the path of a place is the field of the form."""
    problems = [*_wrong_columns(now, looked)]
    if now.currency not in known_currencies():
        problems.append(Problem("start.unknown_currency", Place(path="currency")))
    problems += [
        Problem("start.unanswered", Place(path=f"answer-{question.code.rpartition('.')[2]}"))
        for question in looked.questions
        if question.code not in now.answers and not _is_settled(question, now)
    ]
    if problems:
        raise UsageError(problems)


def _is_settled(question: Question, now: Beginning) -> bool:
    """Whether the columns answer it: an amount that is chosen as a field of its own."""
    return str(question.params.get("column", "")) in {
        name for name, target in (now.columns or {}).items() if target
    }


def _wrong_columns(now: Beginning, looked: Looked) -> Iterator[Problem]:
    by_target: dict[str, list[str]] = {}
    for column, target in (now.columns or {}).items():
        if target:
            by_target.setdefault(target, []).append(column)
    numbered = any(line.target == ID and not line.columns for line in looked.accounts.fields)
    if ID not in by_target and not numbered:
        yield Problem("start.no_id", Place(path="columns"))
    for target, names in by_target.items():
        if len(names) > 1:
            params: dict[str, object] = {"found": target, "columns": names}
            yield Problem("start.twice", Place(path="columns"), params)


def _page(
    request: HttpRequest,
    said: Beginning,
    looked: Looked,
    status: int = 200,
    error: UsageError | None = None,
) -> HttpResponse:
    language = language_of(request)
    wrong = {}
    general = []
    for problem in error.problems if error else ():
        params = dict(problem.params)
        if "found" in params and problem.code == "start.twice":
            params["found"] = say(f"field.{params['found']}", language)
        text = say(problem.code, language, **params)
        if problem.place.path == "columns":
            general.append({"what": text, "advice": ""})
        else:
            wrong[problem.place.path] = text
    found = columns_of(looked, said, language)
    questions = questions_of(looked, said, language)
    for question in questions:
        question["wrong"] = wrong.get(str(question["name"]), "")
    context: dict[str, object] = {
        "columns": found,
        "used": sum(1 for each in found if each.target),
        "file": ", ".join(path.name for path in looked.accounts.paths),
        "groups": _groups(language),
        "questions": questions,
        "tables": tables_of(looked, said, language),
        "currencies": _currencies(language),
        "currency": said.currency or _currency_of(looked),
        "currency_wrong": wrong.get("currency", ""),
        "problems": general,
    }
    here = replace(said, columns=None) if error else said
    return shown(request, "columns", here, status, **context)


def _groups(language: Language) -> list[tuple[str, list[tuple[str, str]]]]:
    """The fields that a column can be, by kind, under what they are called."""
    groups: dict[str, list[tuple[str, str]]] = {"id": [_named(ID, language)]}
    for name, field in canonical_fields(_PLACES).items():
        group = _GROUPS.get(field.type.kind, field.type.kind.value)
        groups.setdefault(group, []).append(_named(name, language))
    groups["money"].append(_named("currency", language))
    return [(say(f"start.group.{key}", language), names) for key, names in groups.items()]


def _named(name: str, language: Language) -> tuple[str, str]:
    return name, capitalised(say(f"field.{name}", language))


def _currencies(language: Language) -> list[tuple[str, str]]:
    others = sorted(known_currencies() - set(_FIRST_CURRENCIES))
    codes = [*_FIRST_CURRENCIES, *others]
    return [(code, f"{code} – {currency_name(code, language)}") for code in codes]


def _currency_of(looked: Looked) -> str:
    """The currency that the file says, where it is one for all; else the usual one."""
    for line in looked.accounts.fields:
        if line.target == "currency" and line.active:
            constant = getattr(line.given, "constant", None)
            examples = {text for texts in line.examples.values() for text in texts}
            found = {str(constant)} if constant else examples
            if len(found) == 1 and found <= known_currencies():
                return found.pop()
    return USUAL_CURRENCY
