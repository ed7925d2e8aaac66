"""Tanada itself, called as a program would call it."""

from pathlib import Path

import duckdb

from bench.contract import AS_OF, POLICY_FILE, THREADS, FullRow, check_rejected
from tanada.accounts.reading import read_accounts
from tanada.accounts.rejects import reject_kinds, rejects_query
from tanada.decide.compiling import Compiler
from tanada.decide.running import Decisions
from tanada.decide.writing import write_rows
from tanada.messages.rejects import reject_reason
from tanada.policy.loading import load_policy
from tanada.sql.engine import connect

NAME = "Tanada"
MEMORY_LIMIT = "1GB"


def full_row(job: FullRow) -> None:
    policy = load_policy(POLICY_FILE)
    snapshot = read_accounts(connect(MEMORY_LIMIT, THREADS), job.accounts, policy, AS_OF)
    check_rejected(snapshot.rejected, snapshot.read)
    reasons = {
        (code, field): reject_reason(code, None, "en") for code, field in reject_kinds(snapshot)
    }
    rejects = (
        f"SELECT line AS row_number, field, value, reason FROM ({rejects_query(snapshot, reasons)})"
    )
    decisions = Decisions(snapshot, policy, AS_OF).sql()
    write_rows(snapshot.connection, {job.rejects: rejects, job.decisions: decisions})


def load(accounts: Path, limit: int | None) -> tuple[duckdb.DuckDBPyConnection, str]:
    policy = load_policy(POLICY_FILE)
    connection = connect(threads=THREADS)
    snapshot = read_accounts(connection, accounts, policy, AS_OF)
    connection.execute("CREATE TABLE in_memory AS FROM accounts").fetchall()
    query = Compiler(policy, snapshot.columns, AS_OF).query(
        ["account_id", "tier", "priority"], table="in_memory"
    )
    return connection, query.sql()


def tier_and_score(loaded: tuple[duckdb.DuckDBPyConnection, str]) -> duckdb.DuckDBPyConnection:
    connection, query = loaded
    connection.execute(f"CREATE OR REPLACE TABLE decisions AS {query}").fetchall()
    return connection


def save(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    connection.execute(f"COPY decisions TO '{path}' (FORMAT parquet)").fetchall()
