"""The policy read aloud, in parts that a template can show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from tanada.messages import Language
from tanada.messages.policy_prose import describe_policy
from tanada_web.policies import policy_of

_HEADING = re.compile(r"(#{1,6}) (.+)")
_ITEM = re.compile(r"( *)(-|\d+\.) (.+)")


@dataclass
class Item:
    """A point of a list, and the points under it."""

    text: str
    items: list[Item] = field(default_factory=list)


@dataclass
class Block:
    """A heading, a paragraph, or a list of points; `kind` is h, p, ul or ol."""

    kind: str
    text: str = ""
    items: list[Item] = field(default_factory=list)


@dataclass
class Section:
    """A part of the policy under its title; the first has none."""

    title: str
    blocks: list[Block] = field(default_factory=list)


@lru_cache(maxsize=16)
def read_aloud(text: str, language: Language) -> tuple[Section, ...]:
    """The parts of a policy's prose, in the order of its document."""
    return tuple(_sections(describe_policy(policy_of(text), language).splitlines()))


def _sections(lines: list[str]) -> Iterator[Section]:
    section = Section("")
    for line in lines:
        heading, item = _HEADING.fullmatch(line), _ITEM.fullmatch(line)
        if heading and len(heading[1]) == 1:
            continue
        if heading and len(heading[1]) == 2:
            yield section
            section = Section(heading[2])
        elif heading:
            section.blocks.append(Block("h", heading[2]))
        elif item:
            _add(section.blocks, item)
        elif line:
            section.blocks.append(Block("p", line))
    yield section


def _add(blocks: list[Block], item: re.Match[str]) -> None:
    kind = "ul" if item[2] == "-" else "ol"
    if item[1] and blocks and blocks[-1].items:
        blocks[-1].items[-1].items.append(Item(item[3]))
        return
    if not blocks or blocks[-1].kind != kind:
        blocks.append(Block(kind))
    blocks[-1].items.append(Item(item[3]))
