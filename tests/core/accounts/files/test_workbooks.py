"""Workbooks that are none, or that would take more memory than there is, are never parsed."""

from __future__ import annotations

import gzip
import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from tanada.accounts.files import workbooks
from tanada.accounts.files.compressed import decompress
from tanada.accounts.files.limits import SHEETS, SheetLimits, Unpacking
from tanada.accounts.files.workbooks import check_workbook
from tanada.errors import AccountsError, Problem

HEAD = (
    '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/'
    'spreadsheetml/2006/main"><sheetData>'
)
TAIL = "</sheetData></worksheet>"
SHEET = "xl/worksheets/sheet1.xml"


def workbook(**parts: str | bytes) -> bytes:
    """A workbook of one sheet with the given parts in place of its own."""
    sound, changed = io.BytesIO(), io.BytesIO()
    with xlsxwriter.Workbook(sound) as book:
        book.add_worksheet().write_row(0, 0, ["id", "name"])
    with zipfile.ZipFile(sound) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            name = Path(entry.filename).stem
            new.writestr(entry.filename, parts.get(name, old.read(entry)))
    return changed.getvalue()


def sheet(rows: str) -> bytes:
    return workbook(sheet1=HEAD + rows + TAIL)


def problem(folder: Path, content: bytes, limits: SheetLimits = SHEETS) -> Problem:
    path = folder / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(AccountsError) as caught:
        check_workbook(path, limits)
    (found,) = caught.value.problems
    return found


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"account_id\nA\n", "files.not_xlsx"),
        (b"<html><table></table></html>", "files.not_xlsx"),
        (b"PK\x03\x04junk", "files.not_xlsx"),
        (workbook()[:-200], "files.not_xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "files.save_as_xlsx"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + bytes(99)
            + "EncryptedPackage".encode("utf-16-le"),
            "files.password",
        ),
    ],
)
def test_what_is_no_workbook(opened: Any, content: bytes, code: str) -> None:
    assert opened.refused(lambda: opened(content, "a.xlsx")).code == code


@pytest.mark.parametrize(
    "parts",
    [
        {"workbook": "<"},
        {"sheet1": "nothing"},
        {"sharedStrings": "<sst><si>"},
        {"sheet1": HEAD + '<row r="1"><c r="A1" t="s"><v>9</v></c></row>' + TAIL},
        {"sheet1": HEAD + '<row r="x"><c><v>1</v></c></row>' + TAIL},
        {"sheet1": HEAD + '<row r="1"><c r="1A"><v>1</v></c></row>' + TAIL},
        {"sheet1": HEAD + f"<{'x' * 200}:c/>" + TAIL},
        {"sheet1": "<!DOCTYPE a>" + HEAD + "<row><c><v>1</v></c></row>" + TAIL},
    ],
)
def test_a_workbook_with_broken_parts(opened: Any, parts: dict[str, str]) -> None:
    found = opened.refused(lambda: opened(workbook(**parts), "a.xlsx"))
    assert found.code in ("files.not_xlsx", "files.no_sheet_with_data")


@pytest.mark.parametrize("at", range(0, 100, 7))
def test_a_workbook_with_a_hole(opened: Any, at: int) -> None:
    content = bytearray(workbook())
    begin = len(content) * at // 100
    content[begin : begin + 40] = b"\xff" * 40
    try:
        opened(bytes(content), "a.xlsx")
    except AccountsError as error:
        assert {each.code for each in error.problems} <= {
            *("files.not_xlsx", "files.no_sheet_with_data", "files.unpacks_too_large"),
            *("files.unpacks_too_many_times", "files.too_many_entries"),
        }


def test_cells_so_far_apart_that_memory_would_not_hold_what_lies_between(tmp_path: Path) -> None:
    far = (
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="999999"><c r="XFD999999"><v>1</v></c></row>'
    )
    found = problem(tmp_path, sheet(far))
    assert (found.code, found.params) == (
        "files.too_many_cells",
        {"found": 999_999 * 16_384, "limit": 30_000_000},
    )


@pytest.mark.parametrize(
    "rows",
    [
        "<row><c><v>1</v></c></row><row r='999999'>" + "<c/>" * 40 + "<c><v>1</v></c></row>",
        "<row r = \"1\"><c  r='A1'><v>1</v></c></row><row><c s='1' r='AO999999'><v/></c></row>",
        '<row><c x=" r=&quot;A1&quot;"><v>1</v></c><!-- <c r="A1"/> --></row>'
        '<row r="999999"><c r="AO999999"><is><t></t></is></c></row>',
        '<x:row xmlns:x="a"><x:c r="A1"><x:v>1</x:v></x:c>'
        '<x:c r="AO999999"><x:v>1</x:v></x:c></x:row>',
    ],
)
def test_places_are_found_however_they_are_written(tmp_path: Path, rows: str) -> None:
    found = problem(tmp_path, sheet(rows))
    assert (found.code, found.params["found"]) == ("files.too_many_cells", 999_999 * 41)


