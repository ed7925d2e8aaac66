"""The macros of this package, made in a connection when a column first needs them."""

from __future__ import annotations

import duckdb

from tanada.accounts.values.dates import date_macros
from tanada.accounts.values.folding import folding_macros
from tanada.accounts.values.numbers import number_macros
from tanada.accounts.values.words import word_macros


def make_macros(connection: duckdb.DuckDBPyConnection) -> None:
    """Make every macro, unless they are there."""
    macros = [*folding_macros(), *number_macros(), *date_macros(), *word_macros()]
    connection.execute(
        "; ".join(f"CREATE OR REPLACE TEMP MACRO {macro}" for macro in macros)
    )
