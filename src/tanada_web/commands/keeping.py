"""`tanada audit`, `backup`, `restore` and `retention`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from tanada.cli.language import chosen_language
from tanada_web.commands.setup import ready

Target = Annotated[str, typer.Argument(metavar="FILE", help="backup_file")]
Backup = Annotated[Path, typer.Argument(metavar="FILE", help="restore_file")]
SecretKey = Annotated[bool, typer.Option("--with-secret-key", help="backup_secret_key")]
Into = Annotated[Path | None, typer.Option("--into", metavar="FOLDER", help="restore_into")]
Force = Annotated[bool, typer.Option("--force", help="restore_force")]
KeepDays = Annotated[
    int | None, typer.Option("--keep-days", metavar="N", min=1, max=36_500, help="retention_days")
]
Against = Annotated[Path | None, typer.Option("--against", metavar="FILE", help="audit_against")]
Since = Annotated[str | None, typer.Option("--since", metavar="D", help="audit_since")]
Subject = Annotated[str | None, typer.Option("--subject", metavar="TEXT", help="audit_subject")]
Json = Annotated[bool, typer.Option("--json", help="json")]
Lines = Annotated[bool, typer.Option("--json", help="audit_json")]
Lang = Annotated[str | None, typer.Option("--lang", metavar="en|ja", help="lang")]

audit = typer.Typer(help="audit_group", no_args_is_help=True, rich_markup_mode=None)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("backup", help="backup")(backup)
    app.command("restore", help="restore")(restore)
    app.command("retention", help="retention")(retention)
    app.add_typer(audit, name="audit")


def backup(
    file: Target, with_secret_key: SecretKey = False, as_json: Json = False, lang: Lang = None
) -> None:
    """Write a backup."""
    ready()
    from tanada_web.keeping.telling import backup_command

    backup_command(file, chosen_language(lang), with_secret_key=with_secret_key, as_json=as_json)


def restore(
    file: Backup,
    into: Into = None,
    force: Force = False,
    as_json: Json = False,
    lang: Lang = None,
) -> int:
    """Put a backup in the place of what there is."""
    if into is not None:
        os.environ["TANADA_HOME"] = str(into)
    ready()
    from tanada_web.keeping.telling import restore_command

    return restore_command(file, chosen_language(lang), force=force, as_json=as_json)


def retention(keep_days: KeepDays = None, as_json: Json = False, lang: Lang = None) -> None:
    """Erase what is too old."""
    ready()
    from tanada_web.keeping.telling import retention_command

    retention_command(keep_days, chosen_language(lang), as_json=as_json)


@audit.command("verify", help="audit_verify")
def verify(against: Against = None, as_json: Json = False, lang: Lang = None) -> int:
    """Say whether the trail is whole."""
    ready()
    from tanada_web.keeping.telling import verify_command

    return verify_command(against, chosen_language(lang), as_json=as_json)


@audit.command("head", help="audit_head")
def head() -> None:
    """Print the end of the trail."""
    ready()
    from tanada_web.keeping.telling import head_command

    head_command()


@audit.command("show", help="audit_show")
def show(
    since: Since = None, subject: Subject = None, as_json: Lines = False, lang: Lang = None
) -> None:
    """Print the events."""
    ready()
    from tanada_web.keeping.telling import show_command

    show_command(since, subject, chosen_language(lang), as_json=as_json)
