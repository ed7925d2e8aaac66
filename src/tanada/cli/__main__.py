"""Running `tanada`: exit 0 done, 2 the input is wrong, 1 a fault of ours; never a traceback."""

from __future__ import annotations

import gc
import os
import signal
import sys

INTERRUPTED = 130
_OBJECTS_BEFORE_COLLECTING = 200_000
"""A call is short and makes trees, not rubbish: looking for it takes a tenth of the time."""


def main() -> None:
    """Run the command line and leave with its exit code."""
    gc.set_threshold(_OBJECTS_BEFORE_COLLECTING)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        from tanada.cli.streams import mend_streams

        mend_streams()
        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = INTERRUPTED
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run one command; its exit code."""
    from tanada.cli.app import localised_app
    from tanada.cli.failing import show_exception, show_os_error, show_problems
    from tanada.cli.language import reader_language
    from tanada.errors import TanadaError

    language = reader_language(arguments)
    try:
        code = localised_app(language)(args=arguments, prog_name="tanada", standalone_mode=False)
        sys.stdout.flush()
    except TanadaError as error:
        show_problems(error, language, as_json="--json" in arguments)
        return 2
    except (KeyboardInterrupt, EOFError):
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):  # Typer leaves where nobody reads on
        forget_stdout()
        return 0
    except OSError as error:
        if error.filename is None:
            forget_stdout()
        return show_os_error(error, language)
    except Exception as error:  # the last line of defence: no traceback reaches a user
        if str(error) == "Query interrupted":  # what DuckDB makes of an interrupt
            return INTERRUPTED
        if os.environ.get("TANADA_DEBUG"):
            raise
        return show_exception(error, language)
    return code if isinstance(code, int) else 0


def forget_stdout() -> None:
    """Let what is still to be written go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
