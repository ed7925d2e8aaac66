"""What somebody should know about a table before trusting what was derived from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import duckdb

from tanada.accounts.events.kind import DerivedField, TableKind
from tanada.accounts.events.repeats import Repeats
from tanada.accounts.events.rows import quoted, run
from tanada.accounts.events.windows import is_covered
from tanada.accounts.snapshot import Note

_SHOWN = 10


def left_out_notes(kind: TableKind, left_out: Mapping[str, Sequence[str]]) -> Iterator[Note]:
    """Fields that only lack a setting."""
    for name, lacking in left_out.items():
        if set(lacking) <= set(kind.settings):
            yield Note("events.setting_not_given", {"field": name, "expected": list(lacking)})


def repeat_notes(repeats: Repeats) -> Iterator[Note]:
    """Rows that repeat an id."""
    if repeats.repeated:
        params = {"found": repeats.repeated, "differing": repeats.contradicting}
        yield Note("events.repeated_ids", params)


def time_notes(
    fields: Sequence[DerivedField],
    first: date | None,
    last: date | None,
    through: date | None,
    starts: Mapping[str, Any],
) -> Iterator[Note]:
    """A last day that may be cut off, and windows that begin before the table does."""
    if last is not None and through != last:
        yield Note("events.partial_last_day", {"last": last, "through": through})
    short = [
        each.name
        for each in fields
        if each.window and first and not is_covered(each.window, starts[each.window], first)
    ]
    if short:
        yield Note("events.short_history", {"first": first, "fields": short})


def unseen_notes(
    connection: duckdb.DuckDBPyConnection,
    kind: TableKind,
    steps: str,
    values: Mapping[str, Any],
    given: Mapping[str, Sequence[str]],
) -> Iterator[Note]:
    """Words of a setting that its column never holds within the windows."""
    for name in given:
        column = quoted(kind.settings[name].column)
        seen = (
            f"{steps} SELECT DISTINCT lower(trim({column})) FROM rows "
            f"WHERE {column} IS NOT NULL AND coalesce(day > $widest, TRUE)"
        )
        held = {str(word) for (word,) in run(connection, seen, values)}
        unseen = [word for word in given[name] if word not in held]
        if unseen:
            params = {"setting": name, "found": unseen, "seen": sorted(held)[:_SHOWN]}
            yield Note("events.setting_unseen", params)


def oddity_notes(
    connection: duckdb.DuckDBPyConnection,
    kind: TableKind,
    steps: str,
    last_step: str,
    values: Mapping[str, Any],
) -> Iterator[Note]:
    """What the kind counts among its rows."""
    for code, expression in kind.oddities.items():
        ((found,),) = run(connection, f"{steps} SELECT {expression} FROM {last_step}", values)
        if found:
            yield Note(code, {"found": found})


def beyond_notes(
    connection: duckdb.DuckDBPyConnection,
    fields: Sequence[DerivedField],
    unfitted: str,
    into: str,
) -> Iterator[Note]:
    """Values beyond what a field can hold, which are missing."""
    own = [field.name for field in fields if not field.of_fields]
    if not own:
        return
    counts = ", ".join(f"count(u.{quoted(name)}) - count(f.{quoted(name)})" for name in own)
    query = (
        f"SELECT {counts} FROM {quoted(unfitted)} AS u JOIN {quoted(into)} AS f USING (account_id)"
    )
    (lost,) = run(connection, query, {})
    for name, found in zip(own, lost, strict=True):
        if found:
            yield Note("events.beyond_limits", {"field": name, "found": found})
