"""A policy by the name of a preset or from a file: read, shaped, linked, fingerprinted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib import resources
from pathlib import Path

from tanada.errors import Place, PolicyError, Problem, UsageError
from tanada.policy.fingerprint import fingerprint
from tanada.policy.linking import Linker
from tanada.policy.model import Policy
from tanada.policy.shaping import shape_document
from tanada.policy.source import MAX_BYTES, read_source
from tanada.rules.nearest import nearest


def load_policy(name: str | Path) -> Policy:
    """The policy that `name` means: a preset's name, or the path of a document.

    Raises UsageError where there is neither, PolicyError with every problem found.
    """
    text, file = policy_text(name)
    return read_policy(text, file)


def read_policy(text: str, file: str | None = None) -> Policy:
    """The policy that a document's text describes; `file` is named in problems.

    Raises PolicyError with every problem found, in the order of the document.
    """
    source = read_source(text, file)
    shaped = shape_document(source)
    problems = list(shaped.problems)
    policy = None
    if shaped.document is not None:
        linker = Linker(source, shaped)
        policy = linker.link()
        problems += linker.problems
    if policy is None:
        raise PolicyError(sorted(problems, key=_position))
    return replace(policy, fingerprint=fingerprint(policy, linker.typed))


def _position(problem: Problem) -> tuple[int, int]:
    return problem.place.line or 0, problem.place.column or 0


def policy_text(name: str | Path) -> tuple[str, str]:
    """The document's text and what to call it: the preset's or the file's name."""
    presets = dict(preset_names())
    if str(name) in presets:
        return presets[str(name)].read_text(encoding="utf-8"), f"{name}.yaml"
    path = Path(name)
    try:
        if not path.exists():
            params: dict[str, object] = {
                "found": str(name),
                "nearest": nearest(str(name), presets),
                "expected": list(presets),
            }
            raise UsageError(Problem("policy.not_found", Place(str(name)), params))
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            found = max(path.stat().st_size, len(content))
            size: dict[str, object] = {"found": found, "limit": MAX_BYTES}
            raise PolicyError(Problem("document.too_large", Place(str(name), 1, 1), size))
        text = content.decode("utf-8")
        return text.replace("\r\n", "\n").replace("\r", "\n"), str(name)
    except UnicodeDecodeError as error:
        params = {"found": f"0x{error.object[error.start]:02x}", "offset": error.start}
        raise PolicyError(Problem("document.not_utf8", Place(str(name), 1, 1), params)) from None
    except OSError as error:
        params = {"found": error.strerror or type(error).__name__}
        raise UsageError(Problem("file.unreadable", Place(str(name)), params)) from None


def preset_names() -> Iterator[tuple[str, resources.abc.Traversable]]:
    """The shipped policies: name and file, the standard one first."""
    folder = resources.files("tanada.policy") / "presets"
    files = {file.name.removesuffix(".yaml"): file for file in folder.iterdir()}
    for name in sorted(files, key=lambda name: (not name.startswith("standard"), name)):
        if files[name].name.endswith(".yaml"):
            yield name, files[name]
