"""What many tests begin with: lived through once in each process of tests, then put back."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model

from tanada_web.models import Person


@dataclass(frozen=True)
class _Kept:
    rows: list[Model]
    folder: TemporaryDirectory[str]


_KEPT: dict[str, _Kept] = {}


def begin(name: str, folder: Path, live: Callable[[], object]) -> None:
    """Bring the database and the installation's folder to where `live` brings them.

    It is called where there is nothing yet, or nobody but those that it begins with itself.
    """
    before = {_identity(row) for row in _rows()}
    kept = _KEPT.get(name)
    if kept is None or not before <= {_identity(row) for row in kept.rows}:
        live()
        if kept is None and all(model == Person._meta.label for model, *_ in before):
            into = TemporaryDirectory(prefix="tanada-")
            copytree(folder, into.name, dirs_exist_ok=True)
            _KEPT[name] = _Kept(list(_rows()), into)
        return
    copytree(kept.folder.name, folder, dirs_exist_ok=True)
    missing = [row for row in kept.rows if _identity(row) not in before]
    for model in {type(row): None for row in missing}:
        model._base_manager.bulk_create([copy.copy(r) for r in missing if type(r) is model])
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), _models()):
            cursor.execute(statement)


def _models() -> list[type[Model]]:
    return list(apps.get_app_config("tanada_web").get_models())


def _rows() -> Iterator[Model]:
    for model in _models():
        yield from model._base_manager.all()


def _identity(row: Model) -> tuple[object, ...]:
    """A row by its model and key; of a person what tests choose, too."""
    chosen = ("email", "name", "owner", "role", "language", "key", "is_active")
    told = [getattr(row, name) for name in chosen] if isinstance(row, Person) else []
    return row._meta.label, row.pk, *told
