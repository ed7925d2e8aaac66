"""Are two contestants' results the same, row by row?

    python -m bench.compare JOB REFERENCE OTHER [--first N --of ACCOUNTS]
    python -m bench.compare full_row REFERENCE OTHER --rejects REFERENCE OTHER --of ACCOUNTS

Prints nothing and ends with 0 if so; else prints what differs and ends with 1. Columns must have
the contract's names, order and types. The text in `policy` is each contestant's own, so it is
only held to be one text. Rejects agree in row, field and value; the reason is free text.
"""

import argparse
import sys
from pathlib import Path

import duckdb

from bench.contestants import FULL_ROW, JOBS
from bench.contract import DECISION_COLUMNS, THREADS, TIER_AND_SCORE_COLUMNS

SAMPLE = 5
ROWS_AT_ONCE = 2_000_000
"""Larger results are compared in parts, split by account, to bound the memory it takes."""


def columns_problem(db: duckdb.DuckDBPyConnection, path: Path, expected: dict[str, str]) -> str:
    found = db.execute("DESCRIBE FROM read_parquet($path)", {"path": str(path)}).fetchall()
    types = {name: kind for name, kind, *_ in found}
    if list(types.items()) == list(expected.items()):
        return ""
    return f"{path.name} has the columns {types}, not {expected}"


def sample_text(side: str, rows: list[tuple], columns: list[str]) -> str:
    shown = [
        "    " + ", ".join(f"{c}={v}" for c, v in zip(columns, row, strict=True)) for row in rows
    ]
    return "\n".join([f"  rows only in {side}:", *shown])


def rows_problem(
    db: duckdb.DuckDBPyConnection, reference: str, other: str, columns: list[str], parts: int = 1
) -> str:
    """What is in only one of two relations (SQL text); each row counts as often as it occurs."""
    chosen = ", ".join(columns)
    for part in range(parts):
        where = f"WHERE hash(account_id) % {parts} = {part}" if parts > 1 else ""
        sides = {
            "the reference": f"SELECT {chosen} FROM {reference} {where}",
            "the other": f"SELECT {chosen} FROM {other} {where}",
        }
        only = {}
        for (side, one), another in zip(sides.items(), reversed(sides.values()), strict=True):
            query = f"SELECT * FROM ({one} EXCEPT ALL {another}) ORDER BY 1 LIMIT {SAMPLE}"
            if rows := db.execute(query).fetchall():
                only[side] = rows
        if only:
            return "\n".join(sample_text(side, rows, columns) for side, rows in only.items())
    return ""


def results_problem(
    db: duckdb.DuckDBPyConnection, job: str, reference: Path, other: Path, first: str = ""
) -> str:
    """`first`: SQL of the ids that the other was given, where it was given only some."""
    expected = DECISION_COLUMNS if job == FULL_ROW else TIER_AND_SCORE_COLUMNS
    for path in (reference, other):
        if problem := columns_problem(db, path, expected):
            return problem
    if job == FULL_ROW:
        texts = db.execute(f"SELECT DISTINCT policy FROM '{other}'").fetchall()
        if len(texts) > 1 or texts == [(None,)]:
            return f"the column policy of {other.name} is not one text: {texts[:SAMPLE]}"
    rows = db.execute(f"SELECT count(*) FROM '{other}'").fetchone()[0]
    compared = [column for column in expected if column != "policy"]
    wanted = f"(FROM '{reference}' WHERE account_id IN ({first}))" if first else f"'{reference}'"
    return rows_problem(db, wanted, f"'{other}'", compared, parts=1 + rows // ROWS_AT_ONCE)


def rejects_problem(db: duckdb.DuckDBPyConnection, reference: Path, other: Path) -> str:
    def relation(path: Path) -> str:
        return (
            "(SELECT row_number::BIGINT AS row_number, field, coalesce(value, '') AS value"
            f" FROM read_csv('{path}', header = true, all_varchar = true))"
        )

    return rows_problem(db, relation(reference), relation(other), ["row_number", "field", "value"])


def count_problem(
    db: duckdb.DuckDBPyConnection, accounts: Path, decisions: Path, rejects: Path
) -> str:
    """Read = decided + rejected."""
    read, decided, rejected = db.execute(
        f"""SELECT (SELECT count(*) FROM '{accounts}'), (SELECT count(*) FROM '{decisions}'),
            (SELECT count(DISTINCT row_number) FROM read_csv('{rejects}', all_varchar = true))"""
    ).fetchone()
    if read == decided + rejected:
        return ""
    return f"{read} rows read, but {decided} decided and {rejected} rejected"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("job", choices=JOBS)
    parser.add_argument("reference", type=Path)
    parser.add_argument("other", type=Path)
    parser.add_argument("--rejects", type=Path, nargs=2)
    parser.add_argument("--of", type=Path, dest="accounts")
    parser.add_argument("--first", type=int)
    options = parser.parse_args()
    first = (
        f"SELECT account_id FROM '{options.accounts}' LIMIT {options.first}"
        if options.first
        else ""
    )
    with duckdb.connect(config={"threads": THREADS, "memory_limit": "6GB"}) as db:
        problem = results_problem(db, options.job, options.reference, options.other, first)
        if not problem and options.rejects:
            problem = rejects_problem(db, *options.rejects) or count_problem(
                db, options.accounts, options.other, options.rejects[1]
            )
    if problem:
        print(problem)
    return 1 if problem else 0


if __name__ == "__main__":
    sys.exit(main())
