"""What a list is asked for, from an address and back: filters, order, columns, and the place."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from tanada_web.pages.accounts.columns import FACETS, Column
from tanada_web.reading.ordering import Order
from tanada_web.reading.published import Bound, Filters

NONE = "-"
"""What stands in an address for accounts that have no value."""
DESCENDING = "-"
LEAST, MOST = "_min", "_max"
_LONGEST = 200
_MOST_VALUES, _MOST_COLUMNS, _MOST_DAYS = 100, 24, 3_660
_PLACE = ("after", "before", "n", "account", "as")
Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Asked:
    """A list as it was asked for; what makes no sense in an address is passed over.

    `pairs` are the filters as they stand in the address.
    """

    columns: Mapping[str, Column]
    as_of: date
    pairs: Pairs = field(default_factory=list)
    shown: Sequence[str] = ()
    sort: str = ""
    after: tuple[object, str] | None = None
    before: tuple[object, str] | None = None
    first: int = 1

    @property
    def filters(self) -> Filters:
        """The filters as the rows are asked."""
        equal: dict[str, list[str | None]] = {}
        between: dict[str, tuple[Bound, Bound]] = {}
        text, until, ended, lacking = "", None, False, []
        for name, value in self.pairs:
            column = self.columns.get(name)
            if name == "q":
                text = value
            elif name == "ended":
                ended = True
            elif name == "missing":
                lacking.append(value)
            elif name == "grace":
                until = self.day(value)
            elif name == "renewal":
                ends = (self.as_of, self.day(value))
                between[self.columns["next_renewal_on"].column] = ends
            elif column is not None and column.has_values:
                equal.setdefault(column.column, []).append(None if value == NONE else value)
                ended = ended or (name == "status" and value == "ended")
            else:
                column, at = self._bound(name)
                low, high = between.get(column.column, (None, None))
                bound = _bound_of(column, value)
                between[column.column] = (bound, high) if at == LEAST else (low, bound)
        return Filters(equal, text, until, ended, between, lacking)

    @property
    def order(self) -> Order:
        """The order as the rows are asked."""
        name = self.sort.removeprefix(DESCENDING)
        descending = self.sort.startswith(DESCENDING)
        column = self.columns.get(name)
        place = {"after": self.after, "before": self.before}
        if column is None:
            named = name if name == "name" else "account_id"
            return Order(named, descending, **place)
        return Order(column.column, descending, **place, ranks=column.ranks)

    def day(self, value: str) -> date:
        """A day, or so many days from the day of the run."""
        return self.as_of + timedelta(days=int(value)) if value.isdigit() else _day(value)

    def wanted(self, name: str) -> list[str]:
        """The values that a filter has."""
        return [value for key, value in self.pairs if key == name]

    def value(self, name: str) -> str:
        """The one value that a filter has."""
        return next(iter(self.wanted(name)), "")

    @property
    def lasting(self) -> Pairs:
        """What a saved view keeps: all but the place in the list."""
        kept = list(self.pairs)
        kept += [("columns", ",".join(self.shown))] if self.shown else []
        return [*kept, ("sort", self.sort)] if self.sort else kept

    @property
    def elsewhere(self) -> Pairs:
        """Filters that the form has no field of its own for."""
        own = ("q", "ended", "missing", "grace", "renewal")
        return [
            (name, value)
            for name, value in self.pairs
            if name not in own and not self._has_field(name)
        ]

    def bare(self) -> str:
        """The address of the list without filters."""
        return address([pair for pair in self.lasting if pair not in self.pairs])

    def href(self, *more: tuple[str, str], without: Iterable[str] = ()) -> str:
        """The address of the same list with some pairs more, and without others."""
        left = set(without) | {name for name, _ in more}
        return address([*(pair for pair in self.lasting if pair[0] not in left), *more])

    def without(self, pair: tuple[str, str]) -> str:
        """The address of the list with one filter less."""
        return address([each for each in self.lasting if each != pair])

    def leaving(self, pair: tuple[str, str]) -> Asked:
        """The list with one filter less."""
        return replace(self, pairs=[each for each in self.pairs if each != pair])

    def place(self, way: str, row: Mapping[str, object], first: int) -> str:
        """The address of the page that comes after, or before, a row."""
        key = [_plain(row[self.order.column]), str(row["account_id"])]
        return self.href((way, json.dumps(key, ensure_ascii=False)), ("n", str(first)))

    def _has_field(self, name: str) -> bool:
        """Whether the form offers a filter: those of usual columns, levels, and figures' ends."""
        column = self.columns.get(name)
        if column is not None:
            return name in FACETS or column.kind == "level"
        bounded, _ = self._bound(name)
        return bounded.name == "arr" or (bounded.group == "score" and bounded.is_figure)

    def _bound(self, name: str) -> tuple[Column, str]:
        at = LEAST if name.endswith(LEAST) else MOST
        return self.columns[name.removesuffix(at)], at


