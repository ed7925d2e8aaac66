"""What is held of overlays: columns while a run is made, a list of structs in the state's file.

So the file has the same columns whatever overlays a policy has, and one that it no longer has
is left behind.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tanada.accounts.files.raw import quoted
from tanada.ledger.columns import OVERLAY_STATE, overlay_column
from tanada.sql.operations import Operations

FOLDED = "overlays"
"""The column of the file."""
_PARTS = {name: Operations().sql_type(kind) for name, kind in OVERLAY_STATE.items()}
_STRUCT = ", ".join(["overlay TEXT", *(f"{quoted(name)} {kind}" for name, kind in _PARTS.items())])
_NOTHING = f"CAST(NULL AS STRUCT({_STRUCT})[])"


def unfolded(column: str, keys: Iterable[str]) -> list[str]:
    """What stands in a column of the file, as columns of each overlay."""
    return [
        f"list_filter({quoted(column)}, lambda each: each.overlay = '{key}')[1].{quoted(name)} "
        f"AS {quoted(overlay_column(key, name))}"
        for key in keys
        for name in OVERLAY_STATE
    ]


def none_held(keys: Iterable[str]) -> list[str]:
    """The same columns with nothing in them."""
    return [
        f"CAST(NULL AS {kind}) AS {quoted(overlay_column(key, name))}"
        for key in keys
        for name, kind in _PARTS.items()
    ]


def folded(table: str, keys: Sequence[str]) -> str:
    """The columns of a table's overlays as one value; NULL where none is held."""
    if not keys:
        return _NOTHING
    column = {
        (key, name): f"{quoted(table)}.{quoted(overlay_column(key, name))}"
        for key in keys
        for name in OVERLAY_STATE
    }
    structs = [
        f"{{'overlay': '{key}', "
        + ", ".join(f"'{name}': {column[key, name]}" for name in OVERLAY_STATE)
        + "}"
        for key in keys
    ]
    since = ", ".join(column[key, "since"] for key in keys)
    listed = f"list_filter([{', '.join(structs)}], lambda each: each.since IS NOT NULL)"
    return f"CASE WHEN coalesce({since}) IS NOT NULL THEN {listed} ELSE {_NOTHING} END"
