"""Who may do what, role by role."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tanada_web.models import Person, Role
from tanada_web.permissions import ALLOWED, NotAllowed, Subject, may, require

People = Callable[..., Person]

# By hand: viewer, csm, manager, policy_owner, admin.
TABLE = {
    "accounts:read": "vcmpa",
    "runs:read": "vcmpa",
    "policies:read": "vcmpa",
    "judgements:write": "cma",
    "designations:write": "cma",
    "overrides:propose": "cma",
    "overrides:decide": "ma",
    "overrides:remove": "ma",
    "reviews:decide": "cma",
    "policies:draft": "pa",
    "policies:propose": "pa",
    "policies:approve": "mpa",
    "policies:publish": "pa",
    "runs:start": "mpa",
    "transitions:correct": "ma",
    "sources:write": "a",
    "people:write": "a",
    "keys:write": "vcmpa",
    "webhooks:read": "a",
    "webhooks:write": "a",
    "audit:read": "a",
}


def test_every_action_stands_in_the_table() -> None:
    assert set(ALLOWED) == set(TABLE)


@pytest.mark.parametrize("action", sorted(TABLE))
def test_each_role_may_do_what_the_table_says(person: People, action: str) -> None:
    allowed = "".join(role.value[0] for role in Role if may(person(role.value), action))
    assert allowed == TABLE[action]


def test_who_has_left_may_do_nothing(person: People) -> None:
    admin = person("admin")
    admin.is_active = False
    assert [action for action in ALLOWED if may(admin, action)] == []


@pytest.mark.parametrize(("owner", "allowed"), [("Csm", True), ("", True), ("Other", False)])
def test_a_csm_acts_in_the_own_book_and_in_pools(person: People, owner: str, allowed: bool) -> None:
    subject = Subject(owner=owner, is_account=True)
    assert may(person("csm"), "overrides:propose", subject) is allowed
    assert may(person("csm"), "accounts:read", subject)
    assert may(person("manager"), "overrides:propose", subject)


def test_nobody_decides_on_what_they_proposed(person: People) -> None:
    manager = person("manager")
    assert may(manager, "overrides:decide", Subject(proposer=person("manager", "other")))
    with pytest.raises(NotAllowed) as raised:
        require(manager, "overrides:decide", Subject(proposer=manager))
    assert raised.value.problems[0].code == "permission.own_proposal"
