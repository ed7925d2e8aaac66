"""Who takes part. A contestant is a module with

    NAME                              how the table calls it
    full_row(job: FullRow)            timed: Parquet in, decisions and rejects out
    load(accounts: Path, limit)       not timed: what tier_and_score wants in memory
    tier_and_score(loaded)            timed: memory to memory; returns the result
    save(result, path: Path)          not timed: the result as Parquet, for the comparison

It may leave out full_row, or the other three. It may state LARGEST (and LARGEST_WHY), the most
accounts it is asked for; ACCOUNTS_AT_MOST, the most it is given for tier and score, where its
rate is what counts; and WAYS, {name: (load, tier_and_score)}, of which the fastest is shown.
"""

import importlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

FULL_ROW = "full_row"
TIER_AND_SCORE = "tier_and_score"
JOBS = {
    FULL_ROW: "full row, Parquet to Parquet",
    TIER_AND_SCORE: "tier and score, memory to memory",
}

TANADA = "tanada"
REFERENCE = "duckdb"
"""Whose results the others' are compared with."""

MODULES = {
    TANADA: "bench.tanada_side",
    REFERENCE: "bench.rivals.duckdb_sql",
    "polars": "bench.rivals.polars_script",
    "pandas": "bench.rivals.pandas_script",
    "zen": "bench.rivals.zen",
    "zen-expression": "bench.rivals.zen_expression",
    "rule-engine": "bench.rivals.rule_engine_py",
    "json-logic": "bench.rivals.json_logic_py",
}

Way = tuple[Callable[[Path, int | None], Any], Callable[[Any], Any]]


@dataclass(frozen=True, eq=False)
class Contestant:
    """What the measuring process needs to know without importing anyone's libraries."""

    key: str
    name: str
    absent: str = ""
    """Why it does not take part; empty if it does."""
    ways: dict[str, list[str]] = field(default_factory=dict)
    """Job → the ways it can be done; one, without a name, for most."""
    largest: int | None = None
    largest_why: str = ""
    accounts_at_most: int | None = None


def module(key: str) -> ModuleType:
    return importlib.import_module(MODULES[key])


def ways(contestant: ModuleType) -> dict[str, Way]:
    if hasattr(contestant, "WAYS"):
        return contestant.WAYS
    if hasattr(contestant, TIER_AND_SCORE):
        return {"": (contestant.load, contestant.tier_and_score)}
    return {}


def describe(key: str) -> Contestant:
    try:
        found = module(key)
    except ModuleNotFoundError as missing:
        return Contestant(key, key, absent=f"no module {missing.name}")
    by_job = {FULL_ROW: [""] if hasattr(found, FULL_ROW) else [], TIER_AND_SCORE: list(ways(found))}
    return Contestant(
        key,
        found.NAME,
        ways=by_job,
        largest=getattr(found, "LARGEST", None),
        largest_why=getattr(found, "LARGEST_WHY", ""),
        accounts_at_most=getattr(found, "ACCOUNTS_AT_MOST", None),
    )
