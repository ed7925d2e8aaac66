"""The list of accounts: what was found in one sentence, the filters, and a page of rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple
from urllib.parse import urlencode

import duckdb
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tanada.messages import formats, glance
from tanada_web.pages.accounts.asking import NONE, Asked, asked_for
from tanada_web.pages.accounts.columns import Column, usual
from tanada_web.pages.accounts.exporting import ENDINGS, export
from tanada_web.pages.accounts.facets import Chip, chips, facets, ranges
from tanada_web.pages.accounts.reading import Portfolio, portfolio
from tanada_web.pages.accounts.saved import views_of
from tanada_web.pages.drawing.bars import percent
from tanada_web.pages.drawing.tiers import TierLook
from tanada_web.pages.signed_in import signed_in
from tanada_web.permissions import may, require
from tanada_web.reading.engine import query_connection
from tanada_web.reading.published import Filters, Published, Row, Total
from tanada_web.reading.totals import together, totals
from tanada_web.reviewing.together import MOST

PAGE = 50
_LOOSENED = 6


class Cell(NamedTuple):
    """A value as a row shows it; a tier has its look, a status its code."""

    column: Column
    text: str
    look: TierLook | None = None
    code: str = ""


class Line(NamedTuple):
    """An account in the list."""

    account_id: str
    name: str
    cells: list[Cell]


class Heading(NamedTuple):
    """A column's head: where it leads, and whether the list is in its order.

    None for a column is the account's own.
    """

    column: Column | None
    href: str
    sorted: str


class Slice(NamedTuple):
    """A tier's part of what was found, as a length along a strip."""

    look: TierLook | None
    accounts: int
    arr: Decimal | None
    at: str
    width: str
    href: str


@dataclass(frozen=True)
class Found:
    """A page of the list, and what leads on from it."""

    lines: list[Line]
    before: str
    after: str
    first: int
    last: int


@require_safe
@signed_in
def accounts(request: HttpRequest) -> HttpResponse:
    """The list that an address asks for, or a file of all of it."""
    require(request.user, "accounts:read")
    read = portfolio(request)
    if read is None:
        return render(request, "accounts/none.html", {})
    asked = asked_for(request.GET, read.columns, read.run.as_of)
    if request.GET.get("as") in ENDINGS:
        return export(read, asked, request.GET["as"])
    try:
        found = _page(read, asked)
    except duckdb.ConversionException:  # a place in the list that nobody can have come to
        return HttpResponseRedirect(asked.href())
    everybody, sums = totals(read.run, (), Filters()), _totals(read, asked)
    context = {
        "read": read,
        "asked": asked,
        "currency": read.policy.currency,
        "finding": finding(read, asked, sums, everybody),
        "count": together(sums)[0],
        "slices": _slices(read, asked, sums),
        "chips": chips(read, asked),
        "facets": facets(read, asked),
        "ranges": ranges(read, asked),
        "headings": headings(read, asked),
        "name_heading": _heading(asked, "name"),
        "found": found,
        "choices": _choices(read, asked),
        "views": views_of(request.user, asked),
        "acts": [each for each, action in ACTS.items() if may(request.user, action)],
        "query": urlencode(asked.lasting),
        "usual_href": asked.href(without=("columns",)),
        "csv_href": asked.href(("as", "csv")),
        "xlsx_href": asked.href(("as", "xlsx")),
        "first_href": asked.href(),
        "all_href": asked.bare(),
        "most": MOST,
        "loosened": _loosened(read, asked) if not found.lines and asked.pairs else [],
    }
    return render(request, "accounts/list.html", context)


ACTS = {
    "override": "overrides:propose",
    "designation": "designations:write",
    "judgement": "judgements:write",
    "review": "reviews:decide",
}
"""What can be done with many accounts at once, and what somebody must be allowed to for it."""


def shown_columns(read: Portfolio, asked: Asked) -> list[Column]:
    """The columns of the list: those chosen, or the usual ones."""
    names = asked.shown or usual(read.columns, read.policy)
    return [read.columns[name] for name in names]


