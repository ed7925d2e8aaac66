"""`tanada accounts suggest` as a person or a program calls it."""

import re
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tanada.accounts.mapping import read_mapping

CRM = "Customer ID,Monthly fee,tenure,Churned\nC1,29.85,1,Yes\nC2,56.95,34,No\nC3,10.00,2,No\n"
USAGE = "client,Login date,User ID\nC1,2026-01-01,u1\nC2,2026-01-02,u2\nC1,2026-01-03,u1\n"

PROPOSED = """\
# Proposed by “tanada accounts suggest” from: crm.csv
# Lines that begin with “# doubtful:” do nothing until you take that away.
tanada_mapping: 1
fields:
  account_id: Customer ID
  mrr: Monthly fee
  age_months: tenure  # “tenure” can mean this and other things; whole numbers from 1 to 34, \
as months are
  # doubtful: churned_on: Churned  # “churned” can mean this and other things; it says whether, \
not when
"""


@pytest.fixture
def crm(tmp_path: Path) -> Path:
    path = tmp_path / "crm.csv"
    path.write_text(CRM)
    return path


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_the_mapping_goes_to_standard_output(tanada: Any, crm: Path) -> None:
    done = tanada("accounts", "suggest", crm)
    assert (done.code, done.out) == (0, PROPOSED)


def test_the_findings_go_to_standard_error(tanada: Any, crm: Path) -> None:
    done = tanada("accounts", "suggest", crm)
    assert done.err.splitlines()[:6] == [
        "crm.csv: accounts (3 rows looked at)",
        "  because the file is called “crm”, “Customer ID” is different in each row",
        "  account_id ← Customer ID (certain): known as “customer id”; every value differs; "
        "it tells the accounts apart",
        "      such as C1, C2, C3",
        "  mrr ← Monthly fee (certain): known as “monthly fee”; values are amounts",
        "      such as 29.85, 56.95, 10.00",
    ]
    assert "Fields that nothing gives: name, owner" in done.err


def test_in_japanese(tanada: Any, crm: Path) -> None:
    done = tanada("accounts", "suggest", crm, "--lang", "ja")
    assert "「churned」は別の意味のこともある; 有無だけで、日付が分からない" in done.out
    assert "mrr ← Monthly fee(確実): 「monthly fee」として知られる名前; 値が金額である" in done.err


def test_the_mapping_goes_to_a_file(tanada: Any, crm: Path, tmp_path: Path) -> None:
    out = tmp_path / "map.yaml"
    done = tanada("accounts", "suggest", crm, "-o", out)
    assert (done.code, done.out, out.read_text(encoding="utf-8")) == (0, "", PROPOSED)
    assert f"tanada tier {crm} --map {out}" in done.err


def test_a_file_is_not_replaced_unless_one_says_so(tanada: Any, crm: Path, tmp_path: Path) -> None:
    out = write(tmp_path / "map.yaml", "mine")
    done = tanada("accounts", "suggest", crm, "-o", out)
    assert (done.code, out.read_text()) == (2, "mine")
    assert "--force" in done.err
    assert tanada("accounts", "suggest", crm, "-o", out, "--force").code == 0
    assert out.read_text(encoding="utf-8") == PROPOSED


def test_an_export_is_never_replaced(tanada: Any, crm: Path) -> None:
    done = tanada("accounts", "suggest", crm, "-o", crm, "--force")
    assert (done.code, crm.read_text()) == (2, CRM)


def test_everything_for_machines(tanada: Any, crm: Path) -> None:
    data = tanada("accounts", "suggest", crm, "--json").json
    (table,) = data["tables"]
    assert (table["kind"], table["key"], table["rows"]) == ("accounts", "Customer ID", 3)
    assert table["fields"][1] == {
        "target": "mrr",
        "line": "mrr: Monthly fee",
        "source": [],
        "columns": ["Monthly fee"],
        "confidence": 0.95,
        "sure": "certain",
        "active": True,
        "because": [
            {
                "code": "suggest.reason.known_name",
                "like": "monthly fee",
                "message": "known as “monthly fee”",
            },
            {
                "code": "suggest.reason.fits",
                "what": "suggest.value.money",
                "message": "values are amounts",
            },
        ],
        "examples": {"Monthly fee": ["29.85", "56.95", "10.00"]},
        "rewritten": {},
    }
    assert data["mapping"] == PROPOSED


def test_what_is_proposed_can_be_read(tanada: Any, crm: Path, tmp_path: Path) -> None:
    usage = write(tmp_path / "usage log.csv", USAGE)
    out = tmp_path / "map.yaml"
    assert tanada("accounts", "suggest", crm, usage, "-o", out).code == 0
    (table,) = read_mapping(out, 2).tables
    assert (table.kind, table.key.column) == ("usage", "client")
    assert "    file: usage log.csv\n" in out.read_text(encoding="utf-8")


