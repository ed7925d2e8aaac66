"""`tanada sources`: where accounts come from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tanada.cli.app import Json, Lang
from tanada.cli.language import chosen_language
from tanada_web.commands.setup import ready

Name = Annotated[str, typer.Argument(metavar="NAME", help="source_name")]
Accounts = Annotated[str, typer.Argument(metavar="ACCOUNTS", help="source_accounts")]
Map = Annotated[str, typer.Option("--map", metavar="M", help="map")]
MaxAge = Annotated[int | None, typer.Option("--max-age", metavar="HOURS", help="source_max_age")]
Partial = Annotated[bool, typer.Option("--partial", help="source_partial")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    sources = typer.Typer(help="sources", no_args_is_help=True, rich_markup_mode=None)
    sources.command("add", help="sources_add")(add)
    sources.command("list", help="sources_list")(listed)
    sources.command("remove", help="sources_remove")(remove)
    app.add_typer(sources, name="sources")


def add(
    name: Name,
    accounts: Accounts,
    mapping: Map = "",
    max_age: MaxAge = None,
    partial: Partial = False,
    lang: Lang = None,
) -> None:
    """Add a source, or change the one of that name."""
    ready()
    from django.utils import timezone

    from tanada.cli.output import note
    from tanada.messages import say
    from tanada_web.permissions import SYSTEM
    from tanada_web.runs.reading import is_there
    from tanada_web.runs.sources import SourceCall, put_source

    call = SourceCall(name, _absolute(accounts), _mapping(mapping), max_age, not partial)
    source = put_source(call, SYSTEM, timezone.now())
    code = "sources.added" if source.complete else "sources.added_partial"
    language = chosen_language(lang)
    note(say(code, language, name=name, file=source.accounts))
    if not is_there(source):
        note(say("sources.not_there_yet", language))


def listed(as_json: Json = False, lang: Lang = None) -> None:
    """List the sources with how fresh they are."""
    ready(migrated=True)
    from django.utils import timezone

    from tanada.cli.output import console, print_whole, table
    from tanada.cli.streams import print_json
    from tanada.messages import say
    from tanada_web.runs.sources import sources

    found, language = sources(timezone.now()), chosen_language(lang)
    if as_json:
        print_json(
            {
                "sources": [
                    {
                        "name": each.source.name,
                        "accounts": each.source.accounts,
                        "mapping": each.source.mapping,
                        "max_age_hours": each.source.max_age_hours,
                        "complete": each.source.complete,
                        "written_at": each.changed_at,
                        "too_old": each.too_old,
                    }
                    for each in found
                ]
            }
        )
        return
    names = ("name", "accounts", "mapping", "max_age", "written")
    titles = [say(f"sources.column_{name}", language) for name in names]
    rows = [
        [
            each.source.name,
            each.source.accounts,
            each.source.mapping,
            "" if each.source.max_age_hours is None else f"{each.source.max_age_hours} h",
            f"{each.changed_at:%Y-%m-%d %H:%M} UTC" if each.changed_at else "",
        ]
        for each in found
    ]
    print_whole(console(), table(titles, rows, (3,)))


def remove(name: Name, lang: Lang = None) -> None:
    """Read a source no longer."""
    ready()
    from django.utils import timezone

    from tanada.cli.output import note
    from tanada.messages import say
    from tanada_web.permissions import SYSTEM
    from tanada_web.runs.sources import remove_source

    remove_source(name, SYSTEM, timezone.now())
    note(say("sources.removed", chosen_language(lang), name=name))


def _absolute(written: str) -> str:
    """A path that means the same wherever the run is called."""
    return str(Path(written).absolute())


def _mapping(written: str) -> str:
    """A mapping's file, or the name of a shipped one as it is."""
    path = Path(written)
    return str(path.absolute()) if written and (path.exists() or path.suffix) else written
