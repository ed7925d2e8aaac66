"""Transitions × overlays held → which overlays go on: one query, the same on every engine."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sqlglot import exp

from tanada.decide.needs import needs_of_rules
from tanada.decide.overlays import (
    HOLDS,
    STOPS,
    TIER,
    Overlay,
    add_conditions,
    listed_keys,
    overlays_of,
    read_by,
)
from tanada.fields import DATE, FLAG, Type
from tanada.ledger import rules
from tanada.ledger.columns import OVERLAY_STATE, overlay_column
from tanada.ledger.ruling import Ruling
from tanada.policy.model import Policy
from tanada.sql.facts import Build, Columns, Facts
from tanada.sql.hoisting import Hoisting
from tanada.sql.operations import Expression, Operations

SHOWN, UNDECIDED = "overlays", "run__undecided"
"""The keys of the overlays an account has, and of those that missing data leaves as they were."""
_JOINED = "joined"
_RUN = "run__"
"""What the names of the run's own facts begin with, beside those of the policy."""
_OF_THE_RUN: dict[str, Type] = {
    "seen": FLAG,
    "has_left": FLAG,
    "today": DATE,
    "always": FLAG,
    "never": FLAG,
}
_OF_AN_OVERLAY: dict[str, Type] = {
    **OVERLAY_STATE,
    "holds": FLAG,
    "stops": FLAG,
    "ends_on": DATE,
    "ends_if_begun": DATE,
}
_STATES = ("begun", "kept", "spent", "gone")


class Overlays:
    """The overlays of a policy as of a date; `keys` are theirs, in the document's order."""

    def __init__(self, policy: Policy, as_of: date, operations: Operations | None = None) -> None:
        self.overlays = overlays_of(policy)
        self.keys = tuple(overlay.key for overlay in self.overlays)
        self.reads = read_by(self.overlays)
        self.as_of = as_of
        self.operations = operations or Operations()
        self.facts = Facts(self.operations)
        for name in ("account_id", TIER, _RUN + "seen", _RUN + "has_left", *self.reads):
            self._column(name)
        today, truth = self.operations.day(as_of), self.operations.truth
        self.facts.add(_RUN + "today", (), lambda _: today)
        self.facts.add(_RUN + "always", (), lambda _: truth(True))
        self.facts.add(_RUN + "never", (), lambda _: truth(False))
        add_conditions(Hoisting(self.facts, needs_of_rules, as_of), self.overlays, TIER)
        for overlay in self.overlays:
            self._held(overlay)
            self._ruled(overlay)
        self._listed(SHOWN, "shown")
        self._listed(UNDECIDED, "undecided")

    def query(self, moves: str, decided: str, held: str) -> exp.Select:
        """A query for SHOWN, UNDECIDED and what is held of each overlay, by account.

        `moves` has the columns of TRANSITIONS, `decided` an account_id and the facts that the
        rules read, `held` an account_id and the columns of OVERLAY_STATE for each overlay.
        """
        wanted = {"account_id": "account_id", SHOWN: SHOWN, UNDECIDED: UNDECIDED}
        for key in self.keys:
            for name in OVERLAY_STATE:
                wanted[overlay_column(key, f"{name}_now")] = overlay_column(key, name)
        tree = self.facts.select(wanted, _JOINED)
        opening = exp.Select().with_(
            _JOINED,
            as_=self._joined(moves, decided, held),
            materialized=self.operations.materialized,
            copy=False,
        )
        steps = tree.args["with_"]
        steps.set("expressions", [*opening.args["with_"].expressions, *steps.expressions])
        return tree

    def _joined(self, moves: str, decided: str, held: str) -> exp.Select:
        operations = self.operations

        def of(table: str, name: str) -> Expression:
            return operations.column(name, table)

        tree = exp.Select().from_(exp.to_table(moves).as_("m"))
        for table, alias in ((decided, "d"), (held, "h")):
            same = operations.compare("=", of(alias, "account_id"), of("m", "account_id"))
            tree.join(exp.to_table(table).as_(alias), on=same, join_type="left", copy=False)
        columns = {
            "account_id": of("m", "account_id"),
            TIER: of("m", "tier"),
            _RUN + "seen": of("m", "seen"),
            _RUN + "has_left": operations.compare("=", of("m", "status"), operations.text("ended")),
            **{name: of("d", name) for name in self.reads},
        }
        for name in self._held_columns():
            columns[name] = of("h", name)
        for name, value in columns.items():
            tree.select(exp.alias_(value, name, quoted=True), copy=False)
        return tree

    def _held_columns(self) -> Iterator[str]:
        for key in self.keys:
            yield from (overlay_column(key, name) for name in OVERLAY_STATE)

    def _column(self, name: str) -> None:
        self.facts.add(name, (), lambda _: self.operations.column(name))

    def _held(self, overlay: Overlay) -> None:
        """What was held of an overlay, and when it ends.

        One that is spent counts for nothing under a policy that gives it no days.
        """
        operations, days = self.operations, overlay.days
        raw = {name: operations.column(overlay_column(overlay.key, name)) for name in OVERLAY_STATE}
        since, spent = raw["since"], operations.is_true(raw["spent"])
        if days is None:
            since = operations.case([(operations.negation(spent.copy()), since)])
            spent = operations.truth(False)
        own = {"since": since, "until": raw["until"], "spent": spent}
        for name, value in own.items():
            self.facts.add(overlay_column(overlay.key, name), (), _given(value))
        began, until = (overlay_column(overlay.key, name) for name in ("since", "until"))

        def ends_on(column: Columns) -> Expression:
            if days is None:
                return operations.nothing(DATE)
            later = operations.add(column(began), operations.number(days))
            return operations.coalesce(column(until), later)

        self.facts.add(overlay_column(overlay.key, "ends_on"), (began, until), ends_on)
        end = operations.nothing(DATE) if days is None else self._later(days)
        self.facts.add(overlay_column(overlay.key, "ends_if_begun"), (), _given(end))

    def _later(self, days: int) -> Expression:
        return self.operations.day(self.as_of + timedelta(days=days))

    def _ruled(self, overlay: Overlay) -> None:
        def fact_of(name: str) -> str:
            own = {"holds": HOLDS + overlay.key, "stops": STOPS + overlay.key}
            if name in _OF_THE_RUN:
                return _RUN + name
            return own.get(name, overlay_column(overlay.key, name))

        types = {**_OF_THE_RUN, **_OF_AN_OVERLAY}
        ruling = Ruling(self.facts, self.as_of, types, fact_of)
        for name, condition in rules.OVERLAY_CONDITIONS.items():
            ruling.condition(name, condition)
        ruling.value("becomes", rules.OVERLAY, _STATES)
        for name, lines in rules.OVERLAY_VALUES.items():
            ruling.value(name, lines)
        ruling.condition("shown", rules.OVERLAY_SHOWN)
        ruling.condition("undecided", rules.OVERLAY_UNDECIDED)

    def _listed(self, fact: str, name: str) -> None:
        facts = {key: overlay_column(key, name) for key in self.keys}

        def listed(column: Columns) -> Expression:
            operations = self.operations
            return listed_keys(operations, [(key, column(each)) for key, each in facts.items()])

        self.facts.add(fact, facts.values(), listed)


def _given(value: Expression) -> Build:
    return lambda _: value
