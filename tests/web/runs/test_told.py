"""What is told of each account, in two files: of all, and of those told anew since."""

from __future__ import annotations

from datetime import date

import duckdb

from tanada_web.files import store
from tanada_web.models import Holding, Run

from .installation import Installation, account

DAYS = [date(2025, month, 28) for month in range(1, 6)]


def rows(name: str) -> list[tuple[str, str | None, str | None]]:
    """The account, name and tier of each row of a file."""
    path = store().path(name)
    query = "SELECT account_id, name, earned_tier FROM read_parquet(?)"
    return duckdb.execute(query, [str(path)]).fetchall()


def run(installation: Installation, day: date, arr: dict[str, int], **names: str) -> Run:
    """A run of ten accounts with 20, but for some."""
    ids = "ABCDEFGHIJ"
    installation.write(
        [account(each, arr.get(each, 20), name=names.get(each, each)) for each in ids]
    )
    return installation.run(day).run


def test_few_changes_go_into_a_file_of_their_own(installation: Installation) -> None:
    installation.publish()
    first = run(installation, DAYS[0], {})
    assert (len(rows(first.told_file)), first.told_since_file) == (10, "")

    second = run(installation, DAYS[1], {"B": 200}, C="Cee")
    assert second.told_file == first.told_file
    assert rows(second.told_since_file) == [
        ("B", "B", "silver"),
        ("C", "Cee", "bronze"),
    ]

    third = run(installation, DAYS[2], {"B": 2000}, C="Cee")
    assert third.told_file == first.told_file
    assert rows(third.told_since_file) == [("B", "B", "gold"), ("C", "Cee", "bronze")]

    fourth = run(installation, DAYS[3], {"B": 2000, "D": 200}, C="Cee")
    assert (len(rows(fourth.told_file)), fourth.told_since_file) == (10, "")
    held = Holding.objects.order_by("account_id").values_list("account_id", "name", "earned_tier")
    assert rows(fourth.told_file) == list(held)


def test_a_day_without_changes_names_the_same_files(installation: Installation) -> None:
    installation.publish()
    run(installation, DAYS[0], {})
    second = run(installation, DAYS[1], {"B": 200})
    third = run(installation, DAYS[2], {"B": 200})
    assert (third.told_file, third.told_since_file) == (second.told_file, second.told_since_file)
