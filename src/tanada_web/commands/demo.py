"""`tanada demo`: the example company on a server, with somebody of each role to sign in as."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tanada.cli.app import Lang, Months
from tanada.cli.language import chosen_language
from tanada_web.commands.serving import Host, Port, Workers
from tanada_web.commands.setup import ready

if TYPE_CHECKING:
    from tanada.messages import Language
    from tanada_web.demo.preparing import SignIn

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="demo_folder")]
NoServing = Annotated[bool, typer.Option("--no-serve", help="demo_no_serve")]
_INSTALLATION = "installation"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("demo", help="demo")(demo)


def demo(
    folder: Folder = Path("example"),
    months: Months = 24,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    workers: Workers = 2,
    no_serve: NoServing = False,
    lang: Lang = None,
) -> None:
    """Live through the months where that has not been done, and serve."""
    language = chosen_language(lang)
    os.environ["TANADA_HOME"] = str((folder / _INSTALLATION).absolute())
    ready()
    if not no_serve:
        _refuse_taken(host, port)
    sign_ins = _sign_ins(folder, months, language)
    _tell_last_run(language)
    _tell(sign_ins, language)
    if not no_serve:
        _serve(host, port, workers, language)


def _refuse_taken(host: str, port: int) -> None:
    """Say so before the months are lived through, not after."""
    from tanada_web.serving.running import free_port

    free_port(host, port)


def _serve(host: str, port: int, workers: int, language: Language) -> None:
    """Become `tanada serve`: what has used DuckDB must not fork, or the forks wait for ever."""
    import sys

    sys.stdout.flush()
    chosen = {"--host": host, "--port": port, "--workers": workers, "--lang": language}
    options = (str(word) for option in chosen.items() for word in option)
    command = [sys.executable, "-m", "tanada.cli", "serve", *options]
    os.execv(sys.executable, command)


def _sign_ins(folder: Path, months: int, language: Language) -> list[SignIn]:
    """Those of the installation that is there, with new passwords, or of a new one."""
    import sys

    from django.utils import timezone
    from rich.progress import Progress

    from tanada.cli.output import console
    from tanada.messages import formats, say
    from tanada_web.demo.preparing import is_prepared, let_in_again, prepare

    now = timezone.now()
    if is_prepared():
        return let_in_again(now)
    shown = console(sys.stderr)
    with Progress(console=shown, transient=True, disable=not shown.is_terminal) as progress:
        task = progress.add_task(say("demo.generating", language), total=months)

        def on_month(day: object) -> None:
            told = say("demo.living", language, day=day)
            progress.update(task, advance=1, description=told)

        sign_ins = prepare(folder, now.date(), months, on_month)
    from tanada.cli.output import note

    counts = {"months": formats.number(months)}
    note(say("demo.prepared", language, **counts))
    return sign_ins


def _tell_last_run(language: Language) -> None:
    from tanada_web.commands.running import tell_run
    from tanada_web.runs.past import last_done
    from tanada_web.runs.running import Ran

    last = last_done()
    if last is not None:
        tell_run(Ran(last), language)


def _tell(sign_ins: list[SignIn], language: Language) -> None:
    from tanada.cli.output import console, print_whole, table
    from tanada.messages import say

    print()
    print(say("demo.sign_in_as", language))
    titles = [say(f"demo.column_{name}", language) for name in ("role", "email", "password")]
    rows = [[say(f"role.{each.role}", language), each.email, each.password] for each in sign_ins]
    print_whole(console(), table(titles, rows, ()))
