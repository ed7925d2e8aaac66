"""A typed table of exchange rates → the rates that count, each with its day.

A rate says how many units of `currency` one unit of `per` is worth. Rows of names that
nobody asked for, and rows without a value, are passed over and counted; rows that are
wrong are rejected; two different rates for one currency and day stop the run.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb

from tanada.accounts.layout import known_currencies
from tanada.accounts.snapshot import Note
from tanada.errors import AccountsError, Place, Problem
from tanada.fields import DATE, TEXT, Field, Kind, Type
from tanada.rules.nearest import nearest

RATE = Type(Kind.NUMBER, digits=8, places=10)
RATE_FIELDS = {
    "on": Field("on", DATE),
    "currency": Field("currency", TEXT),
    "rate": Field("rate", RATE),
}
"""The columns of a table of rates, as `read_typed` takes them."""
EURO_FROM = date(1999, 1, 1)
"""The euro's first day: an earlier rate of a country is one of the currency it had then."""
NO_VALUE = (".", "-", "–", "ND", "NA", "N/A", "#N/A")
"""What publishers of rates write where there is none (the Federal Reserve: ND; FRED: .)."""
_SHOWN = 5
_PASSED_OVER = ("other_name", "no_value", "before_the_euro")
_SQL_TYPE = f"DECIMAL({RATE.width}, {RATE.places})"


@dataclass(frozen=True)
class Rate:
    """Units of a currency for one unit of `per`; `on` is None for `per` itself."""

    value: Decimal
    on: date | None


@dataclass(frozen=True)
class RateReject:
    """A row of the table that cannot be a rate; `row` counts from 1."""

    row: int
    field: str
    value: str | None
    code: str


@dataclass(frozen=True)
class Rates:
    """Rates in a connection: the table `table` of "on" DATE, currency TEXT, rate DECIMAL.

    Every row that was read is used, passed over or rejected:
    read = used + Σ passed_over + len(rejects).
    """

    connection: duckdb.DuckDBPyConnection
    table: str
    per: str
    read: int
    used: int
    passed_over: Mapping[str, int]
    rejects: tuple[RateReject, ...]
    notes: tuple[Note, ...]

    def on(self, day: date) -> dict[str, Rate]:
        """The latest rate of each currency on or before a day, by its code."""
        rows = self.connection.execute(
            f'SELECT currency, max("on"), arg_max(rate, "on") FROM {self.table} '
            f'WHERE "on" <= ? GROUP BY currency ORDER BY currency',
            [day],
        ).fetchall()
        found = {str(currency): Rate(rate, last) for currency, last, rate in rows}
        return found | {self.per: Rate(Decimal(1), None)}


def load_rates(
    connection: duckdb.DuckDBPyConnection,
    typed: str,
    per: str,
    currencies: Mapping[str, str] | None = None,
    path: Path | None = None,
    table: str = "rates",
) -> Rates:
    """The rates of a typed table or view: columns "on", currency, rate as in RATE_FIELDS.

    With `row__`, `faulty__` and `faults__` its faulty rows are left out. `currencies`
    are the names that the column `currency` uses, in any capitals, with their codes;
    without it the column holds codes. Raises AccountsError: a code that is none, two
    rates for one day, `per` at another rate than 1, or no rate at all.
    """
    _check_codes([per, *(currencies or {}).values()], path)
    return _Loading(connection, typed, per, currencies, path, table).load()


def _check_codes(codes: Iterable[str], path: Path | None) -> None:
    known = sorted(known_currencies())
    problems = [
        _problem("rates.unknown_currency", path, found=code, nearest=nearest(code, known))
        for code in dict.fromkeys(codes)
        if code not in known
    ]
    if problems:
        raise AccountsError(problems)


