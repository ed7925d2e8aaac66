"""`tanada accounts tree`: parents and children, each with its own ARR and with all below it."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

from rich.text import Text

from tanada.accounts.parents.tree import Branch, Forest, tree
from tanada.accounts.snapshot import ACCOUNTS, REJECTS, Snapshot
from tanada.cli.output import console, note, table
from tanada.cli.streams import one_line, print_json, without_controls
from tanada.cli.tiering import open_snapshot, print_reading
from tanada.errors import AccountsError, Place, Problem
from tanada.messages import Language, formats, say
from tanada.policy.loading import load_policy
from tanada.policy.model import Policy
from tanada.rules.nearest import nearest

_MOST_LINES = 200
_MOST_INDENT = 12
_TITLES = ("account", "name", "own_arr", "rolled_up_arr")


def tree_command(
    accounts: Path,
    account_id: str | None,
    policy_name: str,
    as_of: date,
    mapping: Path | None,
    language: Language,
    *,
    as_json: bool,
) -> None:
    """Show the trees of a file, or the one that an account is in."""
    policy = load_policy(policy_name)
    snapshot = open_snapshot(accounts, _by_account(policy), as_of, mapping)
    place = Place(str(accounts))
    if "parent_account_id" not in snapshot.columns:
        raise AccountsError(Problem("parents.nothing_to_follow", place))
    if not as_json:
        print_reading(snapshot, policy, language)
    forest = tree(
        snapshot.connection, ACCOUNTS, snapshot.columns, policy.money_places, as_of, account_id
    )
    if account_id is not None and not forest.branches:
        raise AccountsError(_why_not(snapshot, forest, account_id, place))
    if as_json:
        print_json(_as_data(forest))
        return
    _print_forest(forest, policy, language)


def _by_account(policy: Policy) -> Policy:
    """The policy as if it judged accounts: they are read as they stand, and not rolled up."""
    return replace(policy, document=policy.document.model_copy(update={"level": "account"}))


def _why_not(snapshot: Snapshot, forest: Forest, account_id: str, place: Place) -> Problem:
    """Why there is no tree for an account: in a circle, rejected, or not there at all."""
    params: dict[str, object] = {"found": account_id}
    if account_id in forest.tops.circled:
        params["circle"] = forest.tops.circled[account_id]
        return Problem("parents.in_circle", place, params)
    connection = snapshot.connection
    rejected = connection.execute(
        f"SELECT field, value, code FROM {REJECTS} WHERE account_id = ? LIMIT 1", [account_id]
    ).fetchall()
    for field, value, code in rejected:
        params |= {"field": field, "value": value, "reason": f"reject.{code}"}
        return Problem("explain.rejected", place, params)
    near = connection.execute(
        f"SELECT account_id FROM {ACCOUNTS} "
        f"ORDER BY levenshtein(account_id, ?), account_id LIMIT 1",
        [account_id],
    ).fetchall()
    params["nearest"] = nearest(account_id, [str(found) for (found,) in near])
    return Problem("explain.not_found", place, params)


def _as_data(forest: Forest) -> dict[str, object]:
    tops = forest.tops
    return {
        "accounts": tops.accounts,
        "tops": tops.tops,
        "children": tops.children,
        "own_parent": tops.own_parent,
        "absent_parent": tops.absent_parent,
        "circles": [list(circle) for circle in tops.circles],
        "branches": [asdict(branch) for branch in forest.branches],
    }


def _print_forest(forest: Forest, policy: Policy, language: Language) -> None:
    tops, branches = forest.tops, forest.branches
    for circle in dict.fromkeys(tops.circled.values()):
        note("  " + say("parents.circle", language, circle=one_line(circle)))
    if tops.absent_parent:
        note("  " + say("parents.absent", language, found=tops.absent_parent))
    if tops.own_parent:
        note("  " + say("parents.own", language, found=tops.own_parent))
    if not branches:
        print(say("parents.no_children", language))
        return
    rows = [_row(branch, policy, language) for branch in branches[:_MOST_LINES]]
    titles = [say(f"parents.column.{name}", language) for name in _TITLES]
    console().print(table(titles, rows, (2, 3)))
    if len(branches) > _MOST_LINES:
        note(say("parents.more", language, found=len(branches) - _MOST_LINES))


def _row(branch: Branch, policy: Policy, language: Language) -> list[Text | str]:
    indent = "  " * min(branch.depth, _MOST_INDENT)
    if branch.depth > _MOST_INDENT:
        indent += f"({branch.depth}) "
    shown = indent + without_controls(one_line(branch.account_id))
    amounts = [
        "–" if arr is None else formats.money(arr, policy.currency, language)
        for arr in (branch.own_arr, branch.rolled_up_arr)
    ]
    if branch.ended:
        amounts[0] = say("parents.ended_arr", language, arr=amounts[0])
    return [shown, without_controls(one_line(branch.name or "")), *amounts]
