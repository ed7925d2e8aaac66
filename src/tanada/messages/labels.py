"""What the names and values of a policy are called inside a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from tanada.fields import Kind, Type
from tanada.messages import formats
from tanada.messages.saying import known, say, shown
from tanada.messages.text import Language

if TYPE_CHECKING:
    from tanada.policy.model import Policy
    from tanada.policy.shape import Words

_BAND, _AS_OF, _MEASURE = "_band", "_as_of", "__"


@dataclass(frozen=True)
class Labels:
    """The labels of one policy in one language: the policy's own where it gives them."""

    policy: Policy
    language: Language

    def say(self, code: str, /, **params: object) -> str:
        """A message in the language of the labels."""
        return say(code, self.language, **params)

    def words(self, words: Words) -> str:
        """A text of the policy."""
        return words.ja if self.language == "ja" else words.en

    def inside(self, words: Words) -> str:
        """A label of the policy as it stands inside a sentence."""
        return formats.uncapitalised(self.words(words))

    def of(self, name: str) -> str:
        """What a field, attribute, score, band, measure or date of a field is called."""
        own = self._own(name)
        if own is not None:
            return self.inside(own)
        if known(f"field.{name}"):
            return self.say(f"field.{name}")
        base = name.removesuffix(_BAND)
        if base != name and any(score.name == base for score in self.policy.scores):
            return self.say("field.band_of", label=self.of(base))
        if name.endswith(_AS_OF):
            return self.say("field.date_of", label=self.of(name.removesuffix(_AS_OF)))
        score, found, measure = name.partition(_MEASURE)
        if found:
            label = self._measure(score, measure)
            return self.say("field.measure_of", label=self.of(score), measure=label)
        return name.replace("_", " ")

    def owns(self, name: str) -> bool:
        """Whether the policy itself says what the name is called."""
        return self._own(name) is not None

    def tier(self, key: str) -> str:
        """The tier's name, or the key of one that this policy does not have."""
        names = {tier.key: self.words(tier.name) for tier in self.policy.tiers}
        return names.get(key, key)

    def value(self, name: str | None, kind: Type, value: str) -> str:
        """What a value of a text, choice or level is called."""
        if name == "tier":
            return self.tier(value)
        names = {} if name is None else self._value_names(name)
        if value in names:
            return self.inside(names[value])
        if kind.kind in (Kind.CHOICE, Kind.LEVEL) and known(f"value.{value}"):
            return self.say(f"value.{value}")
        return value.replace("_", " ") if kind.kind is Kind.LEVEL else value

    def missing(self, entry: str) -> str:
        """An entry of a decision's `missing`: a name, or a name and that it is out of date."""
        name, _, mark = entry.strip().partition(":")
        label = self.of(name)
        return self.say("missing.stale", label=label) if mark else label

    def fact(self, name: str, value: object) -> str:
        """A value of a named fact for a reader: `$80,000`, `75%`, `high`, `yes`."""
        from tanada.messages.units import amount, unit_of_name

        kind = self.policy.known_names().get(name)
        if value is None or kind is None or isinstance(value, bool | date):
            return shown(value, self.language)
        if kind.numeric:
            exact = Decimal(str(value))
            return amount(exact, unit_of_name(name, self.policy), self.policy, self.language)
        if kind.kind is Kind.DATE:
            return shown(date.fromisoformat(str(value)), self.language)
        return self.value(name, kind, str(value))

    def _own(self, name: str) -> Words | None:
        """The label that the policy's document gives a field, an attribute or a score."""
        document = self.policy.document
        for shapes in (document.fields, document.attributes, document.scores):
            label: Words | None = getattr(shapes.get(name), "label", None)
            if label is not None:
                return label
        return None

    def _measure(self, score: str, measure: str) -> str:
        for each in self.policy.scores:
            if each.name == score:
                labels = {part.name: self.inside(part.label) for part in each.measures}
                return labels.get(measure, measure)
        return measure

    def _value_names(self, name: str) -> dict[str, Words]:
        for attribute in self.policy.attributes:
            if attribute.name == name:
                return dict(attribute.value_names)
        return {}
