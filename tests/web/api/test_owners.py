"""Accounts of a source that does not say whose they are."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tanada_web.models import Source
from tanada_web.permissions import SYSTEM
from tanada_web.runs.running import RunCall, run_now

from .conftest import BEFORE, DAY, Programs, code_of


@pytest.mark.usefixtures("policy")
def test_owners_are_not_asked_for_where_no_source_names_them(
    program: Programs, folder: Path
) -> None:
    (folder / "accounts.csv").write_text("account_id,arr\nA-1,1000\n", encoding="utf-8")
    Source.objects.create(name="crm", accounts="accounts.csv")
    run_now(RunCall(DAY, SYSTEM.key, lambda: BEFORE + timedelta(days=1)))
    viewer = program("viewer")
    answer = viewer.get("/accounts", owner="Csm")
    assert (answer.status_code, code_of(answer)) == (400, "request.no_owners")
    assert answer.json()["problems"][0]["path"] == "owner"
    assert len(viewer.get("/accounts", q="a-").json()["items"]) == 1
