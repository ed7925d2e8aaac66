"""The pages of a server with a million accounts, beside the plain queries that they stand on.

    python -m bench.pages [--accounts 1000000] [--folder F] [--repeat 30]

Each page is asked for through Django's test client, signed in, in one process with a published
run in the database: the least, and the 50th and 95th percentile, in milliseconds; the queries of
the database; and how many times as long it takes as one plain DuckDB query for the same rows of the
same file. Counts that a process keeps are forgotten before each time. It ends with 1 where a page
takes more than 150 ms at the 95th percentile; `why` and `course` are loaded after their page.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles
from time import perf_counter

from bench import data, portfolio

LIMIT = 150
PLAIN = {
    "list": "SELECT * FROM {rows} WHERE status <> 'ended' ORDER BY account_id LIMIT 50",
    "filter": "SELECT * FROM {rows} WHERE tier = 'tier_2' AND region = 'EMEA' "
    "ORDER BY account_id LIMIT 50",
    "level": "SELECT * FROM {rows} WHERE fact__growth_potential = 'high' "
    "ORDER BY account_id LIMIT 50",
    "search": "SELECT * FROM {rows} WHERE contains(lower(name), 'kestrel robotics 7') "
    "ORDER BY account_id LIMIT 50",
    "sort": "SELECT * FROM {rows} ORDER BY fact__arr DESC NULLS LAST, account_id LIMIT 50",
    "deep": "SELECT * FROM {rows} ORDER BY fact__arr DESC NULLS LAST, account_id "
    "LIMIT 50 OFFSET 500000",
    "account": "SELECT * FROM {rows} WHERE account_id = '{middle}'",
    "not_found": "SELECT * FROM {rows} WHERE account_id = 'nobody'",
}


def addresses(middle: str, arr: str) -> dict[str, str]:
    """What is asked for, by name."""
    from urllib.parse import quote

    from django.urls import reverse

    accounts = reverse("accounts")
    place = quote(f'["{arr}", "{middle}"]')
    return {
        "list": accounts,
        "filter": f"{accounts}?tier=tier_2&region=EMEA",
        "level": f"{accounts}?growth_potential=high",
        "search": f"{accounts}?q=kestrel+robotics+7",
        "sort": f"{accounts}?sort=-arr",
        "deep": f"{accounts}?sort=-arr&after={place}&n=500001",
        "account": reverse("account", args=[middle]),
        "not_found": reverse("account", args=["nobody"]),
        "why": reverse("account-why", args=[middle]),
        "course": reverse("account-course", args=[middle]),
    }


def timed(act: Callable[[], object], repeat: int) -> list[float]:
    """Milliseconds of each time, after two that do not count."""
    act()
    act()
    times = []
    for _ in range(repeat):
        started = perf_counter()
        act()
        times.append((perf_counter() - started) * 1000)
    return times


def fresh() -> None:
    """Forget the counts that are kept, so that each time they are counted."""
    from tanada_web.reading import totals

    totals._KEPT.clear()


class _Counter:
    """Counts what is asked of the database."""

    def __init__(self) -> None:
        self.queries = 0

    def __call__(self, execute: Callable[..., object], *given: object) -> object:
        self.queries += 1
        return execute(*given)


def measure(repeat: int) -> bool:
    """Print a line for each page; whether all keep within the limit."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client

    from tanada_web.models import Person
    from tanada_web.reading.engine import query_connection, rows_of
    from tanada_web.reading.published import published_run

    settings.ALLOWED_HOSTS = ["*"]
    client, rows = Client(), rows_of(published_run().published_file)
    client.force_login(Person.objects.get())
    with query_connection(seconds=3600) as duck:
        query = f"SELECT account_id, fact__arr FROM {rows} WHERE fact__arr IS NOT NULL"
        ((middle, arr),) = duck.execute(f"{query} ORDER BY 2 LIMIT 1 OFFSET 400000").fetchall()
        pages = addresses(middle, str(arr))
        fits = True
        print(f"{'page':12} {'least':>7} {'p50':>7} {'p95':>7}  queries   KiB  × a plain query")
        for name, address in pages.items():
            counted = _Counter()
            with connection.execute_wrapper(counted):
                answer = client.get(address)

            def ask(address: str = address) -> None:
                fresh()
                client.get(address)

            times = timed(ask, repeat)
            half, most = quantiles(times, n=20)[9], quantiles(times, n=20)[18]
            beside = ""
            if name in PLAIN:
                plain = PLAIN[name].format(rows=rows, middle=middle)
                query_times = timed(lambda q=plain: duck.execute(q).fetchall(), repeat // 3)
                beside = f"{half / quantiles(query_times, n=20)[9]:.2f}"
            size = len(answer.content) / 1024
            figures = f"{min(times):7.1f} {half:7.1f} {most:7.1f} {counted.queries:8}"
            print(f"{name:12} {figures} {size:5.0f}  {beside}")
            fits = fits and (most <= LIMIT or name in ("why", "course"))
    return fits


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.pages", description=__doc__)
    parser.add_argument("--accounts", type=int, default=1_000_000, metavar="N")
    parser.add_argument("--folder", type=Path, help="where the installation is, or is made")
    parser.add_argument("--repeat", type=int, default=30, metavar="N", help="rounds (default: 30)")
    parser.add_argument("--cache", type=Path, default=data.CACHE, help="where accounts are kept")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tanada-") as temporary:
        folder = options.folder or Path(temporary)
        portfolio.furnish(folder, options.accounts, options.cache)
        return 0 if measure(options.repeat) else 1


if __name__ == "__main__":
    sys.exit(main())
