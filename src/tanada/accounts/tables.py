"""A further table of a mapping → one row per account: its fields, each with its date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import duckdb

from tanada.accounts.declared import KEY, options_of, spelling_of
from tanada.accounts.events.before_start import count_before_start
from tanada.accounts.events.deriving import add_absent, derive
from tanada.accounts.events.kinds import KINDS
from tanada.accounts.events.settings import check_columns, check_settings
from tanada.accounts.files import RawTable, open_table, unreadable
from tanada.accounts.files.raw import quoted
from tanada.accounts.ids import plain_ids
from tanada.accounts.layout import AS_OF
from tanada.accounts.mapping import Part, Table
from tanada.accounts.money.converting import converted
from tanada.accounts.money.factors import Terms
from tanada.accounts.money.rates import Rates
from tanada.accounts.rejecting import Rejects, SetAside
from tanada.accounts.snapshot import Note, TableReport
from tanada.accounts.typed import FAULTY, ROW, read_typed
from tanada.accounts.wanted import Wanted
from tanada.errors import AccountsError, Problem
from tanada.fields import TEXT, Field, Kind, money
from tanada.rules.nearest import nearest

ACCOUNTS_KIND = "accounts"
"""The kind of table that has one row per account, joined as it is."""
_SHOWN = 5
_FINER = 4
"""Decimal places beyond the currency's that amounts of single events are converted to: they are
rounded to its unit once, when they have been added up."""
_AFTER_START = ("usage", "tickets", "contacts", "orders")
"""Kinds of which no event should come before its account, or its contract, began."""


@dataclass(frozen=True)
class Setting:
    """What every table of a run is read by."""

    connection: duckdb.DuckDBPyConnection
    folder: Path
    fields: Mapping[str, Field]
    money_places: int
    terms: Terms
    rates: Rates | None
    as_of: date


@dataclass(frozen=True)
class Joined:
    """A table in the connection, `into`, of account_id and `fields` with their dates."""

    into: str
    fields: tuple[str, ...]
    set_aside: SetAside
    report: TableReport


def check_table(table: Table, fields: Mapping[str, Field]) -> list[Problem]:
    """What is wrong with a table's kind, columns and settings, each with its place."""
    source = table.part.document
    way = ("tables", table.name)
    kinds = (ACCOUNTS_KIND, *KINDS)
    if table.kind not in kinds:
        params: dict[str, object] = {
            "found": table.kind,
            "expected": list(kinds),
            "nearest": nearest(table.kind, kinds),
        }
        return [Problem("events.unknown_kind", source.place((*way, "kind")), params)]
    if table.kind == ACCOUNTS_KIND:
        unknown = [name for name in table.part.fields if name not in fields]
        return [
            Problem(
                "mapping.unknown_field",
                source.place((*way, "columns", name), key=True),
                {"found": name, "nearest": nearest(name, fields)},
            )
            for name in unknown
        ]
    kind = KINDS[table.kind]
    found = [*check_columns(kind, table.part.fields), *check_settings(kind, table.settings)]
    problems = []
    for problem in found:
        here = (*way, *problem.place.path.split("."))
        problems.append(replace(problem, place=source.place(here, key=True)))
    return problems


def read_table(setting: Setting, table: Table, own: RawTable) -> Joined:
    """Read a table whose mapping was checked; `own` are the rows of ACCOUNTS.

    The view `known_accounts` has the ids of ACCOUNTS, the view `own_accounts` the columns
    that tables are matched by. Raises AccountsError where a file cannot be read.
    """
    return _Reading(setting, table, own).read()


