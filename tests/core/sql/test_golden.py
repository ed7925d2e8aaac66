"""The SQL of some policies in every dialect, kept as files and read as a diff."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
import sqlglot

ROOT = Path(__file__).resolve().parents[3]
GOLDEN = sorted((ROOT / "tests" / "golden").glob("*.sql"))


def writer() -> ModuleType:
    path = ROOT / "scripts" / "write_golden.py"
    spec = importlib.util.spec_from_file_location("write_golden", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_golden_sql_is_what_is_compiled_today() -> None:
    wanted = writer().golden()
    assert sorted(wanted) == GOLDEN
    late = [path.name for path, text in wanted.items() if path.read_text(encoding="utf-8") != text]
    assert late == [], "run scripts/write_golden.py and read the diff"


@pytest.mark.parametrize("path", [path for path in GOLDEN if "constructs" in path.name])
def test_golden_sql_can_be_parsed_in_its_dialect(path: Path) -> None:
    dialect = path.suffixes[0].removeprefix(".")
    (tree,) = sqlglot.parse(path.read_text(encoding="utf-8"), dialect=dialect)
    assert isinstance(tree, sqlglot.exp.Select)
    assert not list(tree.find_all(sqlglot.exp.Command))
