"""`tanada run`: the nightly job; `tanada history`: every transition there was."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tanada.cli.app import Json, Lang, MaxEnded, MaxRejects, Memory, day_option
from tanada.cli.language import chosen_language
from tanada_web.commands.setup import ready

if TYPE_CHECKING:
    from tanada.messages import Language
    from tanada_web.runs.running import Ran, RunCall

Days = Annotated[list[str] | None, typer.Option("--as-of", metavar="D", help="run_as_of")]
SourceName = Annotated[str | None, typer.Option("--source", metavar="NAME", help="run_source")]
AtOnce = Annotated[bool, typer.Option("--at-once", help="run_at_once")]
HistoryOut = Annotated[Path, typer.Option("--out", "-o", metavar="OUT", help="history_out")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("run", help="run")(run)
    app.command("history", help="history")(history)


def run(
    as_of: Days = None,
    source: SourceName = None,
    at_once: AtOnce = False,
    max_rejects: MaxRejects = "5%",
    max_ended: MaxEnded = "5%",
    memory_limit: Memory = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Run for today, or for some days in their order."""
    days = sorted({day_option(each) for each in as_of or [None]})
    ready()
    from django.utils import timezone

    from tanada.cli.tiering import share_option
    from tanada_web.permissions import SYSTEM
    from tanada_web.runs.running import RunCall

    language = chosen_language(lang)
    reports = []
    for day in days:
        call = RunCall(
            day,
            SYSTEM.key,
            timezone.now,
            source=source,
            reread=not at_once,
            max_rejects=share_option(max_rejects, "--max-rejects"),
            max_ended=share_option(max_ended, "--max-ended"),
            memory_limit=memory_limit,
        )
        ran = _run(call, language)
        if as_json:
            reports.append(_data(ran))
        else:
            tell_run(ran, language)
    if as_json:
        from tanada.cli.streams import print_json

        print_json({"runs": reports})


def history(out: HistoryOut, lang: Lang = None) -> None:
    """Write every transition of every run."""
    ready()
    from tanada.cli.output import note
    from tanada.messages import say
    from tanada_web.runs.exporting import export_history

    rows = export_history(out)
    note(say("runs.history_written", chosen_language(lang), rows=rows, file=out))


def _run(call: RunCall, language: Language) -> Ran:
    """Run with a line that says where it is, on a terminal."""
    import sys
    from dataclasses import replace

    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from tanada.cli.output import console
    from tanada.messages import say
    from tanada_web.runs.running import STEPS, run_now

    shown = console(sys.stderr)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(
        *columns, console=shown, transient=True, disable=not shown.is_terminal
    ) as progress:
        task = progress.add_task("", total=len(STEPS))

        def on_step(step: str) -> None:
            progress.update(
                task,
                description=say(f"runs.step_{step}", language),
                completed=STEPS.index(step),
            )

        return run_now(replace(call, on_step=on_step))


def tell_run(ran: Ran, language: Language) -> None:
    """What came of it, on standard error, and the terraces on standard output."""
    from tanada.cli.output import note
    from tanada.cli.terraces import print_portfolio
    from tanada_web.policies import policy_of
    from tanada_web.runs.summary import portfolio_of
    from tanada_web.runs.telling import lines_of

    for line in lines_of(ran, language):
        note(line)
    run = ran.run
    if run.policy is not None:
        policy = policy_of(run.policy.text)
        print_portfolio(portfolio_of(run.summary, policy), policy, run.as_of, language)


def _data(ran: Ran) -> dict[str, object]:
    from tanada_web.runs.telling import report_of

    return {"again": ran.again} | report_of(ran.run)