@pytest.mark.parametrize(
    ("place", "code", "found"),
    [
        ("A1048577", "files.too_many_sheet_rows", 1_048_577),
        ("A99999999999", "files.too_many_sheet_rows", 99_999_999_999),
        ("XFE1", "files.too_many_sheet_columns", 16_385),
        ("ZZZZ1", "files.too_many_sheet_columns", 475_254),
    ],
)
def test_places_beyond_any_sheet(tmp_path: Path, place: str, code: str, found: int) -> None:
    wanted = problem(tmp_path, sheet(f'<row><c r="{place}"><v>1</v></c></row>'))
    assert (wanted.code, wanted.params["found"]) == (code, found)


def test_far_cells_without_a_value_do_no_harm(opened: Any) -> None:
    rows = '<row r="1"><c r="A1"><v>7</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>'
    table = opened(sheet(rows + '<row r="1048576"><c r="A1048576"><v>8</v></c></row>'), "a.xlsx")
    assert (table.columns, table.rows) == (["7"], [("8",)])


def test_a_long_text_that_many_cells_share(tmp_path: Path) -> None:
    texts = f"<sst><si><t>{'x' * 30_000}</t></si><si><t>y</t></si></sst>"
    cells = "".join(
        f'<row r="{row}"><c r="A{row}" t="s"><v>{row % 2}</v></c></row>' for row in range(1, 1001)
    )
    content = workbook(sharedStrings=texts, sheet1=HEAD + cells + TAIL)
    found = problem(tmp_path, content, replace(SHEETS, text=15_000_000))
    assert (found.code, found.params["found"]) == ("files.too_much_sheet_text", 15_000_500)
    check_workbook(tmp_path / "a.xlsx", replace(SHEETS, text=15_000_500))


def test_what_unpacks_to_more_than_is_allowed(tmp_path: Path) -> None:
    content = sheet("<!--" + " " * 3_000_000 + "-->")
    small = replace(SHEETS, unpacking=Unpacking(1_000_000))
    assert problem(tmp_path, content, small).code == "files.unpacks_too_large"
    packed = replace(SHEETS, unpacking=Unpacking(1 << 30, 200, 1_000_000))
    found = problem(tmp_path, content, packed)
    assert (found.code, found.params) == ("files.unpacks_too_many_times", {"limit": 200})


def test_an_archive_that_lies_about_its_size(tmp_path: Path) -> None:
    content = sheet("<!--" + " " * 3_000_000 + "-->")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        size = archive.getinfo(SHEET).file_size
    lying = content.replace(size.to_bytes(4, "little"), (99).to_bytes(4, "little"))
    assert lying != content
    small = replace(SHEETS, unpacking=Unpacking(1_000_000))
    assert problem(tmp_path, lying, small).code == "files.unpacks_too_large"


def test_an_archive_of_too_many_parts(tmp_path: Path) -> None:
    found = problem(tmp_path, workbook(), replace(SHEETS, entries=5))
    assert (found.code, found.params["limit"]) == ("files.too_many_entries", 5)


def test_a_sheet_cut_into_pieces_anywhere_has_the_same_cells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f'<row r="{row}"><c r="B{row}"><v>{row}</v></c></row>' for row in range(1, 99))
    for chunk in (7, 64, 1000):
        monkeypatch.setattr(workbooks, "_CHUNK", chunk)
        found = problem(tmp_path, sheet(rows), replace(SHEETS, cells=97))
        assert (found.code, found.params["found"]) == ("files.too_many_cells", 98)


def test_a_compressed_text_that_unpacks_to_more_than_is_allowed(tmp_path: Path) -> None:
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(b"a,b\n" + b"1,2\n" * 1_000_000, mtime=0))
    for limits, code in (
        (Unpacking(1_000_000), "files.unpacks_too_large"),
        (Unpacking(1 << 30, 200, 1_000_000), "files.unpacks_too_many_times"),
    ):
        with pytest.raises(AccountsError) as caught:
            decompress(path, tmp_path / "a", limits)
        assert [each.code for each in caught.value.problems] == [code]
        assert (tmp_path / "a").stat().st_size <= 2_000_000
