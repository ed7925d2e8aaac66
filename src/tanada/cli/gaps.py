"""`tanada accounts gaps`: what is missing, what it leaves open, what to get first."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tanada.accounts.snapshot import Snapshot
from tanada.cli.gap_tables import field_label, print_gaps
from tanada.cli.output import note
from tanada.cli.streams import print_json, without_controls
from tanada.cli.tiering import STDOUT, memory_explained, open_snapshot, print_reading, print_rows
from tanada.decide.compiling import Compiler
from tanada.decide.gaps.finding import FieldGap, Gaps, find_gaps
from tanada.decide.gaps.listing import check_field, lacking_query
from tanada.decide.writing import check_out, write_rows
from tanada.errors import Place, Problem, UsageError
from tanada.fields import Kind
from tanada.messages import Language, say
from tanada.messages.labels import Labels
from tanada.policy.loading import load_policy
from tanada.policy.model import Policy

_LIST = "--list"


@dataclass(frozen=True)
class GapsCall:
    """The options of one call; `field` is the one whose lack is listed."""

    accounts: Path
    policy: str
    as_of: date
    language: Language
    mapping: Path | None = None
    field: str | None = None
    out: Path | None = None
    as_json: bool = False


def gaps_command(call: GapsCall) -> None:
    """Print the gaps, or list the accounts that lack one field."""
    _check_out(call)
    policy = load_policy(call.policy)
    if call.field is not None:
        check_field(policy, call.field, _LIST)
    with memory_explained():
        snapshot = open_snapshot(call.accounts, policy, call.as_of, call.mapping)
        if not call.as_json:
            print_reading(snapshot, policy, call.language)
        if call.field is not None:
            _list(call, call.field, snapshot, policy)
            return
        gaps = find_gaps(snapshot, policy, call.as_of)
    if call.as_json:
        print_json(_report(call, gaps, snapshot, policy))
        return
    print_gaps(gaps, policy, call.as_of, call.language)
    if gaps.plan:
        field = gaps.plan[0].fields[0]
        label = Labels(policy, call.language).of(field)
        print(say("gaps.list_them", call.language, label=label))
        print("  " + without_controls(shlex.join(_list_command(call, field))))


def _check_out(call: GapsCall) -> None:
    """Raise UsageError where the list could not be written, or would replace what is read."""
    if call.out is None:
        return
    if call.field is None:
        raise UsageError(Problem("gaps.out_without_list", Place("--out")))
    if call.out == STDOUT:
        return
    check_out(call.out)
    for read in (call.accounts, Path(call.policy), call.mapping):
        if read is not None and call.out.resolve() == read.resolve():
            raise UsageError(Problem("out.is_read", Place(str(call.out))))


# The accounts that lack a field.


def _list(call: GapsCall, field: str, snapshot: Snapshot, policy: Policy) -> None:
    """The list as CSV on standard output, in a file, or within JSON."""
    query = lacking_query(Compiler(policy, snapshot.columns, call.as_of), field)
    connection, written = snapshot.connection, call.out not in (None, STDOUT)
    if call.as_json:
        cursor = connection.execute(query)
        titles = [column[0] for column in cursor.description or ()]
        rows = [dict(zip(titles, row, strict=True)) for row in cursor.fetchall()]
    if call.out is not None and written:
        write_rows(connection, {call.out: query})
    if call.as_json:
        listed: dict[str, object] = {"field": field, "lacking": len(rows), "out": call.out}
        print_json(listed if written else {**listed, "accounts": rows})
        return
    if not written:
        print_rows(connection, query)
    (found,) = connection.execute(f"SELECT count(*) FROM ({query})").fetchall()
    _tell_listed(call, field, int(found[0]), policy)


def _tell_listed(call: GapsCall, field: str, accounts: int, policy: Policy) -> None:
    label = Labels(policy, call.language).of(field)
    if accounts:
        note(say("gaps.listed", call.language, accounts=accounts, label=label))
    elif policy.known_names()[field].kind is Kind.FLAG and field in policy.fields:
        note(say("gaps.flag_never_missing", call.language, label=label))
    else:
        note(say("gaps.nobody_lacks", call.language, label=label))
    if call.out not in (None, STDOUT):
        note(say("cli.written", call.language, file=call.out))


def _list_command(call: GapsCall, field: str) -> list[str]:
    """What to type for the accounts that lack the field."""
    command = ["tanada", "accounts", "gaps", str(call.accounts)]
    if call.policy != "standard":
        command += ["--policy", call.policy]
    if call.mapping is not None:
        command += ["--map", str(call.mapping)]
    return [*command, "--as-of", call.as_of.isoformat(), _LIST, field, "-o", f"{field}.csv"]


# The report for machines.


def _report(call: GapsCall, gaps: Gaps, snapshot: Snapshot, policy: Policy) -> dict[str, object]:
    labels = Labels(policy, call.language)
    return {
        "policy": {
            "name": labels.words(policy.name),
            "fingerprint": policy.fingerprint,
            "currency": policy.currency,
        },
        "as_of": call.as_of,
        "read": snapshot.read,
        "decided": snapshot.accepted,
        "rejected": snapshot.rejected,
        "ended": gaps.ended,
        "accounts": gaps.accounts.accounts,
        "arr": gaps.accounts.arr,
        "undetermined": {
            **gaps.undetermined.data(),
            "floors": [
                {"tier": tier, "name": labels.tier(tier), **amount.data()}
                for tier, amount in gaps.floors
            ],
        },
        "fields": [_field_data(field, labels) for field in gaps.fields],
        "flags_without_column": list(gaps.flags_without_column),
        "age_limits": [
            {
                "field": each.field,
                "limit_days": each.limit_days,
                "held": each.held,
                "fresh": each.held - each.stale,
                "stale": each.stale,
                "undated": each.undated,
                "median_days": each.median_days,
                "oldest_days": each.oldest_days,
            }
            for each in gaps.freshness
        ],
        "partial": [
            {
                "name": each.name,
                "kind": each.kind,
                "way": each.way,
                "in_part": each.in_part.data(),
                "unknown": each.missing.data(),
            }
            for each in gaps.partial
        ],
        "plan": [{"fields": list(step.fields), **step.determined.data()} for step in gaps.plan],
        "left": gaps.left.data(),
        "assumed": [
            {
                "code": each.code,
                **each.params,
                "message": say(each.code, call.language, **each.params),
            }
            for each in snapshot.notes
        ],
    }


def _field_data(field: FieldGap, labels: Labels) -> dict[str, object]:
    return {
        "field": field.name,
        "label": field_label(field.name, labels),
        "in_file": field.in_file,
        "read_by": list(field.read_by),
        "missing": field.missing.data(),
        "stale": field.stale,
        "keeps_open": field.named.data(),
        "decides": field.answer.determined.data(),
        "at_most": field.answer.may_be.data(),
    }
