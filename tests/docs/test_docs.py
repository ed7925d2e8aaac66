"""Everything the product knows has its place in the reference; every link leads somewhere."""

import ast
import importlib.util
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo

import tanada
from tanada.accounts.mapping import MappingDocument, ReadingShape
from tanada.cli import language
from tanada.decide.compiling import decision_columns
from tanada.fields import DERIVED, canonical_fields
from tanada.ledger.transitions import Transitions
from tanada.messages.catalogue import TEXTS
from tanada.policy import shape, times
from tanada.policy.document import PolicyDocument
from tanada.policy.engagement import Event
from tanada.policy.loading import load_policy, preset_names
from tanada.policy.names import CLOSING_COLUMNS, DECISION_COLUMNS
from tanada.policy.shape import Shape
from tanada.rules.functions import FUNCTIONS

ROOT = Path(__file__).resolve().parents[2]
SOURCE = Path(tanada.__file__).parent
REFERENCE = ROOT / "docs" / "reference"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
ROW = re.compile(r"^\| (.*) \|$", re.MULTILINE)
CELLS = re.compile(r" (?<!\\)\| ")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
SHAPE = re.compile(r"<!-- shape: (\w+\.\w+) -->\n((?:\|.*\n)+)")

WRITTEN_AS_TEXT = {
    shape.Words,
    shape.PercentRange,
    shape.WholeRange,
    times.Frequency,
    times.Moment,
    times.ResponseTime,
}
"""Shapes that an author writes as one text: described under "How values are written"."""


def page(name: str) -> str:
    return (REFERENCE / name).read_text(encoding="utf-8")


def rows(text: str) -> dict[str, list[str]]:
    """The rows of a page's tables by what stands in backquotes in their first cell."""
    found = {}
    for match in ROW.finditer(text):
        first, *rest = CELLS.split(match[1])
        for name in re.findall(r"`([^`]+)`", first):
            found[name] = rest
    return found


# The keys of documents.


def inner_types(annotation: Any) -> Iterator[Any]:
    yield annotation
    for argument in get_args(annotation):
        yield from inner_types(argument)


def shapes_within(root: type[Shape]) -> dict[str, type[Shape]]:
    """Every shape that a document can hold, by the last part of its module and its name."""
    found: dict[str, type[Shape]] = {}
    waiting: list[type[Shape]] = [root]
    while waiting:
        model = waiting.pop()
        name = f"{model.__module__.rpartition('.')[2]}.{model.__name__}"
        if name in found or model in WRITTEN_AS_TEXT:
            continue
        found[name] = model
        for each in model.model_fields.values():
            inside = inner_types(each.annotation)
            waiting += [
                kind for kind in inside if isinstance(kind, type) and issubclass(kind, Shape)
            ]
    return found


SHAPES = shapes_within(PolicyDocument)
MAPPING_SHAPES = {
    name: model for name, model in shapes_within(MappingDocument).items() if name not in SHAPES
} | {"shapes.ReadingShape": ReadingShape}


def told_shapes(name: str) -> dict[str, dict[str, list[str]]]:
    return {found[1]: rows(found[2]) for found in SHAPE.finditer(page(name))}


def told_default(each: FieldInfo) -> str:
    """A key's default as the reference writes it."""
    if each.is_required():
        return "required"
    match each.default:
        case None:
            return "–"
        case bool() as value:
            return f"`{str(value).lower()}`"
        case BaseModel():
            return "`{}`"
        case Decimal() | str() | int() | dict() | list() as value:
            return f"`{value}`"
        case value:
            raise TypeError(value)


def own_fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """A shape's keys without those that every description of a file can hold."""
    shared = ReadingShape.model_fields if model is not ReadingShape else {}
    return {key: each for key, each in model.model_fields.items() if key not in shared}


def test_every_shape_of_a_policy_has_its_table() -> None:
    assert set(told_shapes("policy.md")) == set(SHAPES)


def test_every_shape_of_a_mapping_has_its_table() -> None:
    assert set(told_shapes("mapping.md")) == set(MAPPING_SHAPES)


