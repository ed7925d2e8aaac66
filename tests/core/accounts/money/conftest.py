"""Rates and amounts spelled as rows of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import duckdb
import pytest

from tanada.accounts.money.converting import Converted, converted
from tanada.accounts.money.factors import Terms
from tanada.accounts.money.rates import Rates, load_rates
from tanada.fields import Field, money
from tanada.sql.engine import connect

AS_OF = date(2026, 6, 30)


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with connect() as opened:
        yield opened


class Money:
    """Loads rates written as `EUR 2026-06-01 0.9213`, and converts amounts at them."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection

    def typed(self, lines: Iterable[str]) -> str:
        """A typed table of rates; a word of – is missing."""
        rows = [[None if word == "–" else word for word in line.split()] for line in lines]
        self.connection.execute(
            "CREATE OR REPLACE TABLE typed_rates AS SELECT unnest($1)::TEXT AS currency, "
            'unnest($2)::DATE AS "on", unnest($3)::DECIMAL(20, 10) AS rate',
            [[row[at] for row in rows] for at in range(3)],
        )
        return "typed_rates"

    def rates(
        self, *lines: str, per: str = "USD", currencies: Mapping[str, str] | None = None
    ) -> Rates:
        return load_rates(self.connection, self.typed(lines), per, currencies)

    def convert(
        self,
        amounts: Iterable[tuple[str | None, str | None]],
        *lines: str,
        to: str = "USD",
        places: int = 2,
        day: date = AS_OF,
        max_age_days: int | None = None,
        per: str = "USD",
        read_places: int = 3,
    ) -> Result:
        """Convert pairs of an amount and its currency into the currency `to`."""
        given = list(amounts)
        self.connection.execute(
            f"CREATE OR REPLACE TABLE amounts AS "
            f"SELECT unnest($1)::DECIMAL({15 + read_places}, {read_places}) AS arr, "
            f"unnest($2)::TEXT AS currency",
            [[amount for amount, _ in given], [currency for _, currency in given]],
        )
        rates = self.rates(*lines, per=per) if lines else None
        terms = Terms(to, places, day, max_age_days)
        field = Field("arr", money(places))
        return Result(
            self.connection, converted(self.connection, "amounts", {"arr": field}, terms, rates)
        )


class Result:
    """What came of a conversion."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, made: Converted) -> None:
        self.connection = connection
        self.made = made

    def column(self, name: str) -> list[Any]:
        rows = self.connection.execute(f"SELECT {name} FROM {self.made.view}").fetchall()
        return [value for (value,) in rows]

    @property
    def amounts(self) -> list[str | None]:
        """The converted amounts as texts: cents and all."""
        return self.column("arr::TEXT")

    @property
    def codes(self) -> list[str | None]:
        """The code of the first fault of every row."""
        return self.column("list_filter(faults__, lambda each: each IS NOT NULL)[1].code")

    @property
    def notes(self) -> dict[str, dict[str, object]]:
        return {note.code: dict(note.params) for note in self.made.notes}


@pytest.fixture
def money_of(connection: duckdb.DuckDBPyConnection) -> Money:
    return Money(connection)
