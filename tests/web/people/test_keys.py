"""API keys: what each may do, how it is kept, when it is refused."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.web.conftest import AT

from tanada_web import policies
from tanada_web.models import ApiKey, AuditEvent, Person, Role
from tanada_web.people.changing import Changes, change
from tanada_web.people.keys import NewKey, create, find, keys_of, revoke
from tanada_web.people.passwords import reset
from tanada_web.permissions import ALLOWED, SCOPES, SYSTEM, Subject, may

from .conftest import People, codes_of

pytestmark = pytest.mark.django_db


def key_of(person: Person, *scopes: str, **given: object) -> NewKey:
    return create(person, person, AT, name="nightly", scopes=scopes, **given)


def allowed(text: str) -> list[str]:
    found = find(text, AT)
    return [action for action in ALLOWED if may(found, action)]


def test_a_key_is_shown_once_and_kept_as_a_digest(person: People) -> None:
    made = key_of(person("csm"), "accounts:read")
    assert made.text.startswith("tnd_")
    assert len(made.text) == 47
    assert made.key.prefix == made.text[:12]
    kept = str(ApiKey.objects.values().get()) + str(AuditEvent.objects.values().get())
    assert made.text[12:] not in kept
    assert find(made.text, AT) == person("csm")


def test_a_key_does_what_both_its_scopes_and_its_persons_role_allow(person: People) -> None:
    manager = person("manager")
    made = key_of(manager, "accounts:read", "overrides:decide")
    assert allowed(made.text) == ["accounts:read", "overrides:decide"]
    change(manager, Changes(role="csm"), SYSTEM, AT)
    assert allowed(made.text) == ["accounts:read"]


def test_services_refuse_what_the_key_is_not_for(person: People) -> None:
    found = find(key_of(person("policy_owner"), "policies:read").text, AT)
    assert codes_of(lambda: policies.draft("", found, AT)) == ["permission.not_in_scope"]


def test_the_key_of_a_csm_acts_in_the_own_book(person: People) -> None:
    found = find(key_of(person("csm"), "overrides:propose").text, AT)
    assert may(found, "overrides:propose", Subject(owner="Csm", is_account=True))
    assert not may(found, "overrides:propose", Subject(owner="Other", is_account=True))


def test_a_key_decides_on_nothing_that_its_person_proposed(person: People) -> None:
    manager = person("manager")
    found = find(key_of(manager, "overrides:decide").text, AT)
    assert not may(found, "overrides:decide", Subject(proposer=manager))


def test_a_key_makes_no_keys(person: People) -> None:
    admin = person("admin")
    found = find(key_of(admin, "people:write").text, AT)
    assert codes_of(lambda: key_of(found, "accounts:read")) == ["permission.not_in_scope"]
    assert codes_of(lambda: create(person("csm"), found, AT, name="n", scopes=["runs:read"])) == [
        "permission.not_in_scope"
    ]


def test_a_key_for_people_lists_and_revokes_keys_and_another_does_not(person: People) -> None:
    admin = person("admin")
    made = key_of(admin, "accounts:read")
    able = find(key_of(admin, "people:write").text, AT)
    unable = find(made.text, AT)
    assert codes_of(lambda: keys_of(admin, unable)) == ["permission.not_in_scope"]
    assert codes_of(lambda: revoke(made.key.prefix, unable, AT)) == ["keys.no_key"]
    assert len(keys_of(None, able)) == 2
    assert revoke(made.key.prefix, able, AT) == made.key


@pytest.mark.parametrize(
    ("scopes", "codes"),
    [
        ([], ["keys.no_scope"]),
        (["*"], ["keys.unknown_scope"]),
        (["keys:write"], ["keys.unknown_scope"]),
        (["accounts:read", "accounts", ""], ["keys.unknown_scope", "keys.unknown_scope"]),
        (["people:write", "sources:write"], ["keys.beyond_role", "keys.beyond_role"]),
    ],
)
def test_scopes_are_actions_of_the_persons_role(
    person: People, scopes: list[str], codes: list[str]
) -> None:
    assert codes_of(lambda: key_of(person("csm"), *scopes)) == codes
    assert not ApiKey.objects.exists()


def test_a_key_has_a_name_of_a_line(person: People) -> None:
    csm = person("csm")
    for name, code in (("", "people.no_name"), ("n" * 101, "keys.long_name")):
        step = lambda name=name: create(csm, csm, AT, name=name, scopes=["runs:read"])  # noqa: E731
        assert codes_of(step) == [code]


def test_an_expired_key_is_refused(person: People) -> None:
    day = timedelta(days=1)
    made = key_of(person("csm"), "accounts:read", expires_at=AT + day)
    assert find(made.text, AT + day - timedelta(microseconds=1)) == person("csm")
    assert codes_of(lambda: find(made.text, AT + day)) == ["keys.expired"]


def test_a_key_does_not_expire_before_it_is_made(person: People) -> None:
    assert codes_of(lambda: key_of(person("csm"), "accounts:read", expires_at=AT)) == [
        "keys.expires_in_past"
    ]


@pytest.mark.parametrize("text", ["", "tnd_", "tnd_\x00", "\ud800", "x" * 10_000])
def test_what_is_no_key_is_refused(person: People, text: str) -> None:
    made = key_of(person("csm"), "accounts:read")
    assert codes_of(lambda: find(text, AT)) == ["keys.unknown"]
    assert codes_of(lambda: find(made.key.digest, AT)) == ["keys.unknown"]


def test_a_key_is_revoked_for_ever(person: People) -> None:
    csm = person("csm")
    made, other = key_of(csm, "accounts:read"), key_of(csm, "accounts:read")
    revoke(made.key.prefix, csm, AT)
    assert codes_of(lambda: find(made.text, AT)) == ["keys.revoked"]
    assert find(other.text, AT) == csm
    revoke(made.key.prefix, csm, AT)
    event = AuditEvent.objects.get(action="key:revoked")
    assert (event.actor, event.before) == ("key-of-csm", {"prefix": made.key.prefix})


def test_nobody_sees_or_revokes_the_keys_of_others(person: People) -> None:
    made = key_of(person("csm"), "accounts:read")
    other = person("manager")
    assert codes_of(lambda: revoke(made.key.prefix, other, AT)) == ["keys.no_key"]
    assert codes_of(lambda: keys_of(person("csm"), other)) == ["permission.not_allowed"]
    assert codes_of(lambda: keys_of(None, other)) == ["permission.not_allowed"]
    assert list(keys_of(other, other)) == []


def test_administrators_make_see_and_revoke_the_keys_of_others(person: People) -> None:
    csm, admin = person("csm"), person("admin")
    made = create(csm, admin, AT, name="nightly", scopes=["accounts:read"])
    assert find(made.text, AT) == csm
    assert AuditEvent.objects.values_list("actor", "subject").get() == (
        "key-of-admin",
        "key-of-csm",
    )
    assert list(keys_of(None, admin)) == [made.key]
    revoke(made.key.prefix, admin, AT)
    assert codes_of(lambda: find(made.text, AT)) == ["keys.revoked"]


def test_the_day_of_the_last_use_is_written_once_a_day(
    person: People, django_assert_num_queries: People
) -> None:
    made = key_of(person("csm"), "accounts:read")
    with django_assert_num_queries(2):
        find(made.text, AT)
    with django_assert_num_queries(1):
        find(made.text, AT + timedelta(hours=1))
    made.key.refresh_from_db()
    assert made.key.last_used_on == date(2026, 6, 30)
    find(made.text, AT + timedelta(days=1))
    made.key.refresh_from_db()
    assert made.key.last_used_on == date(2026, 7, 1)


def test_keys_work_on_while_a_first_password_waits(person: People) -> None:
    csm = person("csm")
    made = key_of(csm, "accounts:read")
    reset(csm, SYSTEM, AT)
    csm.refresh_from_db()
    assert not may(csm, "accounts:read")
    assert allowed(made.text) == ["accounts:read"]


@pytest.mark.parametrize("role", list(Role))
def test_a_key_of_one_scope_does_that_and_nothing_else(person: People, role: Role) -> None:
    for scope in SCOPES:
        theirs = person(role.value)
        theirs.scopes = frozenset({scope})
        alone = [scope] if role in ALLOWED[scope] else []
        assert [action for action in ALLOWED if may(theirs, action)] == alone


def test_every_scope_stands_in_the_how_to_page() -> None:
    page = Path(__file__).parents[3] / "docs" / "how-to" / "people-and-keys.md"
    told = page.read_text(encoding="utf-8")
    assert [scope for scope in SCOPES if f"`{scope}`" not in told] == []
