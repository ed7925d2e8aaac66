"""Documents that are refused before anything in them is looked at, with the limit they break."""

from __future__ import annotations

from pathlib import Path

import pytest

from tanada.errors import PolicyError, Problem
from tanada.policy.loading import load_policy, read_policy
from tanada.policy.source import read_source

SMALL = """\
tanada: 1
name: X
currency: USD
tiers:
  - a: {name: A, when: {x: arr > 5}}
  - b: {name: B, when: otherwise}
"""


def refused(text: str) -> list[Problem]:
    with pytest.raises(PolicyError) as caught:
        read_policy(text, "p.yaml")
    return list(caught.value.problems)


def only(text: str) -> tuple[str, int | None, int | None, dict[str, object]]:
    """The one problem of a document: code, line, column and parameters."""
    (problem,) = refused(text)
    assert problem.place.file == "p.yaml"
    return problem.code, problem.place.line, problem.place.column, dict(problem.params)


def test_a_document_of_one_mebibyte_is_the_largest() -> None:
    read_policy(SMALL + "#" + "x" * (1_048_576 - len(SMALL) - 1))
    code, line, column, params = only(SMALL + "#" + "x" * (1_048_576 - len(SMALL)))
    assert (code, line, column) == ("document.too_large", 1, 1)
    assert params == {"found": 1_048_577, "limit": 1_048_576}


def test_size_is_counted_in_bytes() -> None:
    assert only("#" + "日" * 349_526)[0] == "document.too_large"


def test_a_large_file_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_bytes(b"#" * 2_000_000)
    with pytest.raises(PolicyError) as caught:
        load_policy(path)
    (problem,) = caught.value.problems
    assert (problem.code, problem.params["found"]) == ("document.too_large", 2_000_000)


def nested(opening: str, closing: str, depth: int) -> str:
    """A document of so many levels, the mapping around them among these."""
    return f"a: {opening * (depth - 1)}1{closing * (depth - 1)}\n"


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}")])
def test_thirty_two_levels_are_the_deepest(opening: str, closing: str) -> None:
    read_source(nested(opening, closing, 32))
    code, line, column, params = only(nested(opening, closing, 33))
    assert (code, line, params) == ("document.too_deep", 1, {"limit": 32})
    assert column == 4 + 31 * len(opening)


@pytest.mark.parametrize("depth", [1_000, 100_000])
def test_a_million_levels_cost_nothing(depth: int) -> None:
    assert only("a: " + "[" * depth)[0] == "document.too_deep"


def test_levels_by_indentation_count_too() -> None:
    text = "".join(f"{' ' * level}a:\n" for level in range(40))
    assert only(text)[0] == "document.too_deep"


def test_fifty_thousand_values_are_the_most() -> None:
    read_source("a: [" + "1," * 49_997 + "]\n")
    code, _, _, params = only("a: [" + "1," * 49_998 + "]\n")
    assert (code, params) == ("document.too_many_nodes", {"limit": 50_000})


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        (SMALL.replace("name: X", "name: &n X"), 2, 7),
        (SMALL.replace("name: X", "name: *n"), 2, 7),
        (SMALL.replace("tiers:", "tiers: &t"), 4, 8),
        (SMALL.replace("{name: A", "{<<: *t, name: A"), 5, 13),
    ],
)
def test_anchors_and_aliases(text: str, line: int, column: int) -> None:
    code, *place, _ = only(text)
    assert code == "document.alias"
    assert place[0] == line
    assert place[1] == column


def test_aliases_within_aliases_cost_nothing() -> None:
    laughs = "a: &a [1]\n" + "".join(f"b{n}: [*a, *a, *a, *a]\n" for n in range(1_000))
    assert only(laughs)[0] == "document.alias"


@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        ("!!python/object/apply:os.system", "tag:yaml.org,2002:python/object/apply:os.system"),
        ("!include", "!include"),
        ("!!str", "tag:yaml.org,2002:str"),
    ],
)
def test_tags(tag: str, shown: str) -> None:
    code, line, column, params = only(SMALL.replace("name: X", f"name: {tag} X"))
    assert (code, line, column) == ("document.tag", 2, 7)
    assert params == {"found": shown}