class _Reading:
    def __init__(self, setting: Setting, table: Table, own: RawTable) -> None:
        self.setting = setting
        self.connection = setting.connection
        self.table = table
        self.name = f"table_{table.name}"
        self.own = own
        self.events = table.kind != ACCOUNTS_KIND
        if self.events:
            self.expected = KINDS[table.kind].typed_columns(setting.money_places)
            self.expected["currency"] = Field("currency", TEXT)
        else:
            self.expected = dict(setting.fields)
        self.direct = table.key.matches is None and table.key.through is None
        self.key = "account_id" if self.direct else "account_key"
        self.expected[self.key] = Field(self.key, TEXT)

    def read(self) -> Joined:
        raw = self._open()
        try:
            return self._read(raw)
        except duckdb.Error as error:
            raise unreadable(raw.path, error) from None

    def _open(self) -> RawTable:
        if self.table.file is None:
            return self.own
        options = options_of(self.table.part.reading)
        return open_table(
            self.connection, self.setting.folder / self.table.file, self.name, options
        )

    def _read(self, raw: RawTable) -> Joined:
        dates = [name for name, each in self.expected.items() if each.type.kind is Kind.DATE]
        wanted = Wanted(
            self.name,
            self.expected,
            required={self.key: "no_id"},
            timed=dates if self.events else (),
            currency=self.setting.terms.currency,
            declared=spelling_of(self.table.part.reading),
        )
        typed = read_typed(self.connection, raw, wanted, self._part(raw))
        terms = self.setting.terms
        if self.events and self.setting.rates is not None:
            terms = replace(terms, places=terms.places + _FINER)
        own = money(terms.places)
        amounts = {
            name: replace(each, type=own)
            for name, each in self.expected.items()
            if each.type.kind is Kind.MONEY
        }
        plain, plain_notes = plain_ids(self.connection, typed.view, [self.key])
        told = converted(self.connection, plain, amounts, terms, self.setting.rates)
        self._run(
            f"CREATE OR REPLACE TEMP VIEW {quoted(f'rows_{self.name}')} AS FROM {quoted(told.view)}"
        )
        view = self._with_account(told.view)
        columns = tuple(name for name in typed.columns if name not in (self.key, "currency"))
        notes = (*typed.notes, *plain_notes, *told.notes)
        if self.events:
            return self._derived(raw, view, columns, notes)
        return self._joined(raw, view, columns, notes)

    def _part(self, raw: RawTable) -> Part:
        """The table's part of the mapping, with the column of its key as a field."""
        part = self.table.part
        column = self.table.key.column
        if column not in raw.columns:
            place = part.document.place((*part.way, "account"))
            params = {"found": column, "nearest": nearest(column, raw.columns)}
            raise AccountsError(Problem("mapping.unknown_column", place, params))
        return replace(part, fields={**part.fields, self.key: column})

    def _with_account(self, view: str) -> str:
        """A view whose rows have the account's id, whatever they are matched by."""
        key = self.table.key
        if self.direct:
            return view
        if key.through is not None:
            other = quoted(f"rows_table_{key.through}")
            keys = (
                f"SELECT id AS account_key, any_value(account_id) AS account_id FROM {other} "
                f"WHERE id IS NOT NULL AND account_id IS NOT NULL GROUP BY id"
            )
        else:
            column = quoted(KEY + self.table.name)
            keys = (
                f"SELECT {column} AS account_key, any_value(account_id) AS account_id "
                f"FROM own_accounts WHERE {column} IS NOT NULL AND account_id IS NOT NULL "
                f"GROUP BY {column} HAVING count(DISTINCT account_id) = 1"
            )
        into = f"keyed_{self.name}"
        self._run(
            f"CREATE OR REPLACE TEMP VIEW {quoted(into)} AS SELECT rows.*, "
            f"coalesce(keys.account_id, '? ' || rows.account_key) AS account_id "
            f"FROM {quoted(view)} AS rows LEFT JOIN ({keys}) AS keys USING (account_key)"
        )
        return into

    def _derived(
        self, raw: RawTable, view: str, columns: tuple[str, ...], notes: tuple[Note, ...]
    ) -> Joined:
        """The fields that a table of events tells."""
        good, into = f"good_{self.name}", f"joined_{self.name}"
        self._run(
            f"CREATE OR REPLACE TEMP VIEW {quoted(good)} AS SELECT * FROM {quoted(view)} "
            f"WHERE NOT coalesce({FAULTY}, FALSE)"
        )
        kind = KINDS[self.table.kind].declaring(self.setting.fields)
        known = [name for name in columns if name in kind.columns]
        derived = derive(
            self.connection,
            kind,
            good,
            known,
            self.table.settings,
            self.setting.as_of,
            into,
        )
        rejects = Rejects(self.connection, view, self.name)
        rejects.add(
            f"SELECT row_number, account_id, field, value, code FROM {quoted(derived.rejects)}"
        )
        aside = rejects.place(raw)
        unknown = self._unknown(into, good)
        notes = (*notes, *derived.notes, *self._early(good))
        report = self._report(raw, aside, unknown, notes, derived.fields)
        add_absent(self.connection, derived, "known_accounts")
        report = replace(
            report,
            first=derived.first,
            last=derived.last,
            through=derived.through,
            after_as_of=derived.after_as_of,
            repeated=derived.repeated,
        )
        return Joined(into, derived.fields, aside, report)

    def _early(self, rows: str) -> Iterator[Note]:
        """How many events lie before the start of what they belong to; they count all the same."""
        if self.table.kind not in _AFTER_START:
            return
        starts, key, of = "own_accounts", "account_id", "accounts"
        if self.table.key.through is not None:
            of = self.table.key.through
            starts, key = f"starts_{of}", self.key
            self._run(
                f"CREATE OR REPLACE TEMP VIEW {quoted(starts)} AS "
                f"SELECT id AS {key}, * EXCLUDE (id) FROM {quoted(f'rows_table_{of}')}"
            )
        described = self.connection.execute(f"DESCRIBE {quoted(starts)}").fetchall()
        if "started_on" not in {name for name, *_ in described}:
            return
        as_of = self.setting.as_of
        found = count_before_start(self.connection, self.table.kind, rows, starts, as_of, key)
        if found:
            yield Note("events.before_start", {"found": found, "table": of})

    def _joined(
        self, raw: RawTable, view: str, columns: tuple[str, ...], notes: tuple[Note, ...]
    ) -> Joined:
        """The columns of a table that has one row per account."""
        into = f"joined_{self.name}"
        twice = (
            f"SELECT {ROW}, account_id, '{self.key}', account_id, 'duplicate_id' "
            f"FROM {quoted(view)} SEMI JOIN (SELECT account_id FROM {quoted(view)} "
            f"WHERE account_id IS NOT NULL GROUP BY account_id HAVING count(*) > 1) "
            f"USING (account_id)"
        )
        rejects = Rejects(self.connection, view, self.name)
        rejects.add(twice)
        listed = "".join(f", {quoted(name)}" for name in columns)
        rejects.accepted(f"account_id{listed}", into)
        aside = rejects.place(raw)
        unknown = self._unknown(into, into)
        fields = tuple(name for name in columns if not name.endswith(AS_OF))
        return Joined(into, fields, aside, self._report(raw, aside, unknown, notes, fields))

    def _unknown(self, table: str, rows: str) -> tuple[int, tuple[str, ...], int]:
        """Accounts that ACCOUNTS does not have: how many, some of them, and how many rows."""
        self._run(
            f"CREATE OR REPLACE TEMP TABLE unknown_accounts AS SELECT account_id FROM "
            f"{quoted(table)} ANTI JOIN known_accounts USING (account_id) "
            f"WHERE account_id IS NOT NULL"
        )
        ((count, shown),) = self.connection.execute(
            f"SELECT count(*), list(account_id ORDER BY account_id)[:{_SHOWN}] "
            f"FROM unknown_accounts"
        ).fetchall()
        if not count:
            return 0, (), 0
        ((found,),) = self.connection.execute(
            f"SELECT count(*) FROM {quoted(rows)} SEMI JOIN unknown_accounts USING (account_id)"
        ).fetchall()
        return int(count), tuple(str(each).removeprefix("? ") for each in shown), int(found)

    def _report(
        self,
        raw: RawTable,
        aside: SetAside,
        unknown: tuple[int, tuple[str, ...], int],
        notes: tuple[Note, ...],
        fields: tuple[str, ...],
    ) -> TableReport:
        matching = quoted(f"joined_{self.name}")
        ((matched, known),) = self.connection.execute(
            f"SELECT (SELECT count(*) FROM known_accounts SEMI JOIN {matching} "
            f"USING (account_id)), (SELECT count(*) FROM known_accounts)"
        ).fetchall()
        return TableReport(
            name=self.table.name,
            kind=self.table.kind,
            paths=raw.paths,
            read=aside.read,
            rejected=aside.rejected,
            fields=fields,
            matched=int(matched),
            without_rows=int(known) - int(matched),
            unknown_accounts=unknown[0],
            unknown_examples=unknown[1],
            unknown_rows=unknown[2],
            notes=notes,
        )

    def _run(self, query: str) -> None:
        self.connection.execute(query).fetchall()
