"""Problems on standard error, in the reader's language, or as JSON."""

from __future__ import annotations

import sys

from tanada.cli.streams import print_json, without_controls
from tanada.errors import Place, Problem, TanadaError, UsageError
from tanada.messages import Language, render_problem, say


def show_problems(error: TanadaError, language: Language, *, as_json: bool) -> None:
    """Every problem, and that nothing was written."""
    if as_json:
        listed = [
            {
                "code": problem.code,
                "file": problem.place.file,
                "line": problem.place.line,
                "column": problem.place.column,
                "path": problem.place.path,
                "params": problem.params,
                "message": render_problem(problem, language),
            }
            for problem in error.problems
        ]
        print_json({"problems": listed})
        return
    for problem in error.problems:
        print(without_controls(render_problem(problem, language)), file=sys.stderr)
    if len(error.problems) > 1:
        print(say("cli.problems_found", language, count=len(error.problems)), file=sys.stderr)


def show_os_error(error: OSError, language: Language) -> int:
    """Standard output that takes nothing more, or else a fault of ours; the exit code."""
    if error.filename is not None:
        return show_exception(error, language)
    params: dict[str, object] = {"found": error.strerror or type(error).__name__}
    problem = Problem("out.unwritable", Place("stdout"), params)
    show_problems(UsageError(problem), language, as_json=False)
    return 2


def show_exception(error: Exception, language: Language) -> int:
    """What Typer raises for a wrong option, or else a fault of ours; the exit code."""
    if hasattr(error, "format_message"):
        print(say("cli.usage_error", language, found=error.format_message()), file=sys.stderr)
        return 2
    found = f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"
    print(say("cli.our_fault", language, found=found), file=sys.stderr)
    return 1