@pytest.mark.parametrize("name", sorted({**SHAPES, **MAPPING_SHAPES}))
def test_a_table_holds_the_keys_of_its_shape_and_their_defaults(name: str) -> None:
    told = {**told_shapes("policy.md"), **told_shapes("mapping.md")}[name]
    model = {**SHAPES, **MAPPING_SHAPES}[name]
    assert {key: cells[1] for key, cells in told.items()} == {
        key: told_default(each) for key, each in own_fields(model).items()
    }


@pytest.mark.parametrize("name", sorted({**SHAPES, **MAPPING_SHAPES}))
def test_a_table_names_every_word_that_a_key_takes(name: str) -> None:
    told = {**told_shapes("policy.md"), **told_shapes("mapping.md")}[name]
    missing = []
    for key, each in own_fields({**SHAPES, **MAPPING_SHAPES}[name]).items():
        literals = [kind for kind in inner_types(each.annotation) if get_origin(kind) is Literal]
        for value in {value for kind in literals for value in get_args(kind)}:
            if f"`{value}`" not in told[key][0] and "(#events)" not in told[key][0]:
                missing.append((key, value))
    assert missing == []


def test_every_event_is_named() -> None:
    assert [event for event in get_args(Event) if f"`{event}`" not in page("policy.md")] == []


# Fields, functions, presets, columns.


@pytest.mark.parametrize("name", [*canonical_fields(2), *DERIVED])
def test_every_field_has_its_row(name: str) -> None:
    assert name in rows(page("fields.md"))


@pytest.mark.parametrize("name", sorted(DERIVED))
def test_every_derived_field_has_its_paragraph(name: str) -> None:
    assert f"- `{name}`:" in page("fields.md")


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_every_function_has_its_paragraph(name: str) -> None:
    assert f"- `{name}(" in page("rules.md")


@pytest.mark.parametrize("name", sorted(dict(preset_names())))
def test_every_preset_is_described(name: str) -> None:
    prose = re.sub(r"^\|.*$", "", page("presets.md"), flags=re.MULTILINE)
    assert f"`{name}`" in prose


@pytest.mark.parametrize("name", [*DECISION_COLUMNS, *CLOSING_COLUMNS])
def test_every_column_of_a_decision_has_its_row(name: str) -> None:
    assert name in rows(page("decisions.md"))


def test_every_column_that_a_score_brings_has_its_row() -> None:
    policy = load_policy("standard")
    of_scores = set(decision_columns(policy)) - {*DECISION_COLUMNS, *CLOSING_COLUMNS}
    patterns = {"<score>", "<score>_band", "<score>__<measure>"}
    told = {
        pattern.replace("<score>", score.name).replace("<measure>", measure.name)
        for pattern in patterns & set(rows(page("decisions.md")))
        for score in policy.scores
        for measure in score.measures
    }
    assert told == of_scores


def test_every_status_that_a_run_can_give_has_its_row() -> None:
    transitions = Transitions(load_policy("value"), date(2026, 6, 30), complete=True)
    query = transitions.query("decided", "held", "overrides").sql("duckdb")
    known = {code.removeprefix("status.") for code in TEXTS if code.startswith("status.")}
    given = {status for status in known if f"'{status}'" in query} - {"not_seen"}
    assert len(given) == 10
    assert given == set(rows(page("decisions.md").partition("## Statuses")[2])) & known


def test_every_column_of_the_rejects_file_has_its_row() -> None:
    columns = ["line", "account_id", "field", "value", "reason", "code"]
    told = rows(page("decisions.md").partition("## The rejects file")[2])
    assert [name for name in columns if name not in told] == []


# Commands and codes.


