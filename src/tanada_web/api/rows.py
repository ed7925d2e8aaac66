"""A row of the published run as the API gives it: the decision, its scores, the fields read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from ninja import Schema
from pydantic import Field

from tanada.decide.compiling import decision_columns
from tanada.ledger.telling import FACT
from tanada.policy.model import Policy
from tanada.policy.names import CLOSING_COLUMNS, DECISION_COLUMNS
from tanada_web.models import Run
from tanada_web.policies import policy_of
from tanada_web.reading.engine import query_connection
from tanada_web.reading.published import Published, published_run

_LISTED = ("missing", "overlays")
_OWN = (*DECISION_COLUMNS, *CLOSING_COLUMNS)


class DecisionShape(Schema):
    """What was decided of an account, and what it holds: a row of the reference of decisions."""

    account_id: str
    tier: str | None
    earned_tier: str | None
    qualified_tier: str | None
    floor_tier: str | None
    status: str
    reason: str | None = Field(description="A tier and its clause: `tier_1.growing`.")
    reason_values: dict[str, Any] | None = Field(description="What that clause looked at.")
    missing: list[str]
    since: date | None
    grace_from: date | None
    grace_until: date | None
    pinned_until: date | None
    overlays: list[str]
    policy: str | None = Field(description="The beginning of the policy's fingerprint.")
    as_of: date | None
    scores: dict[str, Any] = Field(description="Scores, their bands and the points of measures.")


class AccountShape(Schema):
    """An account: its decision, and the fields that it was read with."""

    account_id: str
    decision: DecisionShape
    fields: dict[str, Any]


@dataclass(frozen=True)
class Reading:
    """The published run, and its rows in a connection."""

    run: Run
    published: Published

    @cached_property
    def policy(self) -> Policy:
        """The policy that decided last; a correction decides nothing."""
        decided = Run.objects.filter(number__lte=self.run.number, policy__isnull=False)
        last = decided.select_related("policy").order_by("-number").first()
        assert last is not None
        assert last.policy is not None
        return policy_of(last.policy.text)

    def decision(self, row: Mapping[str, object]) -> dict[str, object]:
        """A row by the names of DecisionShape."""
        return decision_data(row, self._decided)

    def account(self, row: Mapping[str, object]) -> dict[str, object]:
        """A row by the names of AccountShape; fields without a value are left out."""
        fields = {
            name: value
            for name, value in row.items()
            if name not in self._decided and not name.startswith(FACT) and value is not None
        }
        own = {"account_id": row["account_id"], "decision": self.decision(row)}
        return {**own, "fields": fields}

    @cached_property
    def _decided(self) -> frozenset[str]:
        return frozenset(decision_columns(self.policy))


@contextmanager
def reading() -> Iterator[Reading]:
    """The rows of the published run; UsageError where there has been no run."""
    run = published_run()
    with query_connection() as connection:
        yield Reading(run, Published(connection, run))


def decision_data(row: Mapping[str, object], decided: Iterable[str]) -> dict[str, object]:
    """A row by the names of DecisionShape; `decided` are the decision columns of its policy."""
    told = {name: row.get(name) for name in _OWN}
    for name in _LISTED:
        written = str(told[name] or "")
        told[name] = written.split(",") if written else []
    told["reason_values"] = values_of(row.get("reason_values"))
    scores = {name: row.get(name) for name in decided if name not in _OWN}
    return {**told, "scores": scores}


def values_of(written: object) -> dict[str, Any] | None:
    """What a clause looked at, from the text in which it is kept."""
    if not written:
        return None
    found: dict[str, Any] = json.loads(str(written), parse_float=Decimal)
    return found
