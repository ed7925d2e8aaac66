"""The accounts that people say things about, and a run that published one of them."""

from datetime import UTC, date, datetime

import duckdb
import pytest
from tests.web.said.conftest import accounts, published, refused

from tanada_web.files import store
from tanada_web.models import PolicyVersion, Run, RunState

__all__ = ["accounts", "published", "refused"]


@pytest.fixture
def run(published: PolicyVersion) -> Run:
    """A run that has published A-1."""
    with store().temporary() as path:
        duckdb.connect().execute(
            "COPY (SELECT 'A-1' AS account_id, 'tier_2' AS tier, 'held' AS status, "
            f"30000.5::DECIMAL(17, 2) AS arr, 71::DECIMAL(7, 4) AS health) TO '{path}'"
        )
        file = store().put(path)
    return Run.objects.create(
        number=1,
        as_of=date(2026, 6, 29),
        state=RunState.DONE,
        policy=published,
        published_file=file,
        started_by="run",
        started_at=datetime(2026, 6, 30, 9, tzinfo=UTC),
    )
