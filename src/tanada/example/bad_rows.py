"""The rows of the example book that a reader must reject: exactly these twelve.

They stand *beside* the accounts asked for: a book of 2,000 accounts has 2,012 rows. Each
is an otherwise sound account with one fault, as an import from an older CRM leaves
behind. The two rows that share an id are one account exported twice, with and without
its owner. Both are listed: nothing says which one is right, so both are rejected,
whatever their order.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class BadRow:
    """One row with one fault.

    ``account_id`` is the id as written (empty for the row that lacks one), ``field`` and
    ``value`` the faulty column and its text, ``fault`` a code for what is wrong.
    """

    account_id: str
    field: str
    value: str
    fault: str


BAD_ROWS: tuple[BadRow, ...] = (
    BadRow("LEGACY-01", "account_id", "LEGACY-01", "duplicate_id"),
    BadRow("", "account_id", "", "no_id"),
    BadRow("LEGACY-03", "seats", "n/a", "unreadable_number"),
    BadRow("LEGACY-04", "seats", "-12", "negative"),
    BadRow("LEGACY-05", "renewal_date", "2026-02-31", "unreadable_date"),
    BadRow("LEGACY-06", "term_months", "0", "term_below_one_month"),
    BadRow("LEGACY-07", "csm_sentiment", "orange", "unknown_level"),
    BadRow("LEGACY-08", "arr", "#REF!", "unreadable_number"),
    BadRow("LEGACY-09", "started_on", "0000-00-00", "unreadable_date"),
    BadRow("LEGACY-10", "currency", "UDS", "unknown_currency"),
    BadRow("LEGACY-11", "employees", "about 250", "unreadable_number"),
    BadRow("LEGACY-01", "account_id", "LEGACY-01", "duplicate_id"),
)


def bad_row_lines(accounts: int) -> dict[int, BadRow]:
    """The line of the file (the header is line 1) on which each bad row of a book stands.

    ``accounts`` is the number of sound accounts of the book. The bad rows are spread
    evenly through it, in the order of ``BAD_ROWS``.
    """
    parts = len(BAD_ROWS) + 1
    return {(place + 1) * accounts // parts + place + 2: bad for place, bad in enumerate(BAD_ROWS)}
