"""Segments for a reader: the findings first, then heatmaps that need no colour."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import partial

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tanada.cli.output import console, print_whole, table
from tanada.cli.streams import one_line, without_controls
from tanada.messages import Language, formats, glance
from tanada.messages.labels import Labels
from tanada.messages.segment_prose import axis_label, finding_sentence, value_label
from tanada.messages.units import SHARE, unit_of_name
from tanada.outcomes.segments.axes import Axis
from tanada.outcomes.segments.cells import Cell, Segments
from tanada.outcomes.segments.finding import find
from tanada.policy.model import Policy

_WIDEST = 1_000
_LONGEST = 32
_NOTHING = "–"
_SHADES = " ░▒▓█"
_EDGES = 10
"""What shades and shares add to the width of a table of amounts."""
_NO_SHADE = "  "
"""In the place of the shade, so that numbers stand below each other."""


def print_segments(segments: Segments, policy: Policy, as_of: date, language: Language) -> None:
    """What stands out, then accounts, ARR and averages, on standard output."""
    shown = _Shown(segments, Labels(policy, language), console())
    shown.head(as_of)
    if not segments.cells:
        return
    match len(segments.axes):
        case 1:
            shown.one(segments)
        case 2:
            shown.two(segments)
            shown.averages(segments)
        case _:
            shown.three(segments)
    shown.legend(len(segments.axes))


class _Shown:
    def __init__(self, segments: Segments, labels: Labels, out: Console) -> None:
        self.segments = segments
        self.labels = labels
        self.out = out

    # Words.

    def head(self, as_of: date) -> None:
        """The largest segment first, then how many accounts there are, then other findings."""
        segments, labels, policy = self.segments, self.labels, self.labels.policy
        sentences = [finding_sentence(finding, segments, labels) for finding in find(segments)]
        self._line(sentences[0] if sentences else labels.say("portfolio.empty"), "bold")
        whole = segments.whole
        told = [labels.say("portfolio.of", accounts=whole.accounts, arr=self._money(whole))]
        if segments.ended:
            told.append(labels.say("portfolio.ended", accounts=segments.ended))
        self._line(" · ".join(told))
        decided = {"policy": labels.words(policy.name), "fingerprint": policy.short_fingerprint}
        self._line(labels.say("cli.decided_under", **decided, as_of=as_of))
        for sentence in sentences[1:]:
            self._line(sentence)

    def legend(self, axes: int) -> None:
        """What the shades mean, and where the averages are."""
        self._line(self.labels.say("segments.legend"), "dim")
        if axes > 2:
            self._line(self.labels.say("segments.averages_elsewhere"), "dim")

    def _line(self, text: str, style: str = "") -> None:
        self.out.print(Text(without_controls(text), style=style), soft_wrap=True)

    def _title(self, text: str) -> None:
        self.out.print()
        self._line(text, "bold")

    def _name(self, axis: Axis, place: int) -> str:
        name = without_controls(one_line(value_label(axis, place, self.labels)))
        return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"

    def _money(self, cell: Cell) -> str:
        return self._amount(cell.arr.total) if cell.arr.known else _NOTHING

    def _amount(self, amount: Decimal) -> str:
        return glance.money(amount, self.labels.policy.currency, self.labels.language)

    # Tables.

    def one(self, segments: Segments) -> None:
        """A row for each value, with everything about it."""
        (axis,) = segments.axes
        say = self.labels.say
        titles = [
            axis_label(axis, self.labels),
            say("segments.accounts"),
            "",
            say("segments.share"),
        ]
        titles += [say("segments.arr"), say("segments.share"), say("segments.arr_per_account")]
        titles += [self._average_title(name) for name in segments.measures]
        cells = [segments.at({0: place}) for place in range(len(axis.values))]
        most = max(cell.accounts for cell in cells)
        rows = [
            [self._name(axis, place), *self._facts(cell, segments, most)]
            for place, cell in enumerate(cells)
        ]
        rows.append([say("segments.total"), *self._facts(segments.whole, segments, 0)])
        self.out.print()
        print_whole(self.out, table(titles, rows, range(1, len(titles))))

    def _facts(self, cell: Cell, segments: Segments, most: int) -> list[Text | str]:
        share, per_account = segments.arr_share(cell), cell.arr.average
        return [
            formats.number(cell.accounts),
            _shade(Decimal(cell.accounts), Decimal(most)),
            glance.share(segments.accounts_share(cell)),
            self._money(cell),
            glance.share(share),
            _NOTHING if per_account is None else self._amount(per_account),
            *(self._measure(segments, at, cell) for at in range(len(segments.measures))),
        ]

    def two(self, segments: Segments) -> None:
        """A heatmap of accounts and one of ARR; without any ARR only the first."""
        say = self.labels.say

        def accounts(cell: Cell) -> Decimal:
            return Decimal(cell.accounts)

        def arr(cell: Cell) -> Decimal:
            return cell.arr.total

        self._title(say("segments.accounts"))
        self._heatmap(segments, accounts, formats.number, segments.accounts_share)
        if segments.whole.arr.known:
            self._title(say("segments.arr"))
            self._heatmap(segments, arr, self._amount, segments.arr_share)

    def three(self, segments: Segments) -> None:
        """The same for each value of the first axis that accounts have."""
        first = segments.axes[0]
        for place in range(len(first.values)):
            within = segments.within(place)
            if within.cells:
                self.out.print()
                named = {"label": axis_label(first, self.labels), "value": self._name(first, place)}
                self._line(self.labels.say("segments.named_value", **named), "bold underline")
                self.two(within)

    def averages(self, segments: Segments) -> None:
        """ARR per account and the measures, in each cell."""
        if segments.whole.arr.known:
            self._title(self.labels.say("segments.arr_per_account"))
            self._crossed(segments, self._per_account)
        for at, name in enumerate(segments.measures):
            self._title(self._average_title(name))
            self._crossed(segments, partial(self._measure, segments, at))

    def _per_account(self, cell: Cell) -> str:
        average = cell.arr.average
        return _NOTHING if average is None else self._amount(average)

    def _measure(self, segments: Segments, at: int, cell: Cell) -> str:
        """The average of a measure, a share as such."""
        average = cell.measures[at].average
        if average is None:
            return _NOTHING
        if unit_of_name(segments.measures[at], self.labels.policy) == SHARE:
            return glance.share(average)
        return f"{average.quantize(Decimal('0.1'), ROUND_HALF_UP):f}"

    def _average_title(self, name: str) -> str:
        label = formats.capitalised(self.labels.of(name))
        return self.labels.say("segments.average", label=label)

    def _heatmap(
        self,
        segments: Segments,
        number: Callable[[Cell], Decimal],
        told: Callable[[Decimal], str],
        share: Callable[[Cell], Decimal | None],
    ) -> None:
        most = max(number(cell) for cell in segments.cells.values())

        def inner(cell: Cell) -> Text:
            value = number(cell)
            return Text.assemble(
                told(value) if cell.accounts else _NOTHING, " ", _shade(value, most)
            )

        def edge(cell: Cell) -> str:
            part = share(cell)
            return _NOTHING if part is None else glance.share(part) + _NO_SHADE

        def total(cell: Cell) -> str:
            return told(number(cell)) + _NO_SHADE

        self._crossed(segments, inner, total, edge)

    def _crossed(
        self,
        segments: Segments,
        inner: Callable[[Cell], Text | str],
        total: Callable[[Cell], str] | None = None,
        share: Callable[[Cell], str] | None = None,
    ) -> None:
        """A table of two axes with totals."""
        sides = self._sides(segments)
        print_whole(self.out, self._crossing(segments, sides, inner, total or inner, share))

    def _sides(self, segments: Segments) -> tuple[int, int]:
        """Which axis goes down and which across: turned where it is too wide and gets narrower."""

        def width(sides: tuple[int, int]) -> int:
            return self._width(self._crossing(segments, sides, self._money, self._money, None))

        straight, turned = (0, 1), (1, 0)
        if width(straight) + _EDGES <= self.out.width:
            return straight
        return min(straight, turned, key=width)

    def _crossing(
        self,
        segments: Segments,
        sides: tuple[int, int],
        inner: Callable[[Cell], Text | str],
        total: Callable[[Cell], Text | str],
        share: Callable[[Cell], str] | None,
    ) -> Table:
        say, (down, across) = self.labels.say, sides
        rows_axis, columns_axis = segments.axes[down], segments.axes[across]
        columns = range(len(columns_axis.values))
        corner = {
            "first": axis_label(rows_axis, self.labels),
            "second": axis_label(columns_axis, self.labels),
        }
        titles = [say("segments.times", **corner)]
        titles += [self._name(columns_axis, place) for place in columns]
        titles += [say("segments.total")] + ([say("segments.share")] if share else [])
        rows: list[list[Text | str]] = []
        for place in range(len(rows_axis.values)):
            of_row = segments.at({down: place})
            cells = [segments.at({down: place, across: column}) for column in columns]
            row = [self._name(rows_axis, place), *(inner(cell) for cell in cells), total(of_row)]
            rows.append(row + ([share(of_row)] if share else []))
        sums = [segments.at({across: column}) for column in columns]
        whole = segments.whole
        last = [say("segments.total"), *(total(cell) for cell in sums), total(whole)]
        rows.append(last + ([share(whole)] if share else []))
        if share:
            rows.append([say("segments.share"), *(share(cell) for cell in sums), share(whole), ""])
        return table(titles, rows, range(1, len(titles)))

    def _width(self, shown: Table) -> int:
        return self.out.measure(shown, options=self.out.options.update(width=_WIDEST)).maximum


def _shade(value: Decimal, most: Decimal) -> Text:
    """How much of the largest a value is, in quarters."""
    if value <= 0 or most <= 0:
        return Text(_SHADES[0])
    quarter = min(int(value * 4 / most - Decimal("1e-12")) + 1, 4)
    return Text(_SHADES[quarter], style="green")
