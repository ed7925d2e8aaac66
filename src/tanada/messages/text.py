"""One message in both languages."""

from __future__ import annotations

from typing import Literal, NamedTuple

Language = Literal["en", "ja"]
LANGUAGES: tuple[Language, ...] = ("en", "ja")


class Text(NamedTuple):
    """Templates with the same placeholders; `{days:day|days}` chooses a word by number."""

    en: str
    ja: str

    def of(self, language: Language) -> str:
        """The template in one language."""
        return self.ja if language == "ja" else self.en
