"""Numbers, amounts, shares and dates as readers of each language write them."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from tanada.messages import formats


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Decimal("0"), "0"),
        (Decimal("1E+3"), "1,000"),
        (Decimal("1234567.8900"), "1,234,567.89"),
        (Decimal("-0.5"), "-0.5"),
        (1200000, "1,200,000"),
        (0.1, "0.1"),
    ],
)
def test_a_number(value: Decimal | int | float, shown: str) -> None:
    assert formats.number(value) == shown


@pytest.mark.parametrize(
    ("share", "shown"),
    [("0.3", "30%"), ("0.155", "15.5%"), ("1", "100%"), ("0", "0%"), ("-0.1", "-10%")],
)
def test_a_share(share: str, shown: str) -> None:
    assert formats.percent(Decimal(share)) == shown


def test_a_measured_share_is_rounded() -> None:
    assert formats.rounded_percent(Decimal(1) / 3) == "33.3%"


@pytest.mark.parametrize(
    ("amount", "currency", "english", "japanese"),
    [
        ("120000", "USD", "$120,000", "12万ドル"),
        ("25000", "USD", "$25,000", "2万5,000ドル"),
        ("100000.01", "USD", "$100,000.01", "100,000.01ドル"),
        ("24999.5", "USD", "$24,999.50", "24,999.5ドル"),
        ("5000", "USD", "$5,000", "5,000ドル"),
        ("0", "USD", "$0", "0ドル"),
        ("-50000", "USD", "-$50,000", "-5万ドル"),
        ("1200000", "JPY", "¥1,200,000", "120万円"),
        ("10000000", "JPY", "¥10,000,000", "1,000万円"),
        ("1234567", "JPY", "¥1,234,567", "1,234,567円"),
        ("12345000", "JPY", "¥12,345,000", "1,234万5,000円"),
        ("120000000", "JPY", "¥120,000,000", "1億2,000万円"),
        ("1000000000000", "JPY", "¥1,000,000,000,000", "1兆円"),
        ("9999", "JPY", "¥9,999", "9,999円"),
        ("30000", "EUR", "€30,000", "3万ユーロ"),
        ("30000", "GBP", "£30,000", "3万ポンド"),
        ("30000", "CHF", "CHF 30,000", "3万スイスフラン"),
        ("1.5", "KWD", "KWD 1.500", "1.5クウェートディナール"),
    ],
)
def test_an_amount_of_money(amount: str, currency: str, english: str, japanese: str) -> None:
    assert formats.money(Decimal(amount), currency, "en") == english
    assert formats.money(Decimal(amount), currency, "ja") == japanese


def test_a_currency_by_its_name() -> None:
    assert formats.currency_name("JPY", "en") == "Japanese Yen"
    assert formats.currency_name("CAD", "ja") == "カナダドル"


def test_a_date() -> None:
    assert formats.day(date(2026, 3, 1), "en") == "1 Mar 2026"
    assert formats.day(date(2026, 3, 1), "ja") == "2026年3月1日"


@pytest.mark.parametrize(
    ("items", "english", "japanese"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a or b", "a、b"),
        (["a", "b", "c"], "a, b or c", "a、b、c"),
    ],
)
def test_a_joined_list(items: list[str], english: str, japanese: str) -> None:
    assert formats.joined(items, "en", "or") == english
    assert formats.joined(items, "ja", "or") == japanese


@pytest.mark.parametrize(
    ("label", "inside"),
    [
        ("Growth potential", "growth potential"),
        ("ARR", "ARR"),
        ("CS engagement", "CS engagement"),
        ("A share", "a share"),
        ("成長ポテンシャル", "成長ポテンシャル"),
        ("", ""),
    ],
)
def test_a_label_inside_a_sentence(label: str, inside: str) -> None:
    assert formats.uncapitalised(label) == inside


@pytest.mark.parametrize(
    ("zone", "english", "japanese"),
    [
        (UTC, "21 Nov 2026, 06:05 UTC", "2026年11月21日 06:05 UTC"),
        (timezone(timedelta(hours=9), "JST"), "21 Nov 2026, 06:05 JST", "2026年11月21日 06:05 JST"),
        (None, "21 Nov 2026, 06:05", "2026年11月21日 06:05"),
    ],
)
def test_a_moment_has_its_zone(zone: timezone | None, english: str, japanese: str) -> None:
    moment = datetime(2026, 11, 21, 6, 5, tzinfo=zone)
    assert (formats.moment(moment, "en"), formats.moment(moment, "ja")) == (english, japanese)
