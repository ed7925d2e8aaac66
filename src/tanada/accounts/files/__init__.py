"""Opening a file of accounts as it stands: which columns, and whether they are texts.

Nothing is interpreted here. A file that cannot be a table of accounts at all is refused
with what was found; single broken lines are left to the rejects.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from tanada.errors import AccountsError, Place, Problem

MAX_COLUMNS = 5_000
MAX_LINE = 2_097_152
"""Bytes of a line; DuckDB reads no longer ones."""
DELIMITERS = {".csv": ",", ".tsv": "\t"}
ENDINGS = (".csv", ".tsv", ".parquet", ".jsonl")
RAW = "raw_accounts"
"""The view that stands for the file once it is open."""
MAX_FIELD = 268_435_456
LINE_END = re.compile(r"\r\n|\r|\n")
_STATE_MACHINE = "state machine reached an invalid state"
"""What DuckDB says of lines that end in different ways."""
_BAD_LINES = 20
"""A file is no UTF-8 where one line in so many is not; fewer are left to the rejects."""


@dataclass(frozen=True)
class RawAccounts:
    """A file opened in a connection as the view RAW.

    `columns` maps each column's name to DuckDB's type; `textual` says that every value
    is a text still to be read; `delimiter` is set where lines have one, and then
    `header` is how many lines and blank lines come before the first row.
    """

    path: Path
    columns: dict[str, str]
    textual: bool
    delimiter: str | None = None
    header: int = 0


def open_accounts_file(connection: duckdb.DuckDBPyConnection, path: Path) -> RawAccounts:
    """Open a .csv, .tsv, .parquet or .jsonl file as the view RAW.

    Raises AccountsError: missing, a directory, another ending, empty, not a text in
    UTF-8, headers that are double, too many or not separated as the ending says.
    """
    _check_path(path)
    csv.field_size_limit(MAX_FIELD)
    ending = path.suffix.casefold()
    try:
        if ending == ".parquet":
            return _open_parquet(connection, path)
        head = _head(path)
        if ending == ".jsonl":
            return _open_lines(connection, path)
        return _open_delimited(connection, path, head, DELIMITERS[ending])
    except duckdb.Error as error:
        raise unreadable(path, error) from None


def refused(code: str, path: Path, **params: object) -> AccountsError:
    """The error for a file that cannot be used."""
    return AccountsError(Problem(code, Place(str(path)), params))


def unreadable(path: Path, error: duckdb.Error) -> AccountsError:
    """The error for a file that the engine gives up on."""
    if _STATE_MACHINE in str(error):
        return refused("accounts.line_ends", path)
    return refused("accounts.unreadable", path, found=str(error).splitlines()[0])


def _check_path(path: Path) -> None:
    try:
        if path.is_dir():
            raise refused("accounts.directory", path)
        if not path.exists():
            raise refused("accounts.not_found", path)
        size = path.stat().st_size
    except OSError as error:
        raise refused("file.unreadable", path, found=error.strerror or "") from None
    if path.suffix.casefold() not in ENDINGS:
        raise refused("accounts.ending", path, found=path.suffix or "", expected=list(ENDINGS))
    if not path.is_file():
        raise refused("accounts.not_a_file", path)
    if size == 0:
        raise refused("accounts.empty", path)


def _pattern(path: Path) -> str:
    """The path for DuckDB, which would read `~`, `*`, `?` and `[` as more than signs."""
    return re.sub(r"([*?[])", r"[\1]", str(path.absolute()))


def _head(path: Path) -> str:
    """The first part of a text file, up to a line's end."""
    try:
        with path.open("rb") as file:
            head = file.read(MAX_LINE)
    except OSError as error:
        raise refused("file.unreadable", path, found=error.strerror or "") from None
    if len(head) == MAX_LINE:
        end = max(head.rfind(b"\n"), head.rfind(b"\r")) + 1
        if not end:
            raise refused("accounts.line_too_long", path, limit=MAX_LINE)
        head = head[:end]
    _check_text(path, head)
    return head.decode("utf-8-sig", errors="replace")


