"""Webhooks as administrators keep them."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from standardwebhooks import Webhook as Verifying
from tests.web.conftest import AT

from tanada.errors import TanadaError
from tanada.messages.catalogue import TEXTS
from tanada_web.models import AuditEvent, Delivery, Role, Webhook
from tanada_web.webhooks.delivering import deliver_due
from tanada_web.webhooks.rotating import rotate
from tanada_web.webhooks.subscribing import STATUSES, add, listed, remove, resume, try_out

from .conftest import Clock, People, Received, Target, ran


def code_of(step: Callable[[], object]) -> str:
    with pytest.raises(TanadaError) as raised:
        step()
    return raised.value.problems[0].code


def test_every_status_that_can_be_told_has_a_word() -> None:
    words = {code.removeprefix("status.") for code in TEXTS if code.startswith("status.")}
    assert words - set(STATUSES) == {"not_seen"}
    assert set(STATUSES) - words == set()


def test_a_webhook_gets_a_secret_of_its_own(person: People, target: Target) -> None:
    one, other = (add(target.url, [], person("admin"), AT) for _ in range(2))
    assert one.secret.startswith("whsec_")
    assert len(base64.b64decode(one.secret.removeprefix("whsec_"))) == 32
    assert one.secret != other.secret


def test_a_list_shows_no_secret(person: People, webhook: Webhook) -> None:
    (found,) = listed(person("admin"))
    assert (found.id, found.url, found.paused_at, found.state) == (
        webhook.pk,
        webhook.url,
        None,
        None,
    )
    assert webhook.secret not in repr(found)


@pytest.mark.usefixtures("webhook")
def test_a_list_shows_how_the_last_message_fares(
    person: People, target: Target, clock: Clock
) -> None:
    ran(1, {"A": "new"})
    deliver_due(clock)
    target.answers = [500]
    ran(2, {"A": "promoted"})
    deliver_due(clock)
    (found,) = listed(person("admin"))
    assert (found.state, found.attempts, found.answer) == ("waiting", 1, "500")
    assert found.next_attempt_at is not None
    assert found.next_attempt_at > AT


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMIN])
def test_only_administrators_keep_webhooks(person: People, webhook: Webhook, role: Role) -> None:
    somebody = person(role.value)
    steps: list[Callable[[], object]] = [
        lambda: add(webhook.url, [], somebody, AT),
        lambda: listed(somebody),
        lambda: try_out(webhook.pk, somebody, AT),
        lambda: resume(webhook.pk, somebody, AT),
        lambda: remove(webhook.pk, somebody, AT),
    ]
    assert {code_of(step) for step in steps} == {"permission.not_allowed"}
    assert Webhook.objects.filter(removed_at=None).count() == 1


def test_a_refused_address_leaves_nothing_behind(person: People) -> None:
    assert code_of(lambda: add("https://localhost/", [], person("admin"), AT)) == (
        "webhooks.private_address"
    )
    assert (Webhook.objects.count(), AuditEvent.objects.count()) == (0, 0)


def test_an_unknown_status_is_refused(person: People, target: Target) -> None:
    assert code_of(lambda: add(target.url, ["promotd"], person("admin"), AT)) == (
        "webhooks.unknown_status"
    )


def test_a_test_message_is_sent_at_once_and_not_repeated(
    person: People, webhook: Webhook, target: Target, clock: Clock
) -> None:
    target.answers = [500]
    assert try_out(webhook.pk, person("admin"), AT).answer == "500"
    assert json.loads(target.received[0].body) == {
        "type": "test",
        "timestamp": "2026-06-30T09:00:00Z",
        "data": {},
    }
    signature = target.received[0].headers["webhook-signature"]
    text = target.received[0].body.decode()
    assert signature == Verifying(webhook.secret).sign(target.received[0].id, AT, text)
    clock.move(days=1)
    deliver_due(clock)
    assert (len(target.received), Delivery.objects.count()) == (1, 0)


def test_a_removed_webhook_is_gone_and_its_secret_erased(person: People, webhook: Webhook) -> None:
    remove(webhook.pk, person("admin"), AT)
    webhook.refresh_from_db()
    assert (webhook.removed_at, webhook.secret, listed(person("admin"))) == (AT, "", [])
    assert code_of(lambda: remove(webhook.pk, person("admin"), AT)) == "webhooks.no_webhook"
    assert code_of(lambda: try_out(webhook.pk, person("admin"), AT)) == "webhooks.no_webhook"


def test_only_a_paused_webhook_is_resumed(person: People, webhook: Webhook) -> None:
    assert code_of(lambda: resume(webhook.pk, person("admin"), AT)) == "webhooks.not_paused"


def test_the_trail_says_who_did_what_and_holds_neither_address_nor_secret(
    person: People, webhook: Webhook, target: Target, clock: Clock
) -> None:
    target.answers = [410]
    ran(1, {"A": "new"})
    deliver_due(clock)
    resume(webhook.pk, person("admin"), AT, skip=True)
    try_out(webhook.pk, person("admin"), AT)
    remove(webhook.pk, person("admin"), AT)
    events = list(AuditEvent.objects.order_by("sequence"))
    assert [(each.action, each.actor, each.after) for each in events] == [
        ("webhook:added", "key-of-admin", {"statuses": []}),
        ("webhook:paused", "system", {"answer": "410"}),
        ("webhook:resumed", "key-of-admin", {"skipped": True}),
        ("webhook:tried", "key-of-admin", {"answer": "204"}),
        ("webhook:removed", "key-of-admin", None),
    ]
    assert {each.subject for each in events} == {str(webhook.pk)}


def signs(secret: str, received: Received) -> bool:
    """Whether one of a message's signatures is by a secret."""
    moment = datetime.fromtimestamp(int(received.headers["webhook-timestamp"]), UTC)
    signature = Verifying(secret).sign(received.id, moment, received.body.decode())
    return signature in received.headers["webhook-signature"].split(" ")


