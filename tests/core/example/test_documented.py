"""The page about the company tells every coefficient and every kind of dirt, as they are."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from tanada.example.coefficients import COEFFICIENTS, as_document
from tanada.example.company import FILES
from tanada.example.tables.usage import ADVANCED_FEATURES

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs" / "explanation" / "example-company.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `([\w./]+)` \| ([^|]+) \|", re.MULTILINE)


def spelled(value: object) -> str:
    if isinstance(value, dict):
        return " / ".join(str(part) for part in value.values())
    return " / ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def test_every_coefficient_stands_in_the_page_with_its_value() -> None:
    told = dict(ROW.findall(PAGE))
    expected = {}
    for group, named in as_document(COEFFICIENTS).items():
        if isinstance(named, dict):
            expected.update({f"{group}.{name}": spelled(value) for name, value in named.items()})
        else:
            expected[group] = spelled(named)
    assert {name: told.get(name) for name in expected} == expected
    assert {name for name in told if "." in name and "_" in name} <= {*expected, *FILES}


def test_every_file_stands_in_the_page() -> None:
    told = dict(ROW.findall(PAGE))
    assert [name for name in FILES if name not in told] == ["README.txt"]


def test_every_kind_of_dirt_stands_in_the_page(tables: Any) -> None:
    codes = {kind["code"] for kind in tables.planted["dirt"]}
    assert codes <= set(dict(ROW.findall(PAGE)))


def test_the_mapping_names_columns_and_files_that_there_are(tables: Any) -> None:
    text = (tables.folder / "mapping.yaml").read_text(encoding="utf-8")
    mapping = YAML(typ="safe").load(text)
    headings = set(tables.crm[0])
    assert {c for c in mapping["fields"].values() if isinstance(c, str)} <= headings
    columns = {name: set(table["columns"].values()) for name, table in mapping["tables"].items()}
    assert columns["billing"] <= set(tables.billing[0])
    assert columns["support"] <= set(tables.tickets[0])
    assert columns["contacts"] <= set(tables.contacts[0])
    assert columns["programmes"] <= set(tables.programmes[0])
    assert set(mapping["rates"]["columns"].values()) <= set(tables.rates[0])
    assert {table["file"] for table in mapping["tables"].values()} < set(FILES)


def test_the_mapping_knows_the_advanced_features(tables: Any) -> None:
    text = (tables.folder / "mapping.yaml").read_text(encoding="utf-8")
    settings = YAML(typ="safe").load(text)["tables"]["usage"]["settings"]
    assert tuple(settings["advanced"]) == ADVANCED_FEATURES
