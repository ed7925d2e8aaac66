"""A pitfall found in a policy: what, where, how much it matters, and what would mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from tanada.errors import Place
from tanada.policy.document import PolicyDocument
from tanada.policy.editing import Editor
from tanada.policy.lint.severities import DEFAULTS, PREFIX, SEVERITIES, Severity
from tanada.policy.source import Path, Source, dotted

Fix = Callable[[Editor], None]
"""Makes the changes to a document that mend a finding."""


@dataclass(frozen=True)
class Found:
    """A pitfall at a path of the document, before the document's own severities are asked.

    `key` places it at the key rather than at the value; `severity` is given where it depends
    on more than the code.
    """

    code: str
    path: Path
    params: Mapping[str, object] = field(default_factory=dict)
    key: bool = False
    severity: Severity | None = None
    fix: Fix | None = None


@dataclass(frozen=True)
class Finding:
    """A pitfall as it is told. `fix` is None where only the author can mend it.

    Of the parameters, `tier` and `tiers` are keys of tiers, `share`, `low`, `high` and `limit`
    shares of 1, `name`, `clause` and `other` names as they stand in the document.
    """

    code: str
    severity: Severity
    place: Place
    params: Mapping[str, object] = field(default_factory=dict)
    fix: Fix | None = None


def judged(
    found: Iterable[Found], document: PolicyDocument, source: Source | None
) -> tuple[Finding, ...]:
    """The findings that the document does not switch off, the most severe first.

    Without a source their places have a path only.
    """
    findings = []
    for each in found:
        chosen = document.lint.get(each.code.removeprefix(PREFIX))
        if chosen == "off":
            continue
        place = source.place(each.path, key=each.key) if source else Place(path=dotted(each.path))
        severity = chosen or each.severity or DEFAULTS[each.code]
        findings.append(Finding(each.code, severity, place, each.params, each.fix))
    return in_order(findings)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The most severe first, then as they stand in the document."""
    return tuple(
        sorted(
            findings,
            key=lambda each: (
                SEVERITIES.index(each.severity),
                each.place.line or 0,
                each.place.column or 0,
            ),
        )
    )
