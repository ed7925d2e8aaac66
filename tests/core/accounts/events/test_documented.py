"""Every field of every kind is a field of accounts, has its words and stands in the reference."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tanada.accounts.events.kind import DerivedField
from tanada.accounts.events.kinds import KINDS
from tanada.fields import canonical_fields
from tanada.messages.catalogue import TEXTS
from tanada.policy.loading import load_policy

PAGE = Path(__file__).parents[4] / "docs" / "reference" / "derived-fields.md"
FIELDS = [(kind.name, field) for kind in KINDS.values() for field in kind.fields.values()]
FURTHER = [(kind.name, field) for kind in KINDS.values() for field in kind.further.values()]
each_field = pytest.mark.parametrize(
    ("kind", "field"),
    [*FIELDS, *FURTHER],
    ids=[f"{kind}-{field.name}" for kind, field in [*FIELDS, *FURTHER]],
)


def section(kind: str) -> str:
    return (
        PAGE.read_text(encoding="utf-8")
        .partition(f"\n## {kind.capitalize()}\n")[2]
        .split("\n## ")[0]
    )


@each_field
def test_a_field_has_its_row_with_its_expression(kind: str, field: DerivedField) -> None:
    expression = field.expression.replace("|", "\\|")
    assert re.search(
        rf"^\| `{field.name}` \|.*\| `{re.escape(expression)}` \|$", section(kind), re.MULTILINE
    )


@each_field
def test_a_field_has_its_meaning_in_words(kind: str, field: DerivedField) -> None:
    assert f"derived.{kind}_{field.name}" in TEXTS


@each_field
def test_a_field_needs_what_its_kind_has(kind: str, field: DerivedField) -> None:
    assert {name for group in field.needs for name in group} <= set(KINDS[kind].columns)
    assert set(field.settings) <= set(KINDS[kind].settings)


def test_every_account_has_the_fields_of_a_kind_but_its_further_ones() -> None:
    assert {field.name for _, field in FIELDS} <= set(canonical_fields(2))
    assert {field.name for _, field in FURTHER}.isdisjoint(canonical_fields(2))


@pytest.mark.parametrize("preset", ["standard", "standard_jpy"])
def test_a_preset_declares_every_further_field(preset: str) -> None:
    declared = load_policy(preset).fields
    types = {field.name: declared[field.name].type.kind.value for _, field in FURTHER}
    assert types == {"mau_90d_ago": "number", "advanced_features_used_90d_ago": "whole"}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_kind_has_its_section_with_every_column_and_setting(kind: str) -> None:
    text = section(kind)
    assert [name for name in KINDS[kind].columns if f"| `{name}` |" not in text] == []
    assert [name for name in KINDS[kind].settings if f"`{name}`" not in text] == []


def test_words_of_derived_fields_belong_to_one() -> None:
    told = {code for code in TEXTS if code.startswith("derived.")}
    assert told == {f"derived.{kind}_{field.name}" for kind, field in [*FIELDS, *FURTHER]}
