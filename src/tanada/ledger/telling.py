"""A run of the ledger → what is told of it: the history's rows, who holds what, a row per account.

Each is a query over a connection in which the run was applied.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlglot import exp

from tanada.accounts.files.raw import quoted
from tanada.accounts.snapshot import ACCOUNTS
from tanada.fields import TEXT, Type
from tanada.ledger.applying import MOVES
from tanada.ledger.history import HISTORY, changes_since
from tanada.policy.model import Policy
from tanada.sql.operations import Operations

TOLD: dict[str, Type] = {"account_id": TEXT, "name": TEXT, "owner": TEXT} | {
    name: kind for name, kind in HISTORY.items() if name != "account_id"
}
"""The last row of HISTORY of an account, with its name and owner as they were last read."""

TRANSITION: dict[str, Type] = HISTORY | {"reason": TEXT, "reason_values": TEXT}
"""A row of HISTORY with the reason of the decision, and the values that it saw."""

LONGEST = 200
"""So many characters of a name or an owner are told."""

CHANGED = "run_changes"
"""The table of the rows that a run adds to HISTORY."""
_LEDGER = (
    *("tier", "earned_tier", "status", "since", "grace_from", "grace_until", "pinned_until"),
)
"""The columns of a decision row that the ledger gives."""
FACT = "fact__"
"""What the column of a fact begins with that follows from the fields, such as a level."""
_FOLLOWING = ("arr", "next_renewal_on", "age_months", "seat_use", "strategic")


def following(policy: Policy) -> dict[str, str]:
    """The facts that are published beside the fields, with their columns."""
    names = (*_FOLLOWING, *(attribute.name for attribute in policy.attributes))
    return {name: FACT + name for name in names}


@dataclass(frozen=True)
class Telling:
    """A run by its number and day, over the relation `told` with the columns of TOLD.

    `known` are the columns of ACCOUNTS; for a correction, which reads no accounts, none.
    """

    told: str
    number: int
    as_of: date
    known: Collection[str] = ()

    def changed(self) -> str:
        """A query for the rows of HISTORY that the run adds; make it the table CHANGED.

        An account that had left before it was ever held leaves none.
        """
        last = exp.to_table(self.told)
        rows = changes_since(Operations(), MOVES, last, self.number, self.as_of).sql("duckdb")
        return (
            f"SELECT * FROM ({rows}) WHERE earned_tier IS NOT NULL "
            f"OR account_id IN (SELECT account_id FROM {self.told})"
        )

    def told_anew(self) -> str:
        """A query for the rows of TOLD that the run gives anew, in the order of the accounts.

        They are those of CHANGED, and those whose name or owner is another now.
        """
        known = [name for name in ("name", "owner") if name in self.known]
        now = {name: f"coalesce(left(a.{name}, {LONGEST}), t.{name})" for name in known}
        accounts = f"JOIN {ACCOUNTS} AS a USING (account_id)" if known else ""
        told_before = f"{self.told} AS t"
        sources = {"c": f"{CHANGED} AS c LEFT JOIN {told_before} USING (account_id)"}
        sources["c"] += f" LEFT {accounts}" if known else ""
        if known:
            other = " OR ".join(f"{now[name]} IS DISTINCT FROM t.{name}" for name in known)
            unchanged = f"{told_before} ANTI JOIN {CHANGED} USING (account_id)"
            sources["t"] = f"{unchanged} {accounts} WHERE {other}"
        queries = []
        for last, source in sources.items():
            told = {name: f"{last}.{name}" for name in TOLD} | {
                name: now.get(name, f"t.{name}") for name in ("name", "owner")
            }
            listed = ", ".join(f"{value} AS {name}" for name, value in told.items())
            queries.append(f"SELECT {listed} FROM {source}")
        return f"FROM ({' UNION ALL '.join(queries)}) ORDER BY account_id"

    def transitions(self, published: str) -> str:
        """A query for TRANSITION, in the order of the accounts; `published` has the reasons."""
        listed = ", ".join(f"c.{name}" for name in HISTORY)
        return (
            f"SELECT {listed}, p.reason, p.reason_values FROM {CHANGED} AS c "
            f"LEFT JOIN {published} AS p USING (account_id) ORDER BY c.account_id"
        )


def published_rows(
    decided: str, decision_columns: Collection[str], known: Collection[str], before: str | None
) -> str:
    """A query for a row per account: its decision, facts, and the fields that it was read with.

    `decided` is the query for the decision rows with the columns of `following` beside them,
    `known` the columns of ACCOUNTS. An account that the run did not see has its row of `before`,
    with what the ledger says of it.
    """
    fields = [f"a.{quoted(name)}" for name in known if name not in decision_columns]
    listed = ", ".join(["d.*", *fields])
    query = f"SELECT {listed} FROM ({decided}) AS d LEFT JOIN {ACCOUNTS} AS a USING (account_id)"
    if before is not None:
        unseen = "NOT m.seen AND m.ended_on IS NULL"
        query = f"({query}) UNION ALL BY NAME ({patched_rows(before, unseen)})"
    return f"SELECT * FROM ({query}) ORDER BY account_id"


def patched_rows(before: str, moved: str = "TRUE") -> str:
    """A query for the rows of `before` of the accounts `moved`, with the ledger's columns."""
    columns = ", ".join(f"m.{name} AS {name}" for name in _LEDGER)
    return (
        f"SELECT b.* REPLACE ({columns}) FROM {before} AS b "
        f"JOIN {MOVES} AS m USING (account_id) WHERE {moved}"
    )


def corrected_rows(before: str) -> str:
    """A query for all rows of `before`, those of the accounts corrected as they are now."""
    return (
        f"SELECT * FROM (({patched_rows(before)}) UNION ALL BY NAME "
        f"(SELECT * FROM {before} ANTI JOIN {MOVES} USING (account_id))) ORDER BY account_id"
    )
