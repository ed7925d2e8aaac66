"""`tanada policy compile`: SQL for another engine on standard output or in a file, a dbt model."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import duckdb
import pytest
from ruamel.yaml import YAML

VALUE = ("policy", "compile", "value")
BRACES = """\
tanada: 1
name: '{{ env_var("HOME") }} {% raw %}'
currency: USD
tiers:
  - first: {name: First, when: {odd: "plan = '{{ plan }}' or plan = '{# none #}'"}}
  - rest: {name: Rest, when: otherwise}
"""


def test_sql_on_standard_output_says_first_what_it_needs(tanada: Any) -> None:
    done = tanada(*VALUE, "--dialect", "spark", "--as-of", "2026-06-30")
    assert (done.code, done.err) == (0, "")
    first, fingerprint, *lines = done.out.splitlines()
    assert first == "-- tanada policy compile: Value"
    assert re.fullmatch("-- Fingerprint: [0-9a-f]{64}", fingerprint)
    assert lines[:7] == [
        "-- As of: 2026-06-30",
        "--",
        "-- One row per account, with these columns (spark); one that is not there can be NULL:",
        "--   account_id  STRING",
        "--   arr         DECIMAL(17, 2)  USD",
        "--   mrr         DECIMAL(17, 2)  USD",
        "--   churned_on  DATE",
    ]


def test_the_comment_is_told_in_japanese(tanada: Any) -> None:
    done = tanada(*VALUE, "--dialect", "spark", "--as-of", "2026-06-30", "--lang", "ja")
    assert "-- 基準日: 2026-06-30" in done.out.splitlines()


def test_without_a_day_the_engine_tells_it(tanada: Any) -> None:
    done = tanada(*VALUE, "--dialect", "postgres")
    assert "-- As of: the day on which this runs, by the engine's clock" in done.out
    assert 'CURRENT_DATE AS "decision__as_of"' in done.out


def test_the_sql_decides_a_table(tanada: Any) -> None:
    done = tanada(*VALUE, "--dialect", "duckdb", "--table", "crm.accounts", "--columns", "arr")
    with duckdb.connect() as connection:
        connection.execute("CREATE SCHEMA crm").fetchall()
        connection.execute(
            "CREATE TABLE crm.accounts AS FROM (VALUES ('A', 100000), ('B', 99999.994), "
            "('C', NULL)) AS given (account_id, arr)"
        ).fetchall()
        found = connection.execute(
            f"SELECT account_id, tier, status, reason_values FROM ({done.out}) ORDER BY ALL"
        ).fetchall()
    assert found == [
        ("A", "enterprise", "new", '{"arr": 100000.00}'),
        ("B", "mid_market", "new", '{"arr": 99999.99}'),
        ("C", "smb", "undetermined", "{}"),
    ]


def test_columns_that_the_table_has_may_supply_facts(tanada: Any) -> None:
    columns = ("--columns", "arr, growth_potential")
    done = tanada("policy", "compile", "standard", "--dialect", "duckdb", *columns)
    listed = re.findall(r"^--   (\w+)", done.out, re.MULTILINE)
    assert listed == ["account_id", "arr", "growth_potential"]


def test_into_a_file(tanada: Any, tmp_path: Path) -> None:
    out = tmp_path / "value.sql"
    shown = tanada(*VALUE, "--dialect", "bigquery", "--as-of", "2026-06-30").out
    done = tanada(*VALUE, "--dialect", "bigquery", "--as-of", "2026-06-30", "-o", out)
    assert (done.code, done.out, done.err) == (0, "", f"Written: {out}\n")
    assert out.read_text(encoding="utf-8") == shown


# What goes wrong.


def test_an_unknown_dialect(tanada: Any) -> None:
    done = tanada(*VALUE, "--dialect", "postgresql")
    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines() == [
        "--dialect: There is no dialect “postgresql”.",
        "  Expected: duckdb, postgres, spark, snowflake, bigquery",
        "  Did you mean “postgres”?",
    ]


@pytest.mark.parametrize("name", ["a; DROP TABLE b", "(SELECT 1)", "a AS b", "f(1)", ""])
def test_a_table_that_is_no_name(tanada: Any, name: str) -> None:
    done = tanada(*VALUE, "--dialect", "duckdb", "--table", name)
    assert (done.code, done.out) == (2, "")
    assert f"--table: “{name}” is not a table's name" in done.err


def test_an_unknown_column(tanada: Any) -> None:
    done = tanada(*VALUE, "--dialect", "duckdb", "--columns", "arr,sets")
    assert (done.code, done.out) == (2, "")
    assert "--columns: This policy knows no column “sets”." in done.err
    assert "Did you mean “seats”?" in done.err


def test_what_an_engine_cannot_reckon_exactly(tanada: Any, tmp_path: Path) -> None:
    policy = tmp_path / "policy.yaml"
    policy.write_text(
        "tanada: 1\nname: X\ncurrency: USD\nattributes: {product: nps * seat_use}\ntiers:\n"
        "  - a: {name: A, when: {high: product > 1}}\n  - b: {name: B, when: otherwise}\n"
    )
    done = tanada("policy", "compile", policy, "--dialect", "snowflake")
    assert (done.code, done.out) == (2, "")
    first = f"{policy}: attributes.product: snowflake could not calculate this exactly"
    assert done.err.startswith(first)


def test_a_file_of_somebody_else_stays(tanada: Any, tmp_path: Path) -> None:
    out = tmp_path / "mine.sql"
    out.write_text("SELECT 1\n")
    done = tanada(*VALUE, "--dialect", "duckdb", "-o", out)
    assert done.code == 2
    assert done.err.startswith(f"{out}: The file exists already")
    assert out.read_text() == "SELECT 1\n"


def test_a_file_in_a_folder_that_is_not_there(tanada: Any, tmp_path: Path) -> None:
    done = tanada(*VALUE, "--dialect", "duckdb", "-o", tmp_path / "none" / "value.sql")
    assert done.code == 2
    assert "There is no folder" in done.err
    assert not (tmp_path / "none").exists()


def test_a_folder_in_place_of_a_file(tanada: Any, tmp_path: Path) -> None:
    done = tanada(*VALUE, "--dialect", "duckdb", "-o", tmp_path)
    assert done.code == 2
    assert done.err == f"{tmp_path}: This is a folder, not a file.\n  Name a file inside it.\n"


# The dbt model.


def test_the_files_of_a_dbt_model(tanada: Any, tmp_path: Path) -> None:
    done = tanada(*VALUE, "--dialect", "duckdb", "--dbt", tmp_path)
    assert (done.code, done.out) == (0, "")
    written = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.*"))
    assert written == [
        "dbt_project.yml",
        "models/tanada_value.sql",
        "models/tanada_value.yml",
        "tests/tanada_value_reconciles.sql",
    ]


def test_the_tests_of_a_dbt_model(tanada: Any, tmp_path: Path) -> None:
    tanada(*VALUE, "--dialect", "duckdb", "--dbt", tmp_path)
    (model,) = YAML(typ="safe").load(tmp_path / "models" / "tanada_value.yml")["models"]
    tests = {column["name"]: column["data_tests"] for column in model["columns"]}
    tiers = {"accepted_values": {"arguments": {"values": ["enterprise", "mid_market", "smb"]}}}
    assert tests["account_id"] == ["unique", "not_null"]
    assert tests["tier"] == [tiers]
    assert set(tests) == {
        *("account_id", "tier", "earned_tier", "qualified_tier", "floor_tier"),
        *("status", "reason", "policy", "as_of"),
    }


def test_a_model_is_written_again_and_the_project_kept(tanada: Any, tmp_path: Path) -> None:
    project, model = tmp_path / "dbt_project.yml", tmp_path / "models" / "tanada_value.sql"
    project.write_text("name: shop\n")
    tanada(*VALUE, "--dialect", "duckdb", "--dbt", tmp_path)
    again = tanada(*VALUE, "--dialect", "snowflake", "--dbt", tmp_path)
    assert again.code == 0
    assert project.read_text() == "name: shop\n"
    assert "(snowflake)" in model.read_text(encoding="utf-8")


def test_a_model_of_somebody_else_stays(tanada: Any, tmp_path: Path) -> None:
    theirs = tmp_path / "models" / "tanada_value.sql"
    theirs.parent.mkdir()
    theirs.write_text("select 1\n")
    done = tanada(*VALUE, "--dialect", "duckdb", "--dbt", tmp_path)
    assert done.code == 2
    assert done.err.startswith(f"{theirs}: The file exists already")
    assert [path.name for path in tmp_path.rglob("*.*")] == ["tanada_value.sql"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--dbt", "none"), "--dbt: There is no folder “none”."),
        (("--dbt", ".", "-o", "x.sql"), "--out: --dbt writes its own files."),
        (("--dbt", ".", "--table", "a.b.c"), "--table: “a.b.c” is not the name of a dbt model"),
        (("--dbt", ".", "--table", "x') }}"), "--table: “x') }}” is not the name of a dbt model"),
    ],
)
def test_wrong_options_of_a_dbt_model(tanada: Any, options: tuple[str, ...], message: str) -> None:
    done = tanada(*VALUE, "--dialect", "duckdb", *options)
    assert done.code == 2
    assert done.err.startswith(message)


def test_nothing_of_a_policy_is_taken_for_a_template(tanada: Any, tmp_path: Path) -> None:
    policy = tmp_path / "braces.yaml"
    policy.write_text(BRACES)
    assert tanada("policy", "compile", policy, "--dialect", "duckdb", "--dbt", tmp_path).code == 0
    model = (tmp_path / "models" / "tanada_braces.sql").read_text(encoding="utf-8")
    assert '-- tanada policy compile: {{ "{" }}{ env_var("HOME") }} {{ "{" }}% raw %}' in model
    assert """`plan` = '""" not in model
    assert """= '{{ "{" }}{ plan }}'""" in model
    assert """= '{{ "{" }}# none #}'""" in model


