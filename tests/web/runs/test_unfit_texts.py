"""Ids and texts that no database can keep: rejected or left out, told, and never a crash."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tanada.errors import TanadaError
from tanada_web.files import store
from tanada_web.models import Holding, Run, Snapshot, Source, Transition

from .installation import POLICY, Installation, account

JAN, FEB = date(2025, 1, 31), date(2025, 2, 28)
LONG = "B" * 201
COMPANY = [account(f"A{number}", 10 * 3 ** (number % 6)) for number in range(60)]


def rejects(run: Run) -> list[tuple[object, ...]]:
    assert run.snapshot is not None
    path = store().path(run.snapshot.rejects_file)
    query = f"SELECT line, account_id, field, value, code FROM '{path}' ORDER BY line"
    return duckdb.connect().execute(query).fetchall()


def test_a_row_whose_id_is_too_long_is_rejected_and_the_rest_goes_on(
    installation: Installation,
) -> None:
    installation.publish()
    installation.write([*COMPANY, account(LONG, 2000), account(LONG[1:], 2000)])
    run = installation.run(JAN).run
    snapshot = Snapshot.objects.get()
    assert (snapshot.read, snapshot.rejected, run.counts["new"]) == (62, 1, 61)
    assert rejects(run) == [(62, LONG, "account_id", LONG, "id_too_long")]
    assert Holding.objects.filter(account_id=LONG[1:]).exists()


def test_too_many_rows_with_such_ids_refuse_the_run(installation: Installation) -> None:
    installation.publish()
    installation.write([*COMPANY[:10], account(LONG, 2000)])
    with pytest.raises(TanadaError) as caught:
        installation.run(JAN)
    assert caught.value.problems[0].code == "accounts.too_many_rejects"
    assert not Holding.objects.exists()


REGIONAL = POLICY.replace("large: arr > 1000", "large: arr > 1000, home: region = 'JP'")


def write(file: Path, rows: list[tuple[str, str, str, str, int]]) -> None:
    names = ("account_id", "name", "owner", "region", "arr")
    columns = zip(*rows, strict=True)
    pq.write_table(pa.table(dict(zip(names, map(list, columns), strict=True))), file)


def test_a_nul_is_left_out_of_texts_and_rejects_an_id(installation: Installation) -> None:
    installation.publish(REGIONAL)
    file = installation.home / "accounts.parquet"
    Source.objects.update(accounts=str(file))
    company = [(f"A{number}", f"Name {number}", "mori", "US", 5) for number in range(60)]
    unfit = [
        ("N\x001", "Nobody", "sato", "US", 5000),
        ("N2", "Acme\x00 Ltd", "sa\x00to", "J\x00P", 50),
    ]
    write(file, [*company, *unfit])
    run = installation.run(JAN).run
    assert rejects(run) == [(61, "N␀1", "account_id", "N␀1", "id_with_nul")]
    held = Holding.objects.get(account_id="N2")
    assert (held.name, held.owner, held.tier) == ("Acme Ltd", "sato", "gold")
    reasons = Transition.objects.get(account_id="N2").reason_values
    assert "JP" in str(reasons)
    assert "\x00" not in str(reasons)
    notes = [each for each in Snapshot.objects.get().notes if "nul" in each["code"]]
    assert [(each["params"]["column"], each["params"]["found"]) for each in notes] == [
        ("name", 1),
        ("owner", 1),
        ("region", 1),
    ]
    write(file, [*company, ("N2", "Acme\x00", "sato", "US\x00", 5)])
    run = installation.run(FEB).run
    assert (run.counts["grace"], rejects(run)) == (1, [])
    assert Holding.objects.get(account_id="N2").name == "Acme"


def test_a_column_with_a_nul_in_its_name_is_told_with_the_nul_shown(
    installation: Installation,
) -> None:
    installation.publish()
    file = installation.home / "accounts.parquet"
    Source.objects.update(accounts=str(file))
    pq.write_table(pa.table({"account_id": ["A1"], "arr": [50], "na\x00me": ["Acme"]}), file)
    installation.run(JAN)
    ignored = [
        each["params"]["found"]
        for each in Snapshot.objects.get().notes
        if each["code"] == "accounts.columns_ignored"
    ]
    assert ignored == [["na␀me (name?)"]]
    pq.write_table(pa.table({"acc\x00ount": ["A1"], "arr": [50]}), file)
    with pytest.raises(TanadaError) as caught:
        installation.run(FEB)
    assert caught.value.problems[0].code == "accounts.no_account_id"
    problems = Run.objects.get(as_of=FEB).problems
    assert [each["code"] for each in problems] == ["accounts.no_account_id"]
    assert "acc␀ount" in str(problems)
