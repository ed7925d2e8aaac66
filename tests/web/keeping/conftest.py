"""An installation with something in every corner that is hard to keep."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from django.apps import apps
from django.db import transaction
from tests.web.conftest import AT

from tanada.ledger.telling import TOLD
from tanada.sql.engine import connect
from tanada.sql.operations import Operations
from tanada_web.audit import record
from tanada_web.files import FileStore
from tanada_web.models import (
    Baseline,
    Holding,
    Person,
    PolicyVersion,
    Review,
    Run,
    RunState,
    Snapshot,
    Source,
    Transition,
)
from tanada_web.runs.committing import told_of

People = Callable[..., Person]
HARD = "棚田\tA\\N\nB\r\\.\\t ''\"; 🌾"
TEXTS = ["", "\\N", "\\", "\t", "\n", HARD, " x ", "0012", "1e5", "true"]


@dataclass(frozen=True)
class Installation:
    """Its folder, its files, and ways to make more of it."""

    home: Path
    files: FileStore
    owner: Person

    def file(self, content: str) -> str:
        """A file in the store; its name."""
        with self.files.temporary() as path:
            path.write_text(content)
            return self.files.put(path)

    def told(self, number: int) -> str:
        """A file of what a run told: that no account holds anything; its name."""
        nothing = ", ".join(
            f"CAST(NULL AS {Operations().sql_type(kind)}) AS {name}" for name, kind in TOLD.items()
        )
        with connect() as connection, self.files.temporary() as path:
            connection.execute(
                f"COPY (SELECT {nothing} WHERE FALSE) TO '{path}' "
                f"(FORMAT parquet, USE_TMP_FILE false, KV_METADATA {{run: '{number}'}})"
            ).fetchall()
            return self.files.put(path)

    def run(self, number: int, at: datetime) -> Run:
        """A run that is done, with all its files and its event."""
        source, _ = Source.objects.get_or_create(name="crm", accounts="crm.csv")
        snapshot = Snapshot.objects.create(
            fingerprint=hashlib.sha256(f"{number}".encode()).hexdigest(),
            file=self.file(f"accounts {number}"),
            rejects_file=self.file("no rejects"),
            as_of=at.date(),
            taken_at=at,
            source=source,
            source_changed_at=at,
            read=2,
            accepted=2,
            rejected=0,
        )
        run = Run.objects.create(
            number=number,
            as_of=at.date(),
            state=RunState.DONE,
            snapshot=snapshot,
            state_file=self.file(f"state {number}"),
            told_file=self.told(number),
            published_file=self.file(f"published {number}"),
            counts={"held": 2, "new": number},
            started_by="run",
            started_at=at,
            finished_at=at,
        )
        with transaction.atomic():
            record("run", "run:done", str(number), at, after=told_of(run))
        return run

    def fill(self) -> None:
        """Rows with everything that a format can trip over."""
        self.run(1, AT)
        PolicyVersion.objects.create(
            number=1, text=HARD, fingerprint="f", drafted_by=self.owner, drafted_at=AT
        )
        for number, text in enumerate(TEXTS):
            holding = {
                "as_of": date(2026, 6, 30),
                "status": "new",
                "tier": text,
                "provisional": number % 2 == 0,
                "pinned": False,
                "seen": True,
            }
            Holding.objects.create(
                account_id=f"{number}{text}", name=text, owner=None, run=1, **holding
            )
            Transition.objects.create(account_id=f"{number}", run=1, reason=None, **holding)
            Review.objects.create(
                account_id=text,
                catches=f"c{number}",
                params={"seen": [number, text, None, True, {"é": "12.50"}]},
                raised_on=date(2026, 6, 30),
                due_on=date(2026, 7, 1),
                decided_at=AT.replace(microsecond=0) if number % 2 else AT,
            )
        for number, arr in enumerate(["0", "-12.5", "99999999999.9999", "1000000"]):
            Baseline.objects.create(
                run=1, account_id=f"{number}", reviewed_on=date(1999, 12, 31), arr=Decimal(arr)
            )
        Baseline.objects.create(run=1, account_id="none", reviewed_on=date(2026, 1, 1), arr=None)


def everything() -> dict[str, list[dict[str, object]]]:
    """All rows of all tables but the trail."""
    return {
        model.__name__: list(model.objects.order_by("pk").values())
        for model in apps.get_app_config("tanada_web").get_models()
        if model.__name__ != "AuditEvent"
    }


@pytest.fixture
def installation(
    transactional_db: None,  # noqa: ARG001
    person: People,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Installation:
    """An installation in a folder of its own, with nobody in it but an administrator."""
    home = tmp_path / "home"
    monkeypatch.setenv("TANADA_HOME", str(home))
    assert os.environ["TANADA_HOME"] == str(home)
    files = FileStore(home / "files")
    return Installation(home, files, person("admin"))
