"""Mappings that come with the product, for the standard exports of some systems."""

from __future__ import annotations

from collections.abc import Collection
from importlib import resources
from importlib.resources.abc import Traversable

TELLING: dict[str, tuple[str, ...]] = {
    "salesforce": ("Id", "OwnerId"),
    "salesforce_report": ("Account ID", "Account Name", "Account Owner"),
    "hubspot": ("Record ID", "Company name", "Company owner"),
    "hubspot_internal": ("hs_object_id", "hubspot_owner_id"),
    "stripe": ("id", "Email", "Created (UTC)", "Delinquent"),
}
"""Headers that together stand in the exports of one system only."""


def ready_mappings() -> dict[str, Traversable]:
    """The shipped mapping documents by name, for `--map salesforce`."""
    folder = resources.files("tanada.accounts") / "mappings"
    files = [each for each in folder.iterdir() if each.name.endswith(".yaml")]
    return {each.name.removesuffix(".yaml"): each for each in sorted(files, key=_name)}


def recognised(headers: Collection[str]) -> str | None:
    """The shipped mapping for a file with these headers; None where they are another's."""
    held = set(headers)
    return next((name for name, telling in TELLING.items() if held.issuperset(telling)), None)


def _name(file: Traversable) -> str:
    return file.name
