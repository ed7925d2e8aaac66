"""The parents and children as a tree, each account with its own ARR and with all below it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import duckdb

from tanada.accounts.parents.keys import KEYS, make_keys
from tanada.accounts.parents.tops import Tops, find_tops


@dataclass(frozen=True)
class Branch:
    """An account in its tree; `depth` is 0 at the top, and `parent` is missing there.

    `own_arr` is what its row says; `rolled_up_arr` the sum of what is known of it and of
    all below it. An account that has ended does not count in sums, unless the whole tree
    has. Missing where nothing is known.
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
    `columns`, money in one currency. There are no branches where the account is not
    among them, or is in a circle.
    """
    tops = find_tops(connection, accounts)
    make_keys(connection, accounts, columns, money_places, as_of, alone=account_id is not None)
    name = 'account."name"' if "name" in columns else "NULL"
    rows = connection.execute(
        f"SELECT keys.account_id, {name}, keys.parent, keys.depth, keys.arr, keys.ended, "
        f"CASE WHEN keys.counts__ THEN keys.arr END "
        f"FROM {KEYS} AS keys JOIN {accounts} AS account USING (account_id) "
        f"WHERE $1 IS NULL OR keys.top IN (SELECT top FROM {KEYS} WHERE account_id = $1) "
        f"ORDER BY keys.depth, keys.account_id",
        [account_id],
    ).fetchall()
    branches = [
        Branch("", account, shown, parent, depth, arr, counted, ended)
        for account, shown, parent, depth, arr, ended, counted in rows
    ]
    return Forest(tops, tuple(_in_order(_summed(branches))))


def _summed(branches: Sequence[Branch]) -> dict[str, Branch]:
    """Every branch with its top and the sum of all below it; parents stand before children."""
    found: dict[str, Branch] = {}
    for each in branches:
        top = each.account_id if each.parent is None else found[each.parent].top
        found[each.account_id] = replace(each, top=top)
    sums = {each.account_id: each.rolled_up_arr for each in branches}
    for each in reversed(branches):
        below = sums[each.account_id]
        if each.parent is not None and below is not None:
            sums[each.parent] = (sums[each.parent] or Decimal(0)) + below
    return {name: replace(each, rolled_up_arr=sums[name]) for name, each in found.items()}


def _in_order(branches: dict[str, Branch]) -> Iterator[Branch]:
    """Each tree from its top, children behind their parent, the most ARR first."""
    children: dict[str | None, list[Branch]] = {}
    for each in branches.values():
        children.setdefault(each.parent, []).append(each)
    for siblings in children.values():
        siblings.sort(key=_least_first)
    waiting = children.get(None, [])
    while waiting:
        branch = waiting.pop()
        yield branch
        waiting.extend(children.get(branch.account_id, ()))


def _least_first(branch: Branch) -> tuple[Decimal, tuple[int, ...]]:
    """Least ARR first, and of the same ARR the last id first: they are taken from the end."""
    arr = branch.rolled_up_arr
    backwards = tuple(-ord(sign) for sign in branch.account_id)
    return (Decimal("-Infinity") if arr is None else arr), (*backwards, 1)
