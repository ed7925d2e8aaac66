"""The rows of every group: which of them count, which comes first, and what each weighs."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import duckdb

from tanada.accounts.parents.tops import MEMBERS

KEYS = "parent_keys"
"""number, account_id, parent, top, depth, arr, ended, and what aggregates go by."""
_MONTHS_OF_ARR = 12


def own_arr(columns: Collection[str]) -> str:
    """The ARR of an `account`, as an expression: as given, else twelve times its MRR."""
    parts = {"arr": 'account."arr"', "mrr": f'account."mrr" * {_MONTHS_OF_ARR}'}
    known = [part for name, part in parts.items() if name in columns]
    return f"coalesce({', '.join(known)})" if known else "NULL::DECIMAL(18, 0)"


def make_keys(
    connection: duckdb.DuckDBPyConnection,
    accounts: str,
    columns: Collection[str],
    money_places: int,
    as_of: date,
    *,
    alone: bool = False,
) -> None:
    """Make the table KEYS of all accounts that are not alone under their top, or of all.

    Aggregates go by `counts__`: not ended, or all of the group are; `first__`: 1 for the
    top, then those that count by ARR; `largest__`: 1 for the one with the most ARR out of
    those that count and have a renewal date, if any; `weight__`: ARR in its smallest
    unit; and `former__`: the same of a year ago.
    """
    arr = own_arr(columns)
    former = f"coalesce(account.arr_12m_ago, {arr})" if "arr_12m_ago" in columns else arr
    ended = "coalesce(account.churned_on <= $1, false)" if "churned_on" in columns else "false"
    renews = "account.renewal_date IS NOT NULL" if "renewal_date" in columns else "false"
    parents = f"SEMI JOIN (SELECT top FROM {MEMBERS} WHERE depth > 0) AS parent USING (top)"
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {KEYS} AS "
        f"WITH grouped AS (SELECT * FROM {MEMBERS} {'' if alone else parents}), "
        f"known AS (SELECT grouped.*, {arr} AS arr, {former} AS former, {ended} AS ended, "
        f"{renews} AS renews FROM grouped JOIN {accounts} AS account USING (account_id)), "
        f"counted AS (SELECT *, NOT ended OR bool_and(ended) OVER (PARTITION BY top) AS counts__ "
        f"FROM known) "
        f"SELECT number, account_id, parent, top, depth, arr, ended, counts__, "
        f"row_number() OVER (PARTITION BY top ORDER BY depth > 0, NOT counts__, "
        f"arr DESC NULLS LAST, account_id) AS first__, "
        f"row_number() OVER (PARTITION BY top ORDER BY NOT counts__, NOT renews, "
        f"arr DESC NULLS LAST, depth > 0, account_id) AS largest__, "
        f"{_units('arr', money_places)} AS weight__, {_units('former', money_places)} AS former__ "
        f"FROM counted",
        [as_of] if "churned_on" in columns else [],
    )


def _units(amount: str, places: int) -> str:
    """An amount in its smallest unit; nothing weighs less than nothing."""
    wide = f"greatest(coalesce({amount}, 0), 0)::DECIMAL(38, {places})"
    return f"({wide} * {10**places})::HUGEINT"
