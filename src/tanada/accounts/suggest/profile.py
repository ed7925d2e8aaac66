"""What a column's values are like: counted once, asked many times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tanada.accounts.suggest.shapes import (
    day_order,
    is_address,
    number,
    open_decimal,
    plain,
    truth,
)
from tanada.accounts.suggest.vocabulary.values import CURRENCY_SIGNS

EXAMPLES = 3
_CLASSIFIED = 3_000
"""Different values of a column that are looked at; more would say nothing new."""
_LISTED = 60
_LONGEST = 60
NESTED = ("STRUCT", "MAP", "UNION")


@dataclass(frozen=True)
class ColumnProfile:
    """A column in a sample of its table.

    `type` is DuckDB's; shares are of the filled values looked at. `values` are the
    different values with how often each stands, where there are few of them.
    `orders` are the ways in which its dates are written; `decimals` the sign that may
    part decimals or thousands in every number that has one.
    """

    name: str
    type: str = "VARCHAR"
    rows: int = 0
    filled: int = 0
    distinct: int = 0
    examples: tuple[str, ...] = ()
    values: dict[str, int] = field(default_factory=dict)
    numbers: float = 0.0
    wholes: float = 0.0
    dates: float = 0.0
    truths: float = 0.0
    true_share: float = 0.0
    addresses: float = 0.0
    low: float | None = None
    high: float | None = None
    orders: frozenset[str] = frozenset()
    decimals: str | None = None
    signs: frozenset[str] = frozenset()
    longest: int = 0

    @property
    def blank(self) -> bool:
        """Whether no row of the sample has a value."""
        return self.filled == 0

    @property
    def nested(self) -> bool:
        """Whether each value holds several: no field can take them."""
        return self.type.startswith(NESTED) or self.type.endswith("]")

    @property
    def unique(self) -> bool:
        """Whether every row of the sample has a value of its own."""
        return 0 < self.rows == self.filled == self.distinct


@dataclass(frozen=True)
class TableProfile:
    """A table's columns, in its order, and how many rows the sample has."""

    name: str
    rows: int
    columns: tuple[ColumnProfile, ...]

    def column(self, name: str) -> ColumnProfile:
        """The column of a name; KeyError where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


def profile_table(
    name: str, columns: Mapping[str, Sequence[str | None]], types: dict[str, str] | None = None
) -> TableProfile:
    """The profile of a sample: each column's values as text, None where there is none."""
    kinds = types or {}
    profiles = tuple(
        profile_column(column, values, kinds.get(column, "VARCHAR"))
        for column, values in columns.items()
    )
    rows = max((profile.rows for profile in profiles), default=0)
    return TableProfile(name, rows, profiles)


def profile_column(name: str, values: Sequence[str | None], kind: str = "VARCHAR") -> ColumnProfile:
    """The profile of one column."""
    written = Counter(value for value in values if value is not None and value.strip())
    texts: Counter[str] = Counter()
    for value, times in written.items():
        texts[plain(value)] += times
    looked = dict(list(texts.items())[:_CLASSIFIED])
    total = sum(looked.values())
    seen = _Seen(looked)
    return ColumnProfile(
        name=name,
        type=kind,
        rows=len(values),
        filled=sum(texts.values()),
        distinct=len(texts),
        examples=tuple(value.strip()[:_LONGEST] for value in list(written)[:EXAMPLES]),
        values=dict(texts.most_common(_LISTED)) if len(texts) <= _LISTED else {},
        numbers=_share(seen.numbers, total),
        wholes=_share(seen.wholes, total),
        dates=_share(seen.dates, total),
        truths=_share(seen.truths, total),
        true_share=_share(seen.trues, total),
        addresses=_share(seen.addresses, total),
        low=seen.low,
        high=seen.high,
        orders=frozenset(seen.orders),
        decimals=seen.open_decimals(),
        signs=frozenset(seen.signs),
        longest=max((len(text) for text in looked), default=0),
    )


def _share(part: int, total: int) -> float:
    return part / total if total else 0.0


class _Seen:
    """What the different values of a column turn out to be, weighted by how often each stands."""

    def __init__(self, texts: dict[str, int]) -> None:
        self.numbers = self.wholes = self.dates = self.truths = self.trues = self.addresses = 0
        self.low: float | None = None
        self.high: float | None = None
        self.orders: set[str] = set()
        self.signs: set[str] = set()
        self._open: set[str] = set()
        self._decided = False
        for text, times in texts.items():
            self._look(text, times)

    def _look(self, text: str, times: int) -> None:
        value = number(text)
        if value is not None:
            self.numbers += times
            self.wholes += times if value == int(value) else 0
            self.low = value if self.low is None else min(self.low, value)
            self.high = value if self.high is None else max(self.high, value)
            self._look_at_signs(text)
        order = day_order(text)
        if order is not None:
            self.dates += times
            self.orders.add(order)
        said = truth(text)
        if said is not None:
            self.truths += times
            self.trues += times if said else 0
        if value is None and is_address(text):
            self.addresses += times

    def _look_at_signs(self, text: str) -> None:
        sign = open_decimal(text)
        if sign is not None:
            self._open.add(sign)
        elif "," in text or "." in text:
            self._decided = True
        if not text[-1].isdigit() or not text[0].isdigit():
            self.signs.update(each for each in text if each in CURRENCY_SIGNS or each == "$")

    def open_decimals(self) -> str | None:
        if self._decided or len(self._open) != 1:
            return None
        return next(iter(self._open))
