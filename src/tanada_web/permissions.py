"""Who may do what: the one function that every read and write asks."""

from __future__ import annotations

from dataclasses import dataclass, field

from tanada.errors import Place, Problem, TanadaError
from tanada_web.models import Person, Role

_EVERYBODY = frozenset(Role)
_MANAGERS = frozenset({Role.MANAGER, Role.ADMIN})
_POLICY = frozenset({Role.POLICY_OWNER, Role.ADMIN})

ALLOWED: dict[str, frozenset[Role]] = {
    "accounts:read": _EVERYBODY,
    "runs:read": _EVERYBODY,
    "policies:read": _EVERYBODY,
    "judgements:write": frozenset({Role.CSM, Role.MANAGER, Role.ADMIN}),
    "designations:write": frozenset({Role.CSM, Role.MANAGER, Role.ADMIN}),
    "overrides:propose": frozenset({Role.CSM, Role.MANAGER, Role.ADMIN}),
    "overrides:decide": _MANAGERS,
    "overrides:remove": _MANAGERS,
    "reviews:decide": frozenset({Role.CSM, Role.MANAGER, Role.ADMIN}),
    "policies:draft": _POLICY,
    "policies:propose": _POLICY,
    "policies:approve": _POLICY | {Role.MANAGER},
    "policies:publish": _POLICY,
    "runs:start": _MANAGERS | {Role.POLICY_OWNER},
    "transitions:correct": _MANAGERS,
    "sources:write": frozenset({Role.ADMIN}),
    "people:write": frozenset({Role.ADMIN}),
    "keys:write": _EVERYBODY,
    "webhooks:read": frozenset({Role.ADMIN}),
    "webhooks:write": frozenset({Role.ADMIN}),
    "audit:read": frozenset({Role.ADMIN}),
}
"""Who may do it at all, by action."""
SCOPES = tuple(action for action in ALLOWED if action != "keys:write")
"""What a key can be made for; no key makes keys, which could do more than itself."""
OWN_ACCOUNTS_ONLY = frozenset(
    {"judgements:write", "designations:write", "overrides:propose", "reviews:decide"}
)
"""What a CSM may do with accounts of the own book and of pools, and with no others."""


class System:
    """Whoever works on the machine itself, by commands: there is nothing to sign in to.

    `key` stands for them in the audit trail.
    """

    key = "system"


SYSTEM = System()


class NotAllowed(TanadaError):
    """Somebody asked for what they may not do."""


@dataclass(frozen=True)
class Subject:
    """What is to be done something with: an account by its owner, or what somebody proposed.

    `owner` is empty for an account that is nobody's own (a pool's).
    """

    owner: str = ""
    proposer: Person | None = None
    is_account: bool = field(default=False)


def may(person: Person | System, action: str, subject: Subject | None = None) -> bool:
    """Whether a person may do something; KeyError where there is no such action.

    Where a key acts for the person (`Person.scopes`), what its scopes allow as well. Who still
    has the first password chooses an own one before anything else; keys go on working.
    """
    roles = ALLOWED[action]
    if isinstance(person, System):
        return True
    if not person.is_active or person.role not in roles:
        return False
    if person.scopes is None and person.first_password_until is not None:
        return False
    if person.scopes is not None and (action not in person.scopes or action not in SCOPES):
        return False
    if subject is None:
        return True
    if subject.proposer is not None and subject.proposer.pk == person.pk:
        return False
    own_only = person.role == Role.CSM and action in OWN_ACCOUNTS_ONLY and subject.is_account
    return not own_only or subject.owner in ("", person.owner)


def require(person: Person | System, action: str, subject: Subject | None = None) -> None:
    """Raise NotAllowed where a person may not do something."""
    if isinstance(person, System) or may(person, action, subject):
        return
    params: dict[str, object] = {"role": person.role, "action": action}
    raise NotAllowed(Problem(_why_not(person, action, subject), Place(), params))


def _why_not(person: Person, action: str, subject: Subject | None) -> str:
    if person.scopes is None and person.first_password_until is not None:
        return "permission.first_password"
    if person.scopes is not None and action not in person.scopes:
        return "permission.not_in_scope"
    own = subject is not None and subject.proposer is not None and subject.proposer.pk == person.pk
    return "permission.own_proposal" if own else "permission.not_allowed"
