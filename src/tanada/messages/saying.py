"""A code and its parameters → a sentence."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from string import Formatter
from typing import Any

from tanada.fields import Kind
from tanada.messages import formats
from tanada.messages.catalogue import TEXTS
from tanada.messages.text import Language


def say(code: str, language: Language, /, **params: object) -> str:
    """The message of a code, filled in; KeyError where there is no such code or parameter."""
    return _Filling(language).vformat(TEXTS[code].of(language), (), params)


def known(code: str) -> bool:
    """Whether there is a message of this code."""
    return code in TEXTS


def shown(value: object, language: Language) -> str:
    """A parameter as text: kinds by name, numbers with separators, lists with commas."""
    match value:
        case None:
            return ""
        case bool():
            return say("value.true" if value else "value.false", language)
        case Kind():
            return say(f"kind.{value.value}", language)
        case int() | float() | Decimal():
            return formats.number(value)
        case date():
            return formats.day(value, language)
        case list() | tuple():
            return formats.listed([shown(each, language) for each in value], language)
        case _:
            return str(value)


class _Filling(Formatter):
    """Fills a template; `{count:day|days}` is the first word for 1 and the second otherwise."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        one, choice, several = format_spec.partition("|")
        if choice:
            return one if value == 1 else several
        return shown(value, self.language)