def test_without_the_doubt_every_line_can_be_read(tanada: Any, crm: Path, tmp_path: Path) -> None:
    orders = "Invoice date,Quantity,Unit price\n2026-01-01,2,5\n2026-01-02,1,9\n"
    out = tmp_path / "map.yaml"
    tanada("accounts", "suggest", crm, write(tmp_path / "orders.csv", orders), "-o", out)
    text = out.read_text(encoding="utf-8").replace("# doubtful: ", "")
    write(out, text.replace("account: ?", "account: Customer ID"))
    assert read_mapping(out, 2).tables[0].kind == "orders"


def test_a_table_that_could_not_be_read_stands_in_comments(
    tanada: Any, crm: Path, tmp_path: Path
) -> None:
    usage = write(tmp_path / "usage.csv", USAGE.replace("Login date", "Note"))
    orders = write(tmp_path / "orders.csv", "Invoice no,Invoice date,Total\n1,2026-01-01,5\n")
    done = tanada("accounts", "suggest", crm, usage, orders)
    assert [line for line in done.out.splitlines() if not line.lstrip().startswith("#")] == [
        "tanada_mapping: 1",
        "fields:",
        "  account_id: Customer ID",
        "  mrr: Monthly fee",
        "  age_months: tenure  # “tenure” can mean this and other things; "
        "whole numbers from 1 to 34, as months are",
    ]
    assert "  # doubtful: orders:" in done.out


@pytest.mark.parametrize(
    "header",
    ["Annual fee: net", "- fee", "12", "true", "年額 # 税込", "{x}", "a, b", "'fee'", 'fee "net"'],
)
def test_any_header_can_stand_in_the_mapping(tanada: Any, tmp_path: Path, header: str) -> None:
    quoted = '"' + header.replace('"', '""') + '"'
    path = write(tmp_path / "customers.csv", f"Customer ID,{quoted}\nC1,5\nC2,7\n")
    out = tmp_path / "map.yaml"
    assert tanada("accounts", "suggest", path, "-o", out).code == 0
    assert read_mapping(out, 2).accounts.fields


def test_control_signs_in_a_header_do_not_steer_the_terminal(tanada: Any, tmp_path: Path) -> None:
    path = write(tmp_path / "crm.csv", "Customer ID,\x1b[31mred\x1b[0m\nC1,1\nC2,2\n")
    done = tanada("accounts", "suggest", path)
    assert "\x1b" not in done.out + done.err


def test_several_files_that_cannot_be_used_are_all_named(tanada: Any, tmp_path: Path) -> None:
    empty = write(tmp_path / "empty.csv", "")
    rowless = write(tmp_path / "rowless.csv", "account_id,arr\n")
    done = tanada("accounts", "suggest", empty, rowless)
    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines() == [
        f"{empty}: The file is empty.",
        f"{rowless}: The file has columns but no rows.",
        "2 problems found.",
    ]


def test_a_picture_called_csv_is_refused(tanada: Any, tmp_path: Path) -> None:
    picture = tmp_path / "picture.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    done = tanada("accounts", "suggest", picture)
    assert (done.code, done.out) == (2, "")
    assert str(picture) in done.err


def test_headers_that_stand_twice_are_refused(tanada: Any, tmp_path: Path) -> None:
    done = tanada("accounts", "suggest", write(tmp_path / "crm.csv", "id,ARR,arr\n1,2,3\n"))
    assert (done.code, "ARR, arr" in done.err) == (2, True)


def test_a_file_without_accounts_is_refused(tanada: Any, tmp_path: Path) -> None:
    path = write(tmp_path / "fx.csv", "date,currency,rate\n2026-01-01,EUR,0.9\n2026-02-01,EUR,1\n")
    done = tanada("accounts", "suggest", path)
    assert (done.code, done.out) == (2, "")
    assert "None of these files says which account a row is about." in done.err


def test_nested_columns_are_told_and_left(tanada: Any, tmp_path: Path) -> None:
    path = tmp_path / "nested.parquet"
    rows = {"account_id": ["a", "b"], "tags": [["x"], []], "arr": [1.5, 2.5]}
    pq.write_table(pa.table(rows), path)
    done = tanada("accounts", "suggest", path)
    assert "Columns whose values hold several values cannot be used: tags" in done.err
    assert re.findall(r"^  (\w+):", done.out, re.MULTILINE) == ["account_id", "arr"]


def test_five_thousand_columns(tanada: Any, tmp_path: Path) -> None:
    names = ["account_id", "arr", *(f"column_{number}" for number in range(4_998))]
    rows = [",".join([f"A-{row}", *["1"] * 4_999]) for row in range(3)]
    path = write(tmp_path / "wide.csv", "\n".join([",".join(names), *rows, ""]))
    done = tanada("accounts", "suggest", path)
    assert (done.code, "and 4,968 more" in done.err) == (0, True)
