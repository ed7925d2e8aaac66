"""Reviews, grace and measurement: whether the tiers stay true, and whether anyone looks."""

from __future__ import annotations

from collections.abc import Iterator

from tanada.policy.editing import Editor
from tanada.policy.lint.finding import Fix, Found
from tanada.policy.lint.reading import Reading
from tanada.policy.source import Path

RAREST_MONTHS = 6
"""Tiers are reviewed quarterly or half-yearly."""
_BEST, _OTHERS = "quarter", "half-year"
_MINIMUM_DAYS = "30"


def lint_moving(reading: Reading) -> Iterator[Found]:
    """Findings about how tiers are kept true over time."""
    yield from _unreviewed(reading)
    yield from _rare_reviews(reading)
    yield from _no_grace(reading)
    if reading.policy.document.outcomes is None:
        yield Found("lint.not_measured", ())


def _unreviewed(reading: Reading) -> Iterator[Found]:
    reviews = reading.policy.document.reviews
    reviewed = reviews.every if reviews is not None else {}
    missing = [key for _, key, _ in reading.tiers if key not in reviewed]
    if not missing:
        return
    best = reading.tiers[0][1]
    rhythms = {key: _BEST if key == best else _OTHERS for key in missing}

    def fix(editor: Editor) -> None:
        if reviews is None:
            listed = ", ".join(f"{key}: {every}" for key, every in rhythms.items())
            editor.add((), "reviews", f"{{every: {{{listed}}}}}")
            return
        for key, every in rhythms.items():
            editor.add(("reviews", "every"), key, every)

    path: Path = ("reviews", "every") if reviews is not None else ("tiers",)
    yield Found("lint.never_reviewed", path, {"tiers": missing}, key=True, fix=fix)


def _rare_reviews(reading: Reading) -> Iterator[Found]:
    reviews = reading.policy.document.reviews
    for key, every in reviews.every.items() if reviews is not None else ():
        if every.count > RAREST_MONTHS:
            path: Path = ("reviews", "every", key)
            params = {"tier": key, "months": every.count, "most": RAREST_MONTHS}
            yield Found("lint.reviewed_too_rarely", path, params, fix=_half_yearly(path))


def _half_yearly(path: Path) -> Fix:
    def fix(editor: Editor) -> None:
        editor.set(path, _OTHERS)

    return fix


def _no_grace(reading: Reading) -> Iterator[Found]:
    """Without a minimum, a renewal tomorrow moves an account down for a day's dip."""
    if reading.policy.document.transitions.down.minimum_days > 0:
        return
    path: Path = ("transitions", "down", "minimum_days")

    def fix(editor: Editor) -> None:
        editor.set(path, _MINIMUM_DAYS)

    yield Found("lint.no_grace", path, fix=fix)
