"""`tanada segments`: accounts crossed by up to three attributes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tanada.accounts.rejects import check_rejects
from tanada.accounts.snapshot import Snapshot
from tanada.cli.output import note
from tanada.cli.segment_tables import print_segments
from tanada.cli.streams import print_json
from tanada.cli.tiering import (
    STDOUT,
    memory_explained,
    open_snapshot,
    print_reading,
    print_rows,
    share_option,
)
from tanada.decide.running import Decisions
from tanada.decide.writing import check_out, replacing, write_rows
from tanada.errors import Place, Problem, UsageError
from tanada.messages import Language, say
from tanada.messages.labels import Labels
from tanada.messages.segment_prose import axis_label, finding_sentence, value_label
from tanada.outcomes.segments.axes import Axis, as_named, check_columns, check_names
from tanada.outcomes.segments.cells import Cell, Segments
from tanada.outcomes.segments.crossing import Crossing
from tanada.outcomes.segments.finding import find
from tanada.outcomes.segments.listing import segments_query
from tanada.policy.loading import load_policy
from tanada.policy.model import Policy

_BY = "--by"


@dataclass(frozen=True)
class SegmentsCall:
    """The options of one call; `by` names the attributes with commas between."""

    accounts: Path
    by: str
    policy: str
    as_of: date
    language: Language
    mapping: Path | None = None
    out: Path | None = None
    svg: Path | None = None
    max_rejects: str = "5%"
    memory_limit: str | None = None
    as_json: bool = False


def segments_command(call: SegmentsCall) -> None:
    """Print the segments, and write what is asked for."""
    asked_for = [name.strip() for name in call.by.split(",") if name.strip()]
    limit = share_option(call.max_rejects, "--max-rejects")
    _check_files(call)
    policy = load_policy(call.policy)
    names = as_named(policy, asked_for)
    check_names(policy, names, _BY)
    with memory_explained():
        snapshot = open_snapshot(call.accounts, policy, call.as_of, call.mapping, call.memory_limit)
        if not call.as_json:
            print_reading(snapshot, policy, call.language)
        check_rejects(snapshot, limit)
        check_columns(policy, names, snapshot.columns, _BY)
        crossing = Crossing(Decisions(snapshot, policy, call.as_of), names)
        segments = crossing.segments()
        _write(call, crossing, segments, Labels(policy, call.language))
    if call.as_json:
        print_json(_report(call, segments, snapshot, policy))
    elif call.out != STDOUT:
        print_segments(segments, policy, call.as_of, call.language)
    if not call.as_json:
        for written in (call.out, call.svg):
            if written not in (None, STDOUT):
                note(say("cli.written", call.language, file=written))


def _check_files(call: SegmentsCall) -> None:
    """Raise UsageError where the files to write could not be, or would replace what is read."""
    if call.out == STDOUT and call.as_json:
        raise UsageError(Problem("cli.stdout_twice", Place("--json")))
    if call.svg is not None and call.svg.suffix.casefold() != ".svg":
        raise UsageError(Problem("segments.not_svg", Place(str(call.svg))))
    if call.out not in (None, STDOUT):
        assert call.out is not None
        check_out(call.out)
    read = [call.accounts, Path(call.policy), call.mapping]
    taken = [each.resolve() for each in read if each is not None]
    for out in (call.out, call.svg):
        if out not in (None, STDOUT):
            assert out is not None
            if out.resolve() in taken:
                raise UsageError(Problem("out.is_read", Place(str(out))))


def _write(call: SegmentsCall, crossing: Crossing, segments: Segments, labels: Labels) -> None:
    connection = crossing.decisions.snapshot.connection
    chart = None
    if call.svg is not None:
        from tanada.reports.charts import svg
        from tanada.reports.heatmap import heatmap

        chart = svg(heatmap(segments, labels))
    if call.out is not None:
        query = segments_query(crossing, segments)
        if call.out == STDOUT:
            print_rows(connection, query)
        else:
            write_rows(connection, {call.out: query})
    if call.svg is not None and chart is not None:
        with replacing(call.svg) as temporary:
            temporary.write_text(chart, encoding="utf-8")


# The report for machines.


def _report(
    call: SegmentsCall, segments: Segments, snapshot: Snapshot, policy: Policy
) -> dict[str, object]:
    labels, whole = Labels(policy, call.language), segments.whole
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
        "ended": segments.ended,
        **_cell_data(whole, segments),
        "by": [_axis_data(at, axis, segments, labels) for at, axis in enumerate(segments.axes)],
        "segments": [
            {
                "at": list(where),
                "names": [
                    value_label(axis, place, labels)
                    for axis, place in zip(segments.axes, where, strict=True)
                ],
                **_cell_data(cell, segments),
            }
            for where, cell in sorted(segments.cells.items())
        ],
        "findings": [
            {
                "code": finding.code,
                "values": {segments.axes[at].name: place for at, place in finding.places.items()},
                "accounts": finding.cell.accounts,
                "of": finding.of,
                "expected": finding.expected,
                "message": finding_sentence(finding, segments, labels),
            }
            for finding in find(segments)
        ],
        "out": call.out,
        "svg": call.svg,
    }


def _axis_data(at: int, axis: Axis, segments: Segments, labels: Labels) -> dict[str, object]:
    return {
        "name": axis.name,
        "label": axis_label(axis, labels),
        "left_out": axis.left_out,
        "values": [
            {
                "value": value.key or None,
                "stands": value.stands,
                "name": value_label(axis, place, labels),
                **_cell_data(segments.at({at: place}), segments),
            }
            for place, value in enumerate(axis.values)
        ],
    }


def _cell_data(cell: Cell, segments: Segments) -> dict[str, object]:
    return {
        "accounts": cell.accounts,
        "accounts_share": segments.accounts_share(cell),
        "arr": cell.arr.total,
        "arr_share": segments.arr_share(cell),
        "accounts_with_arr": cell.arr.known,
        "arr_per_account": cell.arr.average,
        "averages": {
            name: measure.average
            for name, measure in zip(segments.measures, cell.measures, strict=True)
        },
    }
