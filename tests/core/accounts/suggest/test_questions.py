"""What is asked, and the lines between which to choose."""

from typing import Any

Exports = Any


def test_days_or_months_first_is_asked_where_no_date_says_it(exports: Exports) -> None:
    found = exports(crm="Customer ID,Start date\nC1,01/02/2024\nC2,03/04/2024\n")
    assert found.questions() == {"dates": ["dates: day_first", "dates: month_first"]}


def test_it_is_not_asked_where_one_date_says_it(exports: Exports) -> None:
    found = exports(crm="Customer ID,Start date\nC1,01/02/2024\nC2,31/04/2024\n")
    assert found.questions() == {}


def test_thousands_or_decimals_is_asked_where_no_number_says_it(exports: Exports) -> None:
    found = exports(crm="Customer ID;ARR\nC1;1.234\nC2;5.678\n")
    assert found.questions() == {"decimals": ["decimals: comma", "decimals: point"]}


def test_it_is_not_asked_where_one_number_says_it(exports: Exports) -> None:
    found = exports(crm="Customer ID;ARR\nC1;1.234\nC2;5.6\n")
    assert found.questions() == {}


def test_which_of_two_columns_is_asked(exports: Exports) -> None:
    found = exports(crm="Customer ID,ACV,Amount\nC1,5,6\nC2,7,8\n")
    assert found.lines()["arr"] == "ACV"
    assert found.questions() == {"two_columns": ["arr: ACV", "arr: Amount"]}


def test_two_columns_alike_are_both_doubtful(exports: Exports) -> None:
    found = exports(crm="Customer ID,Annual fee,Yearly amount\nC1,5,6\nC2,7,8\n")
    assert "arr" not in found.lines()
    assert found.questions()["two_columns"] == ["arr: Annual fee", "arr: Yearly amount"]


def test_which_of_two_fields_is_asked(exports: Exports) -> None:
    found = exports(crm="Customer ID,Annual Revenue\nC1,5\nC2,7\n")
    assert found.lines()["company_revenue"] == "Annual Revenue"
    assert found.questions() == {
        "two_fields": ["company_revenue: Annual Revenue", "arr: Annual Revenue"]
    }


def test_it_is_not_asked_where_another_column_says_what_is_paid(exports: Exports) -> None:
    found = exports(crm="Customer ID,Annual Revenue,MRR\nC1,5,1\nC2,7,2\n")
    assert found.questions() == {}


def test_what_an_amount_is_for_is_asked(exports: Exports) -> None:
    found = exports(crm="Customer ID,Amount\nC1,5\nC2,7\n")
    assert found.questions() == {"billed": ["mrr: Amount", "arr: Amount"]}


def test_it_is_not_asked_where_every_row_is_billed_alike(exports: Exports) -> None:
    found = exports(crm="Customer ID,Amount,Billing cycle\nC1,5,annual\nC2,7,annual\n")
    assert (found.lines()["arr"], found.questions()) == ("Amount", {})


def test_beside_seats_an_amount_may_be_for_one_of_them(exports: Exports) -> None:
    found = exports(crm="Customer ID,Amount,Seats,Billing cycle\nC1,5,2,month\nC2,7,3,month\n")
    assert found.questions() == {
        "billed": [
            "mrr: Amount",
            "source: {amount: {column: Amount, type: money}, "
            "seats: {column: Seats, type: whole}}\nmrr: {expression: amount * seats}",
        ]
    }
