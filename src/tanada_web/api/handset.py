"""Tiers that people had set by hand before the first run: sent, compared, adopted."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Schema
from pydantic import Field

from tanada.accounts.reading import read_accounts
from tanada.decide.running import Decisions
from tanada.ledger.comparing import OUTCOMES
from tanada.messages import say
from tanada_web.api.languages import language_of
from tanada_web.api.receiving import BODY, received
from tanada_web.api.routing import Routes
from tanada_web.api.rows import values_of
from tanada_web.api.shapes import Day, Line
from tanada_web.permissions import require
from tanada_web.policies import policy_of
from tanada_web.reading.engine import query_connection
from tanada_web.reading.opening import opened, readings_of
from tanada_web.runs.past import last_done
from tanada_web.runs.reading import find_input
from tanada_web.runs.sources import the_source
from tanada_web.said import handset
from tanada_web.said.accounts import published_policy

router = Routes()
Outcome = StrEnum("Outcome", [(name.upper(), name) for name in OUTCOMES])
Outcome.__doc__ = "What would become of an account that had a tier by hand."
_FALLS = Outcome("falls")


class Imported(Schema):
    """How many accounts a file gave, and what was assumed while reading."""

    accounts: int
    assumed: list[dict[str, Any]]


class Adopted(Schema):
    """How many accounts the first run begins with."""

    accounts: int


class Total(Schema):
    """How many accounts go from one tier to another."""

    outcome: Outcome
    by_hand: str | None
    by_policy: str | None
    accounts: int
    arr: float | None


class ComparedShape(Schema):
    """An account with the tier that people gave it and that of the policy."""

    account_id: str
    owner: str | None
    outcome: Outcome
    by_hand: str | None
    since: date | None
    by_policy: str | None
    reason: str | None
    reason_values: dict[str, Any] | None
    missing: str | None
    arr: float | None


class Comparison(Schema):
    """What the policy would make of the tiers set by hand."""

    as_of: date
    totals: list[Total]
    accounts: list[ComparedShape] = Field(description="Of the outcome asked for, most ARR first.")


@router.changes("/import", Imported, status=201, long=True, body=BODY)
def handset_imported(request: HttpRequest) -> dict[str, object]:
    """Send account_id, tier and since of each account, in place of what was sent before.

    A tier is named by its key or its name. All of the file is taken, or nothing.
    """
    require(request.auth, "runs:start")
    with received(request) as file:
        found = handset.import_handset(file.path, request.auth, timezone.now())
    language = language_of(request)
    told = [
        {"code": each.code, **each.params, "message": say(each.code, language, **each.params)}
        for each in found.notes
    ]
    return {"accounts": found.accounts, "assumed": told}


@router.reads("/comparison", Comparison)
def handset_compared(
    request: HttpRequest,
    outcome: Outcome = _FALLS,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
    source: Annotated[Line | None, Query(description="Before the first run, what to read.")] = None,
    as_of: Annotated[Day | None, Query(description="Before the first run; else its day.")] = None,
) -> dict[str, object]:
    """Compare the tiers set by hand with the policy's, account by account.

    After a run, with the accounts that it read; before, with those of the source.
    """
    require(request.auth, "accounts:read")
    with query_connection() as connection:
        decisions = _decisions(connection, source, as_of or timezone.localdate())
        compared = handset.compare_handset(decisions)
        rows = compared.rows(outcome.value, limit)
    for row in rows:
        row["reason_values"] = values_of(row["reason_values"])
    return {"as_of": decisions.as_of, "totals": compared.totals, "accounts": rows}


@router.changes("/adopt", Adopted)
def handset_adopted(request: HttpRequest) -> dict[str, object]:
    """Let the first run begin from the tiers set by hand."""
    return {"accounts": handset.adopt_handset(request.auth, timezone.now())}


def _decisions(connection: Any, source: str | None, as_of: date) -> Decisions:
    """The published policy's decisions on the accounts of the last run, or of a source."""
    policy, run = published_policy(), last_done()
    if run is None:
        given = find_input(the_source(source), policy, as_of, timezone.now())
        read = read_accounts(connection, given.accounts, policy, as_of, given.mapped)
        return Decisions(read, policy, as_of)
    read_runs = readings_of(run)
    decided = read_runs[0].policy
    assert decided is not None
    return Decisions(
        opened(connection, read_runs, policy_of(decided.text), policy), policy, run.as_of
    )
