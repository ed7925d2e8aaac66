"""`tanada serve`: the pages and the API, until it is stopped."""

from __future__ import annotations

from typing import Annotated

import typer

from tanada.cli.language import chosen_language
from tanada_web.commands.setup import ready

Host = Annotated[str, typer.Option("--host", metavar="ADDRESS", help="serve_host")]
Port = Annotated[int, typer.Option("--port", min=0, max=65_535, help="serve_port")]
Workers = Annotated[int, typer.Option("--workers", min=1, max=64, help="serve_workers")]
Lang = Annotated[str | None, typer.Option("--lang", metavar="en|ja", help="lang")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("serve", help="serve")(serve)


def serve(
    host: Host = "127.0.0.1", port: Port = 8000, workers: Workers = 2, lang: Lang = None
) -> None:
    """Serve until SIGTERM or Ctrl-C, and say where and how to stop it."""
    language = chosen_language(lang)
    ready()
    from django.conf import settings

    from tanada.cli.output import note
    from tanada.messages import say
    from tanada_web.models import Person
    from tanada_web.serving.running import Server, address, free_port, listens_for_all

    port = free_port(host, port)
    if not Person.objects.filter(is_active=True).exists():
        note(say("serving.nobody", language))
    if listens_for_all(host):
        note(say("serving.host_not_allowed", language, found=settings.ALLOWED_HOSTS))
    told = say("serving.started", language, address=address(host, port))
    Server(host, port, workers, lambda: note(told)).run()
