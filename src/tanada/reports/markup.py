"""HTML put together from elements: every text is escaped unless it is markup already."""

from __future__ import annotations

from html import escape


class Markup(str):
    """A text that is HTML; made by `element` alone, or from a file of the package."""

    __slots__ = ()


def element(tag: str, *children: str, **attributes: str | int | bool | None) -> Markup:
    """`<tag attributes>children</tag>`.

    An attribute `class_` is `class`, one with `_` has `-`; None and False leave it out, True
    gives its name alone.
    """
    opening = [tag]
    for name, value in attributes.items():
        if value is None or value is False:
            continue
        shown = name.rstrip("_").replace("_", "-")
        opening.append(shown if value is True else f'{shown}="{escape(str(value))}"')
    inside = together(*children)
    return Markup(f"<{' '.join(opening)}>{inside}</{tag}>")


def together(*children: str) -> Markup:
    """Texts and markup one after the other, the texts escaped."""
    return Markup(
        "".join(child if isinstance(child, Markup) else escape(child) for child in children)
    )
