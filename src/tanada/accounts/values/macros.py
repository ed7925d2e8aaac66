"""The macros of this package, made in a connection when a column first needs them."""

from __future__ import annotations

from collections.abc import Collection

import duckdb

from tanada.accounts.values.dates import date_macros
from tanada.accounts.values.folding import folding_macros
from tanada.accounts.values.numbers import number_macros
from tanada.accounts.values.words import word_macros
from tanada.fields import NUMERIC, Kind


def make_macros(connection: duckdb.DuckDBPyConnection, kinds: Collection[Kind]) -> None:
    """Make the macros that read texts as some kinds of value."""
    macros = folding_macros()
    if any(kind in NUMERIC for kind in kinds):
        macros += number_macros()
    if Kind.DATE in kinds:
        macros += date_macros()
    if Kind.FLAG in kinds:
        macros += word_macros()
    statements = (f"CREATE OR REPLACE TEMP MACRO {macro}" for macro in macros)
    connection.execute("; ".join(statements)).fetchall()
