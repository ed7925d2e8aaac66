"""A published policy, accounts that hold tiers by it, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tanada.errors import TanadaError
from tanada.policy.loading import policy_text, read_policy
from tanada_web.models import AuditEvent, Holding, Person, PolicyState, PolicyVersion

AT = datetime(2026, 6, 30, 9, 0, 0, 123456, tzinfo=UTC)
TODAY = date(2026, 6, 30)
People = Callable[..., Person]
Refused = Callable[..., str]


@pytest.fixture
def published(person: People) -> PolicyVersion:
    """The standard policy, published."""
    return publish(policy_text("standard")[0], person)


def publish(text: str, person: People) -> PolicyVersion:
    owner = person("policy_owner")
    PolicyVersion.objects.filter(state=PolicyState.PUBLISHED).update(state=PolicyState.RETIRED)
    return PolicyVersion.objects.create(
        number=PolicyVersion.objects.count() + 1,
        text=text,
        fingerprint=read_policy(text).fingerprint,
        state=PolicyState.PUBLISHED,
        drafted_by=owner,
        drafted_at=AT,
        published_at=AT,
    )


def holding(account_id: str, owner: str | None = "Csm", **more: Any) -> Holding:
    """An account that holds a tier."""
    values = {
        "run": 1,
        "as_of": TODAY,
        "status": "new",
        "tier": "tier_2",
        "earned_tier": "tier_2",
        "since": TODAY,
        "provisional": False,
        "pinned": False,
        "seen": True,
    }
    return Holding.objects.create(account_id=account_id, owner=owner, **(values | more))


@pytest.fixture
def accounts(published: PolicyVersion) -> None:  # noqa: ARG001
    """One of the CSM's own, one of somebody else's, a pool's, and one that has left."""
    holding("A-1")
    holding("A-2", "Other")
    holding("A-3", None)
    holding("A-4", tier=None, earned_tier="tier_2", status="ended", ended_on=date(2026, 6, 1))


@pytest.fixture
def refused() -> Refused:
    """The code by which a step is refused; nothing may have been recorded by it."""

    def code_of(step: Callable[[], object]) -> str:
        before = AuditEvent.objects.count()
        with pytest.raises(TanadaError) as raised:
            step()
        assert AuditEvent.objects.count() == before
        return raised.value.problems[0].code

    return code_of
