"""What goes wrong around a run, as problems that somebody can mend."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
from django.db import DatabaseError, InterfaceError, OperationalError

from tanada.errors import Place, Problem, UsageError

_FULL_CODES = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FULL = ("No space left", "disk is full", "could not write", "could not extend")
_READ_ONLY = "readonly database"
_NO_DATABASE = "file is not a database"


@contextmanager
def explained() -> Iterator[None]:
    """Raise UsageError where the disk is full, the memory too small or the database gone."""
    try:
        yield
    except duckdb.OutOfMemoryException as error:
        params = {"found": _first_line(error)}
        raise UsageError(Problem("cli.out_of_memory", Place("--memory-limit"), params)) from None
    except (duckdb.IOException, OSError) as error:
        if getattr(error, "errno", None) in _FULL_CODES or _is_full(error):
            raise UsageError(Problem("runs.disk_full", params=_found(error))) from None
        raise
    except (OperationalError, InterfaceError) as error:
        raise UsageError(Problem(_code_of(error), params=_found(error))) from None
    except DatabaseError as error:
        if _NO_DATABASE not in str(error):
            raise
        raise UsageError(Problem("runs.no_database", params=_found(error))) from None


def _code_of(error: Exception) -> str:
    if _is_full(error):
        return "runs.disk_full"
    return "runs.database_read_only" if _READ_ONLY in str(error) else "runs.database_lost"


def _is_full(error: Exception) -> bool:
    return any(words.casefold() in str(error).casefold() for words in _FULL)


def _found(error: Exception) -> dict[str, object]:
    return {"found": _first_line(error)}


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
