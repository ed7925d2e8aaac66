"""One measurement in a process of its own, so that its peak memory is its own.

The clock starts after the imports and, for tier and score, after the accounts are in memory and
have been decided once; it stops when the result is complete. Peak memory is that of the whole
process until then: interpreter, libraries and loaded accounts included.

    python -m bench.worker describe KEY...       contestants, as JSON on stdout
    python -m bench.worker measure TASK          TASK as JSON; the measurement goes to its report
"""

import dataclasses
import json
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import contestants
from bench.contract import FullRow

KIB_PER_MAXRSS = 1 / 1024 if sys.platform == "darwin" else 1


@dataclass(frozen=True)
class Task:
    contestant: str
    job: str
    way: str
    accounts: str
    limit: int | None
    decisions: str
    rejects: str
    report: str


@dataclass(frozen=True)
class Measurement:
    seconds: float
    cpu_seconds: float
    peak_mib: float


def measured(work: Callable[[], Any]) -> tuple[Measurement, Any]:
    cpu, start = time.process_time(), time.perf_counter()
    result = work()
    seconds, cpu_seconds = time.perf_counter() - start, time.process_time() - cpu
    peak_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KIB_PER_MAXRSS
    return Measurement(seconds, cpu_seconds, peak_kib / 1024), result


def measure(task: Task) -> Measurement:
    module = contestants.module(task.contestant)
    accounts, decisions = Path(task.accounts), Path(task.decisions)
    if task.job == contestants.FULL_ROW:
        job = FullRow(accounts, decisions, Path(task.rejects))
        measurement, _ = measured(lambda: module.full_row(job))
    else:
        load, tier_and_score = contestants.ways(module)[task.way]
        loaded = load(accounts, task.limit)
        tier_and_score(loaded)
        measurement, result = measured(lambda: tier_and_score(loaded))
        module.save(result, decisions)
    return measurement


def main(verb: str, *arguments: str) -> None:
    if verb == "describe":
        found = [dataclasses.asdict(contestants.describe(key)) for key in arguments]
        print(json.dumps(found))
    else:
        task = Task(**json.loads(arguments[0]))
        report = dataclasses.asdict(measure(task))
        Path(task.report).write_text(json.dumps(report), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
