"""Tables on terminals of any width: figures are never cut."""

from __future__ import annotations

import io

from rich.console import Console

from tanada.cli.output import print_whole, table

TITLES = ["Tier", "Accounts", "ARR", "Condition"]
ROWS = [["Strategic", "1,234", "$12.3M", "ARR is above $100,000 and growth potential is high"]]


def printed(columns: int, fold_last: bool, terminal: bool = True) -> list[str]:
    """The lines of the table on a terminal so many columns wide."""
    stream = io.StringIO()
    out = Console(file=stream, width=columns, force_terminal=terminal, color_system=None)
    print_whole(out, table(TITLES, ROWS, (1, 2)), fold_last=fold_last)
    return [line.rstrip() for line in stream.getvalue().splitlines()]


def test_figures_stay_whole_without_room() -> None:
    assert printed(20, fold_last=False) == [
        "Tier       Accounts     ARR  Condition",
        "Strategic     1,234  $12.3M  ARR is above $100,000 and growth potential is high",
    ]


def test_words_at_the_end_go_on_below() -> None:
    assert printed(20, fold_last=True) == [
        "Tier       Accounts     ARR  Condition",
        "Strategic     1,234  $12.3M  ARR is above $100,000",
        "                             and growth potential is",
        "                             high",
    ]


def test_words_take_the_room_that_there_is() -> None:
    assert printed(60, fold_last=True)[1:] == [
        "Strategic     1,234  $12.3M  ARR is above $100,000 and",
        "                             growth potential is high",
    ]


def test_nothing_is_folded_where_no_terminal_is() -> None:
    assert len(printed(20, fold_last=True, terminal=False)) == 2
