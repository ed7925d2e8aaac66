"""Amounts of a table in the currencies of its rows → amounts in the policy's currency.

Every amount of a row is multiplied by the same factor, rate(policy's currency) ÷
rate(row's currency), and rounded half up to the currency's unit, once: so the ARR of a
year ago stands at today's rate, and growth is in constant currency.

Currencies are told apart by a CASE rather than by a join: DuckDB's joins do not keep
the order of the rows, and decisions stand in the order of the accounts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import duckdb
from sqlglot import exp

from tanada.accounts.layout import known_currencies
from tanada.accounts.money.amounts import Amount, Ratio, converted_amount, rough_units, rounded
from tanada.accounts.money.factors import Factor, Terms, factor_notes, factors
from tanada.accounts.money.rates import Rates
from tanada.accounts.snapshot import Note
from tanada.fields import Field
from tanada.sql.facts import Build, Facts
from tanada.sql.operations import Expression, Operations, cast

READ_PLACES = 3
"""Decimal places to read amounts with that may still have to be converted, where the policy's
currency has fewer: no currency in use has more, and with three an amount fits 64 bits."""
FAULTS, FAULTY = "faults__", "faulty__"
_RATE, _FACTOR, _ROUGH, _CONVERTED = "rate__", "factor__", "rough__", "converted__"
_UNKNOWN = 0
"""What stands in the column of factors' numbers for a text that is no currency."""
_FAULT_LIST = "STRUCT(field TEXT, value TEXT, code TEXT)[]"


@dataclass(frozen=True)
class Converted:
    """A table after conversion.

    `view` has the columns of the table it was made from, money in the policy's currency;
    `faulty__` BOOLEAN and `faults__`, a list of (field, value, code), hold the faults
    that the table had before and those of conversion: `missing_rate`, `rate_too_old`,
    `unknown_currency`, and `too_large` or `too_small` for what outgrew its field. An
    amount that could not be converted is missing. `view` is the table itself where there
    was nothing to do. `factors` begin with the currency of the most rows.
    """

    view: str
    factors: tuple[Factor, ...] = ()
    notes: tuple[Note, ...] = ()


def converted(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    money: Mapping[str, Field],
    terms: Terms,
    rates: Rates | None,
    currency: str = "currency",
) -> Converted:
    """Convert the columns `money` of a table by its column `currency`, into a view.

    `money` are fields of the policy's currency by the column that holds them; columns
    that the table does not have are passed over. A row without a currency, and all rows
    of a table without that column, are in the policy's currency. Rows keep their order.
    """
    described = connection.execute(f"DESCRIBE {table}").fetchall()
    columns = {str(name): str(kind) for name, kind, *_ in described}
    present = {name: field for name, field in money.items() if name in columns}
    written = _Written(terms.currency, {}, has_others=False)
    if currency in columns:
        written = _written(connection, table, currency, terms)
    found = factors(rates, terms, written.rows)
    stand = all(columns[name] == _type_name(field) for name, field in present.items())
    if stand and not written.has_others:
        return Converted(table)
    if stand and all(factor.value is None for factor in found):
        present = {}  # nothing can be converted: the amounts stand, and their rows are faulty
    conversion = _Conversion(columns, present, terms, found, written, currency)
    view = f"converted_{table}"
    tree = exp.Create(
        this=exp.to_table(view),
        kind="VIEW",
        expression=conversion.select(table),
        replace=True,
        properties=exp.Properties(expressions=[exp.TemporaryProperty()]),
    )
    connection.execute(tree.sql(dialect="duckdb", copy=False))
    return Converted(view, found, tuple(factor_notes(found, terms)))


@dataclass(frozen=True)
class _Written:
    """How the currencies of a table are written there, each with its spellings and rows."""

    own: str
    spellings: Mapping[str, tuple[tuple[str, ...], int]]
    has_others: bool

    @property
    def rows(self) -> dict[str, int]:
        """How many rows are in each currency but the policy's own."""
        return {code: rows for code, (_, rows) in self.spellings.items() if code != self.own}


