"""Two linked policies → everything that changes in meaning from the first to the second."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tanada.policy.diffing.change import PARTS, Change
from tanada.policy.diffing.counting import (
    counting_changes,
    data_changes,
    direction_changes,
    document_changes,
)
from tanada.policy.diffing.facts import attribute_changes
from tanada.policy.diffing.reading import names_read_otherwise
from tanada.policy.diffing.scores import score_changes
from tanada.policy.diffing.service import service_changes
from tanada.policy.diffing.tiers import aim_changes, same_tiers, tier_changes
from tanada.policy.model import Policy


def compare_policies(before: Policy, after: Policy) -> tuple[Change, ...]:
    """The changes in the order of PARTS; none where both fingerprints are the same.

    Layout, comments, spelling and the order of unordered things are no changes. A fingerprint
    may differ by an order that means nothing: then the one change says so.
    """
    if before.fingerprint == after.fingerprint:
        return ()
    same = same_tiers(before, after)
    found = [
        *counting_changes(before, after),
        *tier_changes(before, after, same),
        *attribute_changes(before, after),
        *score_changes(before, after),
        *data_changes(before, after),
        *direction_changes(before, after),
        *aim_changes(before, after, same),
        *service_changes(before, after, same),
        *document_changes(before, after),
    ]
    if not found:
        return (Change("document", "diff.order_only", ()),)
    otherwise = names_read_otherwise(before, after, found)
    return tuple(sorted(_settled(found, otherwise), key=lambda each: PARTS.index(each.part)))


def _settled(changes: Iterable[Change], otherwise: frozenset[str]) -> Iterable[Change]:
    """The changes without an effect where a name in the condition means something else now."""
    for change in changes:
        if change.reads & otherwise:
            yield replace(change, effect=None, band=None)
        else:
            yield change
