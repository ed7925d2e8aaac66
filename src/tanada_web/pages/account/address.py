"""Ids of accounts in addresses: any text, so that no slash, point or sign is taken for a part."""

from __future__ import annotations

from urllib.parse import quote, unquote

from django.urls import register_converter

_MARK = "~"


class AccountId:
    """An id: letters and digits of ASCII, `-`, `_` and `.`; other signs as `~` and their codes."""

    regex = r"[A-Za-z0-9_.~-]+"

    def to_python(self, value: str) -> str:
        """The id; ValueError, and so not found, where it was not written by `to_url`."""
        return unquote(value.replace(_MARK, "%"), errors="strict")

    def to_url(self, value: str) -> str:
        """How it is written; a browser would take points alone for a folder."""
        if not value.strip("."):
            return value.replace(".", f"{_MARK}2E")
        return quote(value, safe="").replace(_MARK, "%7E").replace("%", _MARK)


register_converter(AccountId, "account_id")
