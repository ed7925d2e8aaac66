"""What the commands of keeping print."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import typer
from django.conf import settings
from django.utils import timezone

from tanada.cli.failing import show_problems
from tanada.cli.output import note
from tanada.cli.streams import one_line, print_json, without_controls
from tanada.errors import Place, Problem, UsageError
from tanada.messages import Language, render_problem, say
from tanada_web.audit import Broken, head
from tanada_web.keeping.backup import back_up, new_folder
from tanada_web.keeping.restoring import Restored, restore
from tanada_web.keeping.retention import erase_old
from tanada_web.keeping.trail import events, problems, read_head
from tanada_web.models import Person
from tanada_web.places import home

_WRONG = 2


def backup_command(file: str, language: Language, *, with_secret_key: bool, as_json: bool) -> None:
    """Write a backup, and say what is in it and what could not be.

    A name that ends like that of a folder is one, which is made where it is not there.
    """
    given = Path(file)
    if file.endswith(("/", os.sep)):
        given = new_folder(given)
    target, made = back_up(given, timezone.now(), with_secret_key=with_secret_key)
    if as_json:
        told = asdict(made) | {"file": str(target)}
        print_json(told)
    for code, names in (("backup.missing", made.missing), ("backup.damaged", made.damaged)):
        if names:
            note(say(code, language, count=len(names), found=names[:3]))
    note(
        say(
            "backup.written",
            language,
            file=str(target),
            tables=len(made.tables),
            rows=made.rows,
            files=len(made.files),
        )
    )
    note(say("backup.key_in" if made.secret_key else "backup.key_not_in", language))


def restore_command(file: Path, language: Language, *, force: bool, as_json: bool) -> int:
    """Put a backup back; on a terminal, ask before anything is replaced."""
    at = timezone.now()
    try:
        found = restore(file, at, over_existing=force)
    except UsageError as error:
        if error.problems[0].code != "restore.in_use" or not sys.stdin.isatty():
            raise
        question = say("restore.replace", language, found=str(home()))
        if not typer.confirm(question, err=True):
            note(say("cli.nothing_written", language))
            return _WRONG
        found = restore(file, at, over_existing=True)
    return _tell_restored(found, language, as_json=as_json)


def _tell_restored(found: Restored, language: Language, *, as_json: bool) -> int:
    made = found.manifest
    if as_json:
        broken = asdict(found.broken) if found.broken else None
        told = {"made_at": made.made_at, "rows": made.rows, "webhooks_paused": found.paused}
        print_json(told | {"broken": broken})
    note(
        say(
            "restore.done",
            language,
            made_at=made.made_at,
            rows=made.rows,
            files=len(made.files),
            found=made.sequence,
        )
    )
    if found.paused:
        note(say("restore.webhooks_paused", language, count=found.paused))
    if found.broken is None:
        return 0
    show_problems(UsageError(_problem(found.broken)), language, as_json=False)
    note(say("restore.trail_broken", language))
    return _WRONG


def retention_command(keep_days: int | None, language: Language, *, as_json: bool) -> None:
    """Erase what is too old, and say how much it was."""
    days = settings.SNAPSHOT_DAYS if keep_days is None else keep_days
    found = erase_old(days, timezone.now())
    if as_json:
        print_json(asdict(found) | {"keep_days": days})
    note(say("retention.erased", language, days=days, **asdict(found)))


def verify_command(against: Path | None, language: Language, *, as_json: bool) -> int:
    """Say whether the trail is whole; 2 where it is not."""
    end = head()
    found = problems(read_head(against) if against else None)
    if as_json:
        told = [
            {"code": each.code, "message": render_problem(each, language)} | dict(each.params)
            for each in found
        ]
        print_json({"whole": not found, "events": end.sequence, "problems": told})
    elif found:
        show_problems(UsageError(found), language, as_json=False)
    else:
        print(say("audit.whole", language, count=end.sequence))
    return _WRONG if found else 0


def head_command() -> None:
    """Print the end of the trail as JSON."""
    print(json.dumps(asdict(head())))


def show_command(
    since: str | None, subject: str | None, language: Language, *, as_json: bool
) -> None:
    """Print the events, one a line; a person by the name they have now."""
    found = events(_moment(since), subject)
    names = {} if as_json else dict(Person.objects.values_list("key", "name"))
    for event in found:
        values = {
            "sequence": event.sequence,
            "at": event.at.astimezone(UTC).isoformat(timespec="seconds"),
            "actor": event.actor,
            "action": event.action,
            "subject": event.subject,
            "before": event.before,
            "after": event.after,
        }
        if as_json:
            print(json.dumps(values, ensure_ascii=False))
        else:
            actor = names.get(event.actor, event.actor)
            print(without_controls(_line(values | {"actor": one_line(actor)}, language)))


def _line(values: dict[str, object], language: Language) -> str:
    told: Sequence[str] = [
        f"{say(f'audit.{side}', language)} {json.dumps(values[side], ensure_ascii=False)}"
        for side in ("before", "after")
        if values[side] is not None
    ]
    listed = [str(values[name]) for name in ("sequence", "at", "actor", "action", "subject")]
    return "  ".join([*listed, *told])


def _moment(written: str | None) -> datetime | None:
    """A day or a moment; without a zone, in UTC."""
    if written is None:
        return None
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        problem = Problem("cli.not_a_date", Place("--since"), {"found": written})
        raise UsageError(problem) from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _problem(broken: Broken) -> Problem:
    return Problem(broken.code, Place(), {"found": broken.sequence})
