"""The page that a policy is told on: headings, sentences and lists, and what they share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from tanada.fields import Kind, Type
from tanada.messages import formats
from tanada.messages.labels import Labels
from tanada.messages.rules_prose import RuleProse
from tanada.messages.saying import known
from tanada.policy.shape import Words
from tanada.rules import parse_rule, type_rule
from tanada.rules.reading import ParsedRule
from tanada.rules.tree import Rule

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_STOPS = (".", "。", ":", "?", "!", "？", "！")


class Page:
    """Markdown, gathered line by line, in the labels of one policy and one language."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        self.policy = labels.policy
        self.document = labels.policy.document
        self.language = labels.language
        self.say = labels.say
        self.words = labels.words
        self.rules = RuleProse(labels)
        self.lines: list[str] = []

    def text(self) -> str:
        """Everything told so far."""
        return "\n".join(self.lines).strip() + "\n"

    # Lines.

    def heading(self, level: int, title: str) -> None:
        """A heading with empty lines around it."""
        self._part_from_above()
        self.lines += [f"{'#' * level} {formats.capitalised(title)}", ""]

    def paragraph(self, *sentences: str) -> None:
        """Sentences, one after the other."""
        space = "" if self.language == "ja" else " "
        self._part_from_above()
        self.lines += [space.join(self._sentence(each) for each in sentences), ""]

    def item(self, text: str, depth: int = 0) -> None:
        """One point of a list."""
        self.lines.append(f"{'  ' * depth}- {formats.capitalised(text)}")

    def entry(self, key: str, text: str) -> None:
        """One point of a list, under a key of the document as it is written there."""
        self.lines.append("- " + self.say("prose.titled", title=key, text=text))

    def number(self, number: int, text: str) -> None:
        """One point of a numbered list."""
        self.lines.append(f"{number}. {formats.capitalised(text)}")

    def titled(self, title: str, parts: Sequence[str], depth: int = 0) -> None:
        """A point with a title and what belongs to it; nothing where nothing does."""
        if parts:
            text = self.say("prose.titled", title=title, text=self.clauses(parts))
            self.item(text, depth)

    def _part_from_above(self) -> None:
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def _sentence(self, text: str) -> str:
        """The text with a capital at its beginning and a stop at its end."""
        stop = "" if text.endswith(_STOPS) else "。" if self.language == "ja" else "."
        return formats.capitalised(text) + stop

    # Parts of sentences.

    def clauses(self, parts: Sequence[str]) -> str:
        """Parts of one sentence that have commas of their own."""
        return ("／" if self.language == "ja" else "; ").join(parts)

    def joined(self, parts: Iterable[str], word: str = "and") -> str:
        """`a, b and c`."""
        return formats.joined(parts, self.language, word)

    def named(self, area: str, values: Iterable[str]) -> str:
        """Words of one area, joined."""
        return self.joined([self.word(area, value) for value in values])

    def word(self, area: str, value: str) -> str:
        """The word for a value of an area; a value that the author named, as words."""
        code = f"{area}.{value}"
        return self.say(code) if known(code) else value.replace("_", " ")

    # Rules.

    def rule(self, text: str) -> Rule:
        """A rule of the document's service half, typed."""
        parsed = parse_rule(text)
        assert isinstance(parsed, ParsedRule)
        tiers = Type(Kind.LEVEL, tuple(tier.key for tier in self.policy.tiers))
        known_names: Mapping[str, Type] = {**self.policy.known_names(), "tier": tiers}
        typed = type_rule(parsed, known_names)
        assert not isinstance(typed, list)
        return typed

    def condition(self, rule: Rule | str) -> str:
        """A condition as a sentence of its own."""
        return self.rules.condition(self.rule(rule) if isinstance(rule, str) else rule)

    def where(self, rule: Rule | str) -> str:
        """A condition before what it leads to: in Japanese 〜場合."""
        condition = self.condition(rule)
        code = "prose.where_group" if condition.endswith(")") else "prose.where"
        return self.say(code, condition=condition)

    # Names of the document.

    def customer_text(self, words: Words) -> str:
        """A text for customers, its placeholders by their labels."""
        return _PLACEHOLDER.sub(lambda found: self._placeholder(found[1]), self.words(words))

    def _placeholder(self, name: str) -> str:
        if name == "engagement_label":
            label = self.say("message.engagement_label")
        else:
            label = self.labels.of(name)
        return self.say("message.placeholder", label=label)

    def engagement(self, key: str) -> str:
        """The label of an engagement model."""
        return self.words(self.document.engagement[key].label)

    def programme(self, key: str) -> str:
        """The label of a programme."""
        return self.words(self.document.programmes[key].label)
