"""The dials of a draft on a page, and what a reader turned in a form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from tanada.errors import Place, PolicyError, Problem, UsageError
from tanada.fields import Type
from tanada.messages import Language, formats, say
from tanada.messages.labels import Labels
from tanada.messages.rules_prose import value_phrase
from tanada.messages.units import unit_of
from tanada.policy.dials import Dial, Reach, dials_of, number_of, reach_of, turned
from tanada.policy.loading import read_policy
from tanada.policy.model import Policy
from tanada.rules.tree import Rule
from tanada_web.pages.drawing.tiers import TierLook, looks_of

DIAL, WAS = "dial.", "was."
"""What the names of a form's fields begin with: a dial's number, and what it was before."""


@dataclass(frozen=True)
class DialShown:
    """A dial with its words; `at` numbers it on the page."""

    at: int
    dial: Dial
    label: str
    about: str
    unit: str
    reach: Reach

    @property
    def value(self) -> str:
        """Its number as people write it."""
        return formats.number(self.dial.value)


@dataclass(frozen=True)
class Group:
    """The dials of a tier, or of a score (`look` is None)."""

    look: TierLook | None
    title: str
    dials: tuple[DialShown, ...]


def groups_of(policy: Policy, language: Language) -> list[Group]:
    """The dials of a policy by tier and score, in the order of the document."""
    labels, looks = Labels(policy, language), looks_of(policy, language)
    scores = {score.name: labels.words(score.label) for score in policy.scores}
    found: dict[str, list[DialShown]] = {}
    for at, dial in enumerate(dials_of(policy)):
        shown = DialShown(
            at,
            dial,
            _label(dial, policy, labels),
            dial.name if dial.kind == "threshold" else "",
            _unit(dial, policy, language),
            reach_of(dial, policy),
        )
        found.setdefault(dial.part, []).append(shown)
    return [
        Group(looks.get(part), scores.get(part, ""), tuple(dials)) for part, dials in found.items()
    ]


def turned_text(text: str, form: Mapping[str, str]) -> str:
    """The text with every dial that was turned in a form at its new number.

    Raises PolicyError where the text is no policy, UsageError where what was put in is no number.
    """
    wanted = _wanted(form)
    if not wanted:
        return text
    try:
        return turned(text, read_policy(text), wanted)
    except ValueError:
        raise UsageError(Problem("policy_page.not_turned", Place())) from None


def is_policy(text: str) -> Policy | None:
    """The policy of a text that may be none."""
    try:
        return read_policy(text)
    except PolicyError:
        return None


def _wanted(form: Mapping[str, str]) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    problems = []
    for name, given in form.items():
        key = name.removeprefix(DIAL)
        if key == name or given == form.get(WAS + key, given):
            continue
        value = number_of(given)
        if value is None:
            problems.append(Problem("policy_page.no_number", Place(path=key), {"found": given}))
        else:
            found[key] = value
    if problems:
        raise UsageError(problems)
    return found


def _label(dial: Dial, policy: Policy, labels: Labels) -> str:
    """What the number is held against, a measure, or a band."""
    if dial.kind == "weight":
        return labels.say("policy_dial.weight", label=_measure(dial, policy, labels))
    if dial.kind == "band":
        value = labels.value(f"{dial.part}_band", _band_type(policy, dial.part), dial.name)
        return labels.say("policy_dial.band", label=value)
    if dial.subject is None:
        return labels.say("policy_dial.number", name=dial.name)
    subject = formats.capitalised(_subject(dial.subject, policy, labels.language))
    return labels.say(f"policy_dial.{_WORDS[dial.operator]}", label=subject)


def _unit(dial: Dial, policy: Policy, language: Language) -> str:
    if dial.kind == "band":
        return say("policy_dial.points", language)
    if dial.subject is None:
        return ""
    unit = unit_of(dial.subject, policy)
    return policy.currency if unit.kind == "money" else ""


def _subject(subject: Rule, policy: Policy, language: Language) -> str:
    return value_phrase(subject, policy, language)


def _measure(dial: Dial, policy: Policy, labels: Labels) -> str:
    return next(
        labels.words(measure.label)
        for score in policy.scores
        if score.name == dial.part
        for measure in score.measures
        if measure.name == dial.name
    )


def _band_type(policy: Policy, score: str) -> Type:
    return policy.known_names()[f"{score}_band"]


_WORDS = {
    ">": "above",
    ">=": "at_least",
    "<": "below",
    "<=": "at_most",
    "=": "equal",
    "!=": "unequal",
}
