"""A code and its parameters become a sentence."""

from datetime import date
from decimal import Decimal

import pytest

from tanada.fields import Kind
from tanada.messages import say


def test_parameters_are_filled_in() -> None:
    assert say("policy.level_twice", "en", found="high").startswith(
        "The level “high” has a line already."
    )


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(KeyError):
        say("rule.nonsense", "en")


def test_a_missing_parameter_is_refused() -> None:
    with pytest.raises(KeyError):
        say("policy.level_twice", "ja")


@pytest.mark.parametrize(
    ("value", "english", "japanese"),
    [
        (None, "Found: ", "実際の値: "),
        ("abc", "Found: abc", "実際の値: abc"),
        (1048576, "Found: 1,048,576", "実際の値: 1,048,576"),
        (Decimal("0.50"), "Found: 0.5", "実際の値: 0.5"),
        (True, "Found: yes", "実際の値: はい"),
        (Kind.MONEY, "Found: an amount of money", "実際の値: 金額"),
        (Kind.FLAG, "Found: yes or no", "実際の値: はい・いいえ"),
        (date(2026, 11, 21), "Found: 21 Nov 2026", "実際の値: 2026年11月21日"),
        (["a", "b"], "Found: a, b", "実際の値: a、b"),
        ((Kind.TEXT, 3), "Found: a text, 3", "実際の値: 文字列、3"),
        (
            [f"n{number}" for number in range(14)],
            "Found: n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, n11, and 2 more",
            "実際の値: n0、n1、n2、n3、n4、n5、n6、n7、n8、n9、n10、n11、ほか2件",
        ),
    ],
)
def test_a_parameter_is_shown_for_a_reader(value: object, english: str, japanese: str) -> None:
    assert say("problem.found", "en", found=value) == english
    assert say("problem.found", "ja", found=value) == japanese


@pytest.mark.parametrize(
    ("count", "sentence"),
    [(0, "0 problems found."), (1, "1 problem found."), (2, "2 problems found.")],
)
def test_english_counts_in_singular_and_plural(count: int, sentence: str) -> None:
    assert say("cli.problems_found", "en", count=count) == sentence


def test_a_parameter_may_be_called_code_or_language() -> None:
    said = say("prose.currency", "en", name="US Dollar", code="USD")
    assert said == "Amounts are in US Dollar (USD)."
