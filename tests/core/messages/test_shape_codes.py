"""Whatever misfit a policy document can have, there are words for it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from tanada.errors import Problem
from tanada.messages.problems import render_problem
from tanada.policy.document import PolicyDocument

WRONG = (
    *(None, "", "x", "x" * 2001, "3..1", "90%..10%", True, -1, 10**12, Decimal("0.00001")),
    *([], {}, [[]], ["x", "x"], ["x"] * 501, {"": 1}, {1: 2}, {"x": {}}, [{"a": 1, "b": 1}]),
    {f"k{number}": "x" for number in range(501)},
)
OTHER = "This does not fit here."


def places(node: Any, definitions: Any, path: tuple[str | int, ...] = ()) -> Iterator[Any]:
    """Every place of the document's JSON Schema, as the way to it."""
    if "$ref" in node:
        node = definitions[node["$ref"].rsplit("/", 1)[-1]]
    yield path
    for choice in (*node.get("anyOf", ()), *node.get("oneOf", ())):
        yield from places(choice, definitions, path)
    for name, part in node.get("properties", {}).items():
        yield from places(part, definitions, (*path, name))
    if isinstance(node.get("additionalProperties"), dict):
        yield from places(node["additionalProperties"], definitions, (*path, "k"))
    if isinstance(node.get("items"), dict):
        yield from places(node["items"], definitions, (*path, 0))


def document(path: tuple[str | int, ...], value: object) -> object:
    for part in reversed(path):
        value = [value] if part == 0 else {part: value}
    return value


def kinds() -> Iterator[tuple[str, dict[str, object]]]:
    """Every kind of error, with its context, that a wrong value in one place brings."""
    schema = PolicyDocument.model_json_schema()
    for path in sorted(set(places(schema, schema["$defs"])), key=str):
        for wrong in WRONG:
            try:
                PolicyDocument.model_validate(document(path, wrong))
            except ValidationError as error:
                for details in error.errors(include_url=False, include_input=False):
                    yield details["type"], details.get("ctx", {})


def test_every_kind_of_misfit_has_its_own_words() -> None:
    met = dict(kinds())
    met["unknown_key"] = met.pop("extra_forbidden")
    assert len(met) > 25
    for kind, context in met.items():
        params = {"found": "x", "expected": "y", **context}
        assert not render_problem(Problem(f"shape.{kind}", params=params), "en").startswith(OTHER)