class _Loading:
    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        typed: str,
        per: str,
        currencies: Mapping[str, str] | None,
        path: Path | None,
        table: str,
    ) -> None:
        self.connection = connection
        self.typed = typed
        self.per = per
        self.currencies = currencies
        self.path = path
        self.table = table
        self.rows = f"{table}_rows"

    def load(self) -> Rates:
        self._make_rows()
        self._check_conflicts()
        self._check_per()
        self.connection.execute(
            f'CREATE OR REPLACE TEMP TABLE {self.table} AS SELECT DISTINCT "on", currency, rate '
            f"FROM {self.rows} WHERE code IS NULL"
        )
        counted = self._fetch(f"SELECT code, count(*) FROM {self.rows} GROUP BY code")
        counts = Counter({code: int(str(count)) for code, count in counted})
        if not counts[None]:
            raise AccountsError(_problem("rates.none", self.path, found=self._names()))
        passed = {code: counts[code] for code in _PASSED_OVER if counts[code]}
        rejects = self._rejects()
        notes = tuple(self._notes(passed, rejects))
        read = counts.total()
        return Rates(
            self.connection, self.table, self.per, read, counts[None], passed, rejects, notes
        )

    def _fetch(self, query: str, *parameters: object) -> list[tuple[object, ...]]:
        return self.connection.execute(query, list(parameters)).fetchall()

    def _make_rows(self) -> None:
        """Every row with its code: none where it is a rate that counts.

        A value that is blank, or a publisher's word for none, is no fault here.
        """
        present = {str(row[0]) for row in self._fetch(f"DESCRIBE {self.typed}")}
        row = "row__" if "row__" in present else "row_number() OVER ()"
        faults = "faults__" if "faults__" in present else "NULL"
        faults = (
            f"list_filter({faults}::STRUCT(field TEXT, value TEXT, code TEXT)[], lambda fault: "
            f"fault.value IS NOT NULL AND NOT list_contains($3, upper(trim(fault.value))))"
        )
        codes = self.currencies or {code: code for code in known_currencies()}
        known = {name.strip().upper(): code for name, code in sorted(codes.items())}
        self._fetch(
            f"CREATE OR REPLACE TEMP TABLE {self.rows} AS "
            f"WITH known AS (SELECT unnest($1) AS name, unnest($2) AS currency), "
            f'typed AS (SELECT {row} AS number, "on", currency AS written, '
            f"upper(trim(currency)) AS name, rate AS given, "
            f"TRY_CAST(rate AS {_SQL_TYPE}) AS rate, {faults} AS faults FROM {self.typed}) "
            f'SELECT number, "on", written, known.currency, rate, given, faults, CASE '
            f"WHEN known.currency IS NULL THEN 'other_name' "
            f"WHEN len(faults) > 0 THEN faults[1].code "
            f"WHEN coalesce(given, 0) = 0 THEN 'no_value' "
            f"WHEN \"on\" IS NULL THEN 'no_date' "
            f"WHEN known.currency = 'EUR' AND \"on\" < $4 THEN 'before_the_euro' "
            f"WHEN given < 0 OR rate = 0 THEN 'too_small' "
            f"WHEN rate IS NULL THEN 'too_large' END AS code "
            f"FROM typed LEFT JOIN known USING (name)",
            list(known),
            list(known.values()),
            list(NO_VALUE),
            EURO_FROM,
        )

    def _check_conflicts(self) -> None:
        found = self._fetch(
            f'SELECT currency, "on", list(DISTINCT rate ORDER BY rate), count(*) OVER () '
            f"FROM {self.rows} WHERE code IS NULL GROUP BY ALL "
            f"HAVING min(rate) <> max(rate) ORDER BY ALL LIMIT {_SHOWN}"
        )
        if found:
            listed = [
                f"{currency} {on}: {', '.join(_plain(rate) for rate in rates)}"
                for currency, on, rates, _ in found
                if isinstance(rates, list)
            ]
            count = found[0][-1]
            raise AccountsError(_problem("rates.conflict", self.path, found=listed, count=count))

    def _check_per(self) -> None:
        found = self._fetch(
            f'SELECT "on", rate FROM {self.rows} WHERE code IS NULL AND currency = ? '
            f'AND rate <> 1 ORDER BY "on" LIMIT 1',
            self.per,
        )
        for on, rate in found:
            raise AccountsError(
                _problem("rates.per_is_not_one", self.path, per=self.per, day=on, found=rate)
            )

    def _names(self, code: str | None = None) -> list[str]:
        """Names in the column, the most frequent first; of the rows with one code, or all."""
        found = self._fetch(
            f"SELECT written FROM {self.rows} WHERE written IS NOT NULL "
            f"AND ($1 IS NULL OR code = $1) GROUP BY written "
            f"ORDER BY count(*) DESC, written LIMIT {_SHOWN}",
            code,
        )
        return [str(name) for (name,) in found]

    def _rejects(self) -> tuple[RateReject, ...]:
        found = self._fetch(
            f"SELECT number, CASE WHEN len(faults) > 0 THEN faults[1].field "
            f"WHEN code = 'no_date' THEN 'on' ELSE 'rate' END, "
            f"CASE WHEN len(faults) > 0 THEN faults[1].value "
            f"WHEN code = 'no_date' THEN NULL ELSE given::TEXT END, code FROM {self.rows} "
            f"WHERE code IS NOT NULL AND NOT list_contains($1, code) ORDER BY number",
            list(_PASSED_OVER),
        )
        return tuple(
            RateReject(int(str(row)), str(field), value if value is None else str(value), str(code))
            for row, field, value, code in found
        )

    def _notes(self, passed: Mapping[str, int], rejects: tuple[RateReject, ...]) -> Iterable[Note]:
        if "other_name" in passed:
            params: dict[str, object] = {
                "found": passed["other_name"],
                "names": self._names("other_name"),
            }
            yield Note("rates.other_names", params)
        if "no_value" in passed:
            yield Note("rates.no_value", {"found": passed["no_value"]})
        if "before_the_euro" in passed:
            found = passed["before_the_euro"]
            yield Note("rates.before_the_euro", {"found": found, "day": EURO_FROM})
        if rejects:
            rows = [each.row for each in rejects[:_SHOWN]]
            yield Note("rates.rejected", {"found": len(rejects), "rows": rows})


def _problem(code: str, path: Path | None, **params: object) -> Problem:
    return Problem(code, Place(None if path is None else str(path)), params)


def _plain(rate: object) -> str:
    """A rate without the zeros behind it."""
    return f"{Decimal(str(rate)).normalize():f}"
