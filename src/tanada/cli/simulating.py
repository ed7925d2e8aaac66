"""`tanada simulate`: what a policy would do, against another one or by itself."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tanada.accounts.rejects import check_rejects
from tanada.accounts.snapshot import Snapshot
from tanada.cli.output import note
from tanada.cli.simulation_tables import print_simulation
from tanada.cli.streams import print_json
from tanada.cli.tiering import (
    STDOUT,
    memory_explained,
    open_snapshot,
    print_reading,
    print_rows,
    share_option,
)
from tanada.decide.simulation.movers import movers_query
from tanada.decide.simulation.sharing import check_shared, shared_policy
from tanada.decide.simulation.simulating import Simulation, simulate
from tanada.decide.writing import check_out, replacing, write_rows
from tanada.errors import Place, Problem, UsageError
from tanada.messages import Language, say
from tanada.policy.loading import load_policy
from tanada.policy.model import Policy
from tanada.reports.simulation_data import simulation_data

_AGAINST = "--against"
_PAGES = (".html", ".htm")


@dataclass(frozen=True)
class SimulateCall:
    """The options of one call; without `against` there is only the present picture."""

    accounts: Path
    policy: str
    as_of: date
    language: Language
    against: str | None = None
    mapping: Path | None = None
    max_rejects: str = "5%"
    out: Path | None = None
    html: Path | None = None
    memory_limit: str | None = None
    as_json: bool = False


def simulate_command(call: SimulateCall) -> None:
    """Print what would move, and write the movers and the report where they are asked for."""
    limit = share_option(call.max_rejects, "--max-rejects")
    _check_files(call)
    new = load_policy(call.policy)
    old = load_policy(call.against) if call.against is not None else None
    place = Place(_AGAINST)
    read_as = shared_policy(new, old, place) if old is not None else new
    with memory_explained():
        snapshot = open_snapshot(
            call.accounts, read_as, call.as_of, call.mapping, call.memory_limit
        )
        if old is not None:
            check_shared(snapshot, new, old, call.as_of, place)
        if not call.as_json:
            print_reading(snapshot, read_as, call.language)
        check_rejects(snapshot, limit)
        simulation = simulate(snapshot, new, old, call.as_of)
        _write(call, simulation, snapshot, new, old)
        _tell(call, simulation, snapshot, new, old)


def _check_files(call: SimulateCall) -> None:
    """Raise UsageError where a file could not be written, or would replace what is read."""
    if call.out is not None and call.against is None:
        raise UsageError(Problem("simulate.out_without_against", Place("--out")))
    if call.out == STDOUT and call.as_json:
        raise UsageError(Problem("cli.stdout_twice", Place("--json")))
    taken = [call.accounts, Path(call.policy), call.mapping]
    taken += [Path(call.against)] if call.against is not None else []
    if call.out is not None and call.out != STDOUT:
        check_out(call.out)
    if call.html is not None:
        _check_page(call.html)
    for written in (call.out, call.html):
        if written is None or written == STDOUT:
            continue
        if any(other is not None and written.resolve() == other.resolve() for other in taken):
            raise UsageError(Problem("out.is_read", Place(str(written))))
        taken.append(written)


def _check_page(html: Path) -> None:
    if html.suffix.casefold() not in _PAGES:
        params: dict[str, object] = {"found": html.suffix, "expected": list(_PAGES)}
        raise UsageError(Problem("out.ending", Place(str(html)), params))
    if html.is_dir():
        raise UsageError(Problem("out.directory", Place(str(html))))
    if not html.parent.is_dir():
        params = {"found": str(html.parent)}
        raise UsageError(Problem("out.no_folder", Place(str(html)), params))


def _write(
    call: SimulateCall, simulation: Simulation, snapshot: Snapshot, new: Policy, old: Policy | None
) -> None:
    """Write the report and the movers, both or neither."""
    with ExitStack() as stack:
        if call.html is not None:
            from tanada.reports.simulation import Subject, simulation_page

            subject = Subject(snapshot, new, old, call.as_of, call.language)
            page = simulation_page(simulation, subject)
            temporary = stack.enter_context(replacing(call.html))
            temporary.write_text(page, encoding="utf-8")
        if call.out is not None and call.out != STDOUT:
            write_rows(snapshot.connection, {call.out: movers_query()})


def _tell(
    call: SimulateCall, simulation: Simulation, snapshot: Snapshot, new: Policy, old: Policy | None
) -> None:
    if call.as_json:
        report = simulation_data(simulation, snapshot, new, old, call.language, call.out)
        print_json({**report, "as_of": call.as_of, "out": call.out, "html": call.html})
        return
    if call.out == STDOUT:
        print_rows(snapshot.connection, movers_query())
    else:
        print_simulation(simulation, snapshot, new, old, call.as_of, call.language)
    written = [each for each in (call.out, call.html) if each is not None and each != STDOUT]
    for file in written:
        note(say("cli.written", call.language, file=file))
    if not written and call.out is None:
        moving = simulation.moves is not None and simulation.moves.moving.accounts
        note(say("simulate.all_hint" if moving else "simulate.picture_hint", call.language))
