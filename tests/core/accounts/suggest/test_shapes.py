"""What a written value could be."""

import pytest

from tanada.accounts.suggest.shapes import day_order, number, open_decimal, plain, truth


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1200", 1200),
        ("-5", -5),
        ("1,200,000", 1200000),
        ("1.234,56", 1234.56),
        ("¥1,200,000", 1200000),
        ("$1.2M", 1200000),
        ("120万円", 1200000),
        ("(12.5)", -12.5),
        ("１２０", 120),
        ("12 %", 12),
        ("USD 12", 12),
    ],
)
def test_a_number(text: str, value: float) -> None:
    assert number(plain(text)) == pytest.approx(value)


@pytest.mark.parametrize("text", ["", "A-1", "2024-01-02", "S12", "12-34-56-78", "ten"])
def test_no_number(text: str) -> None:
    assert number(plain(text)) is None


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("2024-01-31", "year_first"),
        ("2024/1/31 10:00", "year_first"),
        ("20240131", "year_first"),
        ("2024年1月31日", "year_first"),
        ("令和6年1月31日", "year_first"),
        ("31.01.2024", "day_first"),
        ("01/31/2024", "month_first"),
        ("01/02/2024", "either"),
        ("02/02/2024", "year_first"),
        ("3 Jan 2024", "year_first"),
        ("2024-13-01", None),
        ("31/31/2024", None),
        ("May", None),
        ("A-1", None),
        ("1.234", None),
    ],
)
def test_a_date_and_what_comes_first(text: str, order: str | None) -> None:
    assert day_order(plain(text)) == order


@pytest.mark.parametrize(
    ("text", "value"), [("TRUE", True), ("no", False), ("はい", True), ("0", False), ("x", None)]
)
def test_yes_or_no(text: str, value: bool | None) -> None:
    assert truth(text) is value


@pytest.mark.parametrize(
    ("text", "sign"), [("1.234", "."), ("1,234", ","), ("1.23", None), ("1,234.5", None)]
)
def test_a_sign_that_may_part_decimals_or_thousands(text: str, sign: str | None) -> None:
    assert open_decimal(text) == sign
