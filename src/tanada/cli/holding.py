"""What a state says of one account: the run of these files, applied but not written."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from tanada.cli.keeping import Keeping
from tanada.decide.running import Decisions
from tanada.ledger.holding import Holding, holding_of
from tanada.ledger.overriding import TABLE
from tanada.ledger.state import last_run

_ANY_SHARE = Decimal(1)
"""Nothing is written, so nothing is lost where too many would end."""


def held_in(
    state: Path,
    overrides: Path | None,
    decisions: Decisions,
    mapping: Path | None,
    account_id: str,
) -> Holding | None:
    """What `tanada tier --state` would do to the account; None where nobody knows it.

    Where the state's last run was this very one, complete or partial, it is told again.
    Raises UsageError and AccountsError as that command does.
    """
    partial = Keeping(state, overrides, _ANY_SHARE, complete=False)
    last = last_run(decisions.snapshot.connection, state)
    again = partial.run(decisions, mapping) == last
    keeping = partial if again else replace(partial, complete=True)
    kept = keeping.keep(decisions, mapping)
    return holding_of(kept.applied, kept.before, TABLE if overrides else None, account_id)
