"""Why an account is in its tier: the compiled query on its row, with what it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import duckdb

from tanada.accounts.kept import open_kept
from tanada.accounts.said import add_said
from tanada.accounts.snapshot import ACCOUNTS
from tanada.accounts.snapshot import Snapshot as Read
from tanada.decide.explain import Prepared, explain, prepare
from tanada.decide.explanation import Explanation
from tanada.decide.others import columns_for_others, lay_others, others_query, ranked_by
from tanada.decide.running import Decisions
from tanada.errors import AccountsError, Problem, UsageError
from tanada.ledger.columns import TRANSITIONS
from tanada.ledger.history import held_columns
from tanada.ledger.holding import Holding, Row, ends_at_renewal
from tanada.ledger.telling import FACT
from tanada.policy.model import Policy
from tanada_web import models
from tanada_web.files import store
from tanada_web.models import Override, OverrideState, Run
from tanada_web.policies import policy_of
from tanada_web.reading.engine import query_connection, rows_of
from tanada_web.reading.published import Published
from tanada_web.renaming import keys_in
from tanada_web.runs.hearing import DESIGNATIONS, JUDGEMENTS, hear, hear_of
from tanada_web.runs.past import readings


@dataclass(frozen=True)
class Story:
    """Why an account qualifies, None where the run did not see it, and what it holds."""

    policy: Policy
    explanation: Explanation | None
    holding: Holding | None


def explain_account(run: Run, account_id: str, decision: Row | None = None) -> Story | None:
    """The explanation of an account in a run; None where nobody knows it.

    The account is read with what people said by the day of the run. `decision` is its published
    row, for whoever has it already.
    """
    held = models.Holding.objects.filter(account_id=account_id).first()
    with query_connection() as connection:
        seen = _reading_of(connection, run, account_id)
        policy = policy_of(seen.policy.text)
        decision = decision or Published(connection, run).one(account_id)
        if held is None and decision is None:
            return None
        decisions = _decisions(connection, seen, policy, account_id)
        try:
            columns = decisions.snapshot.columns
            ready = _prepared(seen.policy.text, columns, seen.as_of)
            explanation = explain(
                decisions.snapshot, policy, account_id, seen.as_of, ready, others_laid=True
            )
        except AccountsError:
            explanation = None
        holding = None
        if held is not None:
            to_renewal = ends_at_renewal(decisions, held.account_id, held.grace_until)
            holding = _holding(held, run, decision if explanation else None, to_renewal)
    return Story(policy, explanation, holding)


@lru_cache(maxsize=64)
def _prepared(text: str, columns: tuple[str, ...], as_of: date) -> Prepared:
    """A policy ready to explain; what compiles it is the same for all accounts of a run."""
    return prepare(policy_of(text), columns, as_of)


def _reading_of(connection: duckdb.DuckDBPyConnection, run: Run, account_id: str) -> Run:
    """The run that read the account last, or else the last one that saw every account."""
    read = readings(run)
    for each in read:
        if each.snapshot is None or not store().has(each.snapshot.file):
            raise UsageError(Problem("runs.erased", params={"found": run.as_of}))
        if each is read[-1]:
            break
        query = f"SELECT 1 FROM {rows_of(each.snapshot.file)} WHERE account_id = ? LIMIT 1"
        if connection.execute(query, [account_id]).fetchall():
            return each
    return read[-1]


def _decisions(
    connection: duckdb.DuckDBPyConnection, run: Run, policy: Policy, account_id: str
) -> Decisions:
    """The one account as a run read it, with what percentiles are taken of laid beside it."""
    files = store()
    snapshot = run.snapshot
    assert snapshot is not None
    kept = files.path(snapshot.file), files.path(snapshot.rejects_file)
    columns = open_kept(connection, *kept)
    if ranked_by(policy):
        _lay_others(connection, run, policy, columns, account_id)
        open_kept(connection, *kept)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE the_account AS FROM {ACCOUNTS} WHERE account_id = ?",
        [account_id],
    ).fetchall()
    connection.execute(f"CREATE OR REPLACE TEMP VIEW {ACCOUNTS} AS FROM the_account").fetchall()
    hear_of(account_id, run.as_of).lay(connection)
    columns = add_said(connection, columns, policy, JUDGEMENTS, DESIGNATIONS)
    path = files.path(snapshot.file)
    read = Read(connection, path, columns, snapshot.read, snapshot.rejected, ())
    return Decisions(read, policy, run.as_of)


def _lay_others(
    connection: duckdb.DuckDBPyConnection,
    run: Run,
    policy: Policy,
    columns: Sequence[str],
    account_id: str,
) -> None:
    """What percentiles are taken of, of the accounts in ACCOUNTS and what people say of them.

    Only the columns that these rest on are made for all.
    """
    text = run.policy.text
    read = _columns_for_others(text, run.as_of)
    hear(run.as_of, policy).lay(connection)
    narrow = [name for name in columns if name in read]
    said = add_said(connection, narrow, policy, JUDGEMENTS, DESIGNATIONS)
    lay_others(connection, policy, _others_query(text, said, run.as_of), account_id)


@lru_cache(maxsize=64)
def _columns_for_others(text: str, as_of: date) -> frozenset[str]:
    return columns_for_others(policy_of(text), as_of)


@lru_cache(maxsize=64)
def _others_query(text: str, columns: tuple[str, ...], as_of: date) -> str:
    return others_query(policy_of(text), columns, as_of)


def holding_in(held: models.Holding, run: Run, row: Row | None) -> Holding:
    """What an account holds in a run, from its published row alone."""
    renewal = (row or {}).get(f"{FACT}next_renewal_on")
    to_renewal = held.grace_until is not None and renewal == held.grace_until
    return _holding(held, run, row, to_renewal)


def _holding(held: models.Holding, run: Run, decision: Row | None, to_renewal: bool) -> Holding:
    move = {name: getattr(held, name) for name in TRANSITIONS}
    if decision is not None:
        move["status"] = decision["status"]
    override = None
    if held.pinned:
        in_force = Override.objects.filter(
            account_id=held.account_id,
            state=OverrideState.APPROVED,
            starts_on__lte=run.as_of,
            expires_on__gt=run.as_of,
        ).select_related("proposed_by", "decided_by")
        override = _told(in_force.first(), run)
    before = _before(held)
    return Holding(held.account_id, run.as_of, move, before, override, decision, to_renewal)


def _before(held: models.Holding) -> Row | None:
    """What it held before the run that changed it last, with the columns of HELD."""
    earlier = models.Transition.objects.filter(account_id=held.account_id, run__lt=held.run)
    last = earlier.order_by("-run").first()
    if last is None or last.earned_tier is None:
        return None
    columns = held_columns().items()
    kept = {name: getattr(last, column) for name, column in columns}
    return {"account_id": held.account_id} | kept


def _told(override: Override | None, run: Run) -> Row | None:
    """An override, with the key that its tier has in the run's policy."""
    if override is None:
        return None
    policy = policy_of(run.policy.text) if run.policy else None
    tier = keys_in(policy, [override.tier])[override.tier] if policy else override.tier
    decided_by = override.decided_by
    return {
        "account_id": override.account_id,
        "tier": tier,
        "reason": override.reason,
        "starts_on": override.starts_on,
        "expires_on": override.expires_on,
        "proposed_by": override.proposed_by.name,
        "approved_by": decided_by.name if decided_by else "",
    }
