"""Headers taken apart, and which fields they can stand for."""

import pytest

from tanada.accounts.suggest.names import common_prefix, name_of
from tanada.accounts.suggest.vocabulary.index import index_of, key_index


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("Customer ID", ("customer", "id")),
        ("customerID", ("customer", "id")),
        ("ＭＲＲ", ("mrr",)),
        ("MRRAmount", ("mrr", "amount")),
        ("ARR__c", ("arr",)),
        ("billing-country/region", ("billing", "country", "region")),
        ("顧客ID", ("顧客id",)),
        ("***", ("***",)),
    ],
)
def test_a_header_comes_apart_into_words(header: str, words: tuple[str, ...]) -> None:
    assert name_of(header).words == words


def test_what_stands_in_brackets_is_a_unit() -> None:
    assert name_of("年間契約金額（千円）").units == ("千円",)
    assert name_of("Created (UTC)").words == ("created",)


def test_a_header_can_name_a_currency() -> None:
    assert name_of("net_gbp").currency == "GBP"
    assert name_of("ARR (EUR)").currency == "EUR"
    assert name_of("usd").currency is None


def test_a_word_that_most_headers_begin_with_is_a_prefix() -> None:
    assert common_prefix(["acme_id", "acme_arr", "acme_seats", "notes"]) == "acme"
    assert common_prefix(["id", "arr", "seats"]) is None


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("MonthlyCharges", "mrr"),
        ("numberofemployees", "employees"),
        ("plan_tier", "plan"),
        ("is_trial", "trial"),
        ("Renewal_Date__c", "renewal_date"),
        ("acme_arr", "arr"),
        ("Curency code", "currency"),
        ("Total current ARR", "arr"),
        ("月額料金（税抜）", "mrr"),
        ("当社契約開始日", "started_on"),
        ("取引先業種", "industry"),
        ("従業員数", "employees"),
    ],
)
def test_a_header_is_known_as_a_field(header: str, field: str) -> None:
    assert index_of("accounts").matches(name_of(header), "acme")[0].target == field


@pytest.mark.parametrize(
    "header", ["customerID", "顧客コード", "Account Number", "hs_object_id", "Record ID"]
)
def test_a_header_is_known_as_an_id(header: str) -> None:
    assert key_index().matches(name_of(header))[0].strength > 0.9


@pytest.mark.parametrize("header", ["gender", "notes", "StockCode", "備考", "x", ""])
def test_other_headers_are_known_as_nothing(header: str) -> None:
    assert index_of("accounts").matches(name_of(header)) == []


def test_a_name_that_can_mean_more_is_weaker_than_a_known_one() -> None:
    found = {each.target: each.strength for each in index_of("accounts").matches(name_of("Amount"))}
    assert found == {"arr": 0.55, "mrr": 0.55}
