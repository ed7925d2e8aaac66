"""How tables belong together: whose ids a column holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import duckdb

from tanada.accounts.suggest.candidates import LIKELY, key_candidates
from tanada.accounts.suggest.names import field_name, name_of
from tanada.accounts.suggest.profile import ColumnProfile, TableProfile
from tanada.accounts.suggest.proposal import Join
from tanada.accounts.suggest.sampling import Sample, share_within, unlike

MET = 0.8
"""So many of a column's values stand in another table where it holds that table's ids."""
_MOST_TRIED = 12
_MET_SURE, _BY_NAME, _UNMET = 0.98, 0.7, 0.4
_LAST_WORDS = frozenset("id ids no nr number num code key uuid guid ref reference".split())
_LAST_SIGNS = ("id", "番号", "コード", "no", "キー")


@dataclass(frozen=True)
class Known:
    """A table whose rows are told apart by a column; `name` is its key under `tables`."""

    name: str
    sample: Sample
    column: str


def join_to_accounts(
    connection: duckdb.DuckDBPyConnection,
    table: Sample,
    accounts: Known,
    others: Iterable[Known],
    taken: str | None,
) -> Join | None:
    """The column by which a table's rows find their accounts; None where there is none.

    `others` are tables with an id of their own; `taken` is the table's own id column.
    """
    profile = table.profile
    for column, confidence in _tried(profile, (accounts.column,), taken):
        share = share_within(connection, table.values[column], accounts.sample.raw, accounts.column)
        if share >= MET:
            return Join(column, max(confidence, _MET_SURE * share), share=share)
    for known in (*_unique_others(accounts), *others):
        for column, _ in _tried(profile, (known.column,), taken):
            share = share_within(connection, table.values[column], known.sample.raw, known.column)
            if share >= MET:
                confidence = round(0.95 * share, 2)
                if known.name:
                    return Join(column, confidence, through=known.name, share=share)
                return Join(column, confidence, matches=known.column, share=share)
    for candidate in key_candidates(profile):
        if candidate.confidence >= LIKELY and candidate.column != taken:
            share = share_within(
                connection,
                table.values[candidate.column],
                accounts.sample.raw,
                accounts.column,
            )
            apart = unlike(table.values[candidate.column], accounts.sample.values[accounts.column])
            found = _BY_NAME if share > 0 or apart else _UNMET
            return Join(candidate.column, found, share=share, unlike=apart)
    return None


def _tried(
    table: TableProfile, headers: Iterable[str], taken: str | None
) -> Iterator[tuple[str, float]]:
    """The columns that could hold ids, those that are called like ids first."""
    alike = {field_name(header) for header in headers}
    sure = {each.column: each.confidence for each in key_candidates(table)}
    order: dict[str, float] = {}
    for column in table.columns:
        if column.name == taken or not _can_be_id(column):
            continue
        if field_name(column.name) in alike:
            order[column.name] = 1.0
        elif column.name in sure:
            order[column.name] = sure[column.name]
        elif is_id_name(column.name) or _look_like_ids(column.examples):
            order[column.name] = 0.5
    ranked = sorted(order.items(), key=lambda each: -each[1])
    yield from ranked[:_MOST_TRIED]


def is_id_name(header: str) -> bool:
    """Whether a header ends as names of ids do."""
    name = name_of(header)
    return name.words[-1] in _LAST_WORDS or name.joined.endswith(_LAST_SIGNS)


def _can_be_id(column: ColumnProfile) -> bool:
    dates = column.dates > MET and column.numbers < MET
    return not (column.blank or column.nested or dates or column.distinct < 2)


def _look_like_ids(values: Iterable[str]) -> bool:
    """Whether values are single words with a digit and a letter in each."""
    return all(
        any(sign.isdigit() for sign in value)
        and any(sign.isalpha() for sign in value)
        and not any(sign.isspace() for sign in value)
        for value in values
    )


def _unique_others(accounts: Known) -> Iterator[Known]:
    """Further columns of the accounts that tell them apart: ids in other systems."""
    for column in accounts.sample.profile.columns:
        called = is_id_name(column.name) or _look_like_ids(column.examples)
        unique = column.filled == column.distinct > 1
        if called and unique and column.name != accounts.column and _can_be_id(column):
            yield Known("", accounts.sample, column.name)
