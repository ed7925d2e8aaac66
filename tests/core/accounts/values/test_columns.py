"""A column as a whole decides how those of its numbers are read that could be either way."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tanada.accounts.values.style import Spelling


def decimals(*numbers: str) -> list[Decimal]:
    return [Decimal(number) for number in numbers]


def test_commas_before_three_digits_alone_are_taken_for_thousands_and_told(texts: Any) -> None:
    read = texts.column("money", "1,234", "56,789")
    assert read.column() == decimals("1234", "56789")
    assert read.notes == {"values.thousands": {"column": "c", "written": "1,234", "read": "1234"}}


def test_points_before_three_digits_alone_are_decimal_points(texts: Any) -> None:
    read = texts.column("number", "1.234", "56.789")
    assert read.column() == decimals("1.234", "56.789")
    assert read.notes == {}


def test_a_decimal_comma_elsewhere_makes_points_separate_thousands(texts: Any) -> None:
    read = texts.column("money", "1.234", "1.200.000,50", "7,5", "12")
    assert read.column() == decimals("1234", "1200000.50", "7.50", "12")
    assert read.notes == {
        "values.decimal_comma": {"column": "c", "written": "1.200.000,50", "read": "1200000.5"}
    }


def test_a_decimal_comma_elsewhere_makes_commas_before_three_digits_decimal(texts: Any) -> None:
    assert texts.column("number", "1,234", "7,5").column() == decimals("1.234", "7.5")


def test_groups_of_three_show_what_separates_thousands(texts: Any) -> None:
    assert texts.column("money", "1.234.567", "1.234").column() == decimals("1234567", "1234")
    assert texts.column("number", "1,234,567", "1.234").column() == decimals("1234567", "1.234")


def test_a_column_that_contradicts_itself_rejects_what_could_be_either(texts: Any) -> None:
    read = texts.column("money", "1,5", "1.5", "1,234", "1.234", "12")
    assert read.column()[:2] == decimals("1.50", "1.50")
    assert read.codes == {3: "ambiguous_number", 4: "ambiguous_number"}
    assert read.notes == {
        "values.decimals_contradict": {
            "column": "c",
            "written": "1,5",
            "read": "1.5",
        }
    }


def test_plain_numbers_count_as_evidence_too(texts: Any) -> None:
    read = texts.column("money", "1.5", "2.5", "1,5", "1.234")
    assert read.codes == {4: "ambiguous_number"}


def test_what_is_declared_reads_what_could_be_either(texts: Any) -> None:
    comma, point = Spelling(decimals="comma"), Spelling(decimals="point")
    written = ("1.234", "1,234", "1,5", "1.5")
    assert texts.column("money", *written, declared=comma).column() == decimals(
        "1234", "1.23", "1.50", "1.50"
    )
    assert texts.column("money", *written, declared=point).column() == decimals(
        "1.23", "1234", "1.50", "1.50"
    )


def test_declared_commas_count_where_a_cast_would_read_a_point(texts: Any) -> None:
    declared = Spelling(decimals="comma")
    assert texts.column("whole", "1.234", "5", declared=declared).column() == [1234, 5]


def test_indian_groups_are_read_where_all_groups_agree(texts: Any) -> None:
    read = texts.column("money", "12,00,000", "1,200", "12,345")
    assert read.column() == decimals("1200000", "1200", "12345")
    assert read.notes["values.thousands"]["written"] == "12,00,000"


def test_indian_groups_beside_thousands_are_rejected(texts: Any) -> None:
    read = texts.column("money", "12,00,000", "123,456")
    assert read.codes == {1: "unreadable_number"}


def test_each_column_is_read_by_itself(texts: Any) -> None:
    rows = [{"a": "1,5", "b": "1.5"}, {"a": "1.234", "b": "1,234"}]
    read = texts.rows(rows, {"a": "money", "b": "money"})
    assert read.column("a") == decimals("1.50", "1234")
    assert read.column("b") == decimals("1.50", "1234")


def test_units_percentages_and_signs_are_told_with_an_example(texts: Any) -> None:
    read = texts.column("rate", "5%", "(1.5)", "2k")
    assert read.notes == {
        "values.unit": {"column": "c", "written": "2k", "read": "2000"},
        "values.percent": {"column": "c", "written": "5%", "read": "0.05"},
        "values.negative": {"column": "c", "written": "(1.5)", "read": "-1.5"},
    }


def test_values_taken_as_missing_are_counted(texts: Any) -> None:
    read = texts.column("whole", "5", "n/a", "-", "n/a", "")
    assert read.column() == [5, None, None, None, None]
    assert read.notes == {
        "values.missing": {"column": "c", "written": "n/a", "read": "", "found": 3}
    }


def test_a_clean_column_is_told_nothing_about(texts: Any) -> None:
    assert texts.column("money", "1200", "-5.25", "1e3", " 7 ", "").notes == {}


def test_a_few_such_values_leave_the_others_as_they_were(texts: Any) -> None:
    numbers = [str(number) for number in range(100)]
    read = texts.column("money", *numbers, "1,200", *numbers)
    assert read.column() == decimals(*numbers, "1200", *numbers)


# Currencies beside amounts.


def test_a_sign_without_a_column_of_currencies_is_told(texts: Any) -> None:
    read = texts.column("money", "5", "$1,200", currency="USD")
    assert read.column() == decimals("5", "1200")
    assert read.notes["values.currency"] == {
        "column": "c",
        "written": "$1,200",
        "read": "1200",
        "currency": "USD",
    }


def test_a_sign_that_contradicts_the_only_currency(texts: Any) -> None:
    read = texts.column("money", "5", "€1,200", "¥5", currency="USD")
    assert read.faults == [
        (2, "c", "€1,200", "currency_contradicts"),
        (3, "c", "¥5", "currency_contradicts"),
    ]
    assert "values.currency" not in read.notes


def test_a_sign_is_held_against_the_rows_currency(texts: Any) -> None:
    rows = [
        {"c": "€5", "currency": "EUR"},
        {"c": "€5", "currency": "usd"},
        {"c": "$5", "currency": "AUD"},
        {"c": "¥5", "currency": "CNY"},
        {"c": "¥5", "currency": ""},
        {"c": "$5", "currency": ""},
        {"c": "5 EUR", "currency": "eur"},
    ]
    read = texts.rows(rows, {"c": "money", "currency": "text"}, currency="USD")
    assert read.codes == {2: "currency_contradicts", 5: "currency_contradicts"}
    assert "values.currency" not in read.notes
