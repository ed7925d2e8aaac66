"""What accounts hold, kept in one Parquet file between runs.

The file has what was held before its last run and after it, and what that run was made
of. The same run again starts from before; any other one from after.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from tanada.accounts.files.raw import quoted
from tanada.errors import Place, Problem, UsageError
from tanada.ledger.columns import HELD, overlays_table
from tanada.ledger.folding import FOLDED, folded, none_held, unfolded
from tanada.policy.model import Policy
from tanada.sql.operations import Operations

_FORM = "tanada_state"
_VERSION = "2"
_BEFORE = "before_"
BEFORE, AFTER = "held_before_last", "held_after_last"
"""The views of what was held before and after the last run, with the columns of HELD."""


@dataclass(frozen=True)
class Run:
    """What a run was made of: its date, its fingerprint, and the tiers, best first."""

    as_of: date
    fingerprint: str
    tiers: tuple[str, ...]

    @property
    def metadata(self) -> dict[str, str]:
        """What stands in the file beside the rows."""
        return {
            _FORM: _VERSION,
            "as_of": self.as_of.isoformat(),
            "run": self.fingerprint,
            "tiers": json.dumps(self.tiers),
        }


def open_state(
    connection: duckdb.DuckDBPyConnection, path: Path, run: Run, overlays: Sequence[str] = ()
) -> str:
    """The view of what accounts held before a run, of the file if it exists.

    Beside it stands the view of the `overlays` held, by their keys, in `overlays_table`.
    Raises UsageError where the file is no state, or where its last run was later.
    """
    if not path.exists():
        _make_empty(connection, overlays)
        return AFTER
    last = last_run(connection, path)
    if run.as_of < last.as_of:
        params: dict[str, object] = {"found": run.as_of, "last": last.as_of}
        raise UsageError(Problem("ledger.earlier_run", Place(str(path)), params))
    for name, lead in ((BEFORE, _BEFORE), (AFTER, "")):
        columns = ", ".join(f"{quoted(lead + each)} AS {each}" for each in _kept())
        connection.execute(
            f"CREATE OR REPLACE TEMP VIEW {name} AS SELECT account_id, {columns} "
            f"FROM read_parquet({_literal(path)}) WHERE {quoted(lead + 'tier')} IS NOT NULL"
        ).fetchall()
        columns = ", ".join(["account_id", *unfolded(lead + FOLDED, overlays)])
        connection.execute(
            f"CREATE OR REPLACE TEMP VIEW {overlays_table(name)} AS SELECT {columns} "
            f"FROM read_parquet({_literal(path)}) WHERE {quoted(lead + FOLDED)} IS NOT NULL"
        ).fetchall()
    return BEFORE if last.fingerprint == run.fingerprint else AFTER


def write_state(
    connection: duckdb.DuckDBPyConnection,
    before: str | None,
    after: str,
    run: Run,
    path: Path,
    overlays: Sequence[str] = (),
) -> None:
    """Write what was held before and after a run; both relations have the columns of HELD.

    Without `before`, of a run that nobody makes again, only what was held after it. Where
    `overlays` are named by their keys, those held stand in `overlays_table` of each.
    """
    sides = [(after, "")] if before is None else [(after, ""), (before, _BEFORE)]
    listed = [
        f"{quoted(table)}.{quoted(each)} AS {quoted(lead + each)}"
        for table, lead in sides
        for each in _kept()
    ]
    joined = quoted(after)
    if before is None:
        listed += _nothing_before()
    else:
        joined += f" FULL JOIN {quoted(before)} USING (account_id)"
    for table, lead in sides:
        held = overlays_table(table)
        listed.append(f"{folded(held, overlays)} AS {quoted(lead + FOLDED)}")
        if overlays:
            joined += f" LEFT JOIN {quoted(held)} USING (account_id)"
    metadata = ", ".join(f"{name}: {_literal(text)}" for name, text in run.metadata.items())
    connection.execute(
        f"COPY (SELECT account_id, {', '.join(listed)} "
        f"FROM {joined} ORDER BY account_id) "
        f"TO {_literal(path)} "
        f"(FORMAT parquet, COMPRESSION snappy, KV_METADATA {{{metadata}}}, USE_TMP_FILE false)"
    ).fetchall()


def check_tiers(connection: duckdb.DuckDBPyConnection, held: str, policy: Policy) -> None:
    """Raise UsageError where an account holds a tier that the policy neither has nor renames."""
    known = {*policy.document.transitions.rename, *(tier.key for tier in policy.tiers)}
    found = connection.execute(
        f"SELECT tier, count(*) FROM {held} GROUP BY tier ORDER BY tier"
    ).fetchall()
    problems = [
        Problem(
            "ledger.tier_not_renamed",
            Place("transitions.rename"),
            {"found": tier, "accounts": count, "expected": [each.key for each in policy.tiers]},
        )
        for tier, count in found
        if tier not in known
    ]
    if problems:
        raise UsageError(problems)


def last_run(connection: duckdb.DuckDBPyConnection, path: Path) -> Run:
    """What the last run of a state was made of; UsageError where the file is no state."""
    try:
        rows = connection.execute(
            "SELECT decode(key), decode(value) FROM parquet_kv_metadata($path)", {"path": str(path)}
        ).fetchall()
        metadata = dict(rows)
        if metadata.get(_FORM) == _VERSION:
            tiers = tuple(json.loads(metadata["tiers"]))
            return Run(date.fromisoformat(metadata["as_of"]), metadata["run"], tiers)
    except (duckdb.Error, KeyError, ValueError):
        pass
    raise UsageError(Problem("ledger.not_a_state", Place(str(path))))


def _make_empty(connection: duckdb.DuckDBPyConnection, overlays: Sequence[str]) -> None:
    columns = [
        f"CAST(NULL AS {Operations().sql_type(kind)}) AS {quoted(name)}"
        for name, kind in HELD.items()
    ]
    views = {AFTER: columns, overlays_table(AFTER): [columns[0], *none_held(overlays)]}
    for name, listed in views.items():
        connection.execute(
            f"CREATE OR REPLACE TEMP VIEW {name} AS SELECT {', '.join(listed)} WHERE FALSE"
        ).fetchall()


def _nothing_before() -> list[str]:
    columns = {name: Operations().sql_type(HELD[name]) for name in _kept()}
    nothing = [
        f"CAST(NULL AS {kind}) AS {quoted(_BEFORE + name)}" for name, kind in columns.items()
    ]
    return [*nothing, f"{folded('', ())} AS {quoted(_BEFORE + FOLDED)}"]


def _kept() -> list[str]:
    return [name for name in HELD if name != "account_id"]


def _literal(value: object) -> str:
    return "'" + str(value).replace("'", "''") + "'"
