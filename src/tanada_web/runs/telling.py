"""A run in words for people, and as data for machines."""

from __future__ import annotations

from collections.abc import Iterator

from tanada.errors import Place, Problem
from tanada.messages import Language, formats, render_problem, say
from tanada_web.models import Run, RunKind
from tanada_web.runs.running import Ran

_STATUSES = (
    *("new", "promoted", "recovered", "held", "grace", "demoted", "undetermined"),
    *("pinned", "unpinned", "ended", "not_seen", "corrected"),
)


def lines_of(ran: Ran, language: Language) -> Iterator[str]:
    """What the run read, by which policy, and what it did."""
    run = ran.run
    told: dict[str, object] = {"number": run.number, "as_of": run.as_of}
    if ran.again:
        yield say("runs.again", language, **told)
        return
    snapshot = run.snapshot
    if snapshot is not None:
        yield say(
            "runs.read",
            language,
            source=snapshot.source.name,
            written=f"{snapshot.source_changed_at:%Y-%m-%d %H:%M} UTC",
            read=snapshot.read,
            accepted=snapshot.accepted,
            rejected=snapshot.rejected,
        )
    if run.policy is not None:
        yield say("runs.policy", language, number=run.policy.number)
    accounts, changed = run.summary.get("accounts", 0), run.summary.get("changed", 0)
    yield say("runs.done", language, **told, accounts=accounts, changed=changed)
    found = [
        f"{say(f'status.{status}', language)} {formats.number(run.counts[status])}"
        for status in _STATUSES
        if run.counts.get(status)
    ]
    yield "  " + formats.listed(found, language)


def report_of(run: Run) -> dict[str, object]:
    """A run as data: what it read, decided by, did and refused."""
    snapshot, policy = run.snapshot, run.policy
    return {
        "number": run.number,
        "kind": str(RunKind(run.kind)),
        "state": run.state,
        "step": run.step,
        "as_of": run.as_of,
        "fingerprint": run.fingerprint,
        "started_at": run.started_at,
        "finished_at": run.finished_at,
        "source": None
        if snapshot is None
        else {
            "name": snapshot.source.name,
            "written_at": snapshot.source_changed_at,
            "read": snapshot.read,
            "accepted": snapshot.accepted,
            "rejected": snapshot.rejected,
            "merged": snapshot.merged,
            "notes": snapshot.notes,
            "tables": snapshot.tables,
        },
        "policy": None
        if policy is None
        else {"number": policy.number, "fingerprint": policy.fingerprint},
        "counts": run.counts,
        "summary": run.summary,
        "problems": run.problems,
    }


def problems_of(run: Run, language: Language) -> list[str]:
    """Why a run was refused or failed, in words."""
    return [
        render_problem(Problem(each["code"], Place(path=each["path"]), each["params"]), language)
        for each in run.problems
    ]
