"""Tables into files: all of a file or nothing, by its ending."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import duckdb

from tanada.errors import Place, Problem, UsageError

_FORMS = {
    ".csv": "FORMAT csv, HEADER",
    ".tsv": "FORMAT csv, HEADER, DELIMITER '\t'",
    ".parquet": "FORMAT parquet, COMPRESSION snappy",
    ".jsonl": "FORMAT json",
}
_WORKBOOK = ".xlsx"
OUT_ENDINGS = (*_FORMS, _WORKBOOK)


def check_out(out: Path) -> None:
    """Raise UsageError where a file of this name could not be written."""
    try:
        is_folder = out.is_dir()
    except OSError as error:
        raise _unwritable(out, error) from None
    if is_folder:
        raise UsageError(Problem("out.directory", Place(str(out))))
    if out.suffix.casefold() not in OUT_ENDINGS:
        params: dict[str, object] = {"found": out.suffix, "expected": list(OUT_ENDINGS)}
        raise UsageError(Problem("out.ending", Place(str(out)), params))
    if not out.parent.is_dir():
        raise UsageError(Problem("out.no_folder", Place(str(out)), {"found": str(out.parent)}))


def write_rows(connection: duckdb.DuckDBPyConnection, queries: Mapping[Path, str]) -> None:
    """Write every row of each query to its .csv, .tsv, .parquet, .jsonl or .xlsx file.

    No file appears under its name before all are complete and on the disk. Raises
    UsageError where one cannot be written.
    """
    for out in queries:
        check_out(out)
    with ExitStack() as stack:
        for out, query in queries.items():
            temporary = stack.enter_context(replacing(out))
            copy_rows(connection, query, temporary, out.suffix)


def copy_rows(connection: duckdb.DuckDBPyConnection, query: str, path: Path, ending: str) -> None:
    """Write every row of a query to a path, in the form that an ending stands for."""
    if ending.casefold() == _WORKBOOK:
        from tanada.decide.workbook import write_workbook

        write_workbook(connection, query, path)
        return
    form = _FORMS[ending.casefold()]
    connection.execute(f"COPY ({query}) TO $path ({form}, USE_TMP_FILE false)", {"path": str(path)})


@contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """A temporary file beside `out` that takes its place when the block ends well."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{out.name}.", dir=out.parent)
        os.close(handle)
    except OSError as error:
        raise _unwritable(out, error) from None
    temporary = Path(name)
    try:
        yield temporary
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(out)
    except (OSError, duckdb.IOException) as error:
        raise _unwritable(out, error) from None
    finally:
        temporary.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _unwritable(out: Path, error: Exception) -> UsageError:
    found = getattr(error, "strerror", None) or str(error).splitlines()[0]
    return UsageError(Problem("out.unwritable", Place(str(out)), {"found": found}))
