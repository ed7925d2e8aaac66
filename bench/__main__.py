"""Tanada beside hand-written programs and other rule engines, in one run and one table.

Everyone's results are compared row by row before a number is printed; if any differ, the run
ends with 1 and shows some of the rows.
"""

import argparse
import json
import sys
from pathlib import Path

from bench import data, table
from bench.contestants import MODULES, REFERENCE
from bench.measure import BenchFailed, describe, measure_size


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--accounts",
        type=int,
        nargs="+",
        metavar="N",
        default=[100_000, 1_000_000, 10_000_000],
        help="how many (default: 100000 1000000 10000000)",
    )
    parser.add_argument("--repeat", type=int, default=3, metavar="N", help="rounds (default: 3)")
    parser.add_argument(
        "--only",
        nargs="+",
        choices=MODULES,
        metavar="CONTESTANT",
        help=f"of {', '.join(MODULES)}; {REFERENCE} always takes part",
    )
    parser.add_argument("--json", action="store_true", help="all measurements, as JSON")
    parser.add_argument("--seed", type=int, default=data.SEED, help="of the accounts")
    parser.add_argument("--cache", type=Path, default=data.CACHE, help="where accounts are kept")
    options = parser.parse_args()
    try:
        asked = {*(options.only or MODULES), REFERENCE}
        everyone = describe([key for key in MODULES if key in asked])
        present = [contestant for contestant in everyone if not contestant.absent]
        timings = [
            timing
            for size in options.accounts
            for timing in measure_size(
                present, size, options.seed, options.cache, options.repeat, say
            )
        ]
    except BenchFailed as failed:
        say(str(failed))
        return 1
    if options.json:
        print(json.dumps(table.as_data(timings, everyone), indent=2))
    else:
        print(table.text(timings, everyone, options.accounts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