def test_a_second_document() -> None:
    assert only(SMALL + "---\n" + SMALL)[:3] == ("document.several", 7, 1)


def test_a_line_that_begins_the_only_document_is_allowed() -> None:
    assert read_policy("---\n" + SMALL).name.en == "X"


def test_a_bom_is_allowed() -> None:
    assert read_policy("\ufeff" + SMALL).name.en == "X"


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_other_line_ends_mean_the_same(tmp_path: Path, end: str) -> None:
    path = tmp_path / "p.yaml"
    path.write_bytes(SMALL.replace("\n", end).encode())
    assert load_policy(path).fingerprint == read_policy(SMALL).fingerprint


@pytest.mark.parametrize(
    ("content", "found", "offset"),
    [
        ("name: 日本".encode("cp932"), "0x93", 6),
        ("name: X".encode("utf-16"), "0xff", 0),
        (b"name: X\nx: \xc3(\n", "0xc3", 11),
    ],
)
def test_a_file_that_is_not_utf8(tmp_path: Path, content: bytes, found: str, offset: int) -> None:
    path = tmp_path / "p.yaml"
    path.write_bytes(content)
    with pytest.raises(PolicyError) as caught:
        load_policy(path)
    (problem,) = caught.value.problems
    assert (problem.code, problem.params) == (
        "document.not_utf8",
        {"found": found, "offset": offset},
    )


def test_every_key_that_stands_twice() -> None:
    text = SMALL.replace("name: X", "name: X\nname: Y").replace("{x: arr > 5}", "{x: a, x: b}")
    found = [
        (each.code, each.place.line, each.place.column, each.place.path, dict(each.params))
        for each in refused(text)
    ]
    assert found == [
        ("document.key_twice", 3, 1, "name", {"found": "name", "line": 2}),
        ("document.key_twice", 6, 31, "tiers[0].a.when.x", {"found": "x", "line": 6}),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "document.empty"),
        (" \n\t\n", "document.empty"),
        ("# only a comment\n", "document.not_a_mapping"),
        ("[1, 2]\n", "document.not_a_mapping"),
        ("text\n", "document.not_a_mapping"),
        ("null\n", "document.not_a_mapping"),
        ("a: [1\n", "document.not_yaml"),
        ("a: b: c\n", "document.not_yaml"),
        ("a: 'x\n", "document.not_yaml"),
        ("\ta: 1\n", "document.not_yaml"),
        ("a: \x01\n", "document.not_yaml"),
        ("a: \x00\n", "document.not_yaml"),
        ("%YAML 1.1\n---\na: 1\nb: [\n", "document.not_yaml"),
        ("[1]: 2\n", "document.key_not_plain"),
        ("? {a: 1}\n: 2\n", "document.key_not_plain"),
    ],
)
def test_what_is_no_document_at_all(text: str, code: str) -> None:
    assert only(text)[0] == code


@pytest.mark.parametrize(
    "word", ["no", "off", "y", "yes", "NO", "1:30", "0o17", "1_000", "2026-01-01"]
)
def test_words_that_older_yaml_changes_stay_texts(word: str) -> None:
    assert read_source(f"a: {word}\n").data == {"a": word}


def test_numbers_keep_every_digit() -> None:
    from decimal import Decimal

    data = read_source("a: 0.1000000000000000055511151231\nb: 12345678901234567890\n").data
    assert data == {"a": Decimal("0.1000000000000000055511151231"), "b": 12345678901234567890}


@pytest.mark.parametrize("sign", ["\\e", "\\0", "\\r", "\\u200f", "\\u202e"])
def test_a_name_holds_no_sign_that_acts_on_a_terminal(sign: str) -> None:
    text = "tanada: 1\ncurrency: USD\ntiers: [{a: {name: A, when: otherwise}}]\n"
    with pytest.raises(PolicyError) as raised:
        read_policy(f'{text}name: "A{sign}[31m"\n')
    assert {problem.code for problem in raised.value.problems} == {"shape.control_character"}
