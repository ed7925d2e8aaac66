"""The vocabulary knows every field and column there is, in both languages."""

import pytest

from tanada.accounts.events.kinds import KINDS
from tanada.accounts.suggest.names import name_of
from tanada.accounts.suggest.targets import expected
from tanada.accounts.suggest.vocabulary.accounts import ACCOUNT_WORDS
from tanada.accounts.suggest.vocabulary.tables import TABLES
from tanada.fields import DERIVED, canonical_fields

NOT_SUPPLIED = {"next_renewal_on", "days_to_renewal"}


def test_every_canonical_field_has_names() -> None:
    wanted = {"account_id", "currency", *canonical_fields(2), *DERIVED} - NOT_SUPPLIED
    assert set(ACCOUNT_WORDS) == wanted


@pytest.mark.parametrize("field", sorted(ACCOUNT_WORDS))
def test_every_field_has_names_in_both_languages(field: str) -> None:
    known = ACCOUNT_WORDS[field].known
    assert any(name.isascii() for name in known)
    assert any(not name.isascii() for name in known)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_kinds_columns_are_those_of_the_kind(kind: str) -> None:
    assert set(TABLES[kind].columns) == set(KINDS[kind].columns)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_what_a_kind_requires_is_required_here(kind: str) -> None:
    required = {name for one_of in TABLES[kind].required for name in one_of}
    assert set(KINDS[kind].required) <= required


@pytest.mark.parametrize("kind", ["accounts", *TABLES])
def test_every_target_expects_values_of_some_kind(kind: str) -> None:
    targets = ACCOUNT_WORDS if kind == "accounts" else TABLES[kind].columns
    for target in targets:
        assert expected(kind, target)


@pytest.mark.parametrize("kind", ["accounts", *TABLES])
def test_no_known_name_stands_for_two_targets(kind: str) -> None:
    vocabulary = ACCOUNT_WORDS if kind == "accounts" else TABLES[kind].columns
    seen: dict[str, set[str]] = {}
    for target, words in vocabulary.items():
        for name in (target.replace("_", " "), *words.known, *words.computed):
            seen.setdefault(name_of(name).joined, set()).add(target)
    assert {name: targets for name, targets in seen.items() if len(targets) > 1} == {}
