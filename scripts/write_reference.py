"""Writes the tables of docs/reference that follow from the code.

    python scripts/write_reference.py            write them
    python scripts/write_reference.py --check    end with 1 where one is out of date

A generated table stands between `<!-- generated: NAME -->` and `<!-- /generated -->`; everything
around it is written by hand and left alone.
"""

import argparse
import ast
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import tanada
from tanada.accounts.events.kind import DerivedField
from tanada.accounts.events.kinds import KINDS
from tanada.cli.app import localised_app
from tanada.fields import DERIVED, DERIVED_FROM, Field, Kind, canonical_fields
from tanada.messages import say
from tanada.messages.catalogue import TEXTS
from tanada.messages.labels import Labels
from tanada.policy import document, shape, source
from tanada.policy.loading import load_policy, preset_names
from tanada.rules import limits
from tanada.rules.functions import FUNCTIONS

SOURCE = Path(tanada.__file__).parent
REFERENCE = Path(__file__).resolve().parents[1] / "docs" / "reference"
BLOCK = re.compile(r"(<!-- generated: (?P<name>[^>]+?) -->\n).*?(<!-- /generated -->)", re.DOTALL)


def table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; a bar inside a cell is escaped."""
    lines = [titles, ["---"] * len(titles), *rows]
    return "".join(
        "| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines
    )


def code(text: object) -> str:
    return f"`{text}`"


# Fields.

TYPE_WORDS = {
    Kind.MONEY: "money",
    Kind.WHOLE: "whole number",
    Kind.NUMBER: "number",
    Kind.TEXT: "text",
    Kind.DATE: "date",
    Kind.FLAG: "flag",
}


def field_type(field: Field) -> str:
    if field.type.kind is Kind.CHOICE:
        return "choice: " + ", ".join(code(value) for value in field.type.values)
    return TYPE_WORDS[field.type.kind]


def bound(value: int | None) -> str:
    return "" if value is None else str(value)


def unit(field: Field) -> str:
    return "the policy's currency" if field.type.kind is Kind.MONEY else field.unit


def fields() -> str:
    return table(
        ["field", "what it is", "type", "unit", "least", "most"],
        [
            [
                code(name),
                say(f"field.{name}", "en"),
                field_type(field),
                unit(field),
                bound(field.least),
                bound(field.most),
            ]
            for name, field in canonical_fields(2).items()
        ],
    )


def derived() -> str:
    return table(
        ["field", "what it is", "type", "made from"],
        [
            [
                code(name),
                say(f"field.{name}", "en"),
                TYPE_WORDS[kind.kind],
                ", ".join(code(each) for each in DERIVED_FROM[name]),
            ]
            for name, kind in DERIVED.items()
        ],
    )


# Rules and documents.

ACCEPTS = {
    "same": "values of one kind, not flags",
    "number": "numbers",
    "date": "a date",
    "name": "the name of a number",
}


def functions() -> str:
    def how_many(least: int, most: int) -> str:
        return str(least) if least == most else f"{least} to {most}"

    return table(
        ["function", "arguments", "takes"],
        [
            [code(each.name), how_many(each.least, each.most), ACCEPTS[each.accepts]]
            for each in FUNCTIONS.values()
        ],
    )


def rule_limits() -> str:
    return table(
        ["what", "at most"],
        [
            ["characters of a rule", f"{limits.MAX_CHARACTERS:,}"],
            ["words and signs of a rule", str(limits.MAX_TOKENS)],
            ["nesting (parentheses, `not`, minus signs)", str(limits.MAX_NESTING)],
            ["digits before the point of a written number", str(limits.MAX_NUMBER_DIGITS)],
            ["digits after the point of a written number", str(limits.MAX_NUMBER_PLACES)],
            ["digits that a computed number could need", str(limits.MAX_WIDTH)],
        ],
    )


def document_limits() -> str:
    return table(
        ["what", "at most"],
        [
            ["bytes", f"{source.MAX_BYTES:,}"],
            ["nesting", str(source.MAX_DEPTH)],
            ["keys, values and lists together", f"{source.MAX_NODES:,}"],
            ["characters of a key", str(shape.MAX_KEY)],
            ["tiers", str(document.MAX_TIERS)],
        ],
    )


def presets() -> str:
    rows = []
    for name, _ in preset_names():
        policy = load_policy(name)
        labels = Labels(policy, "en")
        tiers = " › ".join(f"{labels.tier(tier.key)} ({code(tier.key)})" for tier in policy.tiers)
        rows.append([code(name), labels.words(policy.name), policy.currency, tiers])
    return table(["name", "policy", "currency", "tiers, best first"], rows)


# Commands.


def commands() -> Iterator[tuple[str, Any]]:
    """Every command by what is typed for it, the program itself first."""
    waiting: list[tuple[str, Any]] = [("tanada", localised_app("en"))]
    while waiting:
        path, command = waiting.pop(0)
        yield path, command
        inner = getattr(command, "commands", {})
        waiting[:0] = [(f"{path} {name}", each) for name, each in inner.items()]


def is_argument(parameter: Any) -> bool:
    return not any(name.startswith("-") for name in parameter.opts)


def spelling(parameter: Any) -> str:
    names = parameter.opts
    metavar = parameter.metavar
    if is_argument(parameter):
        return code(metavar or names[0].upper())
    value = "" if parameter.is_flag else " " + (metavar or "N")
    return ", ".join(code(name + value) for name in sorted(names, key=len, reverse=True))


def default(parameter: Any) -> str:
    if parameter.required:
        return "required"
    value = parameter.default
    return "" if value in (None, False) else code(value)


def command(path: str) -> str:
    found = dict(commands())[path]
    rows = [
        [spelling(each), default(each), each.help or ""]
        for each in sorted(found.params, key=lambda each: not is_argument(each))
    ]
    told = f"{found.help}\n"
    return told + ("\n" + table(["given", "default", "meaning"], rows) if rows else "")


# Codes.

AREAS: dict[str, tuple[str, ...]] = {
    "document": ("document",),
    "shape": ("shape",),
    "policy": ("policy",),
    "rule": ("rule",),
    "service": ("service",),
    "accounts": ("accounts", "table", "mapping", "explain"),
    "reject": ("reject",),
    "attention": ("attention",),
}
"""The codes of each table, by what stands before the point; other errors have one of their own."""
MIXED = ("explain",)
"""Areas of which only the errors are listed."""


SERVER = (
    *("request", "permission", "keys", "people", "policies", "said", "overrides", "designations"),
    *("judgements", "corrections", "reviews", "handset", "runs", "sources", "uploads", "webhooks"),
    *("published", "environment"),
)
"""The areas of the server; they hold words of commands and pages as well."""


@cache
def given_to(*callers: str, source: Path = SOURCE) -> frozenset[str]:
    """Every code that stands as the first argument of a call of one of these names."""
    found = set()
    for file in source.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
                if name in callers:
                    found.add(str(node.args[0].value))
    return frozenset(found)


def errors() -> frozenset[str]:
    return given_to("Problem", "refused")


def notes() -> frozenset[str]:
    return given_to("Note")


def template(text: str) -> str:
    """A message with its parameters, a choice of singular and plural as both words."""
    text = re.sub(r"\{\w+:([^{}|]*)\|([^{}]*)\}", r"\1/\2", text)
    text = re.sub(r"(?<!\{)\{(\w+)\}(?!\})", r"⟨\1⟩", text)
    return text.replace("{{", "{").replace("}}", "}").replace("\n", "<br>")


def code_table(codes: Iterable[str]) -> str:
    return table(["code", "text"], [[code(each), template(TEXTS[each].en)] for each in codes])


def area_of(each: str) -> str:
    return each.partition(".")[0]


def codes(area: str) -> str:
    listed = [each for each in TEXTS if area_of(each) in AREAS[area] and each not in notes()]
    return code_table(each for each in listed if area_of(each) not in MIXED or each in errors())


@cache
def written(source: Path) -> frozenset[str]:
    """Every text that stands in the code, that of commands and of messages excepted."""
    return frozenset(
        str(node.value)
        for file in source.rglob("*.py")
        if not {"commands", "cli", "messages"} & set(file.parts)
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
    )


def server() -> str:
    source = SOURCE.with_name("tanada_web")
    known = (written(source) | written(SOURCE) - errors()) & set(TEXTS)
    listed = sorted(each for each in known if area_of(each) in SERVER)
    told = given_to("say", source=source)
    return code_table(each for each in listed if each not in told)


def assumed() -> str:
    return code_table(each for each in TEXTS if each in notes())


def elsewhere() -> str:
    placed = {area for areas in AREAS.values() for area in areas}
    return code_table(each for each in TEXTS if each in errors() and area_of(each) not in placed)


# Kinds of tables.


def kind_columns(name: str) -> str:
    kind = KINDS[name]
    return table(
        ["column", "type", ""],
        [
            [code(each), field_type(field), "required" if each in kind.required else ""]
            for each, field in kind.columns.items()
        ],
    )


def kind_fields(name: str) -> str:
    return events_fields(name, KINDS[name].fields.values())


def further_fields(name: str) -> str:
    return events_fields(name, KINDS[name].further.values())


def events_fields(kind: str, listed: Iterable[DerivedField]) -> str:
    return table(
        ["field", "what it is", "needs", "expression"],
        [
            [
                code(field.name),
                say(f"derived.{kind}_{field.name}", "en"),
                "; ".join(
                    [
                        *(" or ".join(map(code, group)) for group in field.needs),
                        *(f"setting {code(each)}" for each in field.settings),
                    ]
                ),
                code(field.expression),
            ]
            for field in listed
        ],
    )


# Into the files.

BLOCKS: dict[str, Callable[[], str]] = {
    "fields": fields,
    "derived": derived,
    "functions": functions,
    "rule limits": rule_limits,
    "document limits": document_limits,
    "presets": presets,
    "codes: assumed": assumed,
    "codes: server": server,
    "codes: command line": elsewhere,
}


KIND_BLOCKS = {
    "kind columns": kind_columns,
    "kind fields": kind_fields,
    "further fields": further_fields,
}


def block(name: str) -> str:
    """The generated text of a block."""
    kind, _, rest = name.partition(": ")
    if kind == "command":
        return command(rest)
    if kind in KIND_BLOCKS:
        return KIND_BLOCKS[kind](rest)
    if name not in BLOCKS and kind == "codes":
        return codes(rest)
    return BLOCKS[name]()


def rewritten(text: str) -> str:
    """A page with every generated block as it should be today."""
    return BLOCK.sub(lambda found: found[1] + block(found["name"]) + found[3], text)


def main() -> int:
    parser = argparse.ArgumentParser(description="Write the generated tables of docs/reference.")
    parser.add_argument("--check", action="store_true", help="only say what is out of date")
    check = parser.parse_args().check
    late = []
    for page in sorted(REFERENCE.glob("*.md")):
        text = page.read_text(encoding="utf-8")
        new = rewritten(text)
        if new != text:
            late.append(page.name)
            if not check:
                page.write_text(new, encoding="utf-8")
    if late:
        print(("out of date: " if check else "written: ") + ", ".join(late))
    return 1 if late and check else 0


if __name__ == "__main__":
    sys.exit(main())
