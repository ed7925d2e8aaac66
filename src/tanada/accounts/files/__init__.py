"""Opening files as people have them."""

from __future__ import annotations

from tanada.accounts.files.delimiters import LINE_END, delimited
from tanada.accounts.files.opening import open_accounts_file, open_table
from tanada.accounts.files.raw import RAW, FileOptions, RawTable, refused, unreadable

RawAccounts = RawTable

__all__ = [
    "LINE_END",
    "RAW",
    "FileOptions",
    "RawAccounts",
    "RawTable",
    "delimited",
    "open_accounts_file",
    "open_table",
    "refused",
    "unreadable",
]
