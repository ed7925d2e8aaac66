"""Every endpoint has its line in the reference, and says of itself what people need to know."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

from ninja import Schema

from tanada_web.api.frame import MODULES, api

PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "api.md"
ROW = re.compile(r"^\| `((?:GET|POST|PUT) /[^`]*)` \| (.+) \|$", re.MULTILINE)
PATHS = api.get_openapi_schema(path_prefix="/")["paths"]
ENDPOINTS = {
    f"{method.upper()} {path}": told
    for path, methods in PATHS.items()
    for method, told in methods.items()
}


def test_the_reference_lists_every_endpoint_as_it_describes_itself() -> None:
    listed = dict(ROW.findall(PAGE.read_text(encoding="utf-8")))
    assert listed == {name: f"{told['summary']}." for name, told in ENDPOINTS.items()}


def test_no_two_shapes_share_a_name() -> None:
    modules = [import_module(f"tanada_web.api.{name}") for name in MODULES]
    named = {
        (name, shape)
        for module in modules
        for name, shape in vars(module).items()
        if isinstance(shape, type) and issubclass(shape, Schema)
    }
    names = [name for name, _ in named]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []


def test_every_change_takes_an_idempotency_key() -> None:
    reading = {"POST /policies/check", "POST /policies/simulate"}
    without = {
        name
        for name, told in ENDPOINTS.items()
        if not name.startswith("GET")
        and "Idempotency-Key" not in [each["name"] for each in told.get("parameters", [])]
    }
    assert without == reading


def test_every_status_of_a_refusal_is_told() -> None:
    page = PAGE.read_text(encoding="utf-8")
    told = {status for each in ENDPOINTS.values() for status in each["responses"] if status >= 400}
    assert [status for status in sorted(told) if f"| `{status}` |" not in page] == []
