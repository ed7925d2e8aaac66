"""Flags, choices and texts: what is an answer, and what is none."""

from __future__ import annotations

from typing import Any

import pytest

TRUE = [
    *("true", "TRUE", "Yes", "y", "t", "1", "1.0", "on", "ON"),
    *("はい", "○", "◯", "〇", "有", "有り", "あり", "✓", "✔", "☑", "1", "TRUE", "\u3000yes"),
]
FALSE = [
    *("false", "No", "n", "f", "0", "0.0", "off"),
    *("いいえ", "×", "✕", "✗", "無", "無し", "なし", "☐", "0"),
]


@pytest.mark.parametrize(("words", "value"), [(TRUE, True), (FALSE, False)])
def test_words_for_flags(texts: Any, words: list[str], value: bool) -> None:
    read = texts.each([("flag", word) for word in words])
    assert dict(zip(words, read, strict=True)) == dict.fromkeys(words, (value, None))


@pytest.mark.parametrize("word", ["maybe", "2", "ja", "x", "真", "済"])
def test_words_that_are_neither(texts: Any, word: str) -> None:
    assert texts.each([("flag", word)]) == [(None, "unreadable_flag")]


@pytest.mark.parametrize(
    ("kind", "word", "value"),
    [
        ("sentiment", "緑", "green"),
        ("sentiment", "黄", "yellow"),
        ("sentiment", "赤", "red"),
        ("sentiment", "Green", "green"),
        ("sentiment", "\u3000RED ", "red"),
        ("risk", "低", "low"),
        ("risk", "低い", "low"),
        ("risk", "中", "medium"),
        ("risk", "中くらい", "medium"),
        ("risk", "高", "high"),
        ("risk", "高い", "high"),
    ],
)
def test_words_for_choices(texts: Any, kind: str, word: str, value: str) -> None:
    assert texts.each([(kind, word)]) == [(value, None)]


@pytest.mark.parametrize(
    ("kind", "word"), [("sentiment", "良好"), ("sentiment", "高"), ("risk", "緑"), ("risk", "none")]
)
def test_words_of_no_choice(texts: Any, kind: str, word: str) -> None:
    assert texts.each([(kind, word)]) == [(None, "unknown_value")]


@pytest.mark.parametrize("word", ["n/a", "-", "—", "#N/A", "null", "未設定"])
def test_answers_that_are_none(texts: Any, word: str) -> None:
    assert texts.each([("flag", word), ("sentiment", word)]) == [(None, None), (None, None)]


def test_words_are_told_with_an_example(texts: Any) -> None:
    read = texts.column("flag", "true", "はい", "n/a")
    assert read.column() == [True, True, None]
    assert read.notes == {
        "values.words": {"column": "c", "written": "はい", "read": "true"},
        "values.missing": {"column": "c", "written": "n/a", "read": "", "found": 1},
    }


def test_capitals_and_blanks_are_not_told(texts: Any) -> None:
    assert texts.column("sentiment", "Green", " RED ").notes == {}


BLANKS = [" ", "\t", "\n", "\u00a0", "\u3000", "\u2009", "\u200b", "\ufeff", "\u00a0 \u3000\t"]


@pytest.mark.parametrize("blank", BLANKS)
def test_blanks_around_a_text_are_cut_off(texts: Any, blank: str) -> None:
    read = texts.column(
        "text", f"{blank}Acme{blank}", f"日本{blank}", f"{blank}日本", "Acme", "日本"
    )
    assert read.column() == ["Acme", "日本", "日本", "Acme", "日本"]
    assert read.notes == {}


@pytest.mark.parametrize("blank", BLANKS)
def test_a_text_of_blanks_is_missing(texts: Any, blank: str) -> None:
    assert texts.column("text", blank, "x").column() == [None, "x"]


def test_blanks_within_a_text_stay(texts: Any) -> None:
    assert texts.column("text", " a\u3000b ").column() == ["a\u3000b"]


def test_texts_stay_but_for_a_spreadsheets_error(texts: Any) -> None:
    read = texts.column("text", "n/a", "-", "なし", "NULL", "#N/A")
    assert read.column() == ["n/a", "-", "なし", "NULL", None]
    assert read.notes == {
        "values.missing": {"column": "c", "written": "#N/A", "read": "", "found": 1}
    }
