"""What commands print: tables and lines, with colour only on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import IO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tanada.cli.streams import without_controls

_PLAIN_WIDTH = 110
_WIDEST = 1_000
_LEAST_WORDS = 24


def console(stream: IO[str] | None = None) -> Console:
    """A console on a stream; as wide as needed where it is no terminal."""
    target = stream or sys.stdout
    width = None if target.isatty() else _PLAIN_WIDTH
    return Console(
        file=target, width=width, highlight=False, soft_wrap=False, emoji=False, markup=False
    )


def table(
    titles: Sequence[str], rows: Sequence[Sequence[Text | str]], right: Sequence[int]
) -> Table:
    """A quiet table; the columns numbered in `right` are aligned to the right."""
    shown = Table(box=None, pad_edge=False, show_edge=False, header_style="dim")
    for number, title in enumerate(titles):
        shown.add_column(
            title, justify="right" if number in right else "left", no_wrap=True, overflow="fold"
        )
    for row in rows:
        shown.add_row(*row)
    return shown


def print_whole(out: Console, shown: Table, fold_last: bool = False) -> None:
    """Print a table whose figures are never cut: without room, the terminal breaks the line.

    With `fold_last`, its last column holds words, which may go on below on a narrow terminal.
    """
    room, open_room = out.width, out.options.update(width=_WIDEST)
    width = out.measure(shown, options=open_room).maximum
    if fold_last and out.is_terminal and width > room:
        words = shown.columns[-1]
        words.no_wrap, words.max_width = False, _LEAST_WORDS
        width = max(out.measure(shown, options=open_room).maximum, room)
        words.max_width = None
    out.width = max(room, width)
    out.print(shown, width=width, crop=False)
    out.width = room


def note(text: str) -> None:
    """A remark beside the result: on standard error."""
    print(without_controls(text), file=sys.stderr)
