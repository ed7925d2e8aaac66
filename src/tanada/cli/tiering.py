"""`tanada tier`: read, check, decide, write, and say what came of it."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from tanada.accounts.layout import account_columns
from tanada.accounts.reading import read_accounts
from tanada.accounts.rejects import check_rejects, first_rejects, reject_kinds, rejects_query
from tanada.accounts.snapshot import Snapshot, TableReport
from tanada.cli.output import note
from tanada.cli.streams import one_line, print_json
from tanada.cli.terraces import finding_text, print_portfolio
from tanada.decide.portfolio import Portfolio, summarise
from tanada.decide.running import Decided, Decisions
from tanada.decide.writing import check_out, copy_rows, write_rows
from tanada.errors import Place, Problem, UsageError
from tanada.messages import Language, say
from tanada.messages.labels import Labels
from tanada.messages.rejects import reject_reason
from tanada.policy.loading import load_policy
from tanada.policy.model import Policy
from tanada.sql.engine import connect

if TYPE_CHECKING:
    from tanada.accounts.mapping import AccountsMapping
    from tanada.cli.keeping import Kept

_SHOWN_REJECTS = 5
_SIZE = re.compile(r"\d{1,6}(\.\d{1,3})?\s?([KMGT]i?B)")
STDOUT = Path("-")


@dataclass(frozen=True)
class TierCall:
    """The options of one call."""

    accounts: Path
    policy: str
    as_of: date
    language: Language
    out: Path | None = None
    mapping: Path | None = None
    rejects: Path | None = None
    max_rejects: str = "5%"
    memory_limit: str | None = None
    as_json: bool = False
    state: Path | None = None
    overrides: Path | None = None
    max_ended: str = "5%"
    partial: bool = False


def tier_command(call: TierCall) -> Decided:
    """Decide every account of a file; nothing is written unless everything is."""
    limit = share_option(call.max_rejects, "--max-rejects")
    ended = share_option(call.max_ended, "--max-ended")
    _check_files(call)
    policy = load_policy(call.policy)
    with memory_explained():
        snapshot = open_snapshot(call.accounts, policy, call.as_of, call.mapping, call.memory_limit)
        decisions = Decisions(snapshot, policy, call.as_of)
        if not call.as_json:
            print_reading(snapshot, policy, call.language)
        check_rejects(snapshot, limit)
        kept = _kept(call, decisions, ended)
        decided = decisions if kept is None else kept.applied
        portfolio = summarise(decided)
        with nullcontext() if kept is None else kept.state_replaced():
            rejects = _write(call, snapshot, policy, decided.sql())
        if call.as_json:
            _print_json(call, snapshot, decided, portfolio, rejects, kept)
            return decided
    if kept is not None:
        kept.print_counts(call.language)
    if call.out != STDOUT:
        print_portfolio(portfolio, policy, call.as_of, call.language)
    print_results(call, rejects)
    return decided


def _kept(call: TierCall, decisions: Decisions, max_ended: Decimal) -> Kept | None:
    """The run applied to what the state holds, where one is kept."""
    if call.state is None:
        return None
    from tanada.cli.keeping import Keeping

    keeping = Keeping(call.state, call.overrides, max_ended, complete=not call.partial)
    return keeping.keep(decisions, call.mapping)


def _check_files(call: TierCall) -> None:
    """Raise UsageError where the files to write could not be, or would replace what is read."""
    if call.state is None and (call.partial or call.overrides is not None):
        place = Place("--partial" if call.overrides is None else "--overrides")
        raise UsageError(Problem("ledger.needs_state", place))
    if call.state is not None and call.state.suffix.casefold() != ".parquet":
        found: dict[str, object] = {"found": call.state.suffix}
        raise UsageError(Problem("ledger.state_ending", Place(str(call.state)), found))
    if call.out == STDOUT and call.as_json:
        raise UsageError(Problem("cli.stdout_twice", Place("--json")))
    written = [out for out in (call.out, call.rejects, call.state) if out not in (None, STDOUT)]
    taken = [call.accounts, Path(call.policy), call.mapping, call.overrides]
    for out in written:
        assert out is not None
        check_out(out)
        if any(read is not None and _same_file(out, read) for read in taken):
            raise UsageError(Problem("out.is_read", Place(str(out))))
        taken.append(out)


def _same_file(first: Path, second: Path) -> bool:
    return first.resolve() == second.resolve()


@contextmanager
def memory_explained() -> Iterator[None]:
    """Running out of memory as a UsageError: there is an option for it."""
    try:
        yield
    except duckdb.OutOfMemoryException as error:
        params: dict[str, object] = {"found": str(error).splitlines()[0]}
        raise UsageError(Problem("cli.out_of_memory", Place("--memory-limit"), params)) from None


def open_snapshot(
    accounts: Path,
    policy: Policy,
    as_of: date,
    mapping: Path | None = None,
    memory_limit: str | None = None,
) -> Snapshot:
    """The snapshot of a file as of a date, through a mapping where there is one."""
    mapped: AccountsMapping | None = None
    if mapping is not None:
        from tanada.accounts.mapping import read_mapping

        mapped = read_mapping(mapping, policy.money_places)
    if memory_limit is not None and not _SIZE.fullmatch(memory_limit):
        raise UsageError(
            Problem("cli.not_a_size", Place("--memory-limit"), {"found": memory_limit})
        )
    return read_accounts(connect(memory_limit), accounts, policy, as_of, mapped)


def share_option(written: str, option: str) -> Decimal:
    """The share that an option like `5%` or `0.05` names."""
    match = re.fullmatch(r"(\d{1,3}(?:\.\d+)?)\s*%|(0(?:\.\d+)?|1(?:\.0+)?)", written.strip())
    share = None
    if match:
        share = Decimal(match[1]) / 100 if match[1] else Decimal(match[2])
    if share is None or share > 1:
        raise UsageError(Problem("cli.not_a_share", Place(option), {"found": written}))
    return share


def print_reading(snapshot: Snapshot, policy: Policy, language: Language) -> None:
    """What was read, assumed and set aside, on standard error."""
    params = {
        "read": snapshot.read,
        "decided": snapshot.accepted,
        "rejected": snapshot.rejected,
        "merged": snapshot.merged,
    }
    note(say("cli.rows_merged" if snapshot.merged else "cli.rows_read", language, **params))
    for each in snapshot.notes:
        note("  " + say(each.code, language, **each.params))
    for table in snapshot.tables:
        print_table(table, language)
    columns = account_columns(policy)
    for reject in first_rejects(snapshot, _SHOWN_REJECTS):
        reason = reject_reason(reject.code, columns.get(reject.field), language)
        where = say("cli.reject_line", language, line=reject.line)
        if reject.file != str(snapshot.path):
            where = f"{reject.file}: {where}"
        field = f"{reject.field}: " if reject.field else ""
        note(f"  {where} {field}{one_line(reject.value or '')[:60]} – {reason}")
    if snapshot.rejected > _SHOWN_REJECTS:
        note("  …")


def print_table(table: TableReport, language: Language) -> None:
    """What was read of a further table, what did not match, and what it gives."""
    params: dict[str, object] = {
        "name": table.name,
        "read": table.read,
        "rejected": table.rejected,
        "matched": table.matched,
        "without": table.without_rows,
    }
    note(say("cli.table_read", language, **params))
    for line in _table_lines(table, language):
        note("  " + line)


def _table_lines(table: TableReport, language: Language) -> Iterator[str]:
    fields = list(table.fields)
    if table.through is not None:
        period: dict[str, object] = {"first": table.first, "through": table.through}
        yield say("cli.table_through", language, fields=fields, **period)
    else:
        yield say("cli.table_gives", language, fields=fields)
    if table.after_as_of:
        yield say("cli.table_after", language, found=table.after_as_of)
    if table.unknown_accounts:
        yield say(
            "cli.table_unknown",
            language,
            rows=table.unknown_rows,
            found=table.unknown_accounts,
            examples=list(table.unknown_examples),
        )
    for each in table.notes:
        yield say(each.code, language, **each.params)


def _write(call: TierCall, snapshot: Snapshot, policy: Policy, query: str) -> Path | None:
    """Write the decisions and the rejects, both or neither; where the rejects went.

    Without a name for the rejects they go beside the decisions; rejects of an earlier run
    do not stay there.
    """
    connection, queries = snapshot.connection, {}
    rejects = call.rejects
    if rejects is None and call.out not in (None, STDOUT):
        assert call.out is not None
        beside = call.out.with_name(f"{call.out.stem}.rejects.csv")
        rejects = beside if snapshot.rejected or beside.exists() else None
    if rejects is not None:
        columns = account_columns(policy)
        reasons = {
            (code, field): reject_reason(code, columns.get(field), call.language)
            for code, field in reject_kinds(snapshot)
        }
        queries[rejects] = rejects_query(snapshot, reasons)
    if call.out is not None and call.out != STDOUT:
        queries[call.out] = query
    write_rows(connection, queries)
    if call.out == STDOUT:
        print_rows(connection, query)
    return rejects


def print_rows(connection: duckdb.DuckDBPyConnection, query: str) -> None:
    """Every row of a query as CSV on standard output, once all of them are there."""
    with tempfile.TemporaryDirectory(prefix="tanada-") as folder:
        path = Path(folder) / "rows.csv"
        copy_rows(connection, query, path, path.suffix)
        sys.stdout.flush()
        with path.open("rb") as file:
            shutil.copyfileobj(file, sys.stdout.buffer)
        sys.stdout.buffer.flush()


def print_results(call: TierCall, rejects: Path | None) -> None:
    """Where the files lie, or how to get one."""
    if call.state is not None:
        note(say("ledger.state_written", call.language, file=call.state))
    if rejects is not None:
        note(say("cli.rejects_written", call.language, file=rejects))
    if call.out is not None and call.out != STDOUT:
        note(say("cli.written", call.language, file=call.out))
    elif call.out is None and call.state is None:
        note(say("cli.write_hint", call.language))


def _table_data(table: TableReport, language: Language) -> dict[str, object]:
    notes = [
        {"code": each.code, **each.params, "message": say(each.code, language, **each.params)}
        for each in table.notes
    ]
    return {**asdict(table), "notes": notes}


def _print_json(
    call: TierCall,
    snapshot: Snapshot,
    decided: Decided,
    portfolio: Portfolio,
    rejects: Path | None,
    kept: Kept | None,
) -> None:
    policy = decided.policy
    labels = Labels(policy, call.language)
    report: dict[str, object] = {
        "policy": {
            "name": labels.words(policy.name),
            "fingerprint": policy.fingerprint,
            "currency": policy.currency,
        },
        "as_of": call.as_of,
        "transitions": None if kept is None else kept.applied.counts,
        "read": snapshot.read,
        "decided": snapshot.accepted,
        "rejected": snapshot.rejected,
        "merged": snapshot.merged,
        "tables": [_table_data(table, call.language) for table in snapshot.tables],
        "ended": portfolio.ended,
        "undetermined": portfolio.undetermined,
        "tiers": [
            {
                "tier": tier.tier,
                "name": labels.tier(tier.tier),
                "accounts": tier.accounts,
                "arr": tier.arr,
                "accounts_share": tier.accounts_share,
                "arr_share": tier.arr_share,
            }
            for tier in portfolio.tiers
        ],
        "attention": [
            {
                "code": finding.code,
                "accounts": finding.accounts,
                **finding.params,
                "message": finding_text(finding, labels),
            }
            for finding in portfolio.findings
        ],
        "assumed": [
            {
                "code": each.code,
                **each.params,
                "message": say(each.code, call.language, **each.params),
            }
            for each in snapshot.notes
        ],
        "out": call.out,
        "rejects": rejects,
    }
    if call.out is None:
        report["decisions"] = decided.dicts()
    print_json(report)
