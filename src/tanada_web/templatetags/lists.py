"""What stands in a list many times over, made faster than templates make it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.template import Context, Library
from django.template.loader import render_to_string
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe

from tanada.messages import formats
from tanada_web.templatetags import figures

if TYPE_CHECKING:
    from tanada_web.pages.accounts.asking import Asked
    from tanada_web.pages.accounts.columns import Column
    from tanada_web.pages.accounts.facets import Facet
    from tanada_web.pages.accounts.listing import Cell, Line

register = Library()


@register.filter
def pair(asked: Asked, name: str) -> str:
    """The value of a filter, as it stands in the address."""
    return asked.value(name)


@register.simple_tag(takes_context=True)
def cells(context: Context, line: Line) -> SafeString:
    """`{% cells line %}`: the cells of a row; a tier and a status are drawn once for all rows."""
    made = context.render_context.setdefault("cells", {})
    return mark_safe("".join(_cell(cell, made) for cell in line.cells))


@register.simple_tag
def choices(facet: Facet) -> SafeString:
    """`{% choices facet %}`: a box for each value, with how many accounts have it."""
    return mark_safe(
        "".join(
            _box(facet.name, choice.value, choice.chosen, choice.label, choice.count)
            for choice in facet.choices
        )
    )


@register.simple_tag
def column_boxes(columns: Iterable[tuple[Column, bool]]) -> SafeString:
    """`{% column_boxes columns %}`: a box for each column."""
    return mark_safe(
        "".join(_box("column", column.name, chosen, column.label) for column, chosen in columns)
    )


def _box(name: str, value: str, chosen: bool, label: str, count: int | None = None) -> str:
    """A box with its label, escaped by hand: there are hundreds on a page."""
    told = "" if count is None else f' <span class="soft">{formats.number(count)}</span>'
    checked = " checked" if chosen else ""
    return (
        f'<label class="check"><input type="checkbox" name="{escape(name)}" '
        f'value="{escape(value)}"{checked}> <span>{escape(label)}</span>{told}</label>'
    )


def _cell(cell: Cell, made: dict[object, SafeString]) -> str:
    figure = ' class="figure"' if cell.column.is_figure else ""
    return f"<td{figure}>{conditional_escape(_shown(cell, made))}</td>"


def _shown(cell: Cell, made: dict[object, SafeString]) -> str | SafeString:
    if cell.look is None and not cell.code:
        return cell.text
    key = cell.look or cell.code
    if key not in made:
        if cell.look is not None:
            made[key] = SafeString(render_to_string("parts/tier.html", figures.tier(cell.look)))
        else:
            drawn = figures.status({"language": None}, cell.code)
            made[key] = SafeString(render_to_string("parts/status.html", drawn))
    return made[key]
