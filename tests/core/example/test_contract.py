"""A contract's lines: what a change closes and opens, and what a renewal moves."""

from __future__ import annotations

from datetime import date

from tanada.example.contract import Contract
from tanada.example.pricing import Order, in_currency, in_usd

ORDER = Order("Team", seats=10, discount=5, products=("Inventory",), term_months=12)


def lines(contract: Contract) -> list[tuple[object, ...]]:
    return [(x.product, x.started_on, x.ended_on, x.monthly, x.seats) for x in contract.lines]


def test_an_order_opens_a_line_for_each_product() -> None:
    contract = Contract("A-1", "USD", ORDER, date(2025, 1, 31))
    # 10 seats × 240 × 95 % = 2,280 a month; a further product is 14 % of that
    assert lines(contract) == [
        ("Planning", date(2025, 1, 31), None, 2280, 10),
        ("Inventory", date(2025, 1, 31), None, 319, None),
    ]
    assert contract.arr_usd == 31_188
    assert contract.renews_on == date(2026, 1, 31)


def test_more_seats_close_the_line_and_open_another_on_the_same_day() -> None:
    contract = Contract("A-1", "USD", ORDER, date(2025, 1, 31))
    contract.change_seats(date(2025, 6, 1), 20)
    assert lines(contract) == [
        ("Planning", date(2025, 1, 31), date(2025, 6, 1), 2280, 10),
        ("Inventory", date(2025, 1, 31), None, 319, None),
        ("Planning", date(2025, 6, 1), None, 4560, 20),
    ]


def test_a_line_that_never_ran_is_not_billed() -> None:
    contract = Contract("A-1", "USD", ORDER, date(2025, 1, 31))
    contract.raise_prices(date(2025, 6, 1), 3)
    contract.change_seats(date(2025, 6, 1), 20)
    assert [line.monthly for line in contract.lines] == [2280, 319, 4696]


def test_renewals_count_from_the_first_day() -> None:
    contract = Contract("A-1", "EUR", Order("Starter", 1, 0, (), 1), date(2025, 1, 31))
    contract.renew()
    assert contract.renews_on == date(2025, 3, 31)
    assert [line.renews_on for line in contract.lines] == [date(2025, 3, 31)]


def test_further_products_are_sold_until_there_are_none() -> None:
    contract = Contract("A-1", "USD", ORDER, date(2025, 1, 31))
    sold = [contract.add_product(date(2025, 6, 1)) for _ in range(4)]
    assert sold == [True, True, True, False]
    assert set(contract.products) == {
        "Planning",
        "Inventory",
        "Forecasting",
        "Scenarios",
        "Network",
    }


def test_an_ended_contract_has_no_value() -> None:
    contract = Contract("A-1", "JPY", ORDER, date(2025, 1, 31))
    contract.end(date(2025, 9, 30))
    assert (contract.active, contract.arr_usd) == (False, 0)
    assert {line.ended_on for line in contract.lines} == {date(2025, 9, 30)}


def test_prices_at_list_rates() -> None:
    assert [in_currency(2280, currency) for currency in ("USD", "EUR", "JPY")] == [
        2280,
        2052,
        342_000,
    ]
    assert in_currency(319, "JPY") == 47_900
    assert in_usd(47_900, "JPY") == 319
