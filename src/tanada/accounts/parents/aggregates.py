"""Each way to combine, as an aggregate of DuckDB over the rows of a group.

Beside the accounts' columns the rows carry `counts__` (not ended, or all of the group
are), `first__` and `largest__` (each 1 for one row: the top, then those that count by
ARR; the one with a renewal date and the most ARR), and the weights of means.
"""

from __future__ import annotations

from dataclasses import dataclass

from tanada.accounts.parents.combining import Combine
from tanada.fields import Field

SUMS = (Combine.SUM, Combine.SUM_WITH_ENDED, Combine.OWN_OR_SUM)
_COUNT = "FILTER (WHERE counts__)"
_TOP = "FILTER (WHERE first__ = 1)"
_ONE = "FILTER (WHERE largest__ = 1)"
_TOP_OR_COUNT = "counts__ OR first__ = 1"

_VALUES = {
    Combine.OWN: f"any_value({{value}}) {_TOP}",
    Combine.OWN_OR_LARGEST: f"arg_min({{value}}, first__) FILTER (WHERE {_TOP_OR_COUNT})",
    Combine.OWN_OR_SUM: f"coalesce(any_value({{value}}) {_TOP}, sum({{value}}) {_COUNT})",
    Combine.SUM: f"sum({{value}}) {_COUNT}",
    Combine.SUM_WITH_ENDED: "sum({value})",
    Combine.GREATEST: f"max({{value}}) {_COUNT}",
    Combine.ANY: f"bool_or({{value}}) {_COUNT}",
    Combine.ALL: f"bool_and(coalesce({{value}}, false)) {_COUNT}",
    Combine.EARLIEST_WITH_ENDED: "min({value})",
    Combine.LATEST: f"max({{value}}) {_COUNT}",
    Combine.LARGEST: f"any_value({{value}}) {_ONE}",
    Combine.LAST_END: "CASE WHEN count({value}) = count(*) THEN max({value}) END",
}
_OLDEST = "min({day}) FILTER (WHERE counts__ AND {value} IS NOT NULL)"
_OLDEST_OF_ALL = "min({day}) FILTER (WHERE {value} IS NOT NULL)"
_DAYS = {
    Combine.OWN: f"any_value({{day}}) {_TOP}",
    Combine.OWN_OR_LARGEST: "arg_min_null({day}, first__) "
    f"FILTER (WHERE {{value}} IS NOT NULL AND ({_TOP_OR_COUNT}))",
    Combine.OWN_OR_SUM: f"CASE WHEN any_value({{value}}) {_TOP} IS NOT NULL "
    f"THEN any_value({{day}}) {_TOP} ELSE {_OLDEST} END",
    Combine.SUM_WITH_ENDED: _OLDEST_OF_ALL,
    Combine.EARLIEST_WITH_ENDED: _OLDEST_OF_ALL,
    Combine.LAST_END: _OLDEST_OF_ALL,
    Combine.LARGEST: f"any_value({{day}}) {_ONE}",
}


@dataclass(frozen=True)
class Column:
    """A column to combine: how, from which expressions for its value and its date."""

    field: Field
    way: Combine
    value: str
    day: str | None

    def combined(self) -> str:
        """The combined value."""
        if self.way is Combine.WORST:
            words = ", ".join(f"'{word}'" for word in self.field.type.values)
            worst = f"max(list_position([{words}], {self.value})) {_COUNT}"
            return f"list_extract([{words}], {worst})"
        if self.way in (Combine.WEIGHTED, Combine.GROWTH):
            return self._mean("former__" if self.way is Combine.GROWTH else "weight__")
        return _VALUES[self.way].format(value=self.value)

    def combined_day(self) -> str:
        """The oldest date of the values that were used, or the date of the one that was."""
        return _DAYS.get(self.way, _OLDEST).format(value=self.value, day=self.day)

    def partly_known(self) -> str | None:
        """Whether a sum leaves out an account of which the value is not known."""
        if self.way not in SUMS:
            return None
        counted = "" if self.way is Combine.SUM_WITH_ENDED else _COUNT
        partly = (
            f"count({self.value}) {counted} > 0 AND count({self.value}) {counted} < "
            f"count(*) {counted}"
        )
        if self.way is Combine.OWN_OR_SUM:
            return f"({partly} AND any_value({self.value}) {_TOP} IS NULL)"
        return f"({partly})"

    def within(self, combined: str) -> str | None:
        """Whether a combined sum is one that the field can have; UNKNOWN where it is missing."""
        if self.way not in SUMS:
            return None
        least, most = self.field.least, self.field.most
        size = 10**self.field.type.digits
        low = f"> -{size}" if least is None else f">= {least}"
        high = f"< {size}" if most is None else f"<= {most}"
        return f"{combined} {low} AND {combined} {high}"

    def _mean(self, weight: str) -> str:
        """Σ(weight × value) ÷ Σ weight in whole numbers, one division, half up."""
        places = self.field.type.places
        units = f"({self.value}::DECIMAL(38, {places}) * {10**places})::HUGEINT"
        known = f"FILTER (WHERE counts__ AND {self.value} IS NOT NULL)"
        weighed = _ratio(f"sum({units} * {weight}) {known}", f"sum({weight}) {known}", places)
        plain = _ratio(f"sum({units}) {known}", f"count({self.value}) {known}", places)
        return f"CASE WHEN sum({weight}) {known} > 0 THEN {weighed} ELSE {plain} END"


def _ratio(dividend: str, divisor: str, places: int) -> str:
    """dividend ÷ divisor of whole numbers in 10^-places, half up."""
    whole = f"(2 * abs({dividend}) + {divisor}) // (2 * nullif({divisor}, 0)) * sign({dividend})"
    return f"({whole})::DECIMAL(38, 0) * {10**-places:.{places}f}" if places else f"({whole})"
