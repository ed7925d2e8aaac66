"""Accounts: as they were decided last, why, and what they held when."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Schema
from pydantic import Field

from tanada.decide.compiling import decision_columns
from tanada.messages.explanation_prose import explanation_data
from tanada.messages.holding_prose import holding_data
from tanada.messages.labels import Labels
from tanada_web.api.languages import language_of
from tanada_web.api.paging import LIMIT, Cursor, Limit, Paging
from tanada_web.api.refusals import Refused, not_found
from tanada_web.api.routing import Routes
from tanada_web.api.rows import AccountShape, DecisionShape, Reading, decision_data, reading
from tanada_web.api.shapes import AccountId, Asked, Day, Page, Status
from tanada_web.api.transitions import TransitionShape, transition_data
from tanada_web.models import Period
from tanada_web.permissions import require
from tanada_web.reading import story
from tanada_web.reading.explaining import explain_account
from tanada_web.reading.published import Filters, Order, published_run

router = Routes()
Several = Annotated[list[str], Field(max_length=100)]


class HoldingShape(Schema):
    """What an account holds, or held when it left."""

    account_id: str
    name: str | None
    owner: str | None
    run: int = Field(description="The run that changed it last.")
    as_of: date
    status: str
    tier: str | None
    tier_before: str | None
    earned_tier: str | None
    since: date | None
    provisional: bool
    grace_from: date | None
    grace_until: date | None
    ended_on: date | None
    pinned: bool
    pinned_until: date | None


class WholeAccount(Schema):
    """One account: what it holds, its decision, and the fields that it was read with."""

    account_id: str
    holding: HoldingShape | None
    decision: DecisionShape | None = Field(description="As in `accounts`; null after it left.")
    fields: dict[str, Any]


class ExplanationShape(Schema):
    """Why an account is in its tier, what would move it, and what it holds."""

    model_config = {"extra": "allow"}
    account_id: str
    headline: str | None = Field(description="Why, in one sentence; null where it was not read.")
    as_of: date
    decision: DecisionShape | None
    tiers: list[dict[str, Any]] = Field(description="Each clause with its values and verdict.")
    levels: list[dict[str, Any]]
    scores: list[dict[str, Any]] = Field(description="Each measure with its points and weight.")
    missing: list[str]
    up: dict[str, Any] = Field(description="By lever, the smallest change to a better tier.")
    down: dict[str, Any]
    held: dict[str, Any] | None


class TierOnDay(Schema):
    """What the last run by a day said of an account."""

    account_id: str
    day: date
    known: TransitionShape | None = Field(description="Null where no run knew it by the day.")
    earned: str | None = Field(description="The earned tier on the day, as it is known today.")


class PeriodShape(Schema):
    """From when until when an account had an earned tier; `until` is the first day after."""

    tier: str
    since: date
    until: date | None
    began_as: str


class History(Schema):
    """What an account held when, and what each run changed."""

    periods: list[PeriodShape]
    days_in_tier: dict[str, int] = Field(description="By tier, today not counted.")
    bounces: int = Field(description="How often it went back within a year.")
    last_bounce_on: date | None
    transitions: list[TransitionShape]


class Which(Asked):
    """Which accounts: any of the values of each; an empty one is for those that have none."""

    tier: Several = Field([], description="Any of these tiers.")
    status: list[Status] = Field([], max_length=20, description="Any of these statuses.")
    owner: Several = Field([], description="The accounts of any of these.")
    q: str = Field("", max_length=200, description="Within the name or the id.")
    ended: bool = Field(False, description="Also those that have left.")

    def filters(self) -> Filters:
        """The same, as the rows are asked."""
        asked = {"tier": self.tier, "status": self.status, "owner": self.owner}
        equal = {name: [value or None for value in values] for name, values in asked.items()}
        wanted = {name: values for name, values in equal.items() if values}
        return Filters(wanted, self.q, ended=self.ended or "ended" in self.status)


@router.reads("", Page[AccountShape])
def accounts_listed(
    request: HttpRequest, which: Query[Which], limit: Limit = LIMIT, cursor: Cursor = None
) -> dict[str, object]:
    """The accounts of the last run, by account."""
    require(request.auth, "accounts:read")
    paging = Paging("accounts", which.dict())
    after = paging.after(cursor)
    order = Order(after=(after, after) if after else None)
    with reading() as read:
        _check(which, read)
        rows = read.published.page(which.filters(), order, limit + 1)
        listed = [read.account(row) for row in rows]
    return paging.page(listed, limit, lambda row: row["account_id"])


@router.reads("/{path:account_id}/explain", ExplanationShape)
def account_explained(request: HttpRequest, account_id: AccountId) -> dict[str, object]:
    """Why the account is in its tier, in the language that is asked for."""
    require(request.auth, "accounts:read")
    run = published_run()
    told = explain_account(run, account_id)
    if told is None:
        raise not_found()
    language = language_of(request)
    if told.explanation is not None:
        data = explanation_data(told.explanation, told.policy, language, told.holding)
        row = told.holding.decision if told.holding else told.explanation.decision
        return data | {"decision": row and decision_data(row, decision_columns(told.policy))}
    labels = Labels(told.policy, language)
    held = told.holding and holding_data(told.holding, labels)
    nothing: dict[str, object] = {"tiers": [], "levels": [], "scores": [], "missing": []}
    own = {"account_id": account_id, "as_of": run.as_of, "headline": None, "decision": None}
    return {**nothing, **own, "up": {}, "down": {}, "held": held}


@router.reads("/{path:account_id}/tiers", TierOnDay)
def account_on_day(request: HttpRequest, account_id: AccountId, as_of: Day) -> dict[str, object]:
    """The tier of the account as of a day."""
    _known(request, account_id)
    known = story.as_of(account_id, as_of)
    period = story.period_on(account_id, as_of)
    return {
        "account_id": account_id,
        "day": as_of,
        "known": known and transition_data(known),
        "earned": period and period.tier,
    }


@router.reads("/{path:account_id}/history", History)
def account_over_time(request: HttpRequest, account_id: AccountId) -> dict[str, object]:
    """The periods of the account, and its transitions, the oldest first."""
    _known(request, account_id)
    periods: list[Period] = story.periods(account_id)
    told = [transition_data(each) for each in story.transitions(account_id)]
    tenure = story.tenure(account_id, timezone.localdate())
    return {
        "periods": periods,
        "days_in_tier": tenure.days,
        "bounces": tenure.bounces,
        "last_bounce_on": tenure.last_bounce_on,
        "transitions": told,
    }


@router.reads("/{path:account_id}", WholeAccount)
def account(request: HttpRequest, account_id: AccountId) -> dict[str, object]:
    """One account."""
    require(request.auth, "accounts:read")
    held = story.holding(account_id)
    with reading() as read:
        row = read.published.one(account_id)
        if held is None and row is None:
            raise not_found()
        told = read.account(row) if row else {"decision": None, "fields": {}}
        return {"account_id": account_id, "holding": held, **told}


def _check(which: Which, read: Reading) -> None:
    """Raise Refused where nothing could ever be found: an unknown tier, owners that none gives."""
    tiers = [each.key for each in read.policy.tiers]
    for tier in which.tier:
        if tier and tier not in tiers:
            raise Refused(400, "request.unknown_tier", "tier", found=tier, expected=tiers)
    if which.owner and "owner" not in read.published.columns():
        raise Refused(400, "request.no_owners", "owner")


def _known(request: HttpRequest, account_id: str) -> None:
    """Raise Refused where no run has seen the account."""
    require(request.auth, "accounts:read")
    if story.holding(account_id) is None:
        raise not_found()
