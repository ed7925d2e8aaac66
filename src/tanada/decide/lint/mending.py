"""Fixes put into a document's text one by one, each only where the document is better for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tanada.decide.examples import run_examples
from tanada.errors import PolicyError
from tanada.policy.editing import Editor
from tanada.policy.lint.documents import lint_document
from tanada.policy.lint.finding import Finding
from tanada.policy.lint.severities import SEVERITIES
from tanada.policy.loading import read_policy
from tanada.policy.source import read_source


@dataclass(frozen=True)
class Mended:
    """A document's text with fixes made; `done` are the findings that are gone by them.

    `kept` are findings whose fix was left out, because an example of the document says
    otherwise, or because it would bring another finding.
    """

    text: str
    done: tuple[Finding, ...]
    kept: tuple[Finding, ...]


def mend(text: str, file: str | None, as_of: date) -> Mended:
    """Every fix of a valid document's findings that leaves it valid, with its examples holding.

    The places are those at the time a fix was made. Mending a mended text changes nothing.
    """
    done: list[Finding] = []
    kept: dict[tuple[str, str], Finding] = {}
    findings = _findings(text, file, as_of)
    while True:
        waiting = [each for each in findings if each.fix is not None and _name(each) not in kept]
        if not waiting:
            return Mended(text, tuple(done), tuple(kept.values()))
        finding = waiting[0]
        changed = _changed(text, file, finding)
        after = None if changed is None else _after(changed, file, as_of)
        if changed is None or after is None or _weight(after) >= _weight(findings):
            kept[_name(finding)] = finding
            continue
        done.append(finding)
        text, findings = changed, after


def _name(finding: Finding) -> tuple[str, str]:
    return finding.code, finding.place.path


def _findings(text: str, file: str | None, as_of: date) -> tuple[Finding, ...]:
    return lint_document(read_policy(text, file), read_source(text, file), as_of)


def _changed(text: str, file: str | None, finding: Finding) -> str | None:
    """The text with one fix made; None where the text is written so that it cannot be."""
    editor = Editor(read_source(text, file))
    assert finding.fix is not None
    try:
        finding.fix(editor)
        return editor.text()
    except (KeyError, ValueError):
        return None


def _after(text: str, file: str | None, as_of: date) -> tuple[Finding, ...] | None:
    """The findings of a changed document; None where it is wrong or an example fails."""
    try:
        policy = read_policy(text, file)
    except PolicyError:
        return None
    if not all(result.holds for result in run_examples(policy)):
        return None
    return lint_document(policy, read_source(text, file), as_of)


def _weight(findings: tuple[Finding, ...]) -> tuple[int, ...]:
    """How many findings there are of each severity: a warning outweighs any number of notes."""
    return tuple(sum(each.severity == severity for each in findings) for severity in SEVERITIES)
