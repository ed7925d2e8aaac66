"""A column's name weighed with its values."""

from __future__ import annotations

from typing import Any

import pytest

Columns = Any


def codes(candidate: Any) -> list[str]:
    return [reason.code.rpartition(".")[2] for reason in candidate.reasons]


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("arr", ("100", "2,000")),
        ("Renewal Date", ("2026-01-31", "2026-02-28")),
        ("TRIAL", ("yes", "no")),
        ("csm_sentiment", ("red", "green")),
        ("nps", ("-20", "70")),
    ],
)
def test_a_fields_own_name_is_certain(columns: Columns, header: str, values: tuple[str]) -> None:
    assert columns.one(header, *values).confidence == 1.0


def test_values_of_another_type_lower_even_a_fields_own_name(columns: Columns) -> None:
    found = columns.one("arr", "large", "small")
    assert (found.confidence, found.active) == (0.3, False)
    assert codes(found) == ["own_name", "against", "read_anyway"]


def test_a_known_name_is_certain_where_its_values_fit(columns: Columns) -> None:
    assert columns.one("MonthlyCharges", "29.85", "56.95").confidence == 0.95


def test_some_values_that_do_not_fit_lower_a_known_name(columns: Columns) -> None:
    found = columns.one("Monthly fee", "10", "20", "30", "free")
    assert (found.target, found.confidence) == ("mrr", 0.76)


def test_a_name_that_can_mean_more_is_doubtful(columns: Columns) -> None:
    found = columns.one("Created", "2024-01-01", "2024-02-01")
    assert (found.target, found.active) == ("started_on", False)


def test_values_that_few_columns_have_make_it_likely(columns: Columns) -> None:
    found = columns.one("tenure", "1", "34", "72")
    assert (found.target, found.confidence, found.active) == ("age_months", 0.68, True)


def test_months_out_of_all_proportion_make_it_doubtful(columns: Columns) -> None:
    assert not columns.one("tenure", "1", "34", "7200").active


def test_a_flag_says_whether_but_not_when(columns: Columns) -> None:
    found = columns.one("Churn", "Yes", "No", "No")
    assert (found.target, found.active) == ("churned_on", False)
    assert "whether_not_when" in codes(found)


def test_terms_in_words_must_be_written_as_months_first(columns: Columns) -> None:
    found = columns.one("Contract", "Month-to-month", "One year", "Two year")
    assert found.rewritten == {"Month-to-month": "1", "One year": "12", "Two year": "24"}
    assert not found.active


def test_sentiments_in_other_words_must_be_rewritten_first(columns: Columns) -> None:
    found = columns.one("CSM Sentiment", "healthy", "at_risk", "neutral")
    assert found.rewritten == {"healthy": "green", "at_risk": "red", "neutral": "yellow"}
    assert not found.active


def test_a_designation_of_half_the_rows_may_mean_something_else(columns: Columns) -> None:
    assert not columns.one("Partner", "Yes", "No").active
    assert columns.one("Partner", "Yes", *["No"] * 9).active


def test_codes_in_place_of_words_are_only_likely(columns: Columns) -> None:
    found = columns.one("Region", "1", "2", "3", "1")
    assert (found.confidence, codes(found)) == (0.8, ["own_name", "codes"])


def test_a_percentage_is_divided(columns: Columns) -> None:
    assert columns.one("Response rate", "12", "95").expression == "value / 100"
    assert columns.one("Response rate", "0.12", "0.95").expression is None


def test_an_amount_in_thousands_is_multiplied(columns: Columns) -> None:
    assert columns.one("年間契約金額(千円)", "14400").expression == "value * 1000"


def test_a_term_in_years_is_multiplied(columns: Columns) -> None:
    assert columns.one("Contract years", "1", "3").expression == "value * 12"
    assert columns.one("Term (years)", "1", "3").expression == "value * 12"


def test_countries_are_seen_under_a_name_that_says_nothing(columns: Columns) -> None:
    found = columns.one("col7", "JP", "DE", "FR")
    assert (found.target, found.confidence, found.active) == ("country", 0.68, True)
    assert columns.one("col7", "x", "DE", "FR") is None


def test_a_currency_must_hold_codes(columns: Columns) -> None:
    assert columns.one("Currency", "usd", "eur").confidence == 1.0
    assert not columns.one("Currency", "dollar", "euro").active


def test_mail_addresses_are_no_names(columns: Columns) -> None:
    assert not columns.one("Customer name", "a@x.test", "b@x.test").active


def test_a_blank_column_is_only_likely(columns: Columns) -> None:
    assert columns.one("Renewal Date", None, "").confidence == 0.75


def test_an_id_that_never_repeats_is_surer(columns: Columns) -> None:
    assert columns.key("id", "1", "2").confidence == 0.68
    assert columns.key("id", "1", "1").confidence == 0.55


def test_a_row_id_that_repeats_is_none(columns: Columns) -> None:
    assert not columns.one("Order ID", "1", "1", "2", kind="orders").active
    assert columns.one("Order ID", "1", "2", "3", kind="orders").active
