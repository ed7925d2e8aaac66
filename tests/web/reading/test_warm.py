"""The rows of the published run in memory, while runs take one another's place."""

from __future__ import annotations

from datetime import date
from functools import cache
from threading import Thread
from time import sleep

import duckdb
import pytest
from tests.web.runs.installation import Installation, account

from tanada_web.models import Run
from tanada_web.reading import engine
from tanada_web.reading.engine import query_connection
from tanada_web.reading.ordering import Order
from tanada_web.reading.published import Filters, Published
from tanada_web.reading.warm import warm


@pytest.fixture
def runs(installation: Installation) -> list[Run]:
    """Two runs, of one account that has been promoted meanwhile."""
    installation.publish()
    done = []
    for month, arr in ((1, 50), (2, 5000)):
        installation.write([account("A", arr)])
        done.append(installation.run(date(2025, month, 28)).run)
    return done


def test_threads_that_ask_first_at_once_share_one_database(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened = []

    @cache
    def opening() -> duckdb.DuckDBPyConnection:
        sleep(0.01)
        opened.append(duckdb.connect())
        return opened[-1]

    monkeypatch.setattr(engine, "_database", opening)

    def asking() -> None:
        with query_connection() as connection:
            connection.execute("SELECT 1").fetchall()

    threads = [Thread(target=asking) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(opened) == 1


def test_rows_stay_while_somebody_reads_them_though_another_run_has_come(
    runs: list[Run],
) -> None:
    earlier, later = (run.published_file for run in runs)
    with query_connection() as one, query_connection() as other:
        with warm(one, earlier) as held:
            with warm(other, later):
                pass
            assert one.execute(f"SELECT tier FROM {held.table}").fetchall() == [("bronze",)]
        with pytest.raises(duckdb.CatalogException):
            one.execute(f"FROM {held.table}")


def test_many_can_list_two_runs_at_once(runs: list[Run]) -> None:
    told: list[object] = []

    def listing(run: Run) -> None:
        try:
            with query_connection() as connection:
                (row,) = Published(connection, run).page(Filters(), Order(), 10, ["tier"])
                told.append((run.pk, row["tier"]))
        except duckdb.Error as error:
            told.append(error)

    threads = [Thread(target=listing, args=(run,)) for _ in range(20) for run in runs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    first, second = (run.pk for run in runs)
    assert set(told) == {(first, "bronze"), (second, "gold")}
    assert len(told) == 40
