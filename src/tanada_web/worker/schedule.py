"""The text that `tanada schedule` prints: units and lines to copy, explained in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tanada.messages import say
from tanada.messages.text import LANGUAGES
from tanada_web.worker import crontab, systemd
from tanada_web.worker.installation import Installation


def schedule_text(installation: Installation, today: date) -> str:
    """Everything to copy; whatever is not to be copied is a comment."""
    return "".join(f"{line}\n" for line in _lines(installation, today))


def _lines(installation: Installation, today: date) -> Iterator[str]:
    yield from _comment("schedule.opening")
    if installation.further:
        file = str(installation.environment)
        yield from _comment("schedule.further", found=list(installation.further), file=file)
    yield ""
    yield from _comment("schedule.systemd", folder=systemd.FOLDER)
    timers = f"{systemd.NIGHTLY}.timer {systemd.DELIVERIES}.timer"
    yield "#   systemctl daemon-reload"
    yield f"#   systemctl enable --now {timers}"
    for name, text in systemd.units(installation).items():
        yield from ("", f"# {systemd.FOLDER}/{name}", *text.splitlines())
    yield ""
    yield from _comment("schedule.cron", user=installation.user)
    if crontab.moves_in_a_year(installation.nightly, today):
        yield from _comment("schedule.cron_moves")
    yield ""
    yield "# crontab"
    yield from crontab.lines(installation, today)


def _comment(code: str, **params: object) -> Iterator[str]:
    """A message in each language, as lines of a comment."""
    for language in LANGUAGES:
        for line in say(code, language, **params).splitlines():
            yield f"# {line}"
