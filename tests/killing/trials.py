"""Runs of some days, each killed and made again, beside the same days undisturbed."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.killing.company import (
    CORRECTED_BEFORE,
    DAYS,
    correct_something,
    furnish,
    write_days,
)
from tests.killing.installing import Installation, new_installation
from tests.killing.outcome import Outcome, left_behind, sweep_here
from tests.killing.points import Point
from tests.killing.running import (
    Undisturbed,
    again,
    kill_at_point,
    kill_command,
    kill_in_time,
    undisturbed,
)

WAYS = {"point": 8, "writing": 6, "whole": 5, "command": 1}
"""How often a run is killed in which way: at a point, while it writes, at any time, the command."""


@dataclass
class Told:
    """What came of the trials."""

    moments: int = 0
    came_true: int = 0
    ways: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Trials:
    """An installation with nothing run yet, and what its days come to."""

    empty: Installation
    days: tuple[Undisturbed, ...]
    command_seconds: float

    def days_killed(self, name: str, random: Random) -> Iterator[tuple[str, bool, list[str]]]:
        """One go through the days: of each moment its name, whether its run came true, the faults.

        A day is killed once or twice in a row before it is made again.
        """
        here = self.empty.copy(name)
        for number, (as_of, known) in enumerate(zip(DAYS, self.days, strict=True)):
            if number == CORRECTED_BEFORE:
                here.call(_correct)
            moments = [
                moment
                for _ in range(random.choice((1, 1, 2)))
                if (moment := self._kill(here, number, random))
            ]
            faults = [f"{path} was left behind" for path in left_behind(here)]
            before, after, wrong = here.call(again, as_of)
            faults += wrong
            if differences := after.differs_from(known.outcome):
                faults.append(f"not as undisturbed: {', '.join(differences)}")
            came_true = not before.differs_from(known.outcome)
            if before not in (*self._before(number), known.outcome):
                faults.append("neither as before the run nor as after it")
            for moment in moments:
                yield f"{as_of} {moment}", came_true, faults
                faults = []
        unswept = here.call(sweep_here)
        yield "", False, [f"{name} is never swept" for name in unswept]
        here.remove()

    def _before(self, number: int) -> list[Outcome]:
        """What may be there before the run of a day is true: that of the day before it, or more."""
        earlier = [self.days[number - 1].outcome] if number else []
        return [*earlier, self.days[number].begun]

    def _kill(self, here: Installation, number: int, random: Random) -> str:
        """Run a day and kill it; how, or nothing where it was done before."""
        as_of, known = DAYS[number], self.days[number]
        (way,) = random.choices(list(WAYS), list(WAYS.values()))
        if way == "point":
            name = random.choice(sorted(known.calls))
            last = known.calls[name]  # often: what comes before and after the commit counts most
            call = random.choice((random.randint(1, last), last))
            point = Point(name, call, random.random() < 0.5)
            return f"point: {point}" if kill_at_point(here, as_of, point) else ""
        if way == "command":
            seconds = random.uniform(0.3, 1) * self.command_seconds
            return f"command: {seconds:.3f} s" if kill_command(here, as_of, seconds) else ""
        writing = way == "writing"
        killed = kill_in_time(here, as_of, random, known, writing=writing)
        return f"{way}: timed" if killed else ""


def prepare(folder: Path, server: str, accounts: int, seed: int) -> Trials:
    """The empty installation, and its days undisturbed."""
    write_days(folder / "files", accounts, seed)
    empty = new_installation(folder, "empty", server)
    empty.call(_furnish, accounts, folder / "files")
    calm = empty.copy("calm")
    days = []
    for number, as_of in enumerate(DAYS):
        if number == CORRECTED_BEFORE:
            calm.call(_correct)
        days.append(calm.call(undisturbed, as_of))
    commanded = empty.copy("commanded")
    started = time.perf_counter()
    finished = commanded.command("run", "--as-of", str(DAYS[0]))
    said = finished.communicate()
    assert finished.returncode == 0, said
    seconds = time.perf_counter() - started
    calm.remove()
    commanded.remove()
    return Trials(empty, tuple(days), seconds)


def kill_many(trials: Trials, moments: int, seed: int, say: Callable[[str], None]) -> Told:
    """Kill so many runs; what came of it. Another seed works beside it."""
    told = Told()
    random = Random(seed)
    go = 0
    while told.moments < moments:
        go += 1
        name = f"trial_{seed}_{go}"
        for moment, came_true, faults in trials.days_killed(name, random):
            told.faults += [f"{name}, {moment or 'at its end'}: {fault}" for fault in faults]
            if moment:
                told.moments += 1
                told.came_true += came_true
                told.ways[moment.split()[1].rstrip(":")] += 1
        say(f"{name}: {told.moments} of {moments} moments, {len(told.faults)} faults")
    return told


def _furnish(accounts: int, files: Path) -> None:
    from django.utils import timezone

    from tanada_web.commands.setup import migrate

    migrate()
    furnish(accounts, files, timezone.now())


def _correct() -> None:
    from django.utils import timezone

    correct_something(timezone.now())
