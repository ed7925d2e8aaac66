"""`tanada explain`: why one account is in its tier, and what would move it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from tanada.cli.tiering import as_json as plain
from tanada.cli.tiering import open_snapshot
from tanada.decide.explain import explain
from tanada.messages import Language
from tanada.messages.explanation_prose import describe_explanation, explanation_data
from tanada.policy.loading import load_policy


def explain_command(
    accounts: Path,
    account_id: str,
    policy_name: str,
    as_of: date,
    mapping: Path | None,
    language: Language,
    *,
    as_json: bool,
) -> None:
    """Explain one account on standard output."""
    policy = load_policy(policy_name)
    snapshot = open_snapshot(accounts, policy, mapping)
    explanation = explain(snapshot, policy, account_id, as_of)
    if as_json:
        data = explanation_data(explanation, policy, language)
        print(json.dumps(data, ensure_ascii=False, indent=2, default=plain))
        return
    print(describe_explanation(explanation, policy, language), end="")
