"""Both policies decided in one pass over the accounts: a table that everything else looks at.

The new policy is decided over what the old one gives, not joined to it: a row carries its own
decision along, so no account has to be found a second time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from sqlglot import exp

from tanada.accounts.snapshot import ACCOUNTS, Snapshot
from tanada.decide.compiling import Compiler
from tanada.decide.simulation.standing import NOWHERE, Places
from tanada.policy.model import UNDETERMINED, Policy
from tanada.rules.tree import Rule
from tanada.sql.facts import Columns
from tanada.sql.operations import Expression, Operations

SIMULATED = "simulated"
"""The table of a simulation in its connection, until the next one: a row for each account."""
OLD, NEW = "old_", "new_"
"""What the columns of either policy's decision begin with."""
EDGE = "edge__"
"""What the columns begin with that hold what thresholds look at."""
SEEN = ("tier", "status", "reason")
"""What stands of each decision in the table."""
TOLD = ("reason_values", "missing")
"""What stands there for accounts that move alone."""
ENDED = "ended"
_EARLIER, _CARRIED = "simulated_earlier", "carried__"
_SHOWN = ("account_id", "name", "owner")


def decide(
    snapshot: Snapshot,
    new: Policy,
    as_of: date,
    subjects: Sequence[Rule],
    earlier: tuple[Policy, Places] | None = None,
    kept: str | None = None,
) -> None:
    """Make the table SIMULATED; `earlier` is the policy to compare with.

    Its columns are `account_id, name, owner, arr`, of each policy those of SEEN, TOLD, `arr` and
    `place`, and one EDGE column for each of the `subjects` that thresholds look at. `arr` is
    that under the new policy, else under the old one: only an age limit can make them differ.

    `kept` is a relation with the rows of `earlier_query`, where the earlier policy was decided
    before. The table then has neither `name` and `owner` nor the columns of TOLD, which are
    better looked up for the few accounts that are shown.
    """
    _Deciding(snapshot, new, as_of, subjects, earlier, kept).make()


def earlier_query(snapshot: Snapshot, old: Policy, as_of: date) -> str:
    """The query for a policy's decisions beside the accounts' own columns, a row per account."""
    operations = Operations()
    compiler = Compiler(old, snapshot.columns, as_of, operations)
    wanted = _decision(OLD, (*SEEN, *TOLD))
    for name in snapshot.columns:
        compiler.facts.add(_CARRIED + name, (), _carried(name, operations))
        wanted[_CARRIED + name] = name
    return compiler.facts.select(wanted, ACCOUNTS).sql(dialect=operations.dialect)


def earlier_columns() -> frozenset[str]:
    """The columns of `earlier_query` that are none of the accounts' own."""
    return frozenset(_decision(OLD, (*SEEN, *TOLD)).values())


class _Deciding:
    def __init__(
        self,
        snapshot: Snapshot,
        new: Policy,
        as_of: date,
        subjects: Sequence[Rule],
        earlier: tuple[Policy, Places] | None,
        kept: str | None,
    ) -> None:
        self.snapshot = snapshot
        self.old = earlier[0] if earlier is not None else None
        self.places = earlier[1] if earlier is not None else None
        self.as_of = as_of
        self.subjects = subjects
        self.kept = kept
        self.shown = _SHOWN if kept is None else ("account_id",)
        self.told = TOLD if kept is None else ()
        self.compiler = Compiler(new, snapshot.columns, as_of)
        self.operations: Operations = self.compiler.operations

    def make(self) -> None:
        source = ACCOUNTS if self.old is None else self.kept or self._earlier(self.old)
        names = (*SEEN, *self.told)
        facts, wanted = self.compiler.facts, {each: each for each in self.shown}
        wanted |= _decision(NEW, names)
        for number, subject in enumerate(self.subjects):
            self.compiler.rules.add(f"{EDGE}{number}", subject)
            wanted[f"{EDGE}{number}"] = f"{EDGE}{number}"
        carried = list(_decision(OLD, names).values()) if self.old is not None else []
        for name in carried:
            facts.add(name, (), _carried(name, self.operations))
            wanted[name] = name
        decided = facts.select(wanted, source).subquery("decided")
        tree = exp.Select().from_(decided).select(*self._columns(carried))
        sql = tree.sql(dialect=self.operations.dialect, copy=False)
        self._run(f"CREATE OR REPLACE TEMP TABLE {SIMULATED} AS {sql}")

    def _earlier(self, old: Policy) -> str:
        """A view of the old policy's decisions beside the accounts' own columns."""
        sql = earlier_query(self.snapshot, old, self.as_of)
        self._run(f"CREATE OR REPLACE TEMP VIEW {_EARLIER} AS {sql}")
        return _EARLIER

    def _columns(self, carried: Sequence[str]) -> list[Expression]:
        operations = self.operations
        column = operations.column
        shown = {name: column(name) for name in self.shown}
        shown["arr"] = column(f"{NEW}arr")
        sides = {NEW: self._place(NEW)}
        told = operations.truth(True)
        if carried:
            shown["arr"] = operations.coalesce(shown["arr"], column(f"{OLD}arr"))
            sides[OLD] = self._place(OLD)
            told = operations.compare("!=", sides[OLD].copy(), sides[NEW].copy())
        for side, place in sides.items():
            for name in (*SEEN, "arr"):
                shown[side + name] = column(side + name)
            shown[f"{side}place"] = place
            for name in self.told if carried else ():
                shown[side + name] = operations.case([(told.copy(), column(side + name))])
        for number in range(len(self.subjects)):
            shown[f"{EDGE}{number}"] = column(f"{EDGE}{number}")
        return [exp.alias_(value, name, quoted=True) for name, value in shown.items()]

    def _place(self, side: str) -> Expression:
        """The place of an account; missing for one that has ended."""
        operations = self.operations
        status, tier = operations.column(f"{side}status"), operations.column(f"{side}tier")
        undetermined = operations.compare("=", status, operations.text(UNDETERMINED))
        places = [
            (operations.compare("=", tier.copy(), operations.text(key)), operations.number(place))
            for key, place in self._known_places(side).items()
        ]
        return operations.case([(undetermined, operations.number(NOWHERE)), *places])

    def _known_places(self, side: str) -> Mapping[str, int]:
        if self.places is not None:
            return self.places.old if side == OLD else self.places.new
        return {tier.key: rank for rank, tier in enumerate(self.compiler.policy.tiers)}

    def _run(self, query: str) -> None:
        self.snapshot.connection.execute(query).fetchall()


def _carried(name: str, operations: Operations) -> Callable[[Columns], Expression]:
    return lambda _: operations.column(name)


def _decision(side: str, names: Sequence[str]) -> dict[str, str]:
    """The facts of a decision, and what they are called on a side."""
    facts = {f"decision__{name}": side + name for name in names}
    return {**facts, "arr": f"{side}arr"}
