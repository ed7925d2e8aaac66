"""`tanada explain`: why one account is in its tier, what it holds, and what would move it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tanada.accounts.snapshot import Snapshot
from tanada.cli.output import note
from tanada.cli.streams import print_json, without_controls
from tanada.cli.tiering import open_snapshot
from tanada.decide.explain import explain
from tanada.decide.explanation import Explanation
from tanada.decide.running import Decisions
from tanada.errors import AccountsError, Place, Problem, UsageError
from tanada.ledger.holding import Holding
from tanada.messages import Language, say
from tanada.messages.explanation_prose import describe_explanation, explanation_data
from tanada.messages.holding_prose import describe_holding, holding_data
from tanada.messages.labels import Labels
from tanada.policy.loading import load_policy
from tanada.policy.model import Policy


@dataclass(frozen=True)
class ExplainCall:
    """The options of one call."""

    accounts: Path
    account_id: str
    policy: str
    as_of: date
    language: Language
    mapping: Path | None = None
    state: Path | None = None
    overrides: Path | None = None
    as_json: bool = False


def explain_command(call: ExplainCall) -> None:
    """Explain one account on standard output."""
    _check_files(call)
    policy = load_policy(call.policy)
    snapshot = open_snapshot(call.accounts, policy, call.as_of, call.mapping)
    holding = None if call.state is None else _holding(call, snapshot, policy)
    explanation = _explanation(call, snapshot, policy, holding)
    if explanation is None:
        assert holding is not None
        _print_held(call, holding, Labels(policy, call.language))
    elif call.as_json:
        print_json(explanation_data(explanation, policy, call.language, holding))
    else:
        page = describe_explanation(explanation, policy, call.language, holding)
        print(without_controls(page), end="")


def _check_files(call: ExplainCall) -> None:
    if call.state is None and call.overrides is not None:
        raise UsageError(Problem("ledger.needs_state", Place("--overrides")))
    if call.state is not None and not call.state.exists():
        raise UsageError(Problem("ledger.no_state", Place(str(call.state))))


def _holding(call: ExplainCall, snapshot: Snapshot, policy: Policy) -> Holding | None:
    """What the run of these files for this day does to the account; nothing is written."""
    from tanada.cli.holding import held_in

    assert call.state is not None
    decisions = Decisions(snapshot, policy, call.as_of)
    holding = held_in(call.state, call.overrides, decisions, call.mapping, call.account_id)
    if call.overrides is None and holding is not None and (holding.before or {}).get("pinned"):
        note(say("ledger.override_not_named", call.language, account=call.account_id))
    return holding


def _explanation(
    call: ExplainCall, snapshot: Snapshot, policy: Policy, holding: Holding | None
) -> Explanation | None:
    """Why it qualifies; None for an account that is known only from the state."""
    try:
        return explain(snapshot, policy, call.account_id, call.as_of)
    except AccountsError as error:
        if holding is None or error.problems[0].code != "explain.not_found":
            raise
        return None


def _print_held(call: ExplainCall, holding: Holding, labels: Labels) -> None:
    """All that is known of an account that is not in the file."""
    if not call.as_json:
        print(without_controls(describe_holding(holding, labels)))
        return
    print_json(
        {
            "account_id": call.account_id,
            "as_of": call.as_of,
            "decision": holding.decision,
            "held": holding_data(holding, labels),
        }
    )