@cache
def reference() -> ModuleType:
    """The script that writes the generated tables."""
    path = ROOT / "scripts" / "write_reference.py"
    spec = importlib.util.spec_from_file_location("write_reference", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", sorted(path.name for path in REFERENCE.glob("*.md")))
def test_the_generated_tables_are_those_of_the_code(name: str) -> None:
    assert page(name) == reference().rewritten(page(name)), "run scripts/write_reference.py"


def test_every_command_has_its_block_and_every_option_its_row() -> None:
    text = page("commands.md")
    for path, command in reference().commands():
        found = re.search(
            f"<!-- generated: command: {path} -->(.*?)<!-- /generated -->", text, re.S
        )
        assert found is not None, path
        told = " ".join(rows(found[1]))
        for parameter in command.params:
            for option in parameter.opts:
                assert option in told or parameter.metavar in told, (path, option)


@pytest.mark.parametrize("code", [0, 1, 2, 130])
def test_every_exit_code_has_its_row(code: int) -> None:
    assert f"\n| {code} | " in page("commands.md")


def environment_variables() -> set[str]:
    """Every variable that the source reads: constants that only an environment is asked for."""
    found = set(language._VARIABLES)
    for file in SOURCE.rglob("*.py"):
        found |= set(re.findall(r"environ(?:\.get\(|\[)\"(\w+)\"", file.read_text("utf-8")))
    return found


def test_every_environment_variable_has_its_row() -> None:
    told = rows(page("commands.md").partition("## Environment variables")[2])
    assert environment_variables() <= set(told)


def codes_raised() -> set[str]:
    """Every code outside messages that is an error, a note, a reject or calls for attention."""
    found = set()
    for file in SOURCE.rglob("*.py"):
        if SOURCE / "messages" in file.parents:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and node.value in TEXTS:
                found.add(str(node.value))
    areas = "document shape policy rule service accounts mapping out file".split()
    built = {code for code in TEXTS if code.partition(".")[0] in ("reject", "attention", "shape")}
    return {code for code in found if code.partition(".")[0] in areas} | built


def test_every_code_has_its_row() -> None:
    told = rows(page("codes.md"))
    raised = codes_raised() | {each for each in reference().errors() if each in TEXTS}
    assert sorted(raised - set(told)) == []


# Links.


def anchors(path: Path) -> set[str]:
    """What a heading can be linked by."""
    text = FENCE.sub("", path.read_text(encoding="utf-8"))
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {
        re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings
    }


def links() -> Iterator[tuple[Path, str]]:
    for path in PAGES:
        for target in LINK.findall(FENCE.sub("", path.read_text(encoding="utf-8"))):
            yield path, target


def test_every_relative_link_leads_somewhere() -> None:
    lost = []
    for path, target in links():
        if re.match(r"[a-z]+:", target):
            continue
        file, _, anchor = target.partition("#")
        found = (path.parent / file).resolve() if file else path
        if not found.exists() or (anchor and anchor not in anchors(found)):
            lost.append(f"{path.relative_to(ROOT)}: {target}")
    assert lost == []


def test_every_picture_is_shown_and_described() -> None:
    shown = {
        (path.parent / target).resolve(): description.strip()
        for path in PAGES
        for description, target in PICTURE.findall(path.read_text(encoding="utf-8"))
    }
    kept = set((ROOT / "docs").rglob("*.png"))
    assert sorted(str(path.relative_to(ROOT)) for path in kept ^ set(shown)) == []
    assert [path.name for path, description in shown.items() if not description] == []


def test_no_picture_is_large() -> None:
    sizes = {path.name: path.stat().st_size for path in (ROOT / "docs").rglob("*.png")}
    assert {name: size for name, size in sizes.items() if size > 90_000} == {}


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        path = waiting.pop()
        if path in reached or path.suffix != ".md" or not path.exists():
            continue
        reached.add(path)
        waiting += [
            (path.parent / target.partition("#")[0]).resolve()
            for source, target in links()
            if source == path and ":" not in target and target.partition("#")[0]
        ]
    wanted = {path for path in PAGES if ROOT / "docs" in path.parents}
    assert sorted(str(path.relative_to(ROOT)) for path in wanted - reached) == []


def test_the_package_shows_the_readme() -> None:
    assert 'readme = "README.md"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
