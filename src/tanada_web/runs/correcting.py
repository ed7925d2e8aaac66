"""Corrections that two people agreed on → a run of its own that makes them."""

from __future__ import annotations

import hashlib
from datetime import datetime

import duckdb
from django.db import transaction

from tanada.ledger.applying import HELD_NOW, MOVES
from tanada.ledger.columns import overlays_table
from tanada.ledger.correcting import CORRECTIONS, Correcting
from tanada.ledger.history import HISTORY
from tanada.ledger.state import Run as Made
from tanada.ledger.telling import corrected_rows
from tanada.policy.model import Policy
from tanada_web.audit import record
from tanada_web.carrying.tables import make_table
from tanada_web.engine import connect
from tanada_web.files import FileStore
from tanada_web.models import Correction, OverrideState, Run, RunKind, Transition
from tanada_web.policies import policy_of
from tanada_web.renaming import renamed_since
from tanada_web.runs.committing import commit
from tanada_web.runs.deciding import PUBLISHED, Beginning, Found
from tanada_web.runs.summary import PublishedBook, summary_of
from tanada_web.said.corrections import approved_corrections

_CORRECTIONS, _HISTORY = "approved_corrections", "corrected_history"


def make_corrections(last: Run | None, store: FileStore, actor: str, at: datetime) -> Run | None:
    """Undo what approved corrections name, as of the last run's day; the run that did, if any.

    One that has come out of order since it was approved, because the account moved again, is
    refused, with the code of what is wrong.
    """
    waiting = list(approved_corrections()) if last else []
    if last is None or not waiting:
        return None
    assert last.policy is not None
    policy = policy_of(last.policy.text)
    with connect() as connection:
        _lay(connection, waiting, policy)
        waiting = _in_order(connection, last, store, waiting, at)
        if not waiting:
            return None
        run = _beginning_of(last, waiting, actor, at)
        found = _corrected(connection, last, run, store)
        with transaction.atomic():
            commit(run, found, at)
            made = Correction.objects.filter(pk__in=[each.pk for each in waiting])
            made.update(made_by_run=run.number)
    return run


def _lay(connection: duckdb.DuckDBPyConnection, waiting: list[Correction], policy: Policy) -> None:
    """The corrections, and the history of their accounts under the policy's keys, as tables."""
    rows = [
        (each.account_id, each.run, each.reason, each.proposed_by.key, each.decided_by.key)
        for each in waiting
    ]
    make_table(connection, _CORRECTIONS, CORRECTIONS, rows)
    known = Transition.objects.filter(account_id__in=[each.account_id for each in waiting])
    make_table(connection, _HISTORY, HISTORY, list(known.values_list(*HISTORY)))
    for old, new in renamed_since(policy).items():
        for column in ("tier", "tier_before", "earned_tier"):
            update = f"UPDATE {_HISTORY} SET {column} = ? WHERE {column} = ?"
            connection.execute(update, [new, old]).fetchall()


def _in_order(
    connection: duckdb.DuckDBPyConnection,
    last: Run,
    store: FileStore,
    waiting: list[Correction],
    at: datetime,
) -> list[Correction]:
    """Those that can be made; the others are refused."""
    held = Beginning(connection, store, last).held(_made(last, ""), ())
    faults = Correcting(_CORRECTIONS, held, _HISTORY).faults().sql("duckdb")
    found = {row[0]: row[2] for row in connection.execute(faults).fetchall()}
    for each in waiting:
        if each.account_id in found:
            with transaction.atomic():
                each.state = OverrideState.REFUSED
                each.decision = f"corrections.{found[each.account_id]}"
                each.save(update_fields=["state", "decision"])
                told = {"correction": each.pk, "code": each.decision}
                record("run", "correction:refused", each.account_id, at, after=told)
    assert last.policy is not None
    left = [each for each in waiting if each.account_id not in found]
    if len(left) < len(waiting):
        _lay(connection, left, policy_of(last.policy.text))
    return left


def _beginning_of(last: Run, waiting: list[Correction], actor: str, at: datetime) -> Run:
    text = "\n".join([last.fingerprint, *(str(each.pk) for each in waiting)])
    return Run(
        kind=RunKind.CORRECTION,
        as_of=last.as_of,
        fingerprint=hashlib.sha256(text.encode()).hexdigest(),
        policy=last.policy,
        started_by=actor,
        started_at=at,
    )


def _corrected(
    connection: duckdb.DuckDBPyConnection, last: Run, run: Run, store: FileStore
) -> Found:
    """The files of the run, in which nothing but the corrected accounts is another."""
    assert last.policy is not None
    policy = policy_of(last.policy.text)
    beginning, made = Beginning(connection, store, last), _made(last, run.fingerprint)
    overlays = tuple(policy.document.overlays)
    held = beginning.held(made, overlays)
    correcting = Correcting(_CORRECTIONS, held, _HISTORY)
    moves, held_after = (
        tree.sql("duckdb") for tree in (correcting.transitions(), correcting.held_after())
    )
    for kind, name, query in (
        ("TABLE", MOVES, moves),
        ("VIEW", HELD_NOW, held_after),
        ("VIEW", overlays_table(HELD_NOW), f"FROM {overlays_table(held)}"),
    ):
        connection.execute(f"CREATE OR REPLACE TEMP {kind} {name} AS {query}").fetchall()
    telling = beginning.telling(last.as_of)
    before = beginning.published()
    assert before is not None
    files = {
        **beginning.write_told(telling),
        "published_file": beginning.write(corrected_rows(before), PUBLISHED),
        "state_file": beginning.write_state(made, overlays),
    }
    ((count,),) = connection.execute(f"SELECT count(*) FROM {MOVES}").fetchall()
    book = PublishedBook(connection, policy, last.as_of, PUBLISHED)
    summary = summary_of(book, last.summary["overlays"])
    return Found(connection, telling, policy, files, {"corrected": int(count)}, summary)


def _made(last: Run, fingerprint: str) -> Made:
    assert last.policy is not None
    tiers = tuple(tier.key for tier in policy_of(last.policy.text).tiers)
    return Made(last.as_of, fingerprint, tiers)
