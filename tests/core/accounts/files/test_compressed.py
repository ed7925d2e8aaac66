"""Compressed texts are read like others."""

from __future__ import annotations

import gzip
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv.gz", "account_id,arr\nA,1\nB,x\n"),
        ("a.tsv.gz", "account_id\tarr\nA\t1\nB\tx\n"),
        ("a.jsonl.gz", '{"account_id": "A", "arr": 1}\n{"account_id": "B", "arr": "x"}\n'),
        ("a.CSV.GZ", "account_id;arr\nA;1\nB;x\n"),
    ],
)
def test_each_kind(read: Any, name: str, content: str) -> None:
    result = read(gzip.compress(content.encode(), mtime=0), name)
    assert result.values("account_id") == ["A"]
    assert [code for *_, code in result.rejects] == ["unreadable_number"]


def test_in_another_encoding_and_in_several_pieces(opened: Any) -> None:
    pieces = [
        gzip.compress(text.encode("cp932"), mtime=0) for text in ("id,name\n", "A,青空商事\n")
    ]
    table = opened(b"".join(pieces), "a.csv.gz")
    assert table.rows == [("A", "青空商事")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"id\nA\n", "files.not_gzip"),
        (gzip.compress(b"id\nA\n", mtime=0)[:-9], "files.not_gzip"),
        (gzip.compress(b"id\nA\n", mtime=0)[:12] + b"\xff\xff\xff\xff", "files.not_gzip"),
        (gzip.compress(b"", mtime=0), "accounts.empty"),
        (gzip.compress(gzip.compress(b"id\nA\n", mtime=0), mtime=0), "files.other_kind"),
    ],
)
def test_what_cannot_be_unpacked(opened: Any, content: bytes, code: str) -> None:
    assert opened.refused(lambda: opened(content, "a.csv.gz")).code == code
