"""Which encoding a text is in is found from its bytes, and said where it is a guess."""

from __future__ import annotations

import codecs
import tempfile
from pathlib import Path
from typing import Any

import pytest

from tanada.accounts.files import open_table
from tanada.accounts.files.encodings import found_encoding
from tanada.sql.engine import connect

JAPANESE = "account_id,name\nA-1,株式会社青空商事\nA-2,ｱｵｿﾞﾗ～カナ\n"
WESTERN = "account_id,name\nA-1,Café Léman\nA-2,L’Étoile – Paris\n"


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
    ],
)
def test_what_is_marked_or_certain_needs_no_note(opened: Any, encoding: str, mark: bytes) -> None:
    table = opened(mark + JAPANESE.encode(encoding))
    assert table.rows == [("A-1", "株式会社青空商事"), ("A-2", "ｱｵｿﾞﾗ～カナ")]
    assert table.notes == []


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark(opened: Any, encoding: str) -> None:
    table = opened(JAPANESE.encode(encoding))
    assert table.rows == [("A-1", "株式会社青空商事"), ("A-2", "ｱｵｿﾞﾗ～カナ")]
    assert table.notes == [("files.encoding_assumed", {"encoding": encoding, "file": "a.csv"})]


def test_cp932(opened: Any) -> None:
    table = opened(JAPANESE.encode("cp932"))
    assert table.rows == [("A-1", "株式会社青空商事"), ("A-2", "ｱｵｿﾞﾗ～カナ")]
    assert table.notes == [("files.encoding_assumed", {"encoding": "cp932", "file": "a.csv"})]


def test_cp1252(opened: Any) -> None:
    table = opened(WESTERN.encode("cp1252"))
    assert table.rows == [("A-1", "Café Léman"), ("A-2", "L’Étoile – Paris")]
    assert table.notes == [("files.encoding_assumed", {"encoding": "cp1252", "file": "a.csv"})]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_in_any_way_in_any_encoding(opened: Any, end: str) -> None:
    for encoding in ("cp932", "utf-16"):
        table = opened(JAPANESE.replace("\n", end).encode(encoding))
        assert table.rows == [("A-1", "株式会社青空商事"), ("A-2", "ｱｵｿﾞﾗ～カナ")]


@pytest.mark.parametrize(
    "value",
    [
        *("東京都千代田区", "山田太郎", "A社", "NTTデータ", "①テスト", "髙橋", "齋藤", "ﾔﾏﾀﾞ"),
        *("サンプル～", "東", "JR東日本", "㈱アイ", "ﾃｰﾌﾞﾙ", "得意先", "3月", "（南）"),
    ],
)
def test_one_japanese_value_is_enough(value: str) -> None:
    assert found_encoding(f"account_id,name\nA-1,{value},5\n".encode("cp932")) == "cp932"


@pytest.mark.parametrize(
    "value",
    [
        *("José", "Müller GmbH", "Björk", "España", "São Paulo", "Hélène", "FRANÇAIS", "référence"),
        *("it’s", "“Acme” Ltd", "€ 500", "£20", "10°C", "à la carte", "nº 5", "Società è", "Ærø"),
        *("Nestlé®", "Øster – Sø", "ÖSTERREICH", "¿Qué?", "5 m²", "«été»", "Zoë"),
    ],
)
def test_one_western_value_is_enough(value: str) -> None:
    assert found_encoding(f"account_id,name\nA-1,{value},5\n".encode("cp1252")) == "cp1252"


@pytest.mark.parametrize(
    ("encoding", "values"),
    [
        ("euc-jp", "ひらがな,カタカナ株式会社,田中太郎,東京都"),
        ("gbk", "北京市,有限公司,深圳科技股份有限公司,张伟,客户名称"),
        ("big5", "台北市,有限公司,張偉,客戶名稱"),
        ("euc-kr", "서울특별시,주식회사 한국,김철수"),
        ("cp1250", "Łódź,Święta,Żółć,Wałęsa,Michał,Zażółć gęślą jaźń"),
        ("cp1251", "Москва,ООО Ромашка,Иванов Иван"),
        ("koi8-r", "Москва,ООО Ромашка,Иванов Иван"),
        ("cp1253", "Αθήνα,Θεσσαλονίκη,Ελληνική Δημοκρατία"),
        ("cp1254", "İstanbul,Şişli,Çağrı,Beyoğlu"),
        ("mac-roman", "José,Müller,Crédit"),
        ("cp850", "José,Müller,Crédit"),
        ("cp932", "ﾀﾅｶ"),
    ],
)
def test_what_is_not_clear_is_not_assumed(encoding: str, values: str) -> None:
    lines = "".join(f"A,{value}\n" for value in values.split(","))
    assert found_encoding(f"id,name\n{lines}".encode(encoding)) is None


