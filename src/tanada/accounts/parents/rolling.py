"""Accounts → one row for each top parent, with everything below it combined."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import duckdb

from tanada.accounts.layout import AS_OF, account_columns
from tanada.accounts.parents.aggregates import Column
from tanada.accounts.parents.combining import combine
from tanada.accounts.parents.keys import KEYS, make_keys, own_arr
from tanada.accounts.parents.tops import MEMBERS, Tops, find_tops
from tanada.accounts.snapshot import Note
from tanada.policy.model import Policy

ROLLED_UP, FAULTS = "parent_accounts", "parent_faults"
_GROUPS, _ACCOUNT = "parent_groups", "account"
_NUMBER, _FAULT, _PARTLY = "number__", "fault__", "partly__"


@dataclass(frozen=True)
class RollUp:
    """Accounts rolled up to their tops.

    `table` has the columns of the accounts, one row for each top, in the order of the
    accounts; it is the accounts themselves where none has a parent. `faults` is a table
    of account_id, field, value, code: `parent_circle`, and `too_large` or `too_small`
    for each account of a sum that outgrew its field. accounts = `tops` + `children`
    (rolled up into a top) + `rejected`.
    """

    table: str
    faults: str
    accounts: int
    tops: int
    children: int
    rejected: int
    notes: tuple[Note, ...]


def roll_up(
    connection: duckdb.DuckDBPyConnection,
    accounts: str,
    columns: Collection[str],
    policy: Policy,
    as_of: date,
) -> RollUp:
    """Roll accounts up to the top of their parents.

    `accounts` is a table of accepted accounts with typed `columns`, each id once, money
    in the policy's currency. An account with `churned_on` ≤ as_of has ended.
    """
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {FAULTS} "
        f"(account_id TEXT, field TEXT, value TEXT, code TEXT)"
    )
    if "parent_account_id" not in columns:
        ((count,),) = connection.execute(f"SELECT count(*) FROM {accounts}").fetchall()
        return RollUp(accounts, FAULTS, count, count, 0, 0, (Note("parents.no_column"),))
    tops = find_tops(connection, accounts)
    if not (tops.children or tops.circles):
        notes = tuple(_notes(tops, tops.tops, 0, []))
        return RollUp(accounts, FAULTS, tops.accounts, tops.tops, 0, 0, notes)
    make_keys(connection, accounts, columns, policy.money_places, as_of)
    return _Rolling(connection, accounts, columns, policy, tops).roll_up()


class _Rolling:
    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        accounts: str,
        columns: Collection[str],
        policy: Policy,
        tops: Tops,
    ) -> None:
        self.connection = connection
        self.accounts = accounts
        self.names = tuple(columns)
        self.policy = policy
        self.tops = tops

    def roll_up(self) -> RollUp:
        self._make_groups()
        self._make_faults()
        self._make_table()
        ((tops,),) = self._fetch(f"SELECT count(*) FROM {ROLLED_UP}")
        ((rejected,),) = self._fetch(f"SELECT count(*) FROM {FAULTS}")
        children = self.tops.accounts - tops - rejected
        notes = tuple(_notes(self.tops, tops, children, self._partly_known()))
        return RollUp(ROLLED_UP, FAULTS, self.tops.accounts, tops, children, rejected, notes)

    def _fetch(self, query: str, *parameters: object) -> list[tuple[int, ...]]:
        return self.connection.execute(query, list(parameters)).fetchall()

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns that hold values, each with its date's where there is one."""
        known = account_columns(self.policy)
        named = [name for name in self.names if not self._is_date_of_another(name)]
        return tuple(
            Column(
                known[name],
                combine(known[name], self.policy),
                own_arr(self.names) if name == "arr" else _of_account(name),
                self._day(name),
            )
            for name in named
        )

    def _is_date_of_another(self, name: str) -> bool:
        return name.endswith(AS_OF) and name.removesuffix(AS_OF) in self.names

    def _day(self, name: str) -> str | None:
        """The date of a value; ARR made from MRR has that one's."""
        if name + AS_OF not in self.names:
            return None
        day = _of_account(name + AS_OF)
        if name == "arr" and "mrr" in self.names:
            monthly = _of_account("mrr" + AS_OF) if "mrr" + AS_OF in self.names else "NULL"
            return f"CASE WHEN {_of_account(name)} IS NOT NULL THEN {day} ELSE {monthly} END"
        return day

    def _make_groups(self) -> None:
        """One row for each top that has children, sums as wide as they are."""
        listed = [f"keys.top AS {_NUMBER}"]
        for column in self.columns:
            name = column.field.name
            listed.append(f"{column.combined()} AS {_quoted(name)}")
            if column.day is not None:
                listed.append(f"{column.combined_day()} AS {_quoted(name + AS_OF)}")
            partly = column.partly_known()
            if partly is not None:
                listed.append(f"{partly} AS {_quoted(_PARTLY + name)}")
        self._fetch(
            f"CREATE OR REPLACE TEMP TABLE {_GROUPS} AS SELECT {', '.join(listed)} "
            f"FROM {self.accounts} AS account JOIN {KEYS} AS keys USING (account_id) "
            f"GROUP BY keys.top"
        )
        faults = [
            f"WHEN NOT ({within}) THEN {{field: '{name}', value: {_quoted(name)}::TEXT, "
            f"code: CASE WHEN {_quoted(name)} < 0 THEN 'too_small' ELSE 'too_large' END}}"
            for name, within in (
                (column.field.name, column.within(_quoted(column.field.name)))
                for column in self.columns
            )
            if within is not None
        ]
        kind = "STRUCT(field TEXT, value TEXT, code TEXT)"
        self._fetch(f"ALTER TABLE {_GROUPS} ADD COLUMN {_FAULT} {kind}")
        if faults:
            self._fetch(f"UPDATE {_GROUPS} SET {_FAULT} = CASE {' '.join(faults)} END")

    def _make_faults(self) -> None:
        """The accounts in circles, and those of sums that outgrew their fields."""
        circled = self.tops.circled
        self._fetch(
            f"INSERT INTO {FAULTS} SELECT unnest($1), 'parent_account_id', unnest($2), "
            f"'parent_circle'",
            list(circled),
            list(circled.values()),
        )
        self._fetch(
            f"INSERT INTO {FAULTS} SELECT keys.account_id, fault.field, fault.value, fault.code "
            f"FROM {KEYS} AS keys JOIN (SELECT {_NUMBER} AS top, {_FAULT} AS fault FROM {_GROUPS} "
            f"WHERE {_FAULT} IS NOT NULL) USING (top)"
        )

    def _make_table(self) -> None:
        described = self._fetch(f"DESCRIBE {self.accounts}")
        kinds = {str(name): str(kind) for name, kind, *_ in described}
        own = ", ".join(_of_account(name) for name in self.names)
        combined = ", ".join(
            f"CAST({_quoted(name)} AS {kinds[name]}) AS {_quoted(name)}" for name in self.names
        )
        self._fetch(
            f"CREATE OR REPLACE TEMP TABLE {ROLLED_UP} AS SELECT * EXCLUDE ({_NUMBER}) FROM ("
            f"SELECT member.number AS {_NUMBER}, {own} FROM {self.accounts} AS account "
            f"JOIN {MEMBERS} AS member USING (account_id) "
            f"ANTI JOIN {_GROUPS} AS rolled ON member.top = rolled.{_NUMBER} "
            f"UNION ALL SELECT {_NUMBER}, {combined} FROM {_GROUPS} WHERE {_FAULT} IS NULL"
            f") ORDER BY {_NUMBER}"
        )

    def _partly_known(self) -> list[str]:
        """The fields of which some sums leave out an account, with how many."""
        names = [each.field.name for each in self.columns if each.partly_known() is not None]
        if not names:
            return []
        listed = ", ".join(f"count_if({_quoted(_PARTLY + name)})" for name in names)
        (counts,) = self._fetch(f"SELECT {listed} FROM {_GROUPS} WHERE {_FAULT} IS NULL")
        return [f"{name} ({count})" for name, count in zip(names, counts, strict=True) if count]


def _notes(tops: Tops, rows: int, children: int, partly: Sequence[str]) -> Iterator[Note]:
    if children:
        rejected = tops.accounts - rows - children
        params: dict[str, object] = {
            "accounts": tops.accounts,
            "tops": rows,
            "children": children,
            "rejected": rejected,
        }
        yield Note("parents.rolled_up", params)
    if partly:
        yield Note("parents.partly_known", {"found": list(partly)})
    if tops.absent_parent:
        yield Note("parents.absent", {"found": tops.absent_parent})
    if tops.own_parent:
        yield Note("parents.own", {"found": tops.own_parent})


def _of_account(name: str) -> str:
    return f"{_ACCOUNT}.{_quoted(name)}"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
