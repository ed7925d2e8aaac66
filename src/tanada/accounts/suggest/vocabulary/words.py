"""How a vocabulary is written: names of one column, parted by bars."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Words:
    """What a column may be called.

    `known` names mean it; `short` ones too, where no longer name does; `possible` ones may
    mean something else as well. `computed` are names of columns that it follows from, each
    with an expression over `value`.
    """

    known: tuple[str, ...]
    short: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    computed: dict[str, str] = field(default_factory=dict)


def words(
    known: str, possible: str = "", short: str = "", computed: dict[str, str] | None = None
) -> Words:
    """Names parted by bars: `words("customer id | 顧客ID", possible="number")`."""
    return Words(_listed(known), _listed(short), _listed(possible), computed or {})


def _listed(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split("|") if name.strip())
