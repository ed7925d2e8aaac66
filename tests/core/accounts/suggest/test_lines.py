"""Lines that need more than a column: formulas, constants, numbers of rows, settings."""

from typing import Any

import pytest

Exports = Any


def test_a_table_without_ids_gets_numbers(exports: Exports) -> None:
    found = exports(customers="Region,Fresh\nNorth,1\nNorth,2\n")
    assert found.lines()["account_id"] == "{row_number: A-}"


def test_amounts_that_nothing_else_claims_could_be_summed(exports: Exports) -> None:
    rows = "".join(f"C{n},{n * 7 + 1},{n * 13 + 2}\n" for n in range(40))
    found = exports(customers=f"Customer ID,Fresh,Milk\n{rows}")
    assert found.doubts() == {"arr": "{expression: fresh + milk}"}


def test_a_header_that_names_a_currency_gives_it(exports: Exports) -> None:
    found = exports(customers="Customer ID,ARR (GBP)\nC1,5\nC2,7\n")
    assert found.lines()["currency"] == "{constant: GBP}"


@pytest.mark.parametrize(
    ("amount", "line"),
    [("¥1200", "{constant: JPY}"), ("120万円", "{constant: JPY}"), ("£5", "{constant: GBP}")],
)
def test_a_sign_gives_the_currency(exports: Exports, amount: str, line: str) -> None:
    found = exports(customers=f"Customer ID,ARR\nC1,{amount}\nC2,{amount}\n")
    assert found.lines()["currency"] == line


def test_a_dollar_can_be_one_of_several(exports: Exports) -> None:
    found = exports(customers="Customer ID,ARR\nC1,$5\nC2,$7\n")
    assert found.doubts()["currency"] == "{constant: USD}"


def test_a_column_of_currencies_needs_no_constant(exports: Exports) -> None:
    found = exports(customers="Customer ID,ARR,Currency\nC1,$5,USD\nC2,$7,CAD\n")
    assert found.lines()["currency"] == "Currency"


def test_a_formula_names_its_source(exports: Exports) -> None:
    found = exports(customers="Customer ID,Quarterly fee\nC1,5\nC2,7\n")
    line = next(line for line in found.table("accounts").fields if line.target == "arr")
    assert line.given.written() == "{expression: quarterly_fee * 4}"
    assert [source.written() for source in line.given.sources] == [
        "quarterly_fee: {column: Quarterly fee, type: money}"
    ]


def test_severe_tickets_are_those_that_words_call_severe(exports: Exports) -> None:
    found = exports(
        tickets="Ticket ID,Customer ID,Created at,Priority\n1,C1,2024-01-01,Low\n"
        "2,C1,2024-01-02,Urgent\n3,C2,2024-01-03,High\n"
    )
    assert found.table("tickets").settings == {"severe": ("High", "Urgent")}
    assert found.questions("tickets")["severe"] == ["severe: [Urgent, High]", "severe: [Urgent]"]


def test_business_reviews_are_found_among_topics(exports: Exports) -> None:
    found = exports(
        meetings="Account ID,Meeting date,Topic\nC1,2024-01-01,QBR\nC1,2024-02-01,Training\n"
    )
    assert found.table("contacts").settings == {"business_reviews": ("QBR",)}


def test_features_are_listed_for_a_person_to_choose(exports: Exports) -> None:
    found = exports(
        usage="Account ID,Event date,Feature\nC1,2024-01-01,export\nC1,2024-02-01,api\n"
    )
    assert found.table("usage").open_settings == {"advanced": ("api", "export")}


def test_a_flag_called_like_a_designation_is_kept_from_being_read(exports: Exports) -> None:
    found = exports(customers="Customer ID,Partner\nC1,Yes\nC2,No\n")
    assert found.lines()["partner"] == "{constant: false}"


def test_a_start_after_its_end_in_most_rows_is_doubtful(exports: Exports) -> None:
    rows = "".join(f"C{n},2025-01-0{n},2024-01-0{n}\n" for n in range(1, 8))
    found = exports(customers=f"Customer ID,Start date,Renewal date\n{rows}")
    assert set(found.doubts()) == {"started_on", "renewal_date"}


def test_what_nothing_reads_is_listed(exports: Exports) -> None:
    found = exports(customers="Customer ID,Notes,ARR\nC1,a,1\nC2,b,2\n")
    assert found.table("accounts").unused == ("Notes",)
