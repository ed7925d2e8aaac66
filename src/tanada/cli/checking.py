"""`tanada policy check`: problems, examples, pitfalls, and the mending of what can be mended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import typer
from rich.text import Text

from tanada.accounts.rejects import check_rejects
from tanada.cli.mending_file import PolicyFile, changes, print_changes
from tanada.cli.output import console, note
from tanada.cli.streams import print_json
from tanada.cli.tiering import memory_explained, open_snapshot, print_reading, share_option
from tanada.decide.examples import ExampleResult, run_examples
from tanada.decide.lint.accounts import lint_accounts
from tanada.decide.lint.mending import Mended, mend
from tanada.decide.running import Decisions
from tanada.errors import Place, PolicyError, Problem, UsageError
from tanada.messages import Language, say
from tanada.messages.labels import Labels
from tanada.messages.lint_prose import finding_phrase
from tanada.policy.lint.documents import lint_document
from tanada.policy.lint.finding import Finding, in_order
from tanada.policy.lint.severities import SEVERITIES
from tanada.policy.loading import policy_text, preset_names, read_policy
from tanada.policy.model import Policy
from tanada.policy.source import Source, read_source

_STYLES = {"error": "bold red", "warning": "yellow", "note": "dim"}
_WRONG = 2


@dataclass(frozen=True)
class CheckCall:
    """The options of one call."""

    policy: str
    as_of: date
    language: Language
    accounts: Path | None = None
    mapping: Path | None = None
    max_rejects: str = "5%"
    fix: bool = False
    as_json: bool = False


def check_command(call: CheckCall) -> None:
    """Every problem of a document, else what its examples say, else the pitfalls it shows.

    A finding of severity error ends with exit code 2, any other with 0.
    """
    _check_options(call)
    text, file = policy_text(call.policy)
    policy = read_policy(text, file)
    _check_examples(policy, read_source(text, file), call.language)
    mended, diff = None, []
    if call.fix:
        mended = _mended(call)
        diff = changes(text, mended.text, file)
        text, policy = mended.text, read_policy(mended.text, file)
    source = read_source(text, file)
    findings = lint_document(policy, source, call.as_of)
    if call.accounts is not None:
        found = _with_accounts(call, call.accounts, policy, source)
        findings = in_order([*findings, *found])
    if call.as_json:
        fixes = None if mended is None else {"fixed": mended.done, "kept": mended.kept}
        print_json(_report(policy, findings, fixes, diff, call.language))
    else:
        print_changes(diff)
        _print(policy, findings, call)
    if any(finding.severity == "error" for finding in findings):
        raise typer.Exit(_WRONG)


def _check_options(call: CheckCall) -> None:
    """Raise UsageError where an option has nothing to work on."""
    if call.mapping is not None and call.accounts is None:
        raise UsageError(Problem("check.map_without_accounts", Place("--map")))
    if call.fix and call.policy in dict(preset_names()):
        raise UsageError(Problem("check.fix_preset", Place("--fix"), {"found": call.policy}))


def _check_examples(policy: Policy, source: Source, language: Language) -> None:
    failed = [result for result in run_examples(policy) if not result.holds]
    if failed:
        raise PolicyError(example_problem(policy, source, each, language) for each in failed)


def example_problem(
    policy: Policy, source: Source, result: ExampleResult, language: Language
) -> Problem:
    """What a failed example says, as a problem at its place in the document."""
    labels = Labels(policy, language)
    expected = dict(result.example.expect)
    params: dict[str, object] = {
        "number": result.example.number,
        "given": [f"{field}: {value}" for field, value in result.example.given],
        "expected": [f"{each}: {expected[each]}" for each in result.wrong],
        "found": [f"{each}: {result.found[each]}" for each in result.wrong],
        "note": labels.words(result.example.note) if result.example.note else "",
    }
    place = source.place(("examples", result.example.number - 1))
    return Problem("policy.example_fails", place, params)


def _mended(call: CheckCall) -> Mended:
    """Mend the file, and tell on standard error what was mended and what could not be."""
    file = PolicyFile.read(Path(call.policy))
    mended = mend(file.text, call.policy, call.as_of)
    if mended.text != file.text:
        file.write(mended.text)
        note(say("check.fixed", call.language, count=len(mended.done), file=call.policy))
    for finding in mended.kept:
        params = {"code": finding.code, "line": finding.place.line}
        note(say("check.not_fixed", call.language, **params))
    return mended


def _with_accounts(
    call: CheckCall, accounts: Path, policy: Policy, source: Source
) -> tuple[Finding, ...]:
    with memory_explained():
        snapshot = open_snapshot(accounts, policy, call.as_of, call.mapping)
        if not call.as_json:
            print_reading(snapshot, policy, call.language)
        check_rejects(snapshot, share_option(call.max_rejects, "--max-rejects"))
        return lint_accounts(Decisions(snapshot, policy, call.as_of), source)


# What is shown.


def _print(policy: Policy, findings: tuple[Finding, ...], call: CheckCall) -> None:
    """Each finding, then how many there are, and that the document is right if none is an error."""
    out, labels = console(), Labels(policy, call.language)
    for finding in findings:
        head = Text(labels.say(f"severity.{finding.severity}"), style=_STYLES[finding.severity])
        place = finding.place
        where = ":".join(str(part) for part in (place.file, place.line, place.column) if part)
        out.print(Text.assemble(head, f"  {where}  {finding.code}"), soft_wrap=True)
        for line in finding_phrase(finding, labels).splitlines():
            out.print(Text(f"  {line}"), soft_wrap=True)
        if finding.fix is not None and not call.fix:
            out.print(Text("  " + labels.say("check.fixable"), style="green"), soft_wrap=True)
        out.print()
    if findings:
        out.print(Text(_count(findings, labels)), soft_wrap=True)
    if not any(finding.severity == "error" for finding in findings):
        params = {"tiers": len(policy.tiers), "examples": len(policy.examples)}
        title = labels.words(policy.name)
        out.print(Text(labels.say("cli.policy_is_right", policy=title, **params)), soft_wrap=True)


def _count(findings: tuple[Finding, ...], labels: Labels) -> str:
    """`2 warnings, 1 note`."""
    counts = {
        severity: sum(finding.severity == severity for finding in findings)
        for severity in SEVERITIES
    }
    listed = [
        labels.say(f"severity.count_{severity}", count=count)
        for severity, count in counts.items()
        if count
    ]
    return labels.say("check.found", counts=listed)


def _report(
    policy: Policy,
    findings: tuple[Finding, ...],
    fixes: dict[str, tuple[Finding, ...]] | None,
    diff: list[str],
    language: Language,
) -> dict[str, object]:
    labels = Labels(policy, language)
    report: dict[str, object] = {
        "policy": labels.words(policy.name),
        "fingerprint": policy.fingerprint,
        "tiers": [tier.key for tier in policy.tiers],
        "examples": len(policy.examples),
        "problems": [],
        "findings": [finding_data(finding, labels) for finding in findings],
    }
    if fixes is not None:
        report |= {
            name: [finding_data(each, labels) for each in found] for name, found in fixes.items()
        }
        report["diff"] = diff
    return report


def finding_data(finding: Finding, labels: Labels) -> dict[str, object]:
    """A finding for machines, with its sentence."""
    return {
        "code": finding.code,
        "severity": finding.severity,
        "file": finding.place.file,
        "line": finding.place.line,
        "column": finding.place.column,
        "path": finding.place.path,
        "params": dict(finding.params),
        "fixable": finding.fix is not None,
        "message": finding_phrase(finding, labels),
    }
