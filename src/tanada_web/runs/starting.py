"""What accounts hold before the first run: the tiers that people had set by hand, if adopted."""

from __future__ import annotations

import duckdb

from tanada.ledger.columns import HELD
from tanada_web.carrying.tables import make_table
from tanada_web.models import HandsetTier

_ADOPTED = "adopted_tiers"


def adopted_tiers(connection: duckdb.DuckDBPyConnection, view: str) -> None:
    """Make a view with the columns of HELD of the tiers that were adopted."""
    rows = HandsetTier.objects.filter(adopted=True).order_by("account_id")
    held = [
        (account_id, tier, since, False, None, None, None, False)
        for account_id, tier, since in rows.values_list("account_id", "tier", "since")
    ]
    make_table(connection, _ADOPTED, HELD, held)
    connection.execute(f"CREATE OR REPLACE TEMP VIEW {view} AS FROM {_ADOPTED}").fetchall()
