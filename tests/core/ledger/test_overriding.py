"""A file of overrides: ids that no account can have are named with their line."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tanada.errors import AccountsError
from tanada.ledger.overriding import read_overrides
from tanada.policy.loading import read_policy
from tanada.sql.engine import connect

POLICY = read_policy(
    """\
tanada: 1
name: Two
currency: USD
tiers:
  - gold: {name: Gold, when: {large: arr > 1000}}
  - tin: {name: Tin, when: otherwise}
"""
)
HEAD = "account_id,tier,reason,starts_on,expires_on,proposed_by,approved_by\n"
REST = "gold,Promised,2026-01-01,2026-12-31,Mori,Sato\n"


def test_ids_that_no_account_can_have_are_refused(tmp_path: Path) -> None:
    long = "B" * 201
    path = tmp_path / "overrides.csv"
    path.write_text(f"{HEAD}A1,{REST}{long},{REST}", encoding="utf-8")
    with pytest.raises(AccountsError) as raised:
        read_overrides(connect(), path, POLICY, date(2026, 6, 30))
    (problem,) = raised.value.problems
    assert (problem.code, problem.place.line) == ("table.id_too_long", 3)
    assert problem.params["found"] == long


def test_an_id_with_a_nul_is_refused_with_the_nul_shown(tmp_path: Path) -> None:
    path = tmp_path / "overrides.jsonl"
    named = dict(zip(HEAD.strip().split(","), f"A\x001,{REST}".strip().split(","), strict=True))
    path.write_text(json.dumps(named), encoding="utf-8")
    with pytest.raises(AccountsError) as raised:
        read_overrides(connect(), path, POLICY, date(2026, 6, 30))
    (problem,) = raised.value.problems
    assert (problem.code, problem.params["found"]) == ("table.id_with_nul", "A␀1")
