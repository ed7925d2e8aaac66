"""The order of a list, and where in it a page begins: by key, so that deep pages cost no more."""

from __future__ import annotations

from dataclasses import dataclass

from tanada.accounts.files.raw import quoted


@dataclass(frozen=True)
class Order:
    """By which column, and after or before which row: its value there, and its account.

    `ranks` are the column's values in their order, where that is not the alphabet's.
    """

    column: str = "account_id"
    descending: bool = False
    after: tuple[object, str] | None = None
    before: tuple[object, str] | None = None
    ranks: tuple[str, ...] = ()


def ordering(order: Order) -> str:
    """What stands after ORDER BY; for the rows before a row, the other way round."""
    backwards = order.before is not None
    direction = "DESC" if order.descending != backwards else "ASC"
    nulls = "FIRST" if backwards else "LAST"
    if order.column == "account_id":
        return f"account_id {direction}"
    return f"{_key(order)} {direction} NULLS {nulls}, account_id {'DESC' if backwards else 'ASC'}"


def keyed(order: Order, kind: str) -> list[tuple[str, list[object]]]:
    """The conditions for what comes after, or before, a row, with their values.

    `kind` is the engine's type of the column. Of several, the rows that meet one come before
    those that meet the next: what is compared is then never mixed with what is missing.
    """
    row = order.after or order.before
    if row is None:
        return [("TRUE", [])]
    backwards = order.before is not None
    value, account_id = row
    beyond, later = "<" if order.descending != backwards else ">", "<" if backwards else ">"
    if order.column == "account_id":
        return [(f"account_id {beyond} ?", [account_id])]
    key = _key(order)
    if value is None:
        same = (f"{key} IS NULL AND account_id {later} ?", [account_id])
        return [same, (f"{key} IS NOT NULL", [])] if backwards else [same]
    mark, given = f"CAST(? AS {kind})", str(value)
    if order.ranks:
        place = order.ranks.index(given) if given in order.ranks else len(order.ranks)
        mark, given = "CAST(? AS INTEGER)", str(place)
    condition = f"{key} {beyond}= {mark} AND ({key} {beyond} {mark} OR account_id {later} ?)"
    known: tuple[str, list[object]] = (condition, [given, given, account_id])
    return [known] if backwards else [known, (f"{key} IS NULL", [])]


def _key(order: Order) -> str:
    """What rows are compared by: the column, or its place among its values."""
    if not order.ranks:
        return quoted(order.column)
    listed = " ".join(
        f"WHEN '{_text(value)}' THEN {place}" for place, value in enumerate(order.ranks)
    )
    return f"CASE CAST({quoted(order.column)} AS TEXT) {listed} END"


def _text(value: str) -> str:
    return value.replace("'", "''")
