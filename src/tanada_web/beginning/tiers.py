"""The policy of a beginning: tiers by ARR with thresholds from the accounts, or a preset."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from tanada.errors import Place, PolicyError, Problem, UsageError
from tanada.messages import Language
from tanada.messages.catalogue import TEXTS
from tanada.messages.labels import Labels
from tanada.messages.threshold_prose import ThresholdWords
from tanada.outcomes.thresholds.clauses import (
    ThresholdClause,
    threshold_clauses,
    with_thresholds,
)
from tanada.outcomes.thresholds.distribution import Distribution, read_distribution
from tanada.outcomes.thresholds.document import KEYS, PlainPolicy, plain_document
from tanada.outcomes.thresholds.histogram import Bin, bins
from tanada.outcomes.thresholds.proposing import Proposals, Wish, propose
from tanada.outcomes.thresholds.readable import unit_of_readable
from tanada.policy.editing import Editor
from tanada.policy.loading import policy_text, preset_names, read_policy
from tanada.policy.model import Policy
from tanada.policy.shape import Words
from tanada.policy.source import read_source
from tanada_web.beginning.keeping import OWN, Beginning
from tanada_web.beginning.reading import opened

FIELD = "arr"
FEWEST, USUAL, MOST = 2, 3, 4
USUAL_CURRENCY = "USD"
_YEN = "_jpy"


@dataclass(frozen=True)
class Distributed:
    """The distribution of ARR, and what is proposed from it."""

    distribution: Distribution
    proposals: Proposals
    bins: tuple[Bin, ...]

    def proposed(self, tiers: int) -> tuple[Decimal, ...]:
        """The thresholds proposed for so many tiers; empty where there are none."""
        found = self.proposals.by_tiers.get(tiers)
        return tuple(each.value for each in found.thresholds) if found else ()

    def parts(self, thresholds: Sequence[Decimal]) -> list[tuple[int, Decimal | None]]:
        """Accounts, and the share of ARR, of each tier that the thresholds make."""
        distribution = self.distribution
        cuts = [0, *(distribution.position(each) for each in thresholds), len(distribution.values)]
        found = []
        for above, below in pairwise(cuts):
            count = distribution.counts[below] - distribution.counts[above]
            amount = distribution.amounts[below] - distribution.amounts[above]
            total = distribution.amounts[-1]
            found.append((count, Decimal(amount) / total if total else None))
        return found

    def words(self, policy: Policy, language: Language) -> ThresholdWords:
        """What speaks of it."""
        return ThresholdWords(Labels(policy, language), self.distribution, own=True)


def bases(currency: str) -> list[str]:
    """The presets that there are for a currency, each once."""
    names = [name for name, _ in preset_names()]
    if currency == "JPY":
        return [name for name in names if name.endswith(_YEN)]
    return [name for name in names if not name.endswith(_YEN)]


def plain_text(currency: str, thresholds: Sequence[Decimal]) -> str:
    """The document of tiers by ARR under the usual names."""
    keys = KEYS[len(thresholds) + 1]
    tiers = tuple((key, _words(f"start.tier.{key}")) for key in keys)
    name = _words("start.policy_name")
    return plain_document(PlainPolicy(name, tiers, currency, FIELD, tuple(thresholds)))


@lru_cache(maxsize=32)
def preset(name: str, currency: str) -> str:
    """A preset's text in a currency; its amounts stay the same numbers."""
    text, file = policy_text(name)
    source = read_source(text, file)
    if str(source.data["currency"]) == currency:  # type: ignore[index,call-overload]
        return text
    editor = Editor(source)
    editor.set(("currency",), currency)
    return editor.text()


def reading_policy(said: Beginning) -> Policy:
    """What files are read by before there is a policy: every field that presets know."""
    return read_policy(preset("standard", said.currency or USUAL_CURRENCY))


def clauses_of(said: Beginning) -> tuple[ThresholdClause, ...]:
    """The thresholds by ARR that a preset has, if it has plain ones."""
    text = preset(said.base, said.currency)
    try:
        return threshold_clauses(read_policy(text), FIELD, read_source(text))
    except UsageError:
        return ()


def distributed(folder: Path, said: Beginning, as_of: date) -> Distributed | None:
    """The distribution of ARR in the files; None where nothing has any."""
    policy = reading_policy(said)
    with opened(folder, said, policy, as_of) as snapshot:
        distribution = read_distribution(snapshot, policy, FIELD, as_of)
    if not distribution.known:
        return None
    unit = unit_of_readable(policy.known_names()[FIELD])
    proposals = propose(distribution, Wish(unit=unit))
    found = bins(distribution, proposals.scale) if proposals.scale else []
    return Distributed(distribution, proposals, tuple(found))


def policy_text_of(said: Beginning) -> str:
    """The document that was chosen; UsageError where none was, PolicyError where it is wrong."""
    thresholds = [Decimal(each) for each in said.thresholds or ()]
    if said.base == OWN:
        if len(thresholds) not in range(FEWEST - 1, MOST):
            raise UsageError(Problem("start.no_tiers"))
        return plain_text(said.currency, thresholds)
    if said.base not in bases(said.currency):
        raise UsageError(Problem("start.no_tiers"))
    text = preset(said.base, said.currency)
    clauses = clauses_of(said)
    if not clauses or len(thresholds) != len(clauses):
        return text
    return with_thresholds(read_source(text), clauses, thresholds)


def policy_of(said: Beginning) -> Policy:
    """The policy that was chosen."""
    return read_policy(policy_text_of(said))


def read_thresholds(written: Sequence[str], places: int) -> tuple[Decimal, ...]:
    """The numbers that somebody wrote, the top tier's first.

    Raises UsageError with a problem for each that is none or is not below the one before; the
    place's path is the number of the field.
    """
    problems: list[Problem] = []
    found: list[Decimal] = []
    for at, text in enumerate(written):
        value = _number(text)
        where = Place(path=str(at))
        if value is None or -int(value.normalize().as_tuple().exponent) > places:
            problems.append(Problem("start.no_number", where, {"found": text}))
        elif found and value >= found[-1]:
            problems.append(Problem("start.not_below", where, {"found": text}))
        if value is not None:
            found.append(value)
    if problems:
        raise UsageError(problems)
    return tuple(found)


def check(said: Beginning) -> None:
    """Raise UsageError or PolicyError where the choice makes no policy."""
    try:
        policy_of(said)
    except PolicyError as error:
        raise UsageError(error.problems) from None


def _number(text: str) -> Decimal | None:
    plain = text.strip().replace(",", "").replace("_", "").replace("，", "")
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value) < 10**15 else None


def _words(code: str) -> Words:
    text = TEXTS[code]
    return Words(en=text.en, ja=text.ja)
