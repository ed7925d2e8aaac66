"""The macros of this package, made in a connection when a column first needs them."""

from __future__ import annotations

from collections.abc import Collection

import duckdb

from tanada.accounts.values.dates import date_macros
from tanada.accounts.values.folding import folding_macros
from tanada.accounts.values.numbers import number_macros
from tanada.accounts.values.words import word_macros
from tanada.fields import NUMERIC, Kind


def make_common_macros(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the macros that tell whether there may be more to read."""
    _make(connection, folding_macros())


def make_macros(connection: duckdb.DuckDBPyConnection, kinds: Collection[Kind]) -> None:
    """Make the macros that read texts as some kinds of value; the common ones are there."""
    macros: list[str] = []
    if any(kind in NUMERIC for kind in kinds):
        macros += number_macros()
    if Kind.DATE in kinds:
        macros += date_macros()
    if Kind.FLAG in kinds:
        macros += word_macros()
    if macros:
        _make(connection, macros)


def _make(connection: duckdb.DuckDBPyConnection, macros: list[str]) -> None:
    statements = (f"CREATE OR REPLACE TEMP MACRO {macro}" for macro in macros)
    connection.execute("; ".join(statements)).fetchall()
