"""What a mapping may say of a table of a kind: its columns and its settings."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from tanada.accounts.events.kind import TableKind
from tanada.accounts.events.kinds import KINDS
from tanada.errors import AccountsError, Place, Problem
from tanada.rules.nearest import nearest

MOST_WORDS = 1_000
"""Words that a setting can list."""
Settings = Mapping[str, object]


def kind_named(name: str) -> TableKind:
    """The kind of this name; AccountsError where there is none."""
    if name not in KINDS:
        params = {"found": name, "expected": list(KINDS), "nearest": nearest(name, KINDS)}
        raise AccountsError(Problem("events.unknown_kind", Place(path="kind"), params))
    return KINDS[name]


def check_columns(kind: TableKind, columns: Collection[str]) -> list[Problem]:
    """What is wrong with a choice of the kind's columns; each problem's place is `columns.…`."""
    problems = []
    for name in columns:
        if name not in kind.columns:
            params = {"found": name, "kind": kind.name, "nearest": nearest(name, kind.columns)}
            place = Place(path=".".join(("columns", name)))
            problems.append(Problem("events.unknown_column", place, params))
    for name in kind.required:
        if name not in columns:
            params = {"expected": name, "kind": kind.name}
            problems.append(Problem("events.column_required", Place(path="columns"), params))
    return problems


def check_settings(kind: TableKind, settings: Settings) -> list[Problem]:
    """What is wrong with the settings; each problem's place is `settings.…`."""
    problems = []
    for name, value in settings.items():
        place = Place(path=".".join(("settings", name)))
        if name not in kind.settings:
            params = {
                "found": name,
                "kind": kind.name,
                "expected": list(kind.settings),
                "nearest": nearest(name, kind.settings),
            }
            problems.append(Problem("events.unknown_setting", place, params))
        else:
            problems += [Problem(code, place, params) for code, params in _misfits(value)]
    return problems


def words(settings: Settings) -> dict[str, list[str]]:
    """Settings that were checked, as lists of texts."""
    return {
        name: [str(word) for word in value]
        for name, value in settings.items()
        if isinstance(value, list | tuple)
    }


def _misfits(value: object) -> Iterator[tuple[str, dict[str, object]]]:
    if not isinstance(value, list | tuple) or not value or len(value) > MOST_WORDS:
        yield "events.setting_list", {"found": value, "limit": MOST_WORDS}
        return
    seen = set()
    for word in value:
        if isinstance(word, bool) or not isinstance(word, str | int) or not str(word).strip():
            yield "events.setting_word", {"found": word}
        elif (folded := str(word).strip().lower()) in seen:
            yield "events.setting_twice", {"found": word}
        else:
            seen.add(folded)
