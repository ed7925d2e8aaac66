"""What a newcomer has said so far: one small file beside the files that they sent."""

from __future__ import annotations

import json
import os
import secrets
import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from tanada.accounts.suggest.correcting import Corrections
from tanada_web.models import Person
from tanada_web.places import UPLOADS, home

STATE = "beginning.json"
OWN = "own"
"""Tiers by ARR, with thresholds proposed from the accounts themselves."""


@dataclass(frozen=True)
class Beginning:
    """One person's beginning.

    `files` are names within `folder`. `columns` are None until somebody has looked at them, and
    `thresholds` until somebody has chosen any. `base` is OWN or a preset's name, `tiers` how many
    tiers OWN has. `version` is the number of the policy that was proposed.
    """

    files: tuple[str, ...] = ()
    currency: str = ""
    columns: dict[str, str] | None = None
    answers: dict[str, int] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    base: str = ""
    tiers: int = 0
    thresholds: tuple[str, ...] | None = None
    version: int = 0

    @property
    def corrections(self) -> Corrections:
        """What was said of the proposed mapping."""
        return Corrections(self.columns or {}, self.answers, self.left_out)


def folder_of(person: Person) -> Path:
    """Where a person's files lie until they go live."""
    return home() / UPLOADS / f"beginning-{person.key}"


def beginning_of(person: Person) -> Beginning:
    """What a person has said so far; nothing where there is none, or none that can be read."""
    try:
        said = json.loads((folder_of(person) / STATE).read_text(encoding="utf-8"))
        found = Beginning(**said)
    except (OSError, ValueError, TypeError):
        return Beginning()
    there = tuple(name for name in found.files if (folder_of(person) / name).is_file())
    thresholds = None if found.thresholds is None else tuple(found.thresholds)
    return replace(found, files=there, left_out=tuple(found.left_out), thresholds=thresholds)


def keep(person: Person, said: Beginning) -> Beginning:
    """Keep what was said; whoever reads at the same time sees all of it or what was before."""
    folder = folder_of(person)
    folder.mkdir(parents=True, exist_ok=True)
    temporary = folder / f".{STATE}-{secrets.token_hex(8)}"
    temporary.write_text(json.dumps(asdict(said), ensure_ascii=False), encoding="utf-8")
    os.replace(temporary, folder / STATE)  # noqa: PTH105
    return said


def with_files(said: Beginning, names: Sequence[str]) -> Beginning:
    """The same with other files: what was said of columns and thresholds is void."""
    files = tuple(dict.fromkeys(names))
    return Beginning(files=files, currency=said.currency, version=said.version)


def forget(person: Person) -> None:
    """Begin again: the files that were sent, and what was said, go."""
    shutil.rmtree(folder_of(person), ignore_errors=True)
