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
    "audit:read": frozenset({Role.ADMIN}),
}
"""Who may do it at all, by action."""
OWN_ACCOUNTS_ONLY = frozenset(
    {"judgements:write", "designations:write", "overrides:propose", "reviews:decide"}
)
"""What a CSM may do with accounts of the own book and of pools, and with no others."""


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


def may(person: Person, action: str, subject: Subject | None = None) -> bool:
    """Whether a person may do something; KeyError where there is no such action."""
    roles = ALLOWED[action]
    if not person.is_active or person.role not in roles:
        return False
    if subject is None:
        return True
    if subject.proposer is not None and subject.proposer.pk == person.pk:
        return False
    own_only = person.role == Role.CSM and action in OWN_ACCOUNTS_ONLY and subject.is_account
    return not own_only or subject.owner in ("", person.owner)


def require(person: Person, action: str, subject: Subject | None = None) -> None:
    """Raise NotAllowed where a person may not do something."""
    if may(person, action, subject):
        return
    own = subject is not None and subject.proposer is not None and subject.proposer.pk == person.pk
    code = "permission.own_proposal" if own else "permission.not_allowed"
    raise NotAllowed(Problem(code, Place(), {"found": person.role, "action": action}))
