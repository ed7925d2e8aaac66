"""The commit point: one transaction names the files and loads what changed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tanada.ledger.periods import Periods
from tanada_web.audit import record
from tanada_web.models import Run, RunState
from tanada_web.renaming import renamed_since
from tanada_web.runs.acting import ACTS
from tanada_web.runs.deciding import PUBLISHED, TOLD_ANEW, Found
from tanada_web.runs.loading import load_holdings, load_periods, load_transitions


def commit(run: Run, found: Found, at: datetime) -> int:
    """Make a run true, all of it or nothing; how many accounts it changed something for."""
    connection, telling, policy = found.connection, found.telling, found.policy
    return_days = policy.document.transitions.return_days
    rename = renamed_since(policy)
    periods = Periods(run.as_of, return_days=return_days, rename=rename)
    with transaction.atomic():
        run.number, run.state, run.finished_at = telling.number, RunState.DONE, at
        run.counts, run.summary, run.step = dict(found.counts), dict(found.summary), ""
        for name, file in found.files.items():
            setattr(run, name, file)
        changed = load_transitions(connection, telling.transitions(PUBLISHED))
        load_holdings(connection, f"FROM {TOLD_ANEW}")
        load_periods(connection, periods)
        run.summary["changed"] = changed
        run.save()
        for act in ACTS:
            act(connection, run, policy, run.as_of, at)
        run.save(update_fields=["baselines_file"])
        record(run.started_by, "run:done", str(run.number), at, after=told_of(run))
    return changed


def told_of(run: Run) -> dict[str, object]:
    """What the audit trail keeps of a run: what it was made of, and its files by their hashes."""
    return {
        "as_of": run.as_of,
        "kind": str(run.kind),
        "fingerprint": run.fingerprint,
        "state_file": run.state_file,
        "told_file": run.told_file,
        "told_since_file": run.told_since_file,
        "published_file": run.published_file,
        "counts": run.counts,
    }