def _written(
    connection: duckdb.DuckDBPyConnection, table: str, currency: str, terms: Terms
) -> _Written:
    """What stands in the column of currencies beside the policy's own."""
    column = '"' + currency.replace('"', '""') + '"'
    found = connection.execute(
        f"WITH known AS (SELECT unnest($known) AS code), "
        f"written AS (SELECT {column} AS text, count(*) AS rows FROM {table} "
        f"WHERE {column} <> $own GROUP BY ALL) "
        f"SELECT code, sum(rows)::BIGINT, list(text ORDER BY text) FILTER (code IS NOT NULL) "
        f"FROM written LEFT JOIN known ON code = upper(trim(text)) "
        f"GROUP BY code ORDER BY 2 DESC, 1",
        {"known": sorted(known_currencies()), "own": terms.currency},
    ).fetchall()
    spellings = {
        str(code): (tuple(texts), int(rows)) for code, rows, texts in found if code is not None
    }
    return _Written(terms.currency, spellings, has_others=bool(found))


def _type_name(field: Field) -> str:
    return Operations().sql_type(field.type).replace(" ", "")


class _Conversion:
    """The query that converts a table of these columns."""

    def __init__(
        self,
        columns: Mapping[str, str],
        money: Mapping[str, Field],
        terms: Terms,
        found: Sequence[Factor],
        written: _Written,
        currency: str,
    ) -> None:
        self.columns = columns
        self.money = money
        self.terms = terms
        self.found = found
        self.written = written
        self.currency = currency
        self.operations = Operations()
        self.facts = Facts(self.operations)

    def select(self, table: str) -> exp.Select:
        """The columns of the table, converted, with its faults."""
        for name in self.columns:
            self._add(name, (), self.operations.column(name))
        self._add_rates()
        for name, field in self.money.items():
            self._add_amount(name, field)
        self._add_faults()
        wanted = {_CONVERTED + name if name in self.money else name: name for name in self.columns}
        wanted = {fact: name for fact, name in wanted.items() if name not in (FAULTS, FAULTY)}
        wanted |= {_CONVERTED + FAULTS: FAULTS, _CONVERTED + FAULTY: FAULTY}
        return self.facts.select(wanted, table)

    def _add(self, name: str, needs: Sequence[str], value: Expression) -> None:
        self.facts.add(name, needs, _given(value))

    def _add_rates(self) -> None:
        """The number of each row's factor, missing in the policy's currency; and the factor."""
        number: Expression = exp.null()
        if self.currency in self.columns:
            number = self._number()
        self._add(_RATE, (), cast(number, "SMALLINT"))
        values = [None if each.value is None else float(each.value) for each in self.found]
        self._add(_FACTOR, (_RATE,), self._by_number(values, "DOUBLE"))

    def _number(self) -> Expression:
        operations, written = self.operations, self.operations.column(self.currency)
        own, _ = self.written.spellings.get(self.terms.currency, ((), 0))
        numbers: dict[str, Expression] = {self.terms.currency: exp.null()}
        numbers |= {text: exp.null() for text in own}
        for at, factor in enumerate(self.found, 1):
            spellings, _ = self.written.spellings[factor.currency]
            numbers |= {text: operations.number(at) for text in spellings}
        branches = [
            (operations.compare("=", written.copy(), operations.text(text)), value)
            for text, value in numbers.items()
        ]
        return operations.case(
            [(operations.is_missing(written.copy()), exp.null()), *branches],
            operations.number(_UNKNOWN),
        )

    def _by_number(self, values: Sequence[float | int | None], kind: str) -> Expression:
        """The value of the row's factor out of one for each factor."""
        listed = [
            exp.null() if value is None else cast(self.operations.text(repr(value)), kind)
            for value in values
        ]
        array = cast(exp.Array(expressions=listed), f"{kind}[]")
        number = self.operations.column(_RATE)
        return exp.Anonymous(this="list_extract", expressions=[array, number])

    def _add_amount(self, name: str, field: Field) -> None:
        operations, places = self.operations, self.terms.places
        amount = Amount(operations.column(name), _places(self.columns[name]))
        factor, rough = operations.column(_FACTOR), operations.column(_ROUGH + name)
        self._add(_ROUGH + name, (_FACTOR, name), rough_units(operations, amount, factor, places))
        value = converted_amount(operations, amount, rough, self._ratio(amount.places), places)
        own = operations.is_missing(operations.column(_RATE))
        stands = self.columns[name] == _type_name(field)
        unchanged = amount.value if stands else rounded(amount.value, places)
        value = operations.case([(own, unchanged.copy())], value)
        if field.least is not None and field.most is not None:
            low, high = operations.number(field.least), operations.number(field.most)
            within = exp.Between(this=exp.paren(value), low=low, high=high)
            value = operations.case([(within, value.copy())])
        self._add(_CONVERTED + name, (_RATE, _ROUGH + name, name), value)

    def _ratio(self, amount_places: int) -> Ratio:
        scale = Fraction(10**self.terms.places, 10**amount_places)
        ratios = [None if each.value is None else each.value * scale for each in self.found]
        tops = [None if ratio is None else ratio.numerator for ratio in ratios]
        bottoms = [None if ratio is None else ratio.denominator for ratio in ratios]
        return Ratio(self._by_number(tops, "HUGEINT"), self._by_number(bottoms, "HUGEINT"))

    def _add_faults(self) -> None:
        """The faults of conversion, behind those that the table has already."""
        operations, found = self.operations, list(self._faults())
        conditions = [each.condition for each in found]
        faulty = operations.is_true(operations.any_of([each.copy() for each in conditions]))
        listed = [operations.case([(each.condition, each.shown())]) for each in found]
        faults = operations.case([(faulty.copy(), exp.Array(expressions=listed))])
        if FAULTS in self.columns:
            both = [operations.column(FAULTS), faults]
            faults = exp.Anonymous(this="list_concat", expressions=both)
        if FAULTY in self.columns:
            faulty = operations.any_of([operations.column(FAULTY), faulty])
        needs = list(self.facts.by_name)
        self._add(_CONVERTED + FAULTS, needs, cast(faults, _FAULT_LIST))
        self._add(_CONVERTED + FAULTY, needs, faulty)

    def _faults(self) -> Iterator[_Fault]:
        operations, number = self.operations, self.operations.column(_RATE)
        codes = {_UNKNOWN: "unknown_currency"}
        codes |= {at: each.code for at, each in enumerate(self.found, 1) if each.code}
        branches = [
            (operations.compare("=", number.copy(), operations.number(at)), operations.text(code))
            for at, code in codes.items()
        ]
        if self.currency in self.columns:
            without = operations.any_of([condition.copy() for condition, _ in branches])
            written = operations.column(self.currency)
            yield _Fault(without, "currency", written, operations.case(branches))
        convertible = operations.any_of(
            [operations.is_missing(number), operations.is_known(operations.column(_FACTOR))]
        )
        for name in self.money:
            given, value = operations.column(name), operations.column(_CONVERTED + name)
            lost = [operations.is_missing(value), operations.is_known(given.copy())]
            beyond = operations.all_of([*lost, convertible.copy()])
            negative = operations.compare("<", given.copy(), operations.number(0))
            small, large = operations.text("too_small"), operations.text("too_large")
            yield _Fault(beyond, name, given, operations.case([(negative, small)], large))


@dataclass(frozen=True)
class _Fault:
    """Where the condition is TRUE, the value of the field has the fault that `code` names."""

    condition: Expression
    field: str
    value: Expression
    code: Expression

    def shown(self) -> Expression:
        """The fault as a structure."""
        text = exp.Literal.string
        value = cast(self.value.copy(), "TEXT")
        parts = {"field": text(self.field), "value": value, "code": self.code.copy()}
        return exp.Struct(
            expressions=[
                exp.PropertyEQ(this=exp.to_identifier(name), expression=part)
                for name, part in parts.items()
            ]
        )


def _places(kind: str) -> int:
    """The decimal places of DuckDB's type for a number."""
    found = re.fullmatch(r"DECIMAL\(\d+,(\d+)\)", kind)
    return int(found[1]) if found else 0


def _given(value: Expression) -> Build:
    return lambda _: value
