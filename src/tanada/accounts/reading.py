"""A company's files → a snapshot: one typed row per account, rejects, counts that reconcile."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from tanada.accounts.declared import KEY, options_of, spelling_of
from tanada.accounts.files import RawTable, open_table, unreadable
from tanada.accounts.files.raw import quoted
from tanada.accounts.ids import plain_ids
from tanada.accounts.layout import AS_OF, account_columns
from tanada.accounts.money.converting import READ_PLACES, converted
from tanada.accounts.money.factors import terms_of
from tanada.accounts.money.rates import RATE_FIELDS, Rates, load_rates
from tanada.accounts.rejecting import Rejects, gather_rejects
from tanada.accounts.snapshot import ACCOUNTS, Note, Snapshot
from tanada.accounts.taking_together import take_together
from tanada.accounts.typed import ROW, TypedTable, read_typed
from tanada.accounts.values.style import Spelling
from tanada.accounts.wanted import Wanted
from tanada.errors import AccountsError
from tanada.fields import TEXT, Field, Kind, money
from tanada.policy.model import Policy

if TYPE_CHECKING:
    from tanada.accounts.mapping import AccountsMapping
    from tanada.accounts.tables import Joined

_OWN = "accounts"
_IDS = ("account_id", "parent_account_id")
_MERGED = "merged_accounts"


def read_accounts(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    policy: Policy,
    as_of: date,
    mapping: AccountsMapping | None = None,
) -> Snapshot:
    """Read files into the connection as a Snapshot as of a date.

    A row is rejected, with every fault found in it, where its id is missing or stands
    in another row too, where a value cannot be what its column says, or where there is no
    rate for its currency. Raises AccountsError where a file as a whole cannot be read.
    """
    return _Reading(connection, path, policy, as_of, mapping).read()


class _Reading:
    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        path: Path,
        policy: Policy,
        as_of: date,
        mapping: AccountsMapping | None,
    ) -> None:
        self.connection = connection
        self.path = path
        self.policy = policy
        self.as_of = as_of
        self.mapping = mapping
        self.tables = mapping.tables if mapping else ()
        self.expected = account_columns(policy)
        self._check_tables()
        self.terms = terms_of(policy, as_of)
        self.notes: list[Note] = []
        self.files: list[Path] = []

    def _check_tables(self) -> None:
        if not self.tables:
            return
        from tanada.accounts.tables import check_table

        problems = [each for table in self.tables for each in check_table(table, self.expected)]
        if problems:
            raise AccountsError(problems)

    def read(self) -> Snapshot:
        reading = self.mapping.accounts.reading if self.mapping else None
        raw = open_table(
            self.connection, self.path, _OWN, *([options_of(reading)] if reading else [])
        )
        try:
            return self._snapshot(raw)
        except duckdb.Error as error:
            raise unreadable(self.path, error) from None

    def _snapshot(self, raw: RawTable) -> Snapshot:
        self.files += [part.path for part in raw.parts]
        rates = self._rates()
        typed = self._typed(raw, rates)
        self.notes += typed.notes
        ids = [name for name in typed.columns if name in _IDS or name.startswith(KEY)]
        plain, notes = plain_ids(self.connection, typed.view, ids)
        fields = {name: field for name, field in self.expected.items() if _is_money(field)}
        amounts = converted(self.connection, plain, fields, self.terms, rates)
        self.notes += [*notes, *amounts.notes]
        self._run(f"CREATE OR REPLACE TEMP VIEW own_accounts AS FROM {quoted(amounts.view)}")
        several = self.mapping is not None and self.mapping.several_rows
        rejects = Rejects(self.connection, amounts.view, _OWN)
        if not several:
            self._add_duplicates(amounts.view, rejects)
        columns = tuple(name for name in typed.columns if not name.startswith(KEY))
        merged = self._make_accounts(rejects, columns, several=several)
        joined = self._join(raw, rates)
        if joined:
            columns = self._merge(columns, joined)
        if self.policy.document.level == "parent":
            merged += self._roll_up(columns, rejects)
        aside = rejects.place(raw)
        gather_rejects(self.connection, [_OWN, *(each.set_aside.table for each in joined)])
        self._add_notes(columns)
        return Snapshot(
            self.connection,
            self.path,
            columns,
            aside.read,
            aside.rejected,
            tuple(self.notes),
            tuple(each.report for each in joined),
            merged,
            (*self.files, *(path for each in joined for path in each.report.paths)),
        )

    def _typed(self, raw: RawTable, rates: Rates | None) -> TypedTable:
        """The accounts' own columns, and those that tables are matched by."""
        expected = dict(self.expected)
        if rates is not None:
            wide = money(max(READ_PLACES, self.policy.money_places))
            expected = {
                name: replace(field, type=wide) if _is_money(field) else field
                for name, field in expected.items()
            }
        part = self.mapping.accounts if self.mapping else None
        keys = {KEY + table.name: table.key.matches for table in self.tables if table.key.matches}
        if part is not None and keys:
            part = replace(part, fields={**part.fields, **keys})
            expected |= {name: Field(name, TEXT) for name in keys}
        wanted = Wanted(
            _OWN,
            expected,
            required={"account_id": "no_id"},
            currency=self.policy.currency,
            declared=spelling_of(part.reading) if part else Spelling(),
        )
        return read_typed(self.connection, raw, wanted, part)

    def _rates(self) -> Rates | None:
        """The exchange rates that the mapping names."""
        table = self.mapping.rates if self.mapping else None
        if table is None:
            return None
        path = self.path.parent / table.file
        reading = table.part.reading
        raw = open_table(self.connection, path, "rates", options_of(reading))
        self.files += [part.path for part in raw.parts]
        wanted = Wanted(
            "rates",
            RATE_FIELDS,
            required=dict.fromkeys(RATE_FIELDS),
            declared=spelling_of(reading),
        )
        typed = read_typed(self.connection, raw, wanted, table.part)
        rates = load_rates(self.connection, typed.view, table.per, table.currencies, path)
        self.notes += [*typed.notes, *rates.notes]
        return rates

    def _add_duplicates(self, view: str, rejects: Rejects) -> None:
        """Ids that stand in several rows; hashes first, which takes a third of the time."""
        self._run(
            f"CREATE OR REPLACE TEMP TABLE duplicate_ids AS SELECT account_id FROM {quoted(view)} "
            f"WHERE account_id IS NOT NULL AND hash(account_id) IN (SELECT hash(account_id) "
            f"FROM {quoted(view)} GROUP BY ALL HAVING count(*) > 1) "
            f"GROUP BY account_id HAVING count(*) > 1"
        )
        ((twice,),) = self.connection.execute("SELECT count(*) FROM duplicate_ids").fetchall()
        if twice:
            rejects.add(
                f"SELECT {ROW}, account_id, 'account_id', account_id, 'duplicate_id' "
                f"FROM {quoted(view)} SEMI JOIN duplicate_ids USING (account_id)"
            )

    def _make_accounts(self, rejects: Rejects, columns: tuple[str, ...], *, several: bool) -> int:
        """The view ACCOUNTS of accepted rows; how many were taken together with others."""
        listed = ", ".join(quoted(name) for name in columns)
        rejects.accepted(listed + (f", {ROW}" if self.tables or several else ""), ACCOUNTS)
        if not several:
            return 0
        merged, notes = take_together(self.connection, columns)
        self.notes += notes
        return merged

    def _roll_up(self, columns: tuple[str, ...], rejects: Rejects) -> int:
        """Parents in place of their children; how many rows went into others."""
        from tanada.accounts.parents.rolling import roll_up

        rolled = roll_up(self.connection, ACCOUNTS, columns, self.policy, self.as_of)
        self.notes += rolled.notes
        if rolled.rejected:
            rejects.add(
                f"SELECT {ROW}, account_id, field, value, code FROM {rolled.faults} "
                f"JOIN own_accounts USING (account_id)"
            )
        if rolled.table != ACCOUNTS:
            self._show(rolled.table, columns)
        return rolled.children

    def _show(self, table: str, columns: tuple[str, ...]) -> None:
        listed = ", ".join(quoted(name) for name in columns)
        self._run(f"CREATE OR REPLACE TEMP VIEW {ACCOUNTS} AS SELECT {listed} FROM {table}")

    def _join(self, raw: RawTable, rates: Rates | None) -> list[Joined]:
        """Every further table, in an order in which those come first that others go through."""
        if not self.tables:
            return []
        from tanada.accounts.tables import Setting, read_table

        self._run(
            "CREATE OR REPLACE TEMP TABLE known_accounts AS "
            "SELECT DISTINCT account_id FROM own_accounts WHERE account_id IS NOT NULL"
        )
        own = self.policy.money_places
        places = own if rates is None else max(READ_PLACES, own)
        setting = Setting(
            self.connection,
            self.path.parent,
            self.expected,
            places,
            self.terms,
            rates,
            self.as_of,
        )
        read = {
            table.name: read_table(setting, table, raw)
            for table in sorted(self.tables, key=lambda each: each.key.through is not None)
        }
        return [read[table.name] for table in self.tables]

    def _merge(self, columns: tuple[str, ...], joined: list[Joined]) -> tuple[str, ...]:
        """The table of accounts with what the further tables tell of them."""
        from tanada.accounts.merging import merge

        columns, notes = merge(self.connection, ACCOUNTS, columns, joined, self.expected, _MERGED)
        self.notes += notes
        self._show(_MERGED, columns)
        return columns

    def _add_notes(self, columns: tuple[str, ...]) -> None:
        """What was assumed about the accounts that were accepted."""
        supplied = [name for name in self.policy.suppliable() if name in columns]
        if supplied:
            self.notes.append(Note("accounts.supplied", {"found": supplied}))
        for name, days in self.policy.stale_after_days.items():
            if name in columns and name + AS_OF not in columns:
                params: dict[str, object] = {"field": name, "days": days}
                self.notes.append(Note("accounts.no_date_column", params))
            elif name in columns:
                undated = self._count(f'"{name}" IS NOT NULL AND "{name}_as_of" IS NULL')
                if undated:
                    params = {"field": name, "days": days, "found": undated}
                    self.notes.append(Note("accounts.no_date", params))
        self._note_currency(columns)

    def _note_currency(self, columns: tuple[str, ...]) -> None:
        if not {"arr", "mrr"}.intersection(columns):
            return
        currency = self.policy.currency
        if "currency" not in columns:
            if not self.tables:
                self.notes.append(Note("accounts.currency_assumed", {"currency": currency}))
        elif blank := self._count("currency IS NULL"):
            params = {"currency": currency, "found": blank}
            self.notes.append(Note("accounts.currency_blank", params))

    def _count(self, condition: str) -> int:
        ((found,),) = self.connection.execute(
            f"SELECT count(*) FROM {ACCOUNTS} WHERE {condition}"
        ).fetchall()
        return int(found)

    def _run(self, query: str) -> None:
        self.connection.execute(query).fetchall()


def _is_money(field: Field) -> bool:
    return field.type.kind is Kind.MONEY
