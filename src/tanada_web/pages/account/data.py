"""The fields that an account was read with: each with its value, where it is from, and its day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tanada.accounts.layout import AS_OF
from tanada.fields import DESIGNATIONS
from tanada.messages import formats
from tanada_web.models import Judgement, Snapshot
from tanada_web.pages.account.opening import Opened
from tanada_web.pages.accounts.columns import Column
from tanada_web.said.designations import in_force
from tanada_web.said.judgements import judgements_of

_FIRST = (
    *("arr", "arr_12m_ago", "plan", "industry", "region", "country", "employees", "seats"),
    *("seats_used", "products_owned", "csm_sentiment", "churn_risk", "started_on", "renewal_date"),
)
_SHOWN = 14


class Fact(NamedTuple):
    """A field as it was read; `judged` by whom, `stale` where it is too old to count."""

    label: str
    value: str
    source: str
    day: date | None
    judged: str = ""
    stale: bool = False


@dataclass(frozen=True)
class Data:
    """The facts that matter most, the others, and the names of what is not known."""

    first: list[Fact]
    rest: list[Fact]
    unknown: list[str]

    @property
    def count(self) -> int:
        """How many facts are known."""
        return len(self.first) + len(self.rest)


def data(account: Opened, snapshot: Snapshot | None) -> Data:
    """What was read of an account, and what people say instead."""
    row, labels = account.row or {}, account.labels
    judged = judgements_of(account.account_id, account.as_of)
    given = {each.kind for each in in_force(account.as_of).filter(account_id=account.account_id)}
    tables = _tables(snapshot)
    known, unknown = [], []
    for name in _names(account):
        column = account.read.columns.get(name)
        value = row.get(name)
        if column is None:
            continue
        if value is None or (value is False and name in DESIGNATIONS):
            if value is None and name in row:
                unknown.append(labels.of(name))
            continue
        told = _told(account, column, value, judged.get(name), tables)
        if name in given:
            told = told._replace(source=labels.say("account_page.designated"))
        known.append(told)
    return Data(known[:_SHOWN], known[_SHOWN:], unknown)


def _names(account: Opened) -> list[str]:
    """The fields that the run has, those that matter most first."""
    fields = [name for name in account.policy.fields if name in (account.row or {})]
    supplied = [name for name in account.policy.suppliable() if name in (account.row or {})]
    hidden = ("name", "owner", "currency")
    scores = {score.name for score in account.policy.scores}
    ordered = dict.fromkeys((*_FIRST, *fields, *supplied))
    present = set(fields) | set(supplied)
    return [name for name in ordered if name in present - scores and name not in hidden]


def _told(
    account: Opened,
    column: Column,
    value: object,
    judgement: Judgement | None,
    tables: Mapping[str, str],
) -> Fact:
    labels, name = account.labels, column.name
    day = (account.row or {}).get(name + AS_OF)
    dated = day if isinstance(day, date) else None
    limit = account.policy.stale_after_days.get(name)
    stale = limit is not None and dated is not None and (account.as_of - dated).days > limit
    label = formats.capitalised(labels.of(name))
    said = judgement is not None and (dated is None or judgement.as_of >= dated)
    by = judgement.said_by.name if judgement is not None and said else ""
    source = "" if by else tables.get(name, tables.get("", ""))
    shown = column.shown(value, labels)
    if column.kind == "money":
        shown = labels.fact(name, value)
    return Fact(label, shown, source, dated, by, stale)


def _tables(snapshot: Snapshot | None) -> dict[str, str]:
    """By field, the table that it is from; the accounts' own under no name."""
    if snapshot is None:
        return {}
    own = {"": snapshot.source.name}
    for table in snapshot.tables:
        own |= {str(name): str(table["name"]) for name in table.get("fields", [])}
    return own