def address(pairs: Pairs) -> str:
    """The address of a list."""
    return reverse("accounts") + (f"?{urlencode(pairs)}" if pairs else "")


def asked_for(query: QueryDict, columns: Mapping[str, Column], as_of: date) -> Asked:
    """What an address asks for."""
    plain = Asked(columns, as_of)
    pairs = [
        (name, value.strip()[:_LONGEST])
        for name, values in query.lists()
        if name not in _PLACE
        for value in dict.fromkeys(values[:_MOST_VALUES])
    ]
    kept = [(name, value) for name, value in pairs if value and _makes_sense(name, value, plain)]
    chosen = [each for each in query.get("columns", "").split(",") if each in columns]
    chosen = chosen or [each for each in query.getlist("column") if each in columns]
    sort = query.get("sort", "")
    named = sort.removeprefix(DESCENDING)
    return Asked(
        columns,
        as_of,
        kept,
        list(dict.fromkeys(chosen))[:_MOST_COLUMNS],
        sort if named in columns or named in ("name", "account_id") else "",
        _place(query.get("after")),
        _place(query.get("before")),
        _first(query.get("n", "")),
    )


def _makes_sense(name: str, value: str, asked: Asked) -> bool:
    """Whether a pair of an address is a filter that the list can have."""
    column = asked.columns.get(name)
    if name in ("q", "missing", "ended"):
        return "\x00" not in value
    if name == "renewal" and "next_renewal_on" not in asked.columns:
        return False
    if name in ("grace", "renewal"):
        return (value.isdecimal() and int(value) <= _MOST_DAYS) or _is_day(value)
    if column is not None and column.has_values:
        return "\x00" not in value
    for at in (LEAST, MOST):
        bounded = asked.columns.get(name.removesuffix(at)) if name.endswith(at) else None
        if bounded is not None and (bounded.is_figure or bounded.kind == "date"):
            return _bound_of(bounded, value) is not None
    return False


def _bound_of(column: Column, value: str) -> Bound:
    if column.kind == "date":
        return _day(value) if _is_day(value) else None
    try:
        number = Decimal(value.replace(",", ""))
    except InvalidOperation:
        return None
    if column.kind == "share":
        number /= 100
    return number if number.is_finite() and abs(number) < 10**13 else None


def _is_day(value: str) -> bool:
    try:
        return bool(_day(value))
    except ValueError:
        return False


def _day(value: str) -> date:
    return date.fromisoformat(value)


def _first(written: str) -> int:
    return max(1, int(written)) if written.isdecimal() and len(written) < 10 else 1


def _place(written: str | None) -> tuple[object, str] | None:
    """The key of a row: its value in the order's column, and its account."""
    try:
        key = json.loads(written or "")
    except ValueError:
        return None
    if isinstance(key, list) and len(key) == 2 and isinstance(key[1], str):
        return (key[0] if isinstance(key[0], str) else None), key[1]
    return None


def _plain(value: object) -> str | None:
    return None if value is None else str(value)
