"""The valid name that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(found: str, valid: Iterable[str]) -> str | None:
    """The valid name most like `found`, or None where none is like it."""
    folded = {name.casefold(): name for name in valid}
    matches = get_close_matches(found.casefold(), folded, n=1, cutoff=0.6)
    return folded[matches[0]] if matches else None
