"""Running `tanada`: exit 0 done, 2 the input is wrong, 1 a fault of ours; never a traceback."""

from __future__ import annotations

import os
import sys

from tanada.cli.language import reader_language
from tanada.cli.streams import mend_streams
from tanada.errors import TanadaError


def main() -> None:
    """Run the command line and leave with its exit code."""
    mend_streams()
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command; its exit code."""
    from tanada.cli.app import localised_app
    from tanada.cli.failing import show_fault, show_misuse, show_problems, stdout_unwritable

    language = reader_language(arguments)
    try:
        localised_app(language)(args=arguments, prog_name="tanada", standalone_mode=False)
        sys.stdout.flush()
    except TanadaError as error:
        show_problems(error, language, as_json="--json" in arguments)
        return 2
    except (KeyboardInterrupt, EOFError):
        return 130
    except (BrokenPipeError, SystemExit):  # Typer leaves where nobody reads on
        forget_stdout()
        return 0
    except OSError as error:
        if error.filename is not None:
            show_fault(error, language)
            return 1
        show_problems(stdout_unwritable(error), language, as_json=False)
        forget_stdout()
        return 2
    except Exception as error:  # the last line of defence: no traceback reaches a user
        if hasattr(error, "format_message"):  # what Typer raises for a wrong option
            show_misuse(error.format_message(), language)
            return 2
        if os.environ.get("TANADA_DEBUG"):
            raise
        show_fault(error, language)
        return 1
    return 0


def forget_stdout() -> None:
    """Let what is still to be written go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
