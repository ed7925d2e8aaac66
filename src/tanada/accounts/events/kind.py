"""What a kind of table is: its columns, its settings and the fields that it tells, as data."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from tanada.fields import COUNT, DATE, Field, Kind, money

MONEY_PLACES = 2
"""Decimal places of the amounts in `TableKind.columns`; a policy's currency has its own."""


@dataclass(frozen=True)
class Setting:
    """A list of words that the mapping gives; they are looked for in the column `column`.

    Words are compared without spaces around them, in capitals or small letters alike.
    """

    name: str
    column: str


@dataclass(frozen=True)
class Fault:
    """Where `condition` holds, the row is set aside: the value in `column` has the fault `code`."""

    column: str
    code: str
    condition: str


@dataclass(frozen=True)
class DerivedField:
    """A field of accounts and the SQL expression that gives it.

    The expression is over the rows of one account, as the last of the kind's `steps` gives
    them; where `of_fields` is set, it is over the account's other derived fields. Bound values
    are described in `windows`. `needs` lists columns of the table, of each group at least one;
    `settings` what the mapping must give. `window` is the bound after which the window of
    the field begins, empty where it looks at all rows. `absent` is what an account has that
    the table never names.
    """

    name: str
    expression: str
    needs: tuple[tuple[str, ...], ...] = ()
    settings: tuple[str, ...] = ()
    window: str = ""
    of_fields: bool = False
    absent: str = "NULL"

    def lacks(self, columns: Collection[str], settings: Collection[str]) -> tuple[str, ...]:
        """The columns and settings that are not there and without which it cannot be derived."""
        columns_missing = (group for group in self.needs if not set(group) & set(columns))
        settings_missing = (name for name in self.settings if name not in settings)
        return (*("|".join(group) for group in columns_missing), *settings_missing)


@dataclass(frozen=True)
class TableKind:
    """A kind of table.

    A row happens on the day that the SQL expression `moment` gives; rows after the run's date
    are not looked at. `reach` are the columns whose dates show how far the table goes. A kind
    `of_states` tells what is so on the run's date, the others what happened up to the last
    day that the table covers.

    `repeats` is what rows have in common that repeat one another, where there is an `id`; the
    first by `keeps` counts. `steps` are named queries, each over those before it, the first
    over `rows`: the kind's columns, `day` and `moment`. `oddities` count, over the
    last step, what deserves a note.

    `further` are fields that an account has only where a policy declares them; `further_steps`
    come after `steps` for them alone, and `declared` are their types. See `declaring`.
    """

    name: str
    columns: Mapping[str, Field]
    required: tuple[str, ...]
    fields: Mapping[str, DerivedField]
    moment: str
    reach: tuple[str, ...]
    settings: Mapping[str, Setting] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    of_states: bool = False
    repeats: str = "id"
    keeps: str = "moment"
    steps: Mapping[str, str] = field(default_factory=dict)
    oddities: Mapping[str, str] = field(default_factory=dict)
    further: Mapping[str, DerivedField] = field(default_factory=dict)
    further_steps: Mapping[str, str] = field(default_factory=dict)
    declared: Mapping[str, Field] = field(default_factory=dict)

    def declaring(self, declared: Mapping[str, Field]) -> TableKind:
        """The kind with those of its further fields that are declared as numbers.

        Without any it is as it was: steps that nobody needs cost time.
        """
        types = {name: declared[name] for name in self.further if name in declared}
        numbers = {name: each for name, each in types.items() if is_number(each)}
        if not numbers:
            return self
        return replace(
            self,
            fields={**self.fields, **{name: self.further[name] for name in numbers}},
            steps={**self.steps, **self.further_steps},
            declared=numbers,
        )

    def typed_columns(self, money_places: int) -> dict[str, Field]:
        """The columns, with amounts in a currency of so many decimal places."""
        return {
            name: replace(each, type=money(money_places)) if is_money(each) else each
            for name, each in self.columns.items()
        }

    def all_faults(self) -> Iterator[Fault]:
        """What sets a row aside: no account, no value that is required, and the kind's own."""
        yield Fault("account_id", "no_id", "account_id IS NULL")
        for name in self.required:
            yield Fault(name, "no_value", f'"{name}" IS NULL')
        yield from self.faults


def is_number(column: Field) -> bool:
    """Whether a column holds numbers that are no amounts."""
    return column.type.numeric and not is_money(column)


def is_money(column: Field) -> bool:
    """Whether a column holds amounts."""
    return column.type.kind is Kind.MONEY


def columns(*given: Field) -> dict[str, Field]:
    """Columns by their names."""
    return {each.name: each for each in given}


def fields(*given: DerivedField) -> dict[str, DerivedField]:
    """Derived fields by their names."""
    return {each.name: each for each in given}


def amount(name: str) -> Field:
    """A column of amounts."""
    return Field(name, money(MONEY_PLACES))


def day(name: str) -> Field:
    """A column of dates."""
    return Field(name, DATE)


def count(name: str) -> Field:
    """A column of whole numbers that are not negative."""
    return Field(name, COUNT, least=0)
