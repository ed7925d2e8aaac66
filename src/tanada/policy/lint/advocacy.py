"""Advocacy programmes, and whom they ask."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tanada.policy.editing import Editor
from tanada.policy.lint.finding import Fix, Found
from tanada.policy.lint.reading import Reading
from tanada.policy.source import Path
from tanada.rules.tree import names

ADVOCACY = ("references_given_12m", "referrals_12m", "willing_advocate", "reference")
"""Fields that show who speaks for us, or would."""
_WILLING = "willing_advocate or references_given_12m > 0 or referrals_12m > 0"
_PROGRAMME = re.compile(r"advoca|referr|reference|アドボ|リファレンス|紹介", re.IGNORECASE)


def lint_advocacy(reading: Reading) -> Iterator[Found]:
    """Programmes for advocates that do not say they are for advocates."""
    document = reading.policy.document
    for key in advocacy_programmes(reading):
        path: Path = ("programmes", key)
        if _aims(reading, (*path, "only_when")):
            continue
        plays = [
            play
            for play, shape in document.plays.items()
            if any(step.programme == key for step in shape.steps)
        ]
        given = any(key in model.programmes for model in document.engagement.values())
        if plays and not given and all(_aims(reading, ("plays", play, "when")) for play in plays):
            continue
        fix = None if document.programmes[key].only_when else _aimed(path)
        yield Found("lint.advocacy_unaimed", path, {"name": key}, key=True, fix=fix)


def advocacy_programmes(reading: Reading) -> Iterator[str]:
    """The keys of the programmes that ask customers to speak for us, by key or label."""
    for key, programme in reading.policy.document.programmes.items():
        if any(map(_PROGRAMME.search, (key, programme.label.en, programme.label.ja))):
            yield key


def _aims(reading: Reading, path: Path) -> bool:
    rule = reading.service.get(path)
    return rule is not None and bool(reading.beneath(names(rule)) & set(ADVOCACY))


def _aimed(path: Path) -> Fix:
    def fix(editor: Editor) -> None:
        editor.add(path, "only_when", _WILLING)

    return fix
