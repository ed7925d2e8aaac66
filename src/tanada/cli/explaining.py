"""`tanada explain`: why one account is in its tier, and what would move it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tanada.cli.streams import print_json, without_controls
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
    snapshot = open_snapshot(accounts, policy, as_of, mapping)
    explanation = explain(snapshot, policy, account_id, as_of)
    if as_json:
        print_json(explanation_data(explanation, policy, language))
        return
    print(without_controls(describe_explanation(explanation, policy, language)), end="")
