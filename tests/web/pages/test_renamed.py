"""After a policy gave a tier another key, what was said and done before is told by today's name."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.web.pages.listed import POLICY, client_of, decided

from tanada_web import policies
from tanada_web.models import Override, Person
from tanada_web.permissions import SYSTEM
from tanada_web.runs.running import RunCall, run_now
from tanada_web.said import overrides

RENAMED = POLICY.replace("- silver: {name: {en: Silver", "- second: {name: {en: Second").replace(
    "transitions: {", "transitions: {rename: {silver: second}, "
)


@pytest.fixture
def override(tmp_path: Path, person: Callable[..., Person], monkeypatch: pytest.MonkeyPatch) -> int:
    """The number of one that was proposed before the policy that calls its tier otherwise."""
    monkeypatch.setenv("TANADA_HOME", str(tmp_path))
    decided(tmp_path, person)
    now = timezone.now()
    made = overrides.propose(
        "A-1",
        "silver",
        "Pilot",
        timezone.localdate(now),
        timezone.localdate(now) + timedelta(days=30),
        person("csm"),
        now,
    )
    owner, manager = person("policy_owner"), person("manager")
    version = policies.draft(RENAMED, owner, now)
    policies.propose(version.number, owner, now)
    policies.approve(version.number, manager, now)
    policies.publish(version.number, owner, now)
    return made.pk


def plain(client: Client, address: str) -> str:
    text = re.sub(r"<[^>]*>", " ", client.get(address).content.decode())
    return re.sub(r"\s+", " ", text)


def test_a_proposal_names_the_tier_of_today(override: int, person: Callable[..., Person]) -> None:
    text = plain(client_of(person("manager")), reverse("proposals"))
    assert "Second" in text
    assert "silver" not in text
    assert Override.objects.get(pk=override).tier == "silver"


def test_an_accounts_past_names_the_tiers_of_today(
    override: int, person: Callable[..., Person]
) -> None:
    now = timezone.now()
    overrides.approve(override, person("manager"), now)
    run_now(RunCall(timezone.localdate(now), SYSTEM.key, lambda: now))
    client = client_of(person("manager"))
    assert "Override to Second: approved" in plain(client, reverse("account", args=["A-1"]))
    assert "First tier: Second" in plain(client, reverse("account", args=["A/6"]))
