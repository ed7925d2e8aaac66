"""The order of things: everyone once, then everyone again, so that a slow minute of the machine
hits all alike; then every result compared with the reference; only then numbers.

This process imports no contestant: a child's peak memory would start from its parent's.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench import data
from bench.contestants import FULL_ROW, JOBS, REFERENCE, Contestant
from bench.contract import THREADS
from bench.worker import Measurement, Task

SAME_THREADS_FOR_ALL = {
    name: str(THREADS) for name in ("POLARS_MAX_THREADS", "OMP_NUM_THREADS", "TOKIO_WORKER_THREADS")
}


class BenchFailed(Exception):
    """A contestant broke down, or its results differ from the reference."""


@dataclass(frozen=True)
class Timing:
    """One contestant at one job on one file: medians of its rounds, in its fastest way."""

    contestant: str
    name: str
    job: str
    size: int
    accounts: int
    seconds: float
    cpu_seconds: float
    peak_mib: float
    way: str
    all_seconds: dict[str, list[float]]
    """Way → the seconds of each round."""

    @property
    def rate(self) -> float:
        """Accounts per second."""
        return self.accounts / self.seconds


def run_module(name: str, *arguments: str | Path) -> str:
    finished = subprocess.run(
        [sys.executable, "-m", name, *map(str, arguments)],
        env=os.environ | SAME_THREADS_FOR_ALL,
        capture_output=True,
        text=True,
        check=False,
    )
    if finished.returncode:
        said = (finished.stdout + finished.stderr).strip()
        raise BenchFailed(f"{name} {' '.join(map(str, arguments))}\n{said}")
    return finished.stdout


def describe(keys: list[str]) -> list[Contestant]:
    return [
        Contestant(**found) for found in json.loads(run_module("bench.worker", "describe", *keys))
    ]


def read_once(path: Path) -> None:
    """So that nobody pays for the first reading from disk."""
    with path.open("rb") as file:
        while file.read(1 << 20):
            pass


@dataclass(frozen=True, eq=False)
class Entry:
    """One way of one contestant to do one job on one file, and where its results go."""

    contestant: Contestant
    job: str
    way: str
    accounts: Path
    limit: int | None
    results: Path

    @property
    def decisions(self) -> Path:
        return self.results.with_suffix(".parquet")

    @property
    def rejects(self) -> Path:
        return self.results.with_suffix(".csv")

    def measure(self) -> Measurement:
        report = self.results.with_suffix(".json")
        task = Task(
            contestant=self.contestant.key,
            job=self.job,
            way=self.way,
            accounts=str(self.accounts),
            limit=self.limit,
            decisions=str(self.decisions),
            rejects=str(self.rejects),
            report=str(report),
        )
        run_module("bench.worker", "measure", json.dumps(asdict(task)))
        return Measurement(**json.loads(report.read_text(encoding="utf-8")))

    def compare(self, reference: "Entry") -> None:
        arguments: list[str | Path] = [self.job, reference.decisions, self.decisions]
        arguments += ["--of", self.accounts]
        if self.job == FULL_ROW:
            arguments += ["--rejects", reference.rejects, self.rejects]
        if self.limit:
            arguments += ["--first", str(self.limit)]
        run_module("bench.compare", *arguments)


def entries(
    contestants: list[Contestant], job: str, size: int, files: data.Files, folder: Path
) -> Iterator[Entry]:
    accounts = files.accounts if job == FULL_ROW else files.sound
    for contestant in contestants:
        if contestant.largest and size > contestant.largest:
            continue
        capped = job != FULL_ROW and (contestant.accounts_at_most or size) < size
        for number, way in enumerate(contestant.ways.get(job, [])):
            yield Entry(
                contestant,
                job,
                way,
                accounts,
                contestant.accounts_at_most if capped else None,
                folder / f"{job}-{contestant.key}-{number}",
            )


def timing(
    taking_part: list[Entry], rounds: dict[Entry, list[Measurement]], size: int, rows: int
) -> Timing:
    """Of one contestant's ways, the fastest."""
    best = min(taking_part, key=lambda entry: median(m.seconds for m in rounds[entry]))
    measured = rounds[best]
    return Timing(
        contestant=best.contestant.key,
        name=best.contestant.name,
        job=best.job,
        size=size,
        accounts=best.limit or rows,
        seconds=median(m.seconds for m in measured),
        cpu_seconds=median(m.cpu_seconds for m in measured),
        peak_mib=median(m.peak_mib for m in measured),
        way=best.way,
        all_seconds={e.way: [m.seconds for m in rounds[e]] for e in taking_part},
    )


def measure_size(
    contestants: list[Contestant],
    size: int,
    seed: int,
    cache: Path,
    repeat: int,
    say: Callable[[str], None],
) -> list[Timing]:
    say(f"{size:,} accounts: making them, unless they are in {cache}")
    made = run_module("bench.data", str(size), "--seed", str(seed), "--cache", cache)
    files = data.files(cache, size, seed)
    rows = dict(zip(files, map(int, made.split()), strict=True))
    timings = []
    for job in JOBS:
        with TemporaryDirectory(dir=cache, prefix="results-") as folder:
            taking_part = list(entries(contestants, job, size, files, Path(folder)))
            rounds: dict[Entry, list[Measurement]] = {entry: [] for entry in taking_part}
            for entry in taking_part[:1]:
                read_once(entry.accounts)
            for turn in range(1, repeat + 1):
                for entry in taking_part:
                    way = f" ({entry.way})" if entry.way else ""
                    say(f"{size:,}, {job}, round {turn} of {repeat}: {entry.contestant.name}{way}")
                    rounds[entry].append(entry.measure())
            reference = next(e for e in taking_part if e.contestant.key == REFERENCE)
            for entry in taking_part:
                say(f"{size:,}, {job}: comparing {entry.contestant.name} row by row")
                entry.compare(reference)
            for contestant in contestants:
                if own := [e for e in taking_part if e.contestant is contestant]:
                    timings.append(timing(own, rounds, size, rows[own[0].accounts]))
    return timings
