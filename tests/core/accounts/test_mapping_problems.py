"""What can be wrong with a mapping: every problem at once, with its place in the document."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tanada.accounts.mapping import read_mapping
from tanada.errors import AccountsError, Problem

CSV = "ID,Net,On\n1,5,2026-01-01\n"
HEAD = "tanada_mapping: 1\n"


def places(problems: list[Problem]) -> list[tuple[str, int | None, int | None]]:
    return [(each.code, each.place.line, each.place.column) for each in problems]


def found(read: Any, mapping: str) -> list[tuple[str, int | None, int | None]]:
    problems = read.refused(CSV, mapping=mapping)
    assert all(str(each.place.file).endswith("map.yaml") for each in problems)
    return places(problems)


def test_fields_and_columns_that_there_are_not(read: Any) -> None:
    mapping = (
        "tanada_mapping: 1\n"
        "source:\n"
        "  net: {column: Nett}\n"
        "fields:\n"
        "  account_id: Id\n"
        "  arrr: Net\n"
        "  name: {column: Firm}\n"
        "  mrr: {expression: net}\n"
        "  arr: {latest: [{column: Net, as_of: Om}, {column: Nex, as_of: On}]}\n"
    )
    problems = read.refused(CSV, mapping=mapping)
    assert [
        (*place, each.params) for place, each in zip(places(problems), problems, strict=True)
    ] == [
        ("mapping.unknown_column", 3, 17, {"found": "Nett", "nearest": "Net"}),
        ("mapping.unknown_column", 5, 15, {"found": "Id", "nearest": "ID"}),
        ("mapping.unknown_field", 6, 3, {"found": "arrr", "nearest": "arr"}),
        ("mapping.unknown_column", 7, 18, {"found": "Firm", "nearest": None}),
        ("mapping.unknown_column", 9, 39, {"found": "Om", "nearest": None}),
        ("mapping.unknown_column", 9, 53, {"found": "Nex", "nearest": "Net"}),
    ]


def test_expressions_that_are_wrong(read: Any) -> None:
    mapping = (
        "tanada_mapping: 1\n"
        "source: {net: {column: Net, type: money}, on: {column: On, type: date}}\n"
        "fields:\n"
        "  account_id: ID\n"
        "  arr: {expression: net + }\n"
        "  mrr: {expression: nett * 2}\n"
        "  nps: {expression: net * net * net}\n"
        "  trial: {expression: net > 'x'}\n"
        "  name: {expression: load(net)}\n"
    )
    assert [code for code, *_ in found(read, mapping)] == [
        "rule.unreadable",
        "rule.unknown_name",
        "rule.too_wide",
        "rule.different_kinds",
        "rule.unknown_function",
    ]
    assert [line for _, line, _ in found(read, mapping)] == [5, 6, 7, 8, 9]


@pytest.mark.parametrize("call", ["percentile(net)", "days_since(on)", "days_until(on) + 1"])
def test_what_looks_beyond_the_row(read: Any, call: str) -> None:
    mapping = (
        "tanada_mapping: 1\n"
        "source: {net: {column: Net, type: money}, on: {column: On, type: date}}\n"
        f"fields:\n  account_id: ID\n  arr: {{expression: {call}}}\n"
    )
    assert found(read, mapping) == [("mapping.beyond_the_row", 5, 21)]


@pytest.mark.parametrize(
    ("mapping", "wanted"),
    [
        ("fields: {account_id: ID}\n", [("shape.missing", 1, 1)]),
        ("tanada_mapping: 2\nfields: {account_id: ID}\n", [("shape.literal_error", 1, 17)]),
        (HEAD + "tables: {b: {kind: tickets}}\n", [("shape.missing", 2, 10)]),
        (HEAD + "accounts: {dates: month}\n", [("shape.literal_error", 2, 19)]),
        (HEAD + "rates: {per: USD}\n", [("shape.missing", 2, 1)]),
        (
            HEAD + "fields:\n  account_id: {colunm: ID}\n",
            [("shape.missing", 3, 3), ("shape.unknown_key", 3, 16)],
        ),
        (HEAD + "fields:\n  9a: ID\n", [("shape.key_unfit", 3, 3)]),
        (HEAD + "fields:\n  account_id: 5\n", [("shape.model_type", 3, 15)]),
        (HEAD + "fields:\n  arr: {expression: 5}\n", [("shape.text_expected", 3, 21)]),
        (
            HEAD + "fields:\n  arr: {latest: [{column: Net, as_of: On}]}\n",
            [("shape.too_short", 3, 17)],
        ),
        (
            HEAD + "fields: {account_id: ID}\nsource: {a: {column: Net, type: amount}}\n",
            [("shape.literal_error", 3, 33)],
        ),
        (HEAD + "fields:\n  account_id: ID\n  account_id: Net\n", [("document.key_twice", 4, 3)]),
        (HEAD + "fields:\n  account_id: *a\n", [("document.alias", 3, 15)]),
        (HEAD + "fields:\n  account_id: !!str ID\n", [("document.tag", 3, 15)]),
        (HEAD + "---\nfields: {account_id: ID}\n", [("document.several", 2, 1)]),
        (HEAD + "fields: {account_id: [\n", [("document.not_yaml", 3, 1)]),
        ("", [("document.empty", 1, 1)]),
        ("[1]\n", [("document.not_a_mapping", 1, 1)]),
        ("#" * 1_048_577, [("document.too_large", 1, 1)]),
    ],
)
def test_documents_that_are_no_mapping(
    read: Any, mapping: str, wanted: list[tuple[str, int, int]]
) -> None:
    assert sorted(found(read, mapping)) == sorted(wanted)


def test_no_field_is_the_id(read: Any) -> None:
    problems = read.refused(CSV, mapping=HEAD + "fields: {arr: Net}\n")
    assert [each.code for each in problems] == ["accounts.no_account_id"]


@pytest.mark.parametrize("content", [b"\xff\xfe", b"fields: \x93\xfa\n"])
def test_a_mapping_that_is_not_utf8(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "map.yaml"
    path.write_bytes(content)
    assert unreadable(path) == {"found": "UTF-8"}


def test_a_mapping_that_is_not_there(tmp_path: Path) -> None:
    assert unreadable(tmp_path / "map.yaml") == {"found": "No such file or directory"}
    assert unreadable(tmp_path) == {"found": "Is a directory"}


def unreadable(path: Path) -> dict[str, object]:
    with pytest.raises(AccountsError) as caught:
        read_mapping(path, 2)
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.file) == ("mapping.unreadable", str(path))
    return dict(problem.params)
