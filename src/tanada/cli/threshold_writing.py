"""Putting proposed thresholds into a policy's file, and saying what that changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from tanada.cli.output import note
from tanada.decide.examples import ExampleResult, run_examples
from tanada.decide.writing import replacing
from tanada.errors import Place, Problem, UsageError
from tanada.messages import say
from tanada.messages.labels import Labels
from tanada.messages.threshold_prose import given_phrase
from tanada.outcomes.thresholds.clauses import (
    ThresholdClause,
    other_clauses,
    threshold_clauses,
    with_thresholds,
)
from tanada.outcomes.thresholds.searching import Threshold
from tanada.policy.loading import policy_text, preset_names, read_policy
from tanada.policy.model import Policy
from tanada.policy.source import read_source
from tanada.rules.spelling import spell_number

_MARK = "\ufeff"


@dataclass(frozen=True)
class Written:
    """What was written: clauses before, their numbers now, and which examples fail with them."""

    file: Path
    field: str
    clauses: tuple[ThresholdClause, ...]
    values: tuple[Decimal, ...]
    kept: tuple[str, ...]
    failing: tuple[ExampleResult, ...]

    def data(self) -> dict[str, object]:
        """The same for machines."""
        return {
            "file": self.file,
            "clauses": [
                {"clause": f"{c.tier}.{c.clause}", "before": c.value, "after": value}
                for c, value in zip(self.clauses, self.values, strict=True)
            ],
            "kept": list(self.kept),
            "failing_examples": [result.example.number for result in self.failing],
        }


def check_writable(file: Path) -> None:
    """Raise UsageError where the name is a preset's."""
    if str(file) in dict(preset_names()):
        raise UsageError(Problem("thresholds.write_preset", Place("--write"), {"found": str(file)}))


def write_thresholds(
    file: Path, policy: Policy, field: str, thresholds: Sequence[Threshold]
) -> Written:
    """Put the thresholds into the policy's file, all of it or nothing.

    Raises UsageError where the clauses cannot be changed, PolicyError where the document would
    not be right with them; then the file stays as it was.
    """
    text, name = policy_text(file)
    source = read_source(text, name)
    clauses = threshold_clauses(policy, field, source)
    values = tuple(threshold.value for threshold in thresholds)
    changed = with_thresholds(source, clauses, values)
    result = read_policy(changed, name)
    failing = tuple(each for each in run_examples(result) if not each.holds)
    with replacing(file) as temporary:
        temporary.write_bytes(_as_it_was(file, changed))
    kept = tuple(other_clauses(policy, field, clauses))
    return Written(file, field, clauses, values, kept, failing)


def _as_it_was(file: Path, text: str) -> bytes:
    """A text with the line ends, and the byte order mark, of the file it replaces."""
    before = file.read_bytes()
    windows = b"\r\n" in before
    mark = _MARK if before.startswith(_MARK.encode()) else ""
    return (mark + (text.replace("\n", "\r\n") if windows else text)).encode()


def print_written(written: Written, labels: Labels) -> None:
    """The clauses as they were and are, what stays, and the examples to look at."""
    language = labels.language
    pairs = zip(written.clauses, written.values, strict=True)
    changed = [(clause, value) for clause, value in pairs if clause.value != value]
    code = "cli.written" if changed else "thresholds.unchanged"
    note(say(code, language, file=written.file))
    for clause, value in changed:
        comparison = ">" if clause.strict else ">="
        params = {
            "clause": f"{clause.tier}.{clause.clause}",
            "before": f"{written.field} {comparison} {spell_number(clause.value)}",
            "after": f"{written.field} {comparison} {spell_number(value)}",
        }
        note("  " + say("thresholds.written_clause", language, **params))
    if written.kept:
        kept = list(written.kept)
        note(say("thresholds.kept", language, field=written.field, found=kept))
    if written.failing:
        note(say("thresholds.examples_fail", language, count=len(written.failing)))
    for result in written.failing:
        note("  " + _failing(result, labels))


def _failing(result: ExampleResult, labels: Labels) -> str:
    expected = dict(result.example.expect)
    return labels.say(
        "thresholds.example",
        number=result.example.number,
        given=given_phrase(dict(result.example.given)),
        found=given_phrase({name: result.found[name] for name in result.wrong}),
        expected=given_phrase({name: expected[name] for name in result.wrong}),
    )
