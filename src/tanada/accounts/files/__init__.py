"""Opening files as people have them: texts in any usual encoding, workbooks, columnar files."""

from __future__ import annotations

from tanada.accounts.files.opening import open_table
from tanada.accounts.files.raw import FileOptions, RawTable, refused, unreadable

__all__ = ["FileOptions", "RawTable", "open_table", "refused", "unreadable"]
