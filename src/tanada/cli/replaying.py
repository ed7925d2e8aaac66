"""The earlier months of the example company, decided one after another as they would have been."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from rich.progress import Progress

from tanada.accounts.events.kinds import KINDS
from tanada.accounts.layout import AS_OF
from tanada.accounts.mapping import AccountsMapping, read_mapping
from tanada.accounts.reading import read_accounts
from tanada.cli.keeping import Keeping
from tanada.cli.output import console, note
from tanada.cli.tiering import memory_explained
from tanada.decide.compiling import Compiler
from tanada.decide.needs import base_fields
from tanada.decide.running import Decisions
from tanada.decide.writing import write_rows
from tanada.example.company import Company
from tanada.ledger.applying import Applied
from tanada.ledger.chronicle import CHRONICLE, keep_run, make_chronicle
from tanada.ledger.columns import DECIDED
from tanada.messages import Language, say
from tanada.policy.loading import load_policy
from tanada.policy.model import Policy
from tanada.sql.engine import connect

_ALWAYS = ("parent_account_id", "currency")
_DECIDED = ("decision__qualified_tier", "decision__floor_tier", "decision__reason")


def replay(
    company: Company, policy_name: str, today: date, state: Path, runs: Path, language: Language
) -> None:
    """Decide each earlier month end with what the one before held; the last is kept in `state`.

    What each run did is kept in the folder `runs`. Says how far it is, where that is seen.
    """
    policy = load_policy(policy_name)
    whole = read_mapping(company.earlier_mapping, policy.money_places)
    mapping = asked_for(whole, policy, today)
    keeping = Keeping(state, None, Decimal(1), complete=True)
    shown = console(sys.stderr)
    with Progress(console=shown, transient=True, disable=not shown.is_terminal) as progress:
        task = progress.add_task(say("replay.deciding", language), total=len(company.earlier))
        for as_of, accounts in company.earlier.items():
            with memory_explained():
                _run(accounts, policy, as_of, mapping, keeping, company.earlier_mapping, runs)
            progress.advance(task)


def tell_replay(today: Applied, runs: Path, out: Path, months: int, language: Language) -> None:
    """Write the moves of all runs, today's last, and say how many there were."""
    keep_run(today, runs)
    connection = today.decisions.snapshot.connection
    counts = make_chronicle(connection, runs)
    write_rows(connection, {out: f"SELECT * FROM {CHRONICLE} ORDER BY as_of, account_id"})
    told = ("promoted", "grace", "recovered", "demoted", "ended")
    moves: dict[str, object] = {status: counts.get(status, 0) for status in told}
    note(say("replay.counts", language, months=months, **moves))
    note(say("replay.written", language, file=out))


def _run(
    accounts: Path,
    policy: Policy,
    as_of: date,
    mapping: AccountsMapping,
    keeping: Keeping,
    mapping_file: Path,
    runs: Path,
) -> None:
    snapshot = read_accounts(connect(None), accounts, policy, as_of, mapping)
    kept = keeping.keep(Decisions(snapshot, policy, as_of), mapping_file)
    with kept.state_replaced():
        keep_run(kept.applied, runs)


def asked_for(mapping: AccountsMapping, policy: Policy, as_of: date) -> AccountsMapping:
    """The mapping without columns and tables that give nothing the tiers rest on.

    Months of daily use take far longer to read than all else, and few tiers rest on them. So
    overlays that read them begin with today's run.
    """
    told = {name for table in mapping.tables for name in KINDS[table.kind].fields}
    compiler = Compiler(policy, {*mapping.accounts.fields, *told}, as_of)
    facts = compiler.facts.needed_for(_DECIDED)
    _, fields = base_fields(policy, facts)
    asked = {*facts, *fields, *DECIDED}
    own = {*_ALWAYS, *asked, *(name + AS_OF for name in asked)}
    columns = {name: each for name, each in mapping.accounts.fields.items() if name in own}
    tables = tuple(table for table in mapping.tables if asked & {*KINDS[table.kind].fields})
    return replace(mapping, accounts=replace(mapping.accounts, fields=columns), tables=tables)
