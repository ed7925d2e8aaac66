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
) -> None:
    """Make the table SIMULATED; `earlier` is the policy to compare with.

    Its columns are `account_id, name, owner, arr`, of each policy those of SEEN, TOLD, `arr` and
    `place`, and one EDGE column for each of the `subjects` that thresholds look at. `arr` is
    that under the new policy, else under the old one: only an age limit can make them differ.
    """
    _Deciding(snapshot, new, as_of, subjects, earlier).make()


class _Deciding:
    def __init__(
        self,
        snapshot: Snapshot,
        new: Policy,
        as_of: date,
        subjects: Sequence[Rule],
        earlier: tuple[Policy, Places] | None,
    ) -> None:
        self.snapshot = snapshot
        self.old = earlier[0] if earlier is not None else None
        self.places = earlier[1] if earlier is not None else None
        self.as_of = as_of
        self.subjects = subjects
        self.compiler = Compiler(new, snapshot.columns, as_of)
        self.operations: Operations = self.compiler.operations

    def make(self) -> None:
        source = ACCOUNTS if self.old is None else self._earlier(self.old)
        facts, wanted = self.compiler.facts, {name: name for name in _SHOWN} | _decision(NEW)
        for number, subject in enumerate(self.subjects):
            self.compiler.rules.add(f"{EDGE}{number}", subject)
            wanted[f"{EDGE}{number}"] = f"{EDGE}{number}"
        carried = list(_decision(OLD).values()) if self.old is not None else []
        for name in carried:
            facts.add(name, (), self._carry(name))
            wanted[name] = name
        decided = facts.select(wanted, source).subquery("decided")
        tree = exp.Select().from_(decided).select(*self._columns(carried))
        sql = tree.sql(dialect=self.operations.dialect, copy=False)
        self._run(f"CREATE OR REPLACE TEMP TABLE {SIMULATED} AS {sql}")

    def _earlier(self, old: Policy) -> str:
        """A view of the old policy's decisions beside the accounts' own columns."""
        compiler = Compiler(old, self.snapshot.columns, self.as_of)
        wanted = _decision(OLD)
        for name in self.snapshot.columns:
            compiler.facts.add(_CARRIED + name, (), self._carry(name))
            wanted[_CARRIED + name] = name
        sql = compiler.facts.select(wanted, ACCOUNTS).sql(dialect=self.operations.dialect)
        self._run(f"CREATE OR REPLACE TEMP VIEW {_EARLIER} AS {sql}")
        return _EARLIER

    def _carry(self, name: str) -> Callable[[Columns], Expression]:
        return lambda _: self.operations.column(name)

    def _columns(self, carried: Sequence[str]) -> list[Expression]:
        operations = self.operations
        column = operations.column
        shown = {name: column(name) for name in _SHOWN}
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
            for name in TOLD if carried else ():
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


def _decision(side: str) -> dict[str, str]:
    """The facts of a decision, and what they are called on a side."""
    facts = {f"decision__{name}": side + name for name in (*SEEN, *TOLD)}
    return {**facts, "arr": f"{side}arr"}
