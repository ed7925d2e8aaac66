"""What `policy check` says of a draft while it is written, at the line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from tanada.cli.checking import example_problem
from tanada.decide.examples import run_examples
from tanada.errors import Place, PolicyError, Problem
from tanada.messages import Language
from tanada.messages.labels import Labels
from tanada.messages.lint_prose import finding_phrase
from tanada.messages.problems import render_problem
from tanada.policy.editing import Editor
from tanada.policy.lint.documents import lint_document
from tanada.policy.lint.finding import Finding
from tanada.policy.loading import read_policy
from tanada.policy.source import read_source
from tanada_web.pages.policy.versions import find_draft
from tanada_web.pages.signed_in import signed_in
from tanada_web.serving.languages import language_of

_TONES = {"error": "need", "warning": "wait", "note": ""}


@dataclass(frozen=True)
class Remark:
    """A problem or a pitfall at a line; `fix` names the one that would mend it."""

    tone: str
    kind: str
    line: int | None
    path: str
    what: str
    advice: str
    fix: str = ""


@require_POST
@signed_in
def check(request: HttpRequest, number: int) -> HttpResponse:
    """The remarks on a text that is not saved; with `fix`, on the text once that is mended."""
    find_draft(request.user, number)
    text, language = text_of(request), language_of(request)
    context: dict[str, Any] = {"draft_number": number}
    if request.POST.get("fix"):
        mended = mended_text(text, request.POST["fix"])
        context["written"] = mended if mended != text else None
        text = mended
    return render(request, "policy/check.html", context | checked(text, language))


def text_of(request: HttpRequest) -> str:
    """The text that a form holds, with the line ends of documents."""
    return request.POST.get("text", "").replace("\r\n", "\n").replace("\r", "\n")


def checked(text: str, language: Language) -> dict[str, Any]:
    """Every problem, else the examples that fail, else the pitfalls."""
    try:
        policy = read_policy(text)
    except PolicyError as error:
        remarks = [_problem(each, "policy_check.wrong", language) for each in error.problems]
        return {"remarks": remarks, "state": "wrong", "examples": 0}
    source, labels = read_source(text), Labels(policy, language)
    failed = [each for each in run_examples(policy) if not each.holds]
    told = [example_problem(policy, source, each, language) for each in failed]
    remarks = [_problem(each, "policy_check.example", language) for each in told]
    findings = lint_document(policy, source, timezone.localdate())
    remarks += [_finding(each, labels) for each in findings]
    state = "fails" if failed else "found" if findings else "right"
    return {
        "remarks": remarks,
        "state": state,
        "examples": len(policy.examples),
        "failed": len(failed),
        "holding": len(policy.examples) - len(failed),
        "found": len(findings),
    }


def mended_text(text: str, name: str) -> str:
    """The text with the fix of a finding made; as it is where there is no such fix."""
    try:
        source = read_source(text)
        findings = lint_document(read_policy(text), source, timezone.localdate())
        finding = next((each for each in findings if _name(each) == name and each.fix), None)
        if finding is None or finding.fix is None:
            return text
        editor = Editor(source)
        finding.fix(editor)
        mended = editor.text()
        read_policy(mended)
    except (PolicyError, KeyError, ValueError):
        return text
    return mended


def _problem(problem: Problem, kind: str, language: Language) -> Remark:
    """A problem whose place stands beside its words, not within them."""
    bare = Problem(problem.code, Place(), problem.params)
    what, *advice = (line.strip() for line in render_problem(bare, language).splitlines())
    place = problem.place
    return Remark("need", kind, place.line, place.path, what, " ".join(advice))


def _finding(finding: Finding, labels: Labels) -> Remark:
    what, *advice = finding_phrase(finding, labels).splitlines()
    return Remark(
        _TONES[finding.severity],
        f"severity.{finding.severity}",
        finding.place.line,
        finding.place.path,
        what,
        " ".join(advice),
        _name(finding) if finding.fix is not None else "",
    )


def _name(finding: Finding) -> str:
    return f"{finding.code}@{finding.place.path}"
