"""Decisions × held → transitions: one query for all accounts, the same on every engine."""

from __future__ import annotations

from datetime import date, timedelta

from sqlglot import exp

from tanada.fields import DATE, Kind, Type
from tanada.ledger import rules
from tanada.ledger.columns import TRANSITIONS
from tanada.ledger.joining import INPUTS, joined
from tanada.ledger.renewals import grace_end
from tanada.ledger.ruling import Ruling
from tanada.policy.model import Policy
from tanada.sql.facts import Columns, Facts
from tanada.sql.operations import Expression, Operations

JOINED = "joined"
_STATUSES = (
    *("new", "undetermined", "held", "promoted", "demoted", "grace", "recovered"),
    *("ended", "not_seen", "pinned", "unpinned"),
)
_SHOWN_AS = {"shown_status": "status", "shown_tier": "tier", "held_tier": "tier_before"}
"""Facts that stand in TRANSITIONS under another name; the others under their own."""


class Transitions:
    """The rules of a policy as of a date; a `complete` run sees every account.

    Tiers that accounts hold are read under today's keys, by `transitions.rename`.
    """

    def __init__(
        self,
        policy: Policy,
        as_of: date,
        *,
        complete: bool,
        operations: Operations | None = None,
    ) -> None:
        self.policy = policy
        self.as_of = as_of
        self.complete = complete
        self.operations = operations or Operations()
        self.facts = Facts(self.operations)
        tiers = Type(Kind.LEVEL, tuple(tier.key for tier in policy.tiers))
        types = {name: tiers if kind is None else kind for name, kind in INPUTS.items()}
        self.ruling = Ruling(self.facts, as_of, types)
        for name in INPUTS:
            self.facts.add(name, (), lambda column, name=name: column(name))  # type: ignore[misc]
        self._beneath()
        self._shown()

    def query(
        self, decided: str, held: str, overrides: str | None = None, rejected: str | None = None
    ) -> exp.Select:
        """A query for TRANSITIONS, one row per account decided or held.

        The tables have the columns of DECIDED, HELD and OVERRIDES; those of `rejected` have
        an account_id, and may repeat one.
        """
        shown = {name: fact for fact, name in _SHOWN_AS.items()}
        wanted = {shown.get(name, name): name for name in TRANSITIONS}
        tree = self.facts.select(wanted, JOINED)
        first = joined(
            self.policy,
            self.as_of,
            self.operations,
            complete=self.complete,
            tables=(decided, held, overrides, rejected),
        )
        opening = exp.Select().with_(
            JOINED, as_=first, materialized=self.operations.materialized, copy=False
        )
        steps = tree.args["with_"]
        steps.set("expressions", [*opening.args["with_"].expressions, *steps.expressions])
        return tree

    def _beneath(self) -> None:
        """What the account earns, whatever override lies on it."""
        for name, condition in rules.CONDITIONS.items():
            self.ruling.condition(name, condition)
        self.ruling.value("status", rules.STATUS, _STATUSES)
        self.ruling.condition("given", rules.GIVEN)
        self.ruling.condition("keeps_grace", rules.KEEPS_GRACE)
        self.ruling.condition("provisional", rules.PROVISIONAL)
        self._grace_ends()
        for name, lines in rules.VALUES.items():
            self.ruling.value(name, lines)

    def _shown(self) -> None:
        """What people see."""
        self.ruling.value("pinned", rules.PINNED)
        for name, lines in rules.SHOWN.items():
            self.ruling.value(name, lines)
        self.ruling.value("shown_status", (*rules.SHOWN_STATUS, (None, "status")), _STATUSES)

    def _grace_ends(self) -> None:
        """When a grace ends that opens today."""
        down = self.policy.document.transitions.down
        earliest = self.as_of + timedelta(days=down.minimum_days)

        def ends(column: Columns) -> Expression:
            default = self.operations.number(down.default_term_months)
            term = self.operations.coalesce(column("term_months"), default)
            return grace_end(self.operations, column("renewal_date"), term, self.as_of, earliest)

        self.facts.add("grace_ends", ("renewal_date", "term_months"), ends)
        self.ruling.types["grace_ends"] = DATE
