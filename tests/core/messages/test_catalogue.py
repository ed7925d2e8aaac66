"""Every code that the product uses has its words, in both languages."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import tanada
from tanada.fields import DERIVED, DESIGNATIONS, Kind, canonical_fields
from tanada.messages.catalogue import AREAS, TEXTS
from tanada.messages.saying import say
from tanada.messages.text import LANGUAGES, Text
from tanada.policy.names import CLOSING_COLUMNS, DECISION_COLUMNS
from tanada.rules.functions import FUNCTIONS

SOURCE = Path(tanada.__file__).parent
CODE = re.compile(r"[a-z]{2,}\.[a-z_0-9]*[a-z0-9]")
NO_CODES = re.compile(
    r"tanada\..*|datum\..*|transitions\.rename"
    r"|.*\.(csv|tsv|jsonl|json|parquet|xlsx|yaml|yml|py|sql|md|txt|html|css|js|lock|target)"
)
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")
SAME_IN_BOTH = re.compile(r"[\s\W]*(\{\w+\}[\s\W]*)+|ARR|MRR|NPS|GRR|NRR|Slack")


def modules() -> Iterator[tuple[Path, ast.Module]]:
    server = SOURCE.parent / "tanada_web"
    for file in sorted([*SOURCE.rglob("*.py"), *server.rglob("*.py")]):
        if "migrations" in file.parts:
            continue
        yield file, ast.parse(file.read_text(encoding="utf-8"), str(file))


def codes_emitted() -> set[str]:
    """Every text constant outside messages that has the form of a code."""
    found = set()
    for file, tree in modules():
        if (SOURCE / "messages") in file.parents:
            continue
        built = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
        parts = {id(part) for node in built for part in node.values}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and id(node) not in parts:
                text = str(node.value)
                if CODE.fullmatch(text) and not NO_CODES.fullmatch(text):
                    found.add(text)
    return found


def codes_said() -> set[str]:
    """Every code that is written out where something is said."""
    found = set()
    for _, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
                if name == "say":
                    found.add(str(node.args[0].value))
    return found


def prefixes_built() -> set[str]:
    """The beginnings of codes that are put together: `f"shape.{kind}"`.

    A single letter before the dot is a table in SQL.
    """
    found = set()
    for _, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                beginning = str(node.values[0].value)
                if re.fullmatch(r"[a-z]{2,}\.[a-z_]*", beginning):
                    found.add(beginning)
    return found


def placeholders(template: str) -> set[str]:
    """The parameters that a template shows; a choice of singular or plural shows none."""
    return {name for _, name, spec, _ in Formatter().parse(template) if name and "|" not in spec}


def test_every_code_in_the_source_has_its_words() -> None:
    assert sorted((codes_emitted() | codes_said()) - set(TEXTS)) == []


def test_every_code_that_is_put_together_has_words() -> None:
    assert [
        beginning
        for beginning in sorted(prefixes_built())
        if not any(code.startswith(beginning) for code in TEXTS)
    ] == []


def test_both_languages_of_a_message_take_the_same_parameters() -> None:
    differing = [
        code for code, text in TEXTS.items() if placeholders(text.en) != placeholders(text.ja)
    ]
    assert differing == []


def test_no_message_is_left_in_the_other_language() -> None:
    left = [
        code
        for code, text in TEXTS.items()
        if JAPANESE.search(text.en)
        or not (JAPANESE.search(text.ja) or SAME_IN_BOTH.fullmatch(text.ja))
    ]
    assert left == []


def test_no_message_is_empty_or_has_space_around_it() -> None:
    assert [
        code
        for code, text in TEXTS.items()
        if any(not each or each != each.strip() for each in text)
    ] == []


def test_no_code_is_written_in_two_areas() -> None:
    counted = Counter(code for area in AREAS for code in area.TEXTS)
    assert [code for code, times in counted.items() if times > 1] == []


def test_no_code_has_two_lines_in_one_area() -> None:
    for area in AREAS:
        tree = ast.parse(Path(str(area.__file__)).read_text(encoding="utf-8"))
        keys = [
            key.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Dict)
            for key in node.keys
            if isinstance(key, ast.Constant)
        ]
        assert len(keys) == len(set(keys))


@pytest.mark.parametrize("name", ["account_id", "currency", *canonical_fields(2), *DERIVED])
def test_every_field_has_a_label(name: str) -> None:
    text = TEXTS[f"field.{name}"]
    assert isinstance(text, Text)
    assert "_" not in text.en + text.ja


@pytest.mark.parametrize(
    "name", [*(n for n, f in canonical_fields(2).items() if f.type.kind is Kind.FLAG), "strategic"]
)
def test_every_flag_has_a_sentence_and_its_opposite(name: str) -> None:
    assert TEXTS[f"is.{name}"] != TEXTS[f"is_not.{name}"]


def test_the_designations_are_flags_with_sentences() -> None:
    assert [TEXTS[f"is.{name}"].ja for name in DESIGNATIONS] == [
        "ブランド・ロゴとしての価値がある",
        "リファレンスとしての価値がある",
        "市場への影響力がある",
        "パートナーである",
        "特別な関係がある",
    ]


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_of_value_has_a_name(kind: Kind) -> None:
    for language in LANGUAGES:
        assert say(f"kind.{kind.value}", language)


@pytest.mark.parametrize("column", [*DECISION_COLUMNS, *CLOSING_COLUMNS])
def test_every_column_of_a_decision_has_a_heading(column: str) -> None:
    assert f"column.{column}" in TEXTS


@pytest.mark.parametrize(
    "status",
    [
        "new",
        "undetermined",
        "ended",
        "held",
        "promoted",
        "grace",
        "demoted",
        "recovered",
        "pinned",
        "unpinned",
        "not_seen",
    ],
)
def test_every_status_has_a_word_and_a_sentence(status: str) -> None:
    assert f"status.{status}" in TEXTS
    assert TEXTS[f"status_means.{status}"].ja.endswith("。")


@pytest.mark.parametrize("function", sorted(FUNCTIONS))
def test_every_function_of_rules_has_words(function: str) -> None:
    assert f"value.{function}" in TEXTS
