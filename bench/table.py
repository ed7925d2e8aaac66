"""The measurements as one plain-text table, the figures that matter below it, or all as JSON."""

import os
import platform
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from textwrap import fill
from typing import Any

from bench.contestants import FULL_ROW, JOBS, REFERENCE, TANADA, TIER_AND_SCORE, Contestant
from bench.contract import THREADS
from bench.measure import Timing

HEADINGS = (
    "contestant",
    "accounts",
    "seconds",
    "CPU s",
    "accounts/s",
    "peak MiB",
    "ratio",
    "remark",
)
TEXT_COLUMNS = (0, len(HEADINGS) - 1)
PACKAGES = (
    *("tanada", "duckdb", "polars", "pandas", "pyarrow", "numpy"),
    *("zen-engine", "rule-engine", "json-logic-qubit"),
)

ABOUT = (
    "All results agree row by row. Seconds are medians. The ratio is the time for one account over"
    " that of {whose}. Each in a process of its own with {threads} threads; imports are not timed;"
    " peak memory is that of the whole process, libraries and loaded accounts included."
)

FULL_ROW_TARGET = 1.5
RATE_TARGET = 100
PEAK_TARGET_MIB = 2048
FIGURES_AT = 1_000_000
PEAK_AT = 10_000_000


def found(timings: Sequence[Timing], contestant: str, job: str, size: int) -> Timing | None:
    wanted = (contestant, job, size)
    return next((t for t in timings if (t.contestant, t.job, t.size) == wanted), None)


def yardstick(timings: Sequence[Timing]) -> str:
    """Whose time is 1: Tanada's, or the hand-written SQL's while Tanada is absent."""
    return TANADA if any(t.contestant == TANADA for t in timings) else REFERENCE


def ratio(timings: Sequence[Timing], of: Timing) -> float | None:
    """Its time for one account, as a multiple of the yardstick's."""
    one = found(timings, yardstick(timings), of.job, of.size)
    return one.rate / of.rate if one else None


def remark(timing: Timing) -> str:
    parts = []
    if timing.accounts < timing.size * 0.9:
        parts.append(f"the first {timing.accounts:,} accounts only")
    if len(timing.all_seconds) > 1:
        parts.append(f"fastest of {len(timing.all_seconds)} ways: {timing.way}")
    return "; ".join(parts)


def row(timings: Sequence[Timing], timing: Timing) -> tuple[str, ...]:
    share = ratio(timings, timing)
    return (
        timing.name,
        f"{timing.accounts:,}",
        f"{timing.seconds:.3f}",
        f"{timing.cpu_seconds:.3f}",
        f"{timing.rate:,.0f}",
        f"{timing.peak_mib:,.0f}",
        f"{share:.2f}" if share else "",
        remark(timing),
    )


def aligned(rows: list[tuple[str, ...]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell.ljust(width) if at in TEXT_COLUMNS else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ).rstrip()
        for cells in rows
    ]


def not_asked(contestants: Sequence[Contestant], sizes: Sequence[int]) -> list[str]:
    lines = [f"{c.key} does not take part: {c.absent}" for c in contestants if c.absent]
    for c in contestants:
        left_out = [f"{size:,}" for size in sizes if c.largest and size > c.largest]
        if left_out:
            lines.append(f"{c.name} was not given {', '.join(left_out)}: {c.largest_why}")
    return lines


def figures(timings: Sequence[Timing]) -> list[str]:
    """The promises and what this run says of them."""
    whose = yardstick(timings)
    lines = []
    own = found(timings, whose, FULL_ROW, FIGURES_AT)
    sql = found(timings, REFERENCE, FULL_ROW, FIGURES_AT)
    if own and sql and own is not sql:
        lines.append(
            f"full row, {own.size:,}: {own.name} takes {own.seconds / sql.seconds:.2f} times"
            f" as long as {sql.name} (target: at most {FULL_ROW_TARGET})"
        )
    fast = found(timings, whose, TIER_AND_SCORE, FIGURES_AT)
    for engine in ("zen", "zen-expression"):
        zen = found(timings, engine, TIER_AND_SCORE, FIGURES_AT)
        if fast and zen:
            full = f"; its full row {own.rate / zen.rate:.0f} times" if own else ""
            target = f" (target: at least {RATE_TARGET})" if engine == "zen" else ""
            lines.append(
                f"tier and score, {fast.size:,}: {fast.name} decides {fast.rate / zen.rate:.0f}"
                f" times as many a second as {zen.name}{target}{full}"
            )
    large = found(timings, whose, FULL_ROW, PEAK_AT)
    if large:
        lines.append(
            f"full row, {large.size:,}: {large.name} peaks at {large.peak_mib:,.0f} MiB"
            f" (target: at most {PEAK_TARGET_MIB:,})"
        )
    return lines


def text(timings: Sequence[Timing], contestants: Sequence[Contestant], sizes: Sequence[int]) -> str:
    whose = next((t.name for t in timings if t.contestant == yardstick(timings)), "")
    lines = fill(ABOUT.format(whose=whose or "nobody here", threads=THREADS), 96).splitlines()
    for job, title in JOBS.items():
        for size in sizes:
            rows = [row(timings, t) for t in timings if (t.job, t.size) == (job, size)]
            if rows:
                lines += ["", f"{title}, {size:,} accounts", *aligned([HEADINGS, *rows])]
    for block in (not_asked(contestants, sizes), figures(timings)):
        lines += ["", *block] if block else []
    return "\n".join(lines)


def installed() -> dict[str, str]:
    versions = {}
    for package in PACKAGES:
        try:
            versions[package] = version(package)
        except PackageNotFoundError:
            continue
    return versions


def as_data(timings: Sequence[Timing], contestants: Sequence[Contestant]) -> dict[str, Any]:
    return {
        "timings": [
            asdict(t) | {"rate": t.rate, "ratio": ratio(timings, t), "remark": remark(t)}
            for t in timings
        ],
        "yardstick": yardstick(timings),
        "figures": figures(timings),
        "absent": {c.key: c.absent for c in contestants if c.absent},
        "machine": {
            "cpus": os.cpu_count(),
            "threads": THREADS,
            "platform": platform.platform(),
            "python": platform.python_version(),
            "packages": installed(),
        },
    }
