"""Opening a file of accounts as it stands: which columns, and whether they are texts.

Nothing is interpreted here. A file that cannot be a table of accounts at all is refused
with what was found; single broken lines are left to the rejects.
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import duckdb

from tanada.errors import AccountsError, Place, Problem

MAX_COLUMNS = 5_000
MAX_HEADER_BYTES = 1_048_576
DELIMITERS = {".csv": ",", ".tsv": "\t"}
ENDINGS = (".csv", ".tsv", ".parquet", ".jsonl")
RAW = "raw_accounts"
"""The view that stands for the file once it is open."""
MAX_FIELD = 16_777_216


@dataclass(frozen=True)
class RawAccounts:
    """A file opened in a connection as the view RAW.

    `columns` maps each column's name to DuckDB's type; `textual` says that every value
    is a text still to be read; `delimiter` is set where lines have one.
    """

    path: Path
    columns: dict[str, str]
    textual: bool
    delimiter: str | None = None


def open_accounts_file(connection: duckdb.DuckDBPyConnection, path: Path) -> RawAccounts:
    """Open a .csv, .tsv, .parquet or .jsonl file as the view RAW.

    Raises AccountsError: missing, a directory, another ending, empty, no rows, not
    UTF-8, headers that are double, too many or not separated as the ending says.
    """
    _check_path(path)
    csv.field_size_limit(MAX_FIELD)
    ending = path.suffix.casefold()
    if ending == ".parquet":
        return _open_parquet(connection, path)
    head = _head(path)
    if ending == ".jsonl":
        return _open_lines(connection, path)
    delimiter = DELIMITERS[ending]
    header = _header(path, head, delimiter)
    connection.read_csv(
        str(path),
        header=True,
        auto_detect=False,
        columns=dict.fromkeys(header, "VARCHAR"),
        delimiter=delimiter,
        quotechar='"',
        escapechar='"',
        store_rejects=True,
    ).create_view(RAW)
    return RawAccounts(path, dict.fromkeys(header, "VARCHAR"), True, delimiter)


def refused(code: str, path: Path, **params: object) -> AccountsError:
    """The error for a file that cannot be used."""
    return AccountsError(Problem(code, Place(str(path)), params))


def _check_path(path: Path) -> None:
    if path.is_dir():
        raise refused("accounts.directory", path)
    if not path.exists():
        raise refused("accounts.not_found", path)
    if path.suffix.casefold() not in ENDINGS:
        raise refused("accounts.ending", path, found=path.suffix or "", expected=list(ENDINGS))
    if path.stat().st_size == 0:
        raise refused("accounts.empty", path)


def _head(path: Path) -> str:
    """The first part of a text file; its text, if it is UTF-8."""
    try:
        with path.open("rb") as file:
            head = file.read(MAX_HEADER_BYTES)
    except OSError as error:
        raise refused("file.unreadable", path, found=error.strerror or "") from None
    try:
        return head.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start > len(head) - 4 and len(head) == MAX_HEADER_BYTES:
            return head[: error.start].decode("utf-8-sig")
        found = f"0x{head[error.start]:02x}"
        raise refused("accounts.not_utf8", path, found=found, offset=error.start) from None


def _header(path: Path, head: str, delimiter: str) -> list[str]:
    """The column names of a delimited file."""
    lines = csv.reader(head.splitlines(keepends=True), delimiter=delimiter)
    try:
        header = next((line for line in lines if line), [])
        first_row = next((line for line in lines if line), None)
    except csv.Error as error:
        raise refused("accounts.header_unreadable", path, found=str(error)) from None
    header = [name.strip() for name in header]
    if len(header) > MAX_COLUMNS:
        raise refused("accounts.too_many_columns", path, found=len(header), limit=MAX_COLUMNS)
    if len(header) == 1:
        other = next((sign for sign in ";\t,|" if sign != delimiter and sign in header[0]), None)
        if other is not None:
            raise refused("accounts.delimiter", path, found=other, expected=delimiter)
    if "" in header:
        raise refused("accounts.header_blank", path, found=header.index("") + 1)
    folded = Counter(name.casefold() for name in header)
    twice = sorted({name for name in header if folded[name.casefold()] > 1})
    if twice:
        raise refused("accounts.header_twice", path, found=twice)
    if first_row is None:
        raise refused("accounts.no_rows", path)
    return header


def _open_parquet(connection: duckdb.DuckDBPyConnection, path: Path) -> RawAccounts:
    try:
        relation = connection.read_parquet(str(path), file_row_number=True)
        columns = dict(zip(relation.columns, (str(kind) for kind in relation.types), strict=True))
        any_row = relation.limit(1).fetchall()
    except duckdb.Error as error:
        found = str(error).splitlines()[0]
        raise refused("accounts.not_parquet", path, found=found) from None
    if len(columns) > MAX_COLUMNS:
        raise refused("accounts.too_many_columns", path, found=len(columns), limit=MAX_COLUMNS)
    if not any_row:
        raise refused("accounts.no_rows", path)
    relation.create_view(RAW)
    columns.pop("file_row_number", None)
    return RawAccounts(path, columns, False)


def _open_lines(connection: duckdb.DuckDBPyConnection, path: Path) -> RawAccounts:
    """Each line one JSON object; its keys, over all lines, are the columns."""
    connection.read_csv(
        str(path),
        header=False,
        auto_detect=False,
        columns={"line": "VARCHAR"},
        delimiter="\x01",
        quotechar="",
        escapechar="",
        store_rejects=True,
    ).create_view("raw_lines")
    keys = connection.execute(
        "SELECT DISTINCT unnest(json_keys(line)) AS key FROM raw_lines "
        "WHERE json_valid(line) AND json_type(line) = 'OBJECT' ORDER BY key"
    ).fetchall()
    columns = [str(key) for (key,) in keys]
    if not columns:
        raise refused("accounts.no_objects", path)
    if len(columns) > MAX_COLUMNS:
        raise refused("accounts.too_many_columns", path, found=len(columns), limit=MAX_COLUMNS)
    return RawAccounts(path, dict.fromkeys(columns, "JSON"), True)
