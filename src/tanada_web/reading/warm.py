"""The columns that lists ask for, of the published run, kept in a process's memory.

Finding fifty of a million rows in a Parquet file takes several times as long. A process keeps
the rows of the last run that somebody listed; another run's take their place.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import duckdb

from tanada.accounts.files.raw import quoted
from tanada.fields import SCORE
from tanada.ledger.telling import FACT
from tanada.sql.operations import Operations
from tanada_web.reading.engine import rows_of

SEARCHED = "searched__"
"""The column with what a search for a text looks at: the id and the name, in lower case."""
_OWN = (
    *("account_id", "tier", "earned_tier", "qualified_tier", "status", "missing"),
    *("since", "grace_until", "pinned_until", "name", "owner", "industry", "region", "country"),
    *("plan", "csm_sentiment", "churn_risk"),
)
_PLAIN = frozenset({"account_id", "name"})
"""Texts of which there are as many as accounts."""
_MOST_VALUES = 5_000
_SCORE, _BAND = Operations().sql_type(SCORE).replace(" ", ""), "_band"
_BUILDING, _COUNTING = threading.Lock(), threading.Lock()
_KEPT: dict[str, Warm] = {}
_USES: Counter[str] = Counter()


@dataclass(frozen=True)
class Warm:
    """A table of the process's database, the columns that it has, and types of its own."""

    table: str
    columns: frozenset[str]
    types: tuple[str, ...]


@contextmanager
def warm(connection: duckdb.DuckDBPyConnection, file: str) -> Iterator[Warm | None]:
    """The rows of a published file for the block; None where there is no memory for them.

    They stay as long as somebody is in such a block, though another run has come since.
    """
    kept = _taken(file) or _made(connection, file)
    try:
        yield kept
    finally:
        if kept is not None:
            _given_back(connection, file)


def _taken(file: str) -> Warm | None:
    """The rows where they are kept, counted as in use."""
    with _COUNTING:
        kept = _KEPT.get(file)
        if kept is not None:
            _USES[file] += 1
        return kept


def _made(connection: duckdb.DuckDBPyConnection, file: str) -> Warm | None:
    with _BUILDING:
        kept = _taken(file)
        if kept is not None:
            return kept
        try:
            made = _build(connection, file)
        except duckdb.OutOfMemoryException:
            return None
        with _COUNTING:
            _KEPT[file] = made
            _USES[file] += 1
            _let_go(connection)
        return made


def _given_back(connection: duckdb.DuckDBPyConnection, file: str) -> None:
    with _COUNTING:
        _USES[file] -= 1
        _let_go(connection)


def _let_go(connection: duckdb.DuckDBPyConnection) -> None:
    """Drop what nobody uses, except for what was kept last."""
    for file in list(_KEPT)[:-1]:
        if not _USES[file]:
            gone = _KEPT.pop(file)
            del _USES[file]
            connection.execute(f"DROP TABLE {gone.table}").fetchall()
            for each in gone.types:
                connection.execute(f"DROP TYPE {each}").fetchall()


def _build(connection: duckdb.DuckDBPyConnection, file: str) -> Warm:
    """Texts of few values are kept as numbers with a list of their values beside them."""
    rows, table = rows_of(file), f"warm_{file[:16]}"
    kinds = {
        str(name): str(kind)
        for name, kind, *_ in connection.execute(f"DESCRIBE FROM {rows}").fetchall()
    }
    chosen = [name for name, kind in kinds.items() if _is_listed(name, kind, kinds)]
    texts = [name for name in chosen if kinds[name] == "VARCHAR" and name not in _PLAIN]
    few = _with_few_values(connection, rows, texts)
    types = {name: f"{table}_{place}" for place, name in enumerate(chosen) if name in few}
    listed = ", ".join(
        f"CAST({quoted(name)} AS {types[name]}) AS {quoted(name)}"
        if name in types
        else quoted(name)
        for name in chosen
    )
    for name, own in types.items():
        connection.execute(
            f"CREATE OR REPLACE TYPE {own} AS ENUM (SELECT DISTINCT "
            f"{quoted(name)} FROM {rows} WHERE {quoted(name)} IS NOT NULL ORDER BY 1)"
        ).fetchall()
    named = "|| chr(31) || coalesce(name, '')" if "name" in kinds else ""
    connection.execute(
        f"CREATE OR REPLACE TABLE {table} AS SELECT {listed}, "
        f"lower(account_id {named}) AS {SEARCHED} FROM {rows}"
    ).fetchall()
    return Warm(table, frozenset((*chosen, SEARCHED)), tuple(types.values()))


def _is_listed(name: str, kind: str, kinds: Collection[str]) -> bool:
    """Whether lists ask for a column often: whose it is, its tier, its scores and levels."""
    is_score = kind == _SCORE and "__" not in name
    is_band = name.removesuffix(_BAND) in kinds and name.endswith(_BAND)
    return name in _OWN or name.startswith(FACT) or is_score or is_band


def _with_few_values(
    connection: duckdb.DuckDBPyConnection, rows: str, texts: list[str]
) -> frozenset[str]:
    if not texts:
        return frozenset()
    counts = ", ".join(f"approx_count_distinct({quoted(name)})" for name in texts)
    (found,) = connection.execute(f"SELECT {counts} FROM {rows}").fetchall()
    return frozenset(
        name for name, count in zip(texts, found, strict=True) if 0 < int(count) <= _MOST_VALUES
    )
