"""The shape of a mapping document: which files, which column is which field.

    tanada_mapping: 1
    accounts: {encoding: cp932, dates: day_first}     # how ACCOUNTS is written
    source:                         # columns that expressions read, by the name they use
      fresh: {column: Fresh, type: money}
    fields:
      account_id: CustomerID        # rename
      currency: {constant: GBP}
      arr: {expression: fresh + milk}
      csm_sentiment: {latest: [{column: crm, as_of: crm_on}, {column: survey, as_of: asked_on}]}
    tables:                         # further tables, from the folder of ACCOUNTS
      billing:
        kind: subscriptions
        file: subscriptions*.csv
        account: customer
        columns: {started_on: start, ended_on: end, mrr: monthly}
    rates: {file: rates.csv, per: USD, columns: {on: date, currency: code, rate: rate}}

Columns whose headers are the names wanted need no line. Expressions are rules of the
policy language over `source`; `row_number: C-` numbers rows where a file has no ids.
"""

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from tanada.policy.shape import Key, Number, Plain, RuleText, Shape

Words = Annotated[dict[str, Plain | Number | bool], Field(min_length=1, max_length=1_000)]


class SourceShape(Shape):
    """A column of the file as expressions read it; `values` are what its words stand for."""

    column: Plain
    values: Words | None = None
    type: Literal["money", "whole", "number", "text", "date", "flag"] = "number"


class DatedShape(Shape):
    """One of two or more sources of a field, with the column of its date."""

    column: Plain
    as_of: Plain


class RenamedShape(Shape):
    """A field taken from a column of another name; `values` are what its words stand for."""

    column: Plain
    values: Words | None = None


class ConstantShape(Shape):
    """A field that is the same for every account."""

    constant: Plain | Number | bool


class ExpressionShape(Shape):
    """A field computed from columns under `source`."""

    expression: RuleText


class LatestShape(Shape):
    """A field taken from whichever source has the later date."""

    latest: Annotated[list[DatedShape], Field(min_length=2, max_length=10)]


class NumberedShape(Shape):
    """A text, followed by the number of the row."""

    row_number: Plain


_KINDS = ("column", "constant", "expression", "latest", "row_number")


def _kind(value: object) -> str:
    if isinstance(value, str):
        return "=name"
    keys = value if isinstance(value, dict) else {}
    return "=" + next((kind for kind in _KINDS if kind in keys), "column")


Mapped = Annotated[
    Annotated[Plain, Tag("=name")]
    | Annotated[RenamedShape, Tag("=column")]
    | Annotated[ConstantShape, Tag("=constant")]
    | Annotated[ExpressionShape, Tag("=expression")]
    | Annotated[LatestShape, Tag("=latest")]
    | Annotated[NumberedShape, Tag("=row_number")],
    Discriminator(_kind),
]


MappedFields = dict[Key, Mapped]


class ReadingShape(Shape):
    """How a file is written, where it does not show by itself."""

    encoding: Literal["utf-8", "utf-16", "cp932", "cp1252"] | None = None
    delimiter: Annotated[Plain, Field(max_length=1)] | None = None
    sheet: Plain | None = None
    dates: Literal["day_first", "month_first"] | None = None
    decimals: Literal["comma", "point"] | None = None


class AccountsShape(ReadingShape):
    """How ACCOUNTS is written; `several_rows` that an account can have several rows there."""

    several_rows: Literal["last"] | None = None


class MatchedShape(Shape):
    """The column with which rows find their account, and what it is compared with.

    `matches` is a column of ACCOUNTS (without it, the account's id); `through` another
    table, whose `id` the column holds.
    """

    column: Plain
    matches: Plain | None = None
    through: Key | None = None


class _TableShape(ReadingShape):
    source: Annotated[dict[Key, SourceShape], Field(max_length=1_000)] = {}


class TableShape(_TableShape):
    """A further table of accounts, or of events that fields are derived from.

    Without `file`, the rows of ACCOUNTS themselves.
    """

    kind: Plain
    file: Plain | None = None
    account: Annotated[
        Annotated[Plain, Tag("=column")] | Annotated[MatchedShape, Tag("=matched")],
        Discriminator(lambda value: "=column" if isinstance(value, str) else "=matched"),
    ]
    columns: Annotated[MappedFields, Field(max_length=1_000)] = {}
    settings: Annotated[
        dict[Key, Annotated[list[Plain | Number], Field(min_length=1, max_length=1_000)]],
        Field(max_length=100),
    ] = {}


class RatesShape(_TableShape):
    """Exchange rates: units of a currency for one unit of `per`, by day.

    `currencies` are the names in the file with their codes, where it does not hold codes.
    """

    file: Plain
    per: Plain
    columns: Annotated[MappedFields, Field(max_length=10)] = {}
    currencies: Annotated[dict[str, Plain], Field(max_length=1_000)] | None = None


class MappingDocument(Shape):
    """The document's shape."""

    tanada_mapping: Literal[1]
    accounts: AccountsShape = AccountsShape()
    fields: Annotated[MappedFields, Field(max_length=1_000)] = {}
    source: Annotated[dict[Key, SourceShape], Field(max_length=1_000)] = {}
    tables: Annotated[dict[Key, TableShape], Field(max_length=100)] = {}
    rates: RatesShape | None = None
