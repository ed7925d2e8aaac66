"""Problems on standard error, in the reader's language, or as JSON."""

from __future__ import annotations

import json
import sys

from tanada.errors import TanadaError
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
        print(json.dumps({"problems": listed}, ensure_ascii=False, indent=2, default=str))
        return
    for problem in error.problems:
        print(render_problem(problem, language), file=sys.stderr)
    if len(error.problems) > 1:
        print(say("cli.problems_found", language, count=len(error.problems)), file=sys.stderr)


def show_misuse(found: str, language: Language) -> None:
    """An option or argument that is wrong."""
    print(say("cli.usage_error", language, found=found), file=sys.stderr)


def show_fault(error: Exception, language: Language) -> None:
    """A fault of ours, in one line."""
    found = f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"
    print(say("cli.our_fault", language, found=found), file=sys.stderr)
