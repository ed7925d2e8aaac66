"""The columns that accounts can have under a policy."""

from __future__ import annotations

from babel.core import get_global

from tanada.fields import DATE, SCORE, TEXT, Field
from tanada.policy.model import Policy

AS_OF = "_as_of"


def account_columns(policy: Policy) -> dict[str, Field]:
    """Every column that counts, by name: fields, their dates, and what can be supplied."""
    columns = {"account_id": Field("account_id", TEXT), "currency": Field("currency", TEXT)}
    columns.update(policy.fields)
    for name, kind in policy.suppliable().items():
        most = 100 if kind == SCORE else None
        columns[name] = Field(name, kind, least=0 if kind == SCORE else None, most=most)
    dated = {f"{name}{AS_OF}": Field(f"{name}{AS_OF}", DATE) for name in columns}
    return {**dated, **columns}


def known_currencies() -> frozenset[str]:
    """Every currency's code (ISO 4217)."""
    return frozenset(get_global("all_currencies"))
