"""What all services of this folder ask first: the account, who may speak of it, and why."""

from __future__ import annotations

from tanada.errors import Place, Problem, UsageError
from tanada.policy.model import Policy
from tanada_web.models import Holding, Person
from tanada_web.models.ledger import ID
from tanada_web.permissions import Subject, require
from tanada_web.policies import policy_of, published

_LONGEST_REASON = 2000


def published_policy() -> Policy:
    """The policy that decides; UsageError where none is published yet."""
    version = published()
    if version is None:
        raise UsageError(Problem("said.no_policy", Place()))
    return policy_of(version.text)


def account_for(person: Person, action: str, account_id: str, *, lock: bool = False) -> Holding:
    """What an account holds, once a person may do something with it.

    `lock` makes others who lock it wait for the end of the transaction. Raises NotAllowed, and
    UsageError where no run has seen the account.
    """
    require(person, action)
    rows = Holding.objects.select_for_update() if lock else Holding.objects
    known = is_plain(account_id) and len(account_id) <= ID
    holding = rows.filter(account_id=account_id).first() if known else None
    if holding is None:
        raise UsageError(Problem("said.unknown_account", Place(), {"found": account_id}))
    require(person, action, subject_of(holding.owner))
    return holding


def subject_of(owner: str | None) -> Subject:
    """An account by its owner; nobody's own is a pool's."""
    return Subject(owner=owner or "", is_account=True)


def reason_of(text: str) -> str:
    """A reason without blanks around it; UsageError where it says nothing, or far too much."""
    reason = text.strip()
    if not reason or not is_plain(reason):
        raise UsageError(Problem("said.no_reason", Place(path="reason")))
    if len(reason) > _LONGEST_REASON:
        params: dict[str, object] = {"found": len(reason), "limit": _LONGEST_REASON}
        raise UsageError(Problem("said.long_reason", Place(path="reason"), params))
    return reason


def is_plain(text: str) -> bool:
    """Whether a database can keep a text: no NUL, no half of a character."""
    return "\x00" not in text and not any("\ud800" <= each <= "\udfff" for each in text)