def finding(
    read: Portfolio, asked: Asked, sums: Sequence[Total], everybody: Sequence[Total]
) -> str:
    """What was found, in one sentence."""
    (count, arr), (of, _) = together(sums), together(everybody)
    currency, language = read.policy.currency, read.labels.language
    say, told = read.labels.say, glance.money(arr, currency, language)
    if asked.pairs:
        if not count:
            return say("listing.found_none", of=of)
        return say("listing.found", count=count, of=of, arr=told)
    held = [each for each in sums if each.tier in read.looks and each.arr]
    if not held or not arr:
        return say("listing.all_plain", count=count)
    first = max(held, key=lambda each: each.arr or Decimal(0))
    share = formats.rounded_percent((first.arr or Decimal(0)) / arr)
    name = read.looks[str(first.tier)].label
    return say("listing.all", count=count, arr=told, tier=name, share=share)


def headings(read: Portfolio, asked: Asked) -> list[Heading]:
    """The heads of the columns; each orders the list by it, the largest figure first."""
    return [
        _heading(asked, column.name, column, down=column.is_figure)
        for column in shown_columns(read, asked)
    ]


def _heading(
    asked: Asked, name: str, column: Column | None = None, *, down: bool = False
) -> Heading:
    now = asked.sort.removeprefix("-") == name
    falls = asked.sort.startswith("-")
    turned = not falls if now else down
    href = asked.href(("sort", f"{'-' if turned else ''}{name}"))
    is_sorted = ("descending" if falls else "ascending") if now else ""
    return Heading(column, href, is_sorted)


def _page(read: Portfolio, asked: Asked) -> Found:
    shown = shown_columns(read, asked)
    order = asked.order
    has_name = "name" in read.names
    wanted = ["account_id", *(["name"] if has_name else []), order.column]
    wanted += [column.column for column in shown]
    with query_connection() as connection:
        published = Published(connection, read.run)
        rows = published.page(asked.filters, order, PAGE + 1, wanted)
    backwards = order.before is not None
    more = len(rows) > PAGE
    rows = (rows[1:] if backwards else rows[:PAGE]) if more else rows
    first = asked.first if order.after or order.before else 1
    has_before = more if backwards else order.after is not None
    has_after = True if backwards else more
    last = first + len(rows) - 1
    return Found(
        [_line(read, row, shown) for row in rows],
        asked.place("before", rows[0], max(1, first - PAGE)) if has_before and rows else "",
        asked.place("after", rows[-1], last + 1) if has_after and rows else "",
        first,
        last,
    )


def _line(read: Portfolio, row: Row, shown: Sequence[Column]) -> Line:
    account_id = str(row["account_id"])
    cells = [_cell(read, column, row.get(column.column)) for column in shown]
    return Line(account_id, str(row.get("name") or account_id), cells)


def _cell(read: Portfolio, column: Column, value: object) -> Cell:
    text = column.shown(value, read.labels)
    if column.kind == "tier":
        return Cell(column, text, read.looks.get(str(value)))
    return Cell(column, text, code=str(value or "") if column.kind == "status" else "")


def _totals(read: Portfolio, asked: Asked) -> list[Total]:
    return totals(read.run, tuple(sorted(asked.pairs)), asked.filters)


def _slices(read: Portfolio, asked: Asked, sums: Sequence[Total]) -> list[Slice]:
    """The tiers along a strip, the top one first; those without one at the end."""
    by_tier = {each.tier: each for each in sums}
    count = max(1, together(sums)[0])
    slices, before = [], 0
    for key in (*read.looks, None):
        each = by_tier.get(key)
        if each is None:
            continue
        at, width = Decimal(before) / count, Decimal(each.accounts) / count
        href = asked.href(("tier", NONE if key is None else key))
        look = None if key is None else read.looks[key]
        slices.append(Slice(look, each.accounts, each.arr, percent(at), percent(width), href))
        before += each.accounts
    return slices


def _choices(read: Portfolio, asked: Asked) -> list[tuple[str, list[tuple[Column, bool]]]]:
    """All columns by group, and whether the list shows them."""
    shown = {column.name for column in shown_columns(read, asked)}
    groups: dict[str, list[tuple[Column, bool]]] = {}
    for column in read.columns.values():
        groups.setdefault(column.group, []).append((column, column.name in shown))
    return list(groups.items())


def _loosened(read: Portfolio, asked: Asked) -> list[tuple[Chip, int]]:
    """Filters to leave out, with how many accounts there are then."""
    offers = []
    for chip in chips(read, asked)[:_LOOSENED]:
        left = asked.leaving(chip.pair)
        count = together(totals(read.run, tuple(sorted(left.pairs)), left.filters))[0]
        offers.append((chip, count))
    return [offer for offer in offers if offer[1]]
