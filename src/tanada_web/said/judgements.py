"""Dated values that people enter; the policy reads them like any other, the later date first."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tanada.accounts.judging import judged_fields, read_judgement
from tanada.errors import Place, Problem, UsageError
from tanada.fields import Kind
from tanada.policy.model import Policy
from tanada_web.audit import record
from tanada_web.models import Judgement, Person
from tanada_web.said.accounts import account_for, is_plain, published_policy


def enter(
    account_id: str, field: str, value: str, as_of: date, person: Person, at: datetime
) -> Judgement:
    """Say what a field of an account was on a day.

    Raises NotAllowed, and UsageError for an account or a field that is not there, a value that
    the field cannot have, or a day to come.
    """
    with transaction.atomic():
        account_for(person, "judgements:write", account_id)
        policy = published_policy()
        if not is_plain(field) or not is_plain(value):
            raise UsageError(Problem("said.unreadable_text", Place()))
        kept = read_judgement(policy, field, value)
        if as_of > timezone.localdate(at):
            params: dict[str, object] = {"found": as_of, "expected": timezone.localdate(at)}
            raise UsageError(Problem("judgements.in_future", Place(path="as_of"), params))
        before = _latest(account_id, field)
        judgement = Judgement.objects.create(
            account_id=account_id,
            field=field,
            value=kept,
            as_of=as_of,
            said_by=person,
            said_at=at,
        )
        was = before and _told(before, policy)
        now = _told(judgement, policy)
        record(person.key, "judgement:entered", account_id, at, before=was, after=now)
    return judgement


def withdraw(judgement: int, person: Person, at: datetime) -> Judgement:
    """Let a judgement count no more; the one before it counts again."""
    with transaction.atomic():
        found = Judgement.objects.select_for_update().filter(pk=judgement).first()
        if found is None:
            raise UsageError(Problem("judgements.unknown", Place(), {"found": judgement}))
        account_for(person, "judgements:write", found.account_id)
        if found.withdrawn_at is not None:
            raise UsageError(Problem("judgements.withdrawn", Place(), {"found": judgement}))
        found.withdrawn_by, found.withdrawn_at = person, at
        found.save(update_fields=["withdrawn_by", "withdrawn_at"])
        was = _told(found, published_policy())
        record(person.key, "judgement:withdrawn", found.account_id, at, before=was)
    return found


def judgements_of(account_id: str, as_of: date) -> dict[str, Judgement]:
    """By field, what counts of an account's judgements on a day."""
    rows = Judgement.objects.filter(account_id=account_id, as_of__lte=as_of, withdrawn_at=None)
    in_order = rows.select_related("said_by").order_by("as_of", "id")
    return {judgement.field: judgement for judgement in in_order}


def _latest(account_id: str, field: str) -> Judgement | None:
    rows = Judgement.objects.filter(account_id=account_id, field=field, withdrawn_at=None)
    return rows.order_by("-as_of", "-id").first()


def _told(judgement: Judgement, policy: Policy) -> dict[str, object]:
    """What the trail says of a judgement: free text stays in its row."""
    told: dict[str, object] = {
        "judgement": judgement.pk,
        "field": judgement.field,
        "as_of": judgement.as_of,
    }
    field = judged_fields(policy).get(judgement.field)
    if field is not None and field.type.kind is not Kind.TEXT:
        told["value"] = judgement.value
    return told
