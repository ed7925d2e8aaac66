"""A typed table of a kind → one row per account with the fields that it tells."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

import duckdb

from tanada.accounts.events import noting
from tanada.accounts.events.fitting import RATIO, fitted
from tanada.accounts.events.kind import TableKind
from tanada.accounts.events.repeats import NONE, find_repeats
from tanada.accounts.events.report import Derived
from tanada.accounts.events.rows import ROW_NUMBER, Table, describe, quoted, run
from tanada.accounts.events.settings import (
    Settings,
    check_columns,
    check_settings,
    kind_named,
    words,
)
from tanada.accounts.events.windows import bounds, coverage, days_before
from tanada.accounts.layout import AS_OF
from tanada.accounts.snapshot import Note
from tanada.errors import AccountsError
from tanada.fields import canonical_fields


def derive(
    connection: duckdb.DuckDBPyConnection,
    kind: str | TableKind,
    table: str,
    columns: Collection[str],
    settings: Settings,
    as_of: date,
    into: str,
) -> Derived:
    """Derive the fields of a kind from a typed table into the temporary table `into`.

    `kind` is a name, or a kind with the further fields that a policy declares.
    `table` has a text column account_id and, of the kind's columns, those in `columns`:
    dates as DATE or TIMESTAMP, amounts as DECIMAL in the policy's currency, whole numbers
    as BIGINT, flags as BOOLEAN, texts as VARCHAR. A column `row__` numbers its rows in the
    rejects. Fields whose columns or settings are not there are left out. The rejects go to
    the temporary table `<into>_rejects`.

    Raises AccountsError where the kind, a column or a setting is not known.
    """
    chosen = kind if isinstance(kind, TableKind) else kind_named(kind)
    problems = [*check_columns(chosen, columns), *check_settings(chosen, settings)]
    if problems:
        raise AccountsError(problems)
    described = describe(connection, chosen, table, columns)
    return _Deriving(connection, described, words(settings), as_of, into).derive()


def add_absent(connection: duckdb.DuckDBPyConnection, derived: Derived, accounts: str) -> int:
    """Add to `into` the accounts that the table never names; how many these are.

    `accounts` is a table with a column account_id. Their counts are 0 and everything else is
    missing: where a table lists every ticket, an account that is not in it has none.
    """
    kind = kind_named(derived.kind)
    known = {**kind.fields, **kind.further}
    absent = "".join(
        f", {known[name].absent} AS {quoted(name)}, $through::DATE AS {quoted(name + AS_OF)}"
        for name in derived.fields
    )
    covered = coverage(derived.first, derived.through)
    added = run(
        connection,
        f"INSERT INTO {quoted(derived.into)} BY NAME SELECT account_id{absent} "
        f"FROM (SELECT DISTINCT account_id FROM {quoted(accounts)} WHERE account_id IS NOT NULL) "
        f"ANTI JOIN {quoted(derived.into)} USING (account_id)",
        {"through": derived.through, **covered, **derived.settings},
    )
    return int(added[0][0])


class _Deriving:
    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        table: Table,
        settings: dict[str, list[str]],
        as_of: date,
        into: str,
    ) -> None:
        self.connection = connection
        self.table, self.kind, self.into = table, table.kind, into
        self.unfitted, self.rejects = f"{into}_unfitted", f"{into}_rejects"
        self.settings = {name: self._folded(given) for name, given in settings.items()}
        lacking = {
            name: field.lacks(table.types, settings) for name, field in self.kind.fields.items()
        }
        self.left_out = {name: lacks for name, lacks in lacking.items() if lacks}
        self.fields = [field for name, field in self.kind.fields.items() if not lacking[name]]
        ((self.first, self.last, timed),) = run(connection, table.reach(), {"as_of": as_of})
        cut_off = timed and self.last is not None
        self.through: date | None = days_before(self.last, 1) if cut_off else self.last
        self.until = "$as_of" if self.kind.of_states else "$through"
        self.values = self._values(as_of)
        self.faulty = "FALSE"
        self.repeats = NONE

    def derive(self) -> Derived:
        counts = self._count()
        if counts["set_aside"]:
            self.faulty = self.table.faulty()
        self._make_rejects()
        self.repeats = find_repeats(
            self.connection, self.table, self._good_rows(), "day <= $widest", self.values
        )
        counts["repeated"] = self.repeats.repeated
        counts["outside_windows"] -= self.repeats.outside_windows
        read = counts.pop("read")
        accounts = self._make_fields()
        return Derived(
            kind=self.kind.name,
            into=self.into,
            rejects=self.rejects,
            fields=tuple(field.name for field in self.fields),
            left_out=self.left_out,
            settings=self.settings,
            accounts=accounts,
            read=read,
            used=read - sum(counts.values()),
            contradicting=self.repeats.contradicting,
            first=self.first,
            last=self.last,
            through=self.through,
            notes=self._notes(),
            **counts,
        )

    def _folded(self, given: list[str]) -> list[str]:
        """Words as expressions compare them."""
        query = "SELECT list_transform($given::TEXT[], lambda word: lower(trim(word)))"
        ((folded,),) = run(self.connection, query, {"given": given})
        return [str(word) for word in folded]

    def _values(self, as_of: date) -> dict[str, Any]:
        """Everything that expressions may mention."""
        starts = bounds(as_of, self.through)
        covered = coverage(self.first, self.through)
        used = [starts[field.window] for field in self.fields if field.window]
        widest = min((start for start in used if start is not None), default=None)
        not_given: dict[str, list[str]] = {name: [] for name in self.kind.settings}
        return {**starts, **covered, "widest": widest, **not_given, **self.settings}

    def _count(self) -> dict[str, int]:
        """How many rows there are, and how many are not used for which reason."""
        conditions = {
            "read": "TRUE",
            "set_aside": "faulty AND coalesce(day <= $as_of, TRUE)",
            "after_as_of": "day > $as_of",
            "on_partial_day": f"NOT faulty AND day > {self.until} AND day <= $as_of",
            "outside_windows": f"NOT faulty AND day <= $widest AND day <= {self.until}",
        }
        counts = ", ".join(f"count(*) FILTER ({each})" for each in conditions.values())
        query = (
            f"WITH all_rows AS ({self.table.all_rows()}) SELECT {counts} "
            f"FROM (SELECT day, {self.table.faulty()} AS faulty FROM all_rows)"
        )
        (found,) = run(self.connection, query, self.values)
        return dict(zip(conditions, found, strict=True))

    def _make_rejects(self) -> None:
        """One row for each fault of the rows set aside."""
        listed = ", ".join(
            f"CASE WHEN {each.condition} THEN {{'field': '{each.column}', "
            f"'value': {quoted(each.column)}::TEXT, 'code': '{each.code}'}} END"
            for each in self.kind.all_faults()
        )
        self._make(
            self.rejects,
            f"WITH all_rows AS ({self.table.all_rows()}) SELECT row_number, account_id, "
            "fault.field, fault.value, fault.code FROM "
            f"(SELECT {ROW_NUMBER} AS row_number, account_id, unnest([{listed}]) AS fault "
            f"FROM all_rows WHERE {self.faulty} AND coalesce(day <= $as_of, TRUE)) "
            "WHERE fault IS NOT NULL",
        )

    def _good_rows(self) -> str:
        """Rows without a fault, up to the last day that counts; undated ones always count."""
        return (
            f"SELECT * FROM ({self.table.all_rows()}) "
            f"WHERE NOT {self.faulty} AND (moment < {self.until} + 1 OR moment IS NULL)"
        )

    def _steps(self) -> tuple[str, str]:
        """The kind's steps as named queries, and the name of the last.

        Steps are looked at twice rather than kept: all rows of a large table take more memory
        than time.
        """
        steps = {"good_rows": self._good_rows(), "rows": self.repeats.rows, **self.kind.steps}
        named = ", ".join(f"{name} AS NOT MATERIALIZED ({query})" for name, query in steps.items())
        return f"WITH {named}", list(steps)[-1]

    def _make_fields(self) -> int:
        """The table of derived fields; how many accounts it has."""
        run(self.connection, RATIO, {})
        steps, last = self._steps()
        own = [field for field in self.fields if not field.of_fields]
        listed = "".join(f", {each.expression} AS {quoted(each.name)}" for each in own)
        self._make(
            self.unfitted, f"{steps} SELECT account_id{listed} FROM {last} GROUP BY account_id"
        )
        limits = {**canonical_fields(self.table.money_places), **self.kind.declared}
        within, more = (
            "".join(
                f", {fitted(value, limits[each.name])} AS {quoted(each.name)}"
                for each in self.fields
                if each.of_fields is of_fields
                for value in [each.expression if of_fields else quoted(each.name)]
            )
            for of_fields in (False, True)
        )
        dated = "".join(f", $through::DATE AS {quoted(each.name + AS_OF)}" for each in self.fields)
        self._make(
            self.into,
            f"WITH within AS (SELECT account_id{within} FROM {quoted(self.unfitted)}) "
            f"SELECT *{more}{dated} FROM within ORDER BY account_id",
        )
        ((accounts,),) = run(self.connection, f"SELECT count(*) FROM {quoted(self.into)}", {})
        return int(accounts)

    def _make(self, name: str, query: str) -> None:
        table = f"CREATE OR REPLACE TEMP TABLE {quoted(name)} AS {query}"
        run(self.connection, table, self.values)

    def _notes(self) -> tuple[Note, ...]:
        steps, last = self._steps()
        connection, kind, values = self.connection, self.kind, self.values
        found = (
            *noting.left_out_notes(kind, self.left_out),
            *noting.repeat_notes(self.repeats),
            *noting.time_notes(self.fields, self.first, self.last, self.through, values),
            *noting.unseen_notes(connection, kind, steps, values, self.settings),
            *noting.oddity_notes(connection, kind, steps, last, values),
            *noting.beyond_notes(connection, self.fields, self.unfitted, self.into),
        )
        run(connection, f"DROP TABLE {quoted(self.unfitted)}", {})
        return found
