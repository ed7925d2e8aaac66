"""The parents and children as a tree, each account with its own ARR and with all below it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import duckdb

from tanada.accounts.parents.keys import KEYS, make_keys
from tanada.accounts.parents.tops import MEMBERS, Tops, find_tops


@dataclass(frozen=True)
class Branch:
    """An account in its tree; `depth` is 0 at the top.

    `own_arr` is what its row says; `rolled_up_arr` the sum of what is known of it and of
    all accounts below it that count. An account that has ended does not count, unless
    the whole tree has. Missing where nothing is known.
    """

    top: str
    account_id: str
    name: str | None
    parent: str | None
    depth: int
    own_arr: Decimal | None
    rolled_up_arr: Decimal | None
    ended: bool


@dataclass(frozen=True)
class Forest:
    """Trees, with the most ARR first; in each the top first, then its children by ARR."""

    tops: Tops
    branches: tuple[Branch, ...]


def tree(
    connection: duckdb.DuckDBPyConnection,
    accounts: str,
    columns: Collection[str],
    money_places: int,
    as_of: date,
    account_id: str | None = None,
) -> Forest:
    """The trees of all accounts that have a parent or a child; or that of one account.

    `accounts` is a table of accepted accounts with `parent_account_id` among its
    `columns`, money in one currency. No branches where the account is not in it, or is
    in a circle.
    """
    tops = find_tops(connection, accounts)
    make_keys(connection, accounts, columns, money_places, as_of)
    name = "account.name" if "name" in columns else "NULL"
    rows = connection.execute(
        f"SELECT keys.account_id, {name}, keys.parent, keys.arr, keys.ended, keys.counts__ "
        f"FROM {KEYS} AS keys JOIN {accounts} AS account USING (account_id) "
        f"WHERE $1 IS NULL OR keys.top IN (SELECT top FROM {KEYS} WHERE account_id = $1) "
        f"ORDER BY keys.depth, keys.account_id",
        [account_id],
    ).fetchall()
    if not rows and account_id is not None:
        rows = _alone(connection, accounts, columns, account_id)
    return Forest(tops, tuple(_Growing(rows).branches()))
