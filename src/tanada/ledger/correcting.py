"""Undoing transitions that came from mistyped data: two people, one reason, no later move."""

from __future__ import annotations

from sqlglot import exp

from tanada.fields import TEXT, WHOLE, Type
from tanada.ledger.columns import HELD, TRANSITIONS
from tanada.ledger.history import HISTORY, differs, held_columns, newest
from tanada.sql.operations import Expression, Operations, call

CORRECTIONS: dict[str, Type] = {
    "account_id": TEXT,
    "run": WHOLE,
    "reason": TEXT,
    "proposed_by": TEXT,
    "approved_by": TEXT,
}
"""What `run` did to an account is undone: why, who proposed it, and who else approved it."""

FAULTS: dict[str, Type] = {"account_id": TEXT, "run": WHOLE, "code": TEXT}
"""A correction that is not in order, by the first code that applies to it.

`incomplete`: something is missing. `own_approval`: one person for both. `repeated`: there is
another correction of the account. `no_transition`: the run changed nothing that the account holds.
`later_transition`: what it holds has changed since.
"""

_C, _H, _U, _P = "correction", "held", "undone", "previous"


class Correcting:
    """Corrections against what is held now and the history of runs.

    The tables have the columns of CORRECTIONS, HELD and HISTORY.
    """

    def __init__(
        self, corrections: str, held: str, history: str, operations: Operations | None = None
    ) -> None:
        self.corrections = corrections
        self.held = held
        self.history = history
        self.operations = operations or Operations()

    def faults(self) -> exp.Select:
        """A query for FAULTS; where it has rows, none of the corrections is to be made."""
        operations = self.operations
        tree = self._beside(exp.Select())
        shown = {
            "account_id": self._column("account_id", _C),
            "run": self._column("run", _C),
            "code": self._code(),
        }
        for name, value in shown.items():
            tree.select(exp.alias_(value, name, quoted=True), copy=False)
        outer = exp.Select().from_(tree.subquery("checked"))
        outer.select(*(self._column(name) for name in FAULTS), copy=False)
        return outer.where(operations.is_known(self._column("code")), copy=False)

    def transitions(self) -> exp.Select:
        """A query for TRANSITIONS: a row `corrected` for each account, as it was before.

        An account that held nothing before has no tier in it, and holds nothing again.
        `tier_before` is what it held until the correction.
        """
        operations = self.operations
        told = {
            "account_id": self._column("account_id", _C),
            "status": operations.text("corrected"),
            "tier_before": self._column("earned_tier", _U),
            "seen": operations.truth(False),
        }
        for name in ("provisional", "pinned"):
            told[name] = operations.is_true(self._column(name, _P))
        tree = self._beside(exp.Select())
        for name in TRANSITIONS:
            value = told.get(name, self._column(name, _P))
            tree.select(exp.alias_(value, name, quoted=True), copy=False)
        return tree

    def held_after(self) -> exp.Select | exp.Union:
        """A query for HELD: what all accounts hold once the corrections are made."""
        operations = self.operations
        kept = {"account_id": "account_id"} | held_columns()
        restored = exp.Select().from_(self.transitions().subquery("restored"))
        for name in HELD:
            value = self._column(kept[name])
            restored.select(exp.alias_(value, name, quoted=True), copy=False)
        restored.where(operations.is_known(self._column("earned_tier")), copy=False)
        same = operations.compare(
            "=", self._column("account_id", _C), self._column("account_id", _H)
        )
        others = exp.Select().from_(exp.to_table(self.held).as_(_H))
        others.select(*(self._column(name, _H) for name in HELD), copy=False)
        others.join(exp.to_table(self.corrections).as_(_C), on=same, join_type="left", copy=False)
        others.where(operations.is_missing(self._column("account_id", _C)), copy=False)
        return exp.union(others, restored, distinct=False, copy=False)

    def _beside(self, tree: exp.Select) -> exp.Select:
        """Each correction beside what is held, the run to undo, and the one before it."""
        operations, account = self.operations, self._column("account_id", _C)
        run = self._column("run", _C)

        def same(table: str) -> Expression:
            return operations.compare("=", self._column("account_id", table), account.copy())

        tree = tree.from_(exp.to_table(self.corrections).as_(_C))
        tree.join(exp.to_table(self.held).as_(_H), on=same(_H), join_type="left", copy=False)
        this_run = operations.compare("=", self._column("run", _U), run)
        undone = operations.all_of([same(_U), this_run])
        tree.join(exp.to_table(self.history).as_(_U), on=undone, join_type="left", copy=False)
        return tree.join(self._previous(), on=same(_P), join_type="left", copy=False)

    def _previous(self) -> exp.Subquery:
        """Of each account to correct, the last row of the history before the run to undo."""
        operations = self.operations
        earlier = exp.Select().from_(exp.to_table(self.history).as_("h"))
        earlier.select(*(self._column(name, "h") for name in HISTORY), copy=False)
        on = operations.all_of(
            [
                operations.compare(
                    "=", self._column("account_id", "h"), self._column("account_id", _C)
                ),
                operations.compare("<", self._column("run", "h"), self._column("run", _C)),
            ]
        )
        earlier.join(exp.to_table(self.corrections).as_(_C), on=on, copy=False)
        return newest(operations, earlier.subquery("earlier"), None, ["account_id"]).subquery(_P)

    def _code(self) -> Expression:
        operations, column = self.operations, self._column
        blank = operations.text("")
        texts = ("account_id", "reason", "proposed_by", "approved_by")
        given = [
            operations.compare("!=", call("trim", column(name, _C)), blank.copy()) for name in texts
        ]
        complete = operations.all_of([*given, operations.is_known(column("run", _C))])
        people = [call("lower", call("trim", column(name, _C))) for name in texts[2:]]
        lines = [
            ("incomplete", operations.negation(operations.is_true(complete))),
            ("own_approval", operations.compare("=", *people)),
            ("repeated", operations.compare(">", self._how_many(), operations.number(1))),
            ("no_transition", operations.negation(self._did_something())),
            ("later_transition", self._has_moved_since()),
        ]
        return operations.case([(when, operations.text(code)) for code, when in lines])

    def _how_many(self) -> Expression:
        """Corrections of the same account."""
        return exp.Window(
            this=exp.Count(this=exp.Star()), partition_by=[self._column("account_id", _C)]
        )

    def _did_something(self) -> Expression:
        """Whether the run to undo changed what is held."""
        operations = self.operations
        first = operations.is_missing(self._column("account_id", _P))
        there = operations.is_known(self._column("account_id", _U))
        return operations.all_of([there, operations.any_of([first, *self._changed(_P)])])

    def _changed(self, table: str) -> list[Expression]:
        """Per column of what is held, whether a row of the history is not the one to undo."""
        return [
            differs(self._column(name, table), self._column(name, _U))
            for name in held_columns().values()
        ]

    def _has_moved_since(self) -> Expression:
        """Whether what is held is not what the run to undo gave, now or in between."""
        operations = self.operations
        now = [
            differs(self._column(name, _H), self._column(before, _U))
            for name, before in held_columns().items()
        ]
        later = exp.Select().select(exp.Literal.number(1))
        later = later.from_(exp.to_table(self.history).as_("later"))
        account = operations.compare(
            "=", self._column("account_id", "later"), self._column("account_id", _C)
        )
        after = operations.compare(">", self._column("run", "later"), self._column("run", _C))
        changed = operations.any_of(self._changed("later"))
        later.where(operations.all_of([account, after, changed]), copy=False)
        return operations.any_of([*now, exp.Exists(this=later)])

    def _column(self, name: str, table: str | None = None) -> Expression:
        return self.operations.column(name, table)
