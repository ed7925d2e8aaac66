"""Accounts joined with the further tables of a mapping: what matches, what wins, what is told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tanada.accounts.snapshot import TableReport

ACCOUNTS = "account_id,name,ref\nA1,Ann,x1\nA2,Bob,x2\nA3,Cy,\n"
BILLING = """\
id,customer,start,end,monthly,money
S1,A1,2025-01-01,,1000,USD
S2,A1,2025-06-01,2026-01-01,500,USD
S3,A2,2026-07-01,,900,USD
S4,A9,2025-01-01,,100,USD
S5,A2,soon,,100,USD
"""
HEAD = "tanada_mapping: 1\n"
SUBSCRIPTIONS = (
    HEAD
    + """\
tables:
  billing:
    kind: subscriptions
    file: billing.csv
    account: customer
    columns: {id: id, started_on: start, ended_on: end, mrr: monthly, currency: money}
"""
)


def rows(read: Any, *columns: str) -> list[tuple[Any, ...]]:
    listed = ", ".join(columns)
    query = f"SELECT {listed} FROM accounts"
    return [tuple(row) for row in read.snapshot.connection.execute(query).fetchall()]


def report(read: Any, name: str) -> TableReport:
    (found,) = [table for table in read.snapshot.tables if table.name == name]
    return found  # type: ignore[no-any-return]


def test_fields_are_derived_from_a_table_of_events(read: Any) -> None:
    read.write(BILLING, "billing.csv")
    done = read(ACCOUNTS, mapping=SUBSCRIPTIONS)
    assert rows(done, "account_id", "arr", "arr_as_of", "started_on") == [
        ("A1", Decimal("12000.00"), date(2026, 1, 1), date(2025, 1, 1)),
        ("A2", None, date(2026, 1, 1), None),
        ("A3", None, date(2026, 1, 1), None),
    ]


def test_what_a_table_gave_and_what_did_not_match_is_counted(read: Any) -> None:
    read.write(BILLING, "billing.csv")
    told = report(read(ACCOUNTS, mapping=SUBSCRIPTIONS), "billing")
    assert (told.read, told.rejected, told.matched, told.without_rows) == (5, 1, 1, 2)
    assert (told.unknown_accounts, told.unknown_rows, told.unknown_examples) == (1, 1, ("A9",))
    assert told.after_as_of == 1


def test_a_rejected_event_is_named_with_its_file_and_line(read: Any) -> None:
    billing = read.write(BILLING, "billing.csv")
    done = read(ACCOUNTS, mapping=SUBSCRIPTIONS)
    query = 'SELECT "table", file, line, account_id, field, value, code FROM rejects'
    assert done.snapshot.connection.execute(query).fetchall() == [
        ("table_billing", str(billing), 6, "A2", "started_on", "soon", "unreadable_date")
    ]


def test_a_table_can_be_joined_by_another_column_of_the_accounts(read: Any) -> None:
    read.write("who,seats\nx2,20\nx1,10\nx7,70\n", "seats.csv")
    mapping = HEAD + (
        "tables:\n  crm: {kind: accounts, file: seats.csv, account: {column: who, matches: ref}, "
        "columns: {seats: seats}}\n"
    )
    done = read(ACCOUNTS, mapping=mapping)
    assert rows(done, "account_id", "seats") == [("A1", 10), ("A2", 20), ("A3", None)]
    assert report(done, "crm").unknown_examples == ("x7",)


def test_a_table_can_be_joined_through_another(read: Any) -> None:
    read.write(BILLING, "billing.csv")
    read.write("at,contract,what\n2026-06-01,S1,api\n2026-06-02,S9,api\n", "usage.csv")
    mapping = SUBSCRIPTIONS + (
        "  usage:\n    kind: usage\n    file: usage.csv\n"
        "    account: {column: contract, through: billing}\n"
        "    columns: {on: at, feature: what}\n    settings: {advanced: [api, alerts]}\n"
    )
    done = read(ACCOUNTS, mapping=mapping)
    assert rows(done, "account_id", "advanced_features_used") == [("A1", 1), ("A2", 0), ("A3", 0)]
    assert report(done, "usage").unknown_examples == ("S9",)


def test_a_repeated_account_in_a_plain_table_is_rejected(read: Any) -> None:
    read.write("account_id,seats\nA1,1\nA1,2\nA2,3\n", "seats.csv")
    mapping = HEAD + "tables: {crm: {kind: accounts, file: seats.csv, account: account_id}}\n"
    done = read(ACCOUNTS, mapping=mapping)
    assert rows(done, "account_id", "seats") == [("A1", None), ("A2", 3), ("A3", None)]
    assert report(done, "crm").rejected == 2


@pytest.mark.parametrize(
    ("own", "wanted"),
    [
        ("account_id,seats\nA1,7\n", 5),
        ("account_id,seats,seats_as_of\nA1,7,2026-06-01\n", 7),
        ("account_id,seats,seats_as_of\nA1,7,2026-04-01\n", 5),
        ("account_id,seats,seats_as_of\nA1,,2026-06-01\n", 5),
    ],
)
def test_the_later_date_wins_and_no_date_is_the_oldest(read: Any, own: str, wanted: int) -> None:
    read.write("account_id,seats,seats_as_of\nA1,5,2026-05-01\n", "seats.csv")
    mapping = HEAD + "tables: {crm: {kind: accounts, file: seats.csv, account: account_id}}\n"
    assert rows(read(own, mapping=mapping), "seats") == [(wanted,)]


def test_without_dates_the_accounts_own_value_goes_first(read: Any) -> None:
    read.write("account_id,seats\nA1,5\nA2,6\n", "seats.csv")
    mapping = HEAD + "tables: {crm: {kind: accounts, file: seats.csv, account: account_id}}\n"
    done = read("account_id,seats\nA1,7\nA2,\n", mapping=mapping)
    assert rows(done, "account_id", "seats") == [("A1", 7), ("A2", 6)]
    assert done.notes["accounts.several_sources"] == {
        "field": "seats",
        "tables": ["accounts", "crm"],
        "found": 1,
    }


def test_events_are_converted_at_the_rates_of_the_mapping(read: Any) -> None:
    read.write(
        "customer,start,monthly,money\nA1,2025-01-01,100,EUR\nA2,2025-01-01,100,GBP\n", "b.csv"
    )
    read.write("day,code,rate\n2026-06-29,EUR,0.8\n2026-01-01,CHF,0.9\n", "rates.csv")
    mapping = (
        SUBSCRIPTIONS.replace("billing.csv", "b.csv")
        .replace("id: id, ", "")
        .replace("ended_on: end, ", "")
        + "rates: {file: rates.csv, per: USD, columns: {on: day, currency: code, rate: rate}}\n"
    )
    done = read("account_id\nA1\nA2\n", mapping=mapping)
    assert rows(done, "account_id", "arr") == [("A1", Decimal("1500.00")), ("A2", None)]
    codes = done.snapshot.connection.execute("SELECT account_id, code FROM rejects").fetchall()
    assert codes == [("A2", "missing_rate")]


def test_amounts_of_the_accounts_are_converted_too(read: Any) -> None:
    read.write("on,currency,rate\n2026-06-29,JPY,150\n", "rates.csv")
    done = read(
        'account_id,arr,currency\nA1,"1,500,000",JPY\nA2,5,USD\nA3,7,EUR\n',
        mapping=HEAD + "rates: {file: rates.csv, per: USD}\n",
    )
    assert rows(done, "account_id", "arr") == [("A1", Decimal(10_000)), ("A2", Decimal(5))]
    codes = done.snapshot.connection.execute("SELECT account_id, code FROM rejects").fetchall()
    assert codes == [("A3", "missing_rate")]


def test_several_rows_of_an_account_are_taken_together(read: Any) -> None:
    lines = (
        "who,where,at,paid\nA1,UK,2026-06-01,10\nA2,FR,2026-06-02,20\n"
        "A1,,2026-06-03,5\nA1,DE,2020-01-01,1\n"
    )
    mapping = HEAD + (
        "accounts: {several_rows: last}\nfields: {account_id: who, country: where}\n"
        "tables: {paid: {kind: orders, account: who, columns: {on: at, amount: paid}}}\n"
    )
    done = read(lines, mapping=mapping)
    assert rows(done, "account_id", "country", "arr") == [
        ("A1", "DE", Decimal(15)),
        ("A2", "FR", Decimal(20)),
    ]
    snapshot = done.snapshot
    assert (snapshot.read, snapshot.accepted, snapshot.merged, snapshot.rejected) == (4, 2, 2, 0)
    assert done.notes["accounts.last_value_taken"] == {"field": "country", "found": 1}


def test_ids_that_a_program_took_for_numbers_match(read: Any) -> None:
    read.write("who,seats\n17850.0,4\n12.0,5\n", "seats.csv")
    mapping = HEAD + "tables: {crm: {kind: accounts, file: seats.csv, account: who}}\n"
    done = read("account_id\n17850\n12\n", mapping=mapping)
    assert rows(done, "account_id", "seats") == [("17850", 4), ("12", 5)]
    notes = [note.code for note in report(done, "crm").notes]
    assert "accounts.ids_without_fraction" in notes


def test_one_id_that_is_no_number_leaves_all_as_they_are(read: Any) -> None:
    assert rows(read("account_id\n1.0\nA2\n"), "account_id") == [("1.0",), ("A2",)]


def test_events_before_their_account_began_are_told(read: Any) -> None:
    read.write("who,at\nA1,2026-01-01\nA1,2026-06-01\n", "tickets.csv")
    mapping = HEAD + (
        "tables:\n  help: {kind: tickets, file: tickets.csv, account: who, "
        "columns: {opened_on: at}}\n"
    )
    done = read("account_id,started_on\nA1,2026-03-01\n", mapping=mapping)
    (note,) = [each for each in report(done, "help").notes if each.code == "events.before_start"]
    assert note.params == {"found": 1, "table": "accounts"}


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ("{kind: invoices, file: b.csv, account: a}", "events.unknown_kind"),
        ("{kind: tickets, file: b.csv, account: a}", "events.column_required"),
        ("{kind: tickets, file: b.csv, account: a, columns: {opened: a}}", "events.unknown_column"),
        ("{kind: accounts, file: b.csv, account: a, columns: {seat: a}}", "mapping.unknown_field"),
        (
            "{kind: accounts, file: b.csv, account: {column: a, through: u}}",
            "mapping.unknown_table",
        ),
        ("{kind: accounts, file: none.csv, account: a}", "accounts.not_found"),
        ("{kind: accounts, file: b.csv, account: c}", "mapping.unknown_column"),
        (
            "{kind: tickets, file: b.csv, account: a, columns: {opened_on: a}, "
            "settings: {severe: [x], serious: [y]}}",
            "events.unknown_setting",
        ),
    ],
)
def test_tables_that_cannot_be_read(read: Any, table: str, code: str) -> None:
    read.write("a,b\n1,2\n", "b.csv")
    problems = read.refused(ACCOUNTS, mapping=HEAD + f"tables:\n  t: {table}\n")
    assert code in [problem.code for problem in problems]


def test_every_mistake_in_every_table_is_told_at_once(read: Any) -> None:
    mapping = HEAD + (
        "tables:\n"
        "  one: {kind: tikets, file: b.csv, account: a}\n"
        "  two: {kind: usage, file: b.csv, account: a, columns: {on: a, usr: b}}\n"
    )
    problems = read.refused(ACCOUNTS, mapping=mapping)
    assert [(problem.code, problem.place.line) for problem in problems] == [
        ("events.unknown_kind", 3),
        ("events.unknown_column", 4),
    ]


def test_words_of_a_file_can_stand_for_other_values(read: Any) -> None:
    mapping = HEAD + (
        "source:\n  months: {column: Paid, type: whole, values: {month: 1, Year: 12}}\n"
        "  price: {column: Price, type: money}\n"
        "fields:\n  mrr: {expression: price / months}\n"
        "  term_months: {column: Contract, values: {Month-to-month: 1, Two years: 24}}\n"
    )
    lines = "account_id,Paid,Price,Contract\nA1,YEAR,1200,two years\nA2,month,50,36\nA3,week,9,1\n"
    done = read(lines, mapping=mapping)
    assert rows(done, "account_id", "mrr", "term_months") == [
        ("A1", Decimal(100), 24),
        ("A2", Decimal(50), 36),
    ]
    rejects = done.snapshot.connection.execute("SELECT field, value, code FROM rejects").fetchall()
    assert rejects == [("mrr", "week", "unreadable_number")]
