"""Which names a document may give to its fields, attributes and scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tanada.fields import DERIVED, canonical_fields

if TYPE_CHECKING:
    from tanada.policy.linking import Linker

DECISION_COLUMNS = (
    "account_id",
    "tier",
    "earned_tier",
    "qualified_tier",
    "floor_tier",
    "status",
    "reason",
    "reason_values",
    "missing",
)
CLOSING_COLUMNS = (
    "since",
    "grace_from",
    "grace_until",
    "pinned_until",
    "overlays",
    "policy",
    "as_of",
)
RESERVED = frozenset(
    (
        *DECISION_COLUMNS,
        *CLOSING_COLUMNS,
        *"currency otherwise and or not in between is null true false".split(),
    )
)


def check_names(linker: Linker) -> None:
    """Report every name that is taken, reserved or could be mistaken for another.

    Names differ from each other by more than upper and lower case, as columns must.
    """
    document = linker.document
    taken = {name.casefold(): name for name in (*canonical_fields(0), *DERIVED)}
    for part, names in (
        ("fields", document.fields),
        ("attributes", document.attributes),
        ("scores", document.scores),
    ):
        for name in names:
            path = (part, name)
            if name.casefold() in RESERVED or name.endswith("_as_of"):
                linker.report("policy.name_reserved", path, key=True, found=name)
            elif part == "fields" and (
                name in taken.values() or name in document.attributes or name in document.scores
            ):
                continue
            elif name.casefold() in taken:
                other = taken[name.casefold()]
                linker.report("policy.name_taken", path, key=True, found=name, other=other)
            taken.setdefault(name.casefold(), name)
            if part == "scores":
                taken.setdefault(f"{name}_band".casefold(), f"{name}_band")
