"""Plain data → PolicyDocument, reporting every misfit and going on with what fits.

A part that does not fit is left out and the rest validated again, so that problems of
names and rules elsewhere in the document are reported in the same go.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from tanada.errors import Problem
from tanada.policy.document import PolicyDocument
from tanada.policy.shape import Shape
from tanada.policy.source import Data, Path, Source
from tanada.rules.nearest import nearest

_ROUNDS = 50
_STAND_INS: dict[str, Data] = {
    "tanada": 1,
    "name": "-",
    "currency": "USD",
    "en": "-",
    "ja": "-",
    "missing": "neutral",
    "weight": 1,
    "give": 0,
    "at_most": 0,
}
"""What stands in for a key that must be there, once it is reported as wrong or missing."""


@dataclass
class Shaped:
    """What came of shaping a document; `document` is None where too little fits."""

    document: PolicyDocument | None
    problems: list[Problem]
    left_out: set[Path] = field(default_factory=set)

    def original(self, path: Path) -> Path:
        """The path in the source for a path in the document, whose lists may be shorter."""
        found: Path = ()
        for part in path:
            if isinstance(part, int):
                gone = {each[-1] for each in self.left_out if each[:-1] == found}
                position = -1
                for _ in range(part + 1):
                    position += 1
                    while position in gone:
                        position += 1
                found = (*found, position)
            else:
                found = (*found, part)
        return found


def shape_document(source: Source) -> Shaped:
    """The document, or as much of it as fits, and every problem of its shape."""
    shaped = Shaped(None, [])
    standing: dict[Path, Data] = {}
    for round_number in range(_ROUNDS):
        try:
            data = _without(source.data, shaped.left_out, standing)
            shaped.document = PolicyDocument.model_validate(data)
            return shaped
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False)
            if round_number == 0:
                shaped.problems = list(shape_problems(source, details))
            before = len(shaped.left_out) + len(standing)
            for each in details:
                _set_aside(each, shaped, standing)
            if len(shaped.left_out) + len(standing) == before:
                return shaped
    return shaped


def _set_aside(details: ErrorDetails, shaped: Shaped, standing: dict[Path, Data]) -> None:
    """Leave out what does not fit, or let something stand in for what must be there."""
    path = shaped.original(document_path(details))
    if details["type"] != "missing":
        if path:
            shaped.left_out.add(path)
        return
    key = path[-1]
    if isinstance(key, str) and key in _STAND_INS:
        standing[path] = _STAND_INS[key]
    elif path[:-1]:
        shaped.left_out.add(path[:-1])


def _without(data: Data, left_out: set[Path], standing: dict[Path, Data], path: Path = ()) -> Data:
    """A copy without the parts at the paths in `left_out`, and with what stands in."""
    if isinstance(data, dict):
        kept = {
            key: _without(value, left_out, standing, (*path, str(key)))
            for key, value in data.items()
            if (*path, str(key)) not in left_out
        }
        kept.update({place[-1]: value for place, value in standing.items() if place[:-1] == path})
        return kept
    if isinstance(data, list):
        return [
            _without(value, left_out, standing, (*path, index))
            for index, value in enumerate(data)
            if (*path, index) not in left_out
        ]
    return data


def document_path(details: ErrorDetails) -> Path:
    """pydantic's location without the marks of unions and keys."""
    return tuple(
        part
        for part in details["loc"]
        if not (isinstance(part, str) and (part.startswith("=") or part == "[key]"))
    )


def shape_problems(source: Source, errors: list[ErrorDetails]) -> Iterator[Problem]:
    """pydantic's errors as problems, each with its place in the document."""
    for details in errors:
        path, kind = document_path(details), details["type"]
        params: dict[str, object] = dict(details.get("ctx", {}))
        found = _value_at(source.data, path)
        if kind == "missing":
            params["expected"] = str(path[-1])
            yield Problem("shape.missing", source.place(path[:-1], key=True), params)
        elif kind == "extra_forbidden":
            params |= {"found": str(path[-1]), "nearest": nearest(str(path[-1]), _known_keys())}
            yield Problem("shape.unknown_key", source.place(path, key=True), params)
        elif "[key]" in details["loc"] or kind == "key_unfit":
            params["found"] = str(path[-1])
            yield Problem("shape.key_unfit", source.place(path, key=True), params)
        else:
            params.setdefault("found", shown(found))
            yield Problem(f"shape.{kind}", source.place(path), params)


def _value_at(data: Data, path: Path) -> Data:
    for part in path:
        if isinstance(data, dict):
            data = data.get(part)
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            return None
    return data


def shown(value: object) -> str:
    """A value as the document's author would recognise it, cut where it is long."""
    if isinstance(value, dict):
        return "{" + ", ".join(str(key) for key in list(value)[:5]) + "}"
    if isinstance(value, list):
        return f"[{len(value)}]"
    if value is None:
        return ""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= 80 else text[:77] + "…"


def _known_keys() -> set[str]:
    known: set[str] = set()
    waiting: list[type[Shape]] = [Shape]
    while waiting:
        model = waiting.pop()
        known.update(model.model_fields)
        waiting.extend(model.__subclasses__())
    return known