def test_a_declared_encoding_wins(opened: Any) -> None:
    content = "account_id,name\nA-1,ﾀﾅｶ\n".encode("cp932")
    table = opened(content, encoding="Shift_JIS")
    assert (table.rows, table.notes) == ([("A-1", "ﾀﾅｶ")], [])
    assert opened(content, encoding="cp1252").rows == [("A-1", "ÀÅ¶")]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16"])
def test_utf16_as_it_is_declared(opened: Any, encoding: str) -> None:
    content = "account_id,name\nA-1,東\n".encode(encoding)
    assert opened(content, encoding="utf-16").rows == [("A-1", "東")]


def test_a_declared_encoding_that_is_not_read(opened: Any) -> None:
    problem = opened.refused(lambda: opened("account_id\nA\n", encoding="klingon"))
    assert (problem.code, problem.params) == (
        "files.unknown_encoding",
        {"found": "klingon", "expected": ["utf-8", "utf-16", "cp932", "cp1252"]},
    )


def test_utf8_with_some_lines_of_another_encoding_stays_utf8(read: Any) -> None:
    rows = [f"A-{number},Zoë".encode() for number in range(60)]
    rows[30] = "A-30,Zoë".encode("cp1252")
    result = read(b"account_id,name\n" + b"\n".join(rows) + b"\n")
    assert [(line, code) for line, *_, code in result.rejects] == [(32, "not_utf8")]
    assert result.counts == (60, 59, 1)


def test_a_few_accents_among_many_plain_lines_are_cp1252(opened: Any) -> None:
    rows = [b"A-%d,Acme" % number for number in range(100)]
    rows[30] = "A-30,Zoë".encode("cp1252")
    table = opened(b"account_id,name\n" + b"\n".join(rows) + b"\n")
    assert table.rows[30] == ("A-30", "Zoë")


def test_lines_that_are_no_cp932_are_rejected_with_their_lines(read: Any) -> None:
    rows = [f"A-{number},青空".encode("cp932") for number in range(40)]
    rows[10] = b"A-10,\x82"
    rows[20] = b"A-20,\xa0\xfd"
    result = read(b"account_id,name\r\n" + b"\r\n".join(rows) + b"\r\n")
    assert [(line, field, code) for line, field, _, code in result.rejects] == [
        (12, "name", "not_utf8"),
        (22, "name", "not_utf8"),
    ]
    assert result.counts == (40, 38, 2)
    assert result.rows("account_id", "name")[0] == ("A-0", "青空")


def test_a_half_sign_in_utf16_is_rejected_with_its_line(read: Any) -> None:
    content = "account_id,name\nA-1,x\nA-2,".encode("utf-16") + b"\x3d\xd8\n\0A\0,\0b\0\n\0"
    result = read(content)
    assert [(line, code) for line, *_, code in result.rejects] == [(3, "not_utf8")]
    assert result.rows("account_id", "name") == [("A-1", "x"), ("A", "b")]


def test_signs_of_one_company_are_kept(opened: Any) -> None:
    content = "account_id,name\nA-1,青空\ue000商事\n".encode("cp932")
    assert opened(content).rows == [("A-1", "青空\ue000商事")]


def test_a_plain_beginning_is_no_proof(opened: Any) -> None:
    plain = "".join(f"A-{number},Acme\n" for number in range(200_000))
    strange = "".join(f"B-{number},青空商事\n" for number in range(100_000))
    table = opened(f"account_id,name\n{plain}{strange}".encode("cp932"))
    assert table.rows[-1] == ("B-99999", "青空商事")


def test_objects_in_another_encoding(opened: Any) -> None:
    table = opened('{"account_id": "A-1", "name": "青空"}\n'.encode("cp932"), "a.jsonl")
    ((line, _),) = table.connection.execute(
        f"SELECT line, written FROM {table.raw.view}"
    ).fetchall()
    assert line == '{"account_id": "A-1", "name": "青空"}'


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = connect()
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    path = tmp_path / "a.csv"
    path.write_bytes(JAPANESE.encode("cp932"))
    raw = open_table(connection, path)
    assert len(list(folder.iterdir())) == 1
    assert len(connection.execute(f"FROM {raw.view}").fetchall()) == 2
    del connection
    assert list(folder.iterdir()) == []


def test_nothing_is_left_behind_of_what_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: Any
) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    problem = opened.refused(lambda: opened("名前,名前\n1,青空\n".encode("cp932")))
    assert problem.code == "accounts.header_twice"
    assert [each for each in folder.rglob("*") if each.is_file()] == []