@pytest.mark.slow
@pytest.mark.parametrize("source", ["", "crm."])
def test_dbt_builds_the_model(tanada: Any, tmp_path: Path, source: str) -> None:
    dbt = shutil.which("dbt")
    if dbt is None:
        pytest.skip("dbt: dbt is not installed")
    policy = tmp_path / "braces.yaml"
    policy.write_text(BRACES)
    options = ("--table", f"{source}accounts", "--columns", "arr,plan", "--dbt", tmp_path)
    tanada("policy", "compile", policy, "--dialect", "duckdb", *options)
    profile = {"type": "duckdb", "path": str(tmp_path / "shop.duckdb")}
    with (tmp_path / "profiles.yml").open("w") as file:
        YAML().dump({"tanada": {"target": "here", "outputs": {"here": profile}}}, file)
    models = tmp_path / "models"
    if source:
        (models / "sources.yml").write_text(
            "sources: [{name: crm, schema: main, tables: [{name: accounts}]}]\n"
        )
    else:
        (models / "accounts.sql").write_text("select * from main.given\n")
    with duckdb.connect(tmp_path / "shop.duckdb") as connection:
        connection.execute(
            f"CREATE TABLE {'accounts' if source else 'given'} AS SELECT * FROM (VALUES "
            "('A', 5, '{{ plan }}'), ('B', 6, 'x')) AS t (account_id, arr, plan)"
        ).fetchall()
    call = [dbt, "build", "--profiles-dir", ".", "--vars", "{as_of: 2026-06-30}"]
    quiet = {**os.environ, "DBT_SEND_ANONYMOUS_USAGE_STATS": "0"}
    done = subprocess.run(
        call, cwd=tmp_path, env=quiet, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    with duckdb.connect(tmp_path / "shop.duckdb") as connection:
        query = "SELECT account_id, tier, as_of::TEXT FROM main.tanada_braces ORDER BY 1"
        found = connection.execute(query).fetchall()
    assert found == [("A", "first", "2026-06-30"), ("B", "rest", "2026-06-30")]