def test_the_old_secret_signs_beside_the_new_one_for_a_day(
    person: People, target: Target, webhook: Webhook, clock: Clock
) -> None:
    old = webhook.secret
    rotated = rotate(webhook.pk, person("admin"), clock())
    assert rotated.secret != old
    assert rotated.old_secret_until == clock() + timedelta(hours=24)
    ran(1, {"A": "new"})
    deliver_due(clock)
    clock.now += timedelta(hours=24)
    try_out(webhook.pk, person("admin"), clock())
    first, second = target.received
    assert (signs(rotated.secret, first), signs(old, first)) == (True, True)
    assert (signs(rotated.secret, second), signs(old, second)) == (True, False)


def test_rotating_twice_ends_the_oldest_secret_at_once(
    person: People, target: Target, webhook: Webhook, clock: Clock
) -> None:
    old = webhook.secret
    between = rotate(webhook.pk, person("admin"), clock()).secret
    newest = rotate(webhook.pk, person("admin"), clock()).secret
    try_out(webhook.pk, person("admin"), clock())
    (received,) = target.received
    assert [signs(each, received) for each in (old, between, newest)] == [False, True, True]


def test_a_rotation_is_told_without_a_secret(person: People, webhook: Webhook) -> None:
    rotated = rotate(webhook.pk, person("admin"), AT)
    event = AuditEvent.objects.get(action="webhook:rotated")
    assert (event.actor, event.subject) == ("key-of-admin", str(webhook.pk))
    assert event.after == {"old_until": "2026-07-01 09:00:00.123456+00:00"}
    remove(webhook.pk, person("admin"), AT)
    rotated.refresh_from_db()
    assert (rotated.secret, rotated.old_secret) == ("", "")


def test_only_an_administrator_rotates_a_secret(person: People, webhook: Webhook) -> None:
    found = code_of(lambda: rotate(webhook.pk, person("manager"), AT))
    assert found == "permission.not_allowed"
    assert code_of(lambda: rotate(webhook.pk + 1, person("admin"), AT)) == "webhooks.no_webhook"