def _check_text(path: Path, head: bytes) -> None:
    """Refuse what is no text in UTF-8; single lines that are not are left to the rejects."""
    try:
        head.decode()
    except UnicodeDecodeError as error:
        lines = head.splitlines()
        titles = next((line for line in lines if line.strip()), b"")
        bad = sum(not _is_utf8(line) for line in lines)
        if bad * _BAD_LINES > len(lines) or not _is_utf8(titles):
            found = f"0x{head[error.start]:02x}"
            raise refused("accounts.not_utf8", path, found=found, offset=error.start) from None
    if b"\0" in head:
        raise refused("accounts.not_text", path, offset=head.index(b"\0"))


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _open_delimited(
    connection: duckdb.DuckDBPyConnection, path: Path, head: str, delimiter: str
) -> RawAccounts:
    blank, header = _header(path, head, delimiter)
    connection.read_csv(
        _pattern(path),
        header=True,
        skiprows=blank,
        auto_detect=False,
        columns=dict.fromkeys(header, "VARCHAR"),
        delimiter=delimiter,
        quotechar='"',
        escapechar='"',
        store_rejects=True,
    ).create_view(RAW)
    return RawAccounts(path, dict.fromkeys(header, "VARCHAR"), True, delimiter, blank + 1)


def _header(path: Path, head: str, delimiter: str) -> tuple[int, list[str]]:
    """How many blank lines come first, and the column names of a delimited file."""
    blank, header = 0, [""]
    try:
        for _, record in delimited(io.StringIO(head, newline=""), delimiter):
            if record:
                header = [name.strip() for name in record]
                break
            blank += 1
    except csv.Error as error:
        raise refused("accounts.header_unreadable", path, found=str(error)) from None
    if blank and len(set(LINE_END.findall(head)[: blank + 1])) > 1:
        raise refused("accounts.line_ends", path)
    _check_count(path, header)
    if len(header) == 1:
        other = next((sign for sign in ";\t,|" if sign != delimiter and sign in header[0]), None)
        if other is not None:
            raise refused("accounts.delimiter", path, found=other, expected=delimiter)
    if "" in header:
        raise refused("accounts.header_blank", path, found=header.index("") + 1)
    _check_twice(path, header)
    return blank, header


def delimited(lines: Iterable[str], delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Records, told apart as DuckDB does, each with its last line; a blank line is an empty one."""
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True)
    for record in reader:
        yield reader.line_num, record


def _check_count(path: Path, names: list[str]) -> None:
    if len(names) > MAX_COLUMNS:
        raise refused("accounts.too_many_columns", path, found=len(names), limit=MAX_COLUMNS)


def _check_twice(path: Path, names: list[str]) -> None:
    folded = Counter(name.casefold() for name in names)
    twice = sorted({name for name in names if folded[name.casefold()] > 1})
    if twice:
        raise refused("accounts.header_twice", path, found=twice)


def _open_parquet(connection: duckdb.DuckDBPyConnection, path: Path) -> RawAccounts:
    try:
        names = _parquet_names(connection, path)
        relation = connection.read_parquet(_pattern(path), file_row_number=True)
    except duckdb.Error as error:
        found = str(error).splitlines()[0]
        raise refused("accounts.not_parquet", path, found=found) from None
    _check_count(path, names)
    _check_twice(path, names)
    columns = dict(zip(relation.columns, (str(kind) for kind in relation.types), strict=True))
    relation.create_view(RAW)
    columns.pop("file_row_number", None)
    return RawAccounts(path, columns, False)


def _parquet_names(connection: duckdb.DuckDBPyConnection, path: Path) -> list[str]:
    """The columns as the file spells them, without the parts of nested ones."""
    rows = connection.execute(
        "SELECT name, coalesce(num_children, 0) FROM parquet_schema(?)", [_pattern(path)]
    ).fetchall()
    names: list[str] = []
    within = 0
    for name, children in rows[1:]:
        if within == 0:
            names.append(str(name))
        within = max(within - 1, 0) + int(children)
    return names


def _open_lines(connection: duckdb.DuckDBPyConnection, path: Path) -> RawAccounts:
    """Each line one JSON object; its keys, over all lines, are the columns."""
    connection.read_csv(
        _pattern(path),
        header=False,
        auto_detect=False,
        columns={"line": "VARCHAR"},
        delimiter="\x01",
        quotechar="",
        escapechar="",
        store_rejects=True,
    ).filter("trim(line, ' \t') <> ''").create_view("raw_lines")
    keys = connection.execute(
        "SELECT DISTINCT unnest(json_keys(CASE WHEN json_valid(line) THEN line END)) AS key "
        "FROM raw_lines ORDER BY key"
    ).fetchall()
    columns = [str(key) for (key,) in keys]
    if not columns:
        raise refused("accounts.no_objects", path)
    _check_count(path, columns)
    _check_twice(path, columns)
    return RawAccounts(path, dict.fromkeys(columns, "JSON"), True)
