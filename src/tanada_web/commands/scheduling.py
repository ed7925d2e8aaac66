"""What happens by itself: a worker, deliveries for cron, and what to give to a scheduler."""

from __future__ import annotations

from typing import Annotated

import typer

from tanada.cli.app import Json, Lang
from tanada.cli.language import chosen_language
from tanada_web.commands.setup import ready

At = Annotated[str, typer.Option("--at", metavar="HH:MM", help="schedule_at")]
Zone = Annotated[str | None, typer.Option("--zone", metavar="ZONE", help="schedule_zone")]
User = Annotated[str | None, typer.Option("--user", metavar="USER", help="schedule_user")]


def register(app: typer.Typer) -> None:
    """Add `worker`, `deliver` and `schedule`."""
    app.command(help="worker")(worker)
    app.command(help="deliver")(deliver)
    app.command(help="schedule")(schedule)


def worker(at: At = "02:30", zone: Zone = None, lang: Lang = None) -> None:
    """Make the nightly run and the deliveries, until told to stop."""
    from tanada_web.worker.nights import read_nightly

    language, nightly = chosen_language(lang), read_nightly(at, zone)
    ready()
    from tanada_web.worker.command import worker_command

    worker_command(nightly, language)


def deliver(as_json: Json = False, lang: Lang = None) -> None:
    """Deliver what is due and remove what has expired, once."""

    ready()
    from tanada_web.worker.command import deliver_command

    deliver_command(chosen_language(lang), as_json=as_json)


def schedule(at: At = "02:30", zone: Zone = None, user: User = None) -> None:
    """Print what a scheduler needs for the nightly run and the deliveries."""
    from datetime import date

    from tanada_web.worker.installation import this_installation
    from tanada_web.worker.nights import read_nightly
    from tanada_web.worker.schedule import schedule_text

    installation = this_installation(read_nightly(at, zone), user)
    print(schedule_text(installation, date.today()), end="")
