"""An account opened for a reader: its row, what it holds, and who may say what of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest

from tanada.messages.labels import Labels
from tanada.policy.model import Policy
from tanada.rules.nearest import nearest
from tanada_web.models import Holding, Run
from tanada_web.models.ledger import ID
from tanada_web.pages.accounts.reading import Portfolio, portfolio
from tanada_web.permissions import may, require
from tanada_web.reading.engine import query_connection
from tanada_web.reading.published import Published, Row
from tanada_web.said.accounts import is_plain, subject_of

_ACTS = {
    "override": "overrides:propose",
    "designation": "designations:write",
    "judgement": "judgements:write",
    "correction": "transitions:correct",
}
_NEAR = 8


class Unknown(Exception):
    """There is no such account; `nearest` is the id most like it."""

    def __init__(self, account_id: str, near: str | None) -> None:
        super().__init__(account_id)
        self.account_id = account_id
        self.nearest = near


@dataclass(frozen=True)
class Opened:
    """An account with the portfolio that it is of; a run that did not see it has no row."""

    account_id: str
    read: Portfolio
    row: Row | None
    held: Holding | None
    acts: tuple[str, ...]

    @property
    def run(self) -> Run:
        """The run whose rows are shown."""
        return self.read.run

    @property
    def labels(self) -> Labels:
        """The labels of the policy, in the reader's language."""
        return self.read.labels

    @property
    def policy(self) -> Policy:
        """The policy that decided last."""
        return self.read.policy

    @property
    def name(self) -> str:
        """What it is called: its name, else its id."""
        named = (self.row or {}).get("name") or (self.held.name if self.held else None)
        return str(named or self.account_id)

    @property
    def owner(self) -> str:
        """Whose it is; empty for a pool's."""
        return str((self.row or {}).get("owner") or (self.held.owner if self.held else "") or "")

    def fact(self, name: str) -> object:
        """A fact as it was published; None where it is not known."""
        column = self.read.columns.get(name)
        return (self.row or {}).get(column.column if column else name)

    @property
    def as_of(self) -> date:
        """The day of the run."""
        return self.run.as_of


def opened(request: HttpRequest, account_id: str) -> Opened:
    """The account, once the reader may see accounts. Raises Unknown, and Http404 before a run."""
    require(request.user, "accounts:read")
    read = portfolio(request)
    if read is None:
        raise Http404
    if not is_plain(account_id) or len(account_id) > ID:
        raise Unknown(account_id, None)
    held = Holding.objects.filter(account_id=account_id).first()
    with query_connection() as connection:
        row = Published(connection, read.run).one(account_id)
    if held is None and row is None:
        raise Unknown(account_id, _near(account_id))
    subject = subject_of(held.owner if held else None)
    allowed = tuple(act for act, action in _ACTS.items() if may(request.user, action, subject))
    return Opened(account_id, read, row, held, allowed if held else ())


def _near(account_id: str) -> str | None:
    """The id most like one that is not there, among those beside it."""
    ids = Holding.objects.values_list("account_id", flat=True)
    after = list(ids.filter(account_id__gt=account_id).order_by("account_id")[:_NEAR])
    before = list(ids.filter(account_id__lt=account_id).order_by("-account_id")[:_NEAR])
    return nearest(account_id, [*after, *before])
