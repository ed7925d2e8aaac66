"""A simulation in words: the finding, what is compared, states, clauses, thresholds, movers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from tanada.messages import formats, glance
from tanada.messages.decision_prose import missing_phrase, reason_phrase
from tanada.messages.labels import Labels
from tanada.messages.rules_prose import value_phrase
from tanada.messages.text import Language
from tanada.messages.units import amount, unit_of
from tanada.rules.tree import Call, Rule

if TYPE_CHECKING:
    from tanada.decide.gaps.amounts import Amount
    from tanada.decide.portfolio import TierShare
    from tanada.decide.simulation.movers import Mover, Side
    from tanada.decide.simulation.moves import Moves
    from tanada.decide.simulation.simulating import Simulation
    from tanada.decide.simulation.thresholds import Threshold
    from tanada.policy.model import Policy

_UNDETERMINED = "undetermined"


@dataclass(frozen=True)
class SimulationProse:
    """The words for a simulation of `new`, against `old` where there is one."""

    new: Labels
    old: Labels | None

    @classmethod
    def of(cls, new: Policy, old: Policy | None, language: Language) -> SimulationProse:
        """The words in a language."""
        return cls(Labels(new, language), Labels(old, language) if old is not None else None)

    @property
    def language(self) -> Language:
        """The reader's language."""
        return self.new.language

    def say(self, code: str, /, **params: object) -> str:
        """A message in the language of the words."""
        return self.new.say(code, **params)

    def money(self, sum_: Decimal) -> str:
        """A sum at a glance."""
        return glance.money(sum_, self.new.policy.currency, self.language)

    def arr(self, found: Amount) -> str:
        """The ARR of accounts at a glance; a dash where there is nobody, or none is known."""
        return self.money(found.arr) if found.accounts and found.known else glance.NOTHING

    def held(self, accounts: int, arr: Decimal, known: bool) -> str:
        """How many accounts there are, with how much ARR."""
        if accounts and not known:
            return self.say("simulate.of_unknown", accounts=accounts)
        return self.say("portfolio.of", accounts=accounts, arr=self.money(arr))

    def amount(self, exact: Decimal) -> str:
        """An amount with every digit."""
        return formats.money(exact, self.new.policy.currency, self.language)

    # The finding, and what it rests on.

    def headline(self, simulation: Simulation) -> str:
        """The first sentence: what was found."""
        if not simulation.new.accounts.accounts:
            return self.new.say("portfolio.empty")
        if simulation.moves is None:
            return self._picture(simulation)
        moving, everyone = simulation.moves.moving, simulation.new.accounts.accounts
        if self.old is not None and self.old.policy.fingerprint == self.new.policy.fingerprint:
            return self.say("simulate.same_policy")
        if not moving.accounts:
            return self._still(simulation.moves, everyone)
        parts = [
            self.say(f"simulate.part_{direction}", count=each.accounts)
            for direction, each in simulation.moves.by_direction.items()
            if each.accounts
        ]
        return self.say(
            "simulate.moving" if moving.known else "simulate.moving_unknown",
            accounts=moving.accounts,
            all=everyone,
            arr=self.arr(moving),
            parts=self._listed(parts),
        )

    def _still(self, moves: Moves, everyone: int) -> str:
        """Nobody moves: who keeps a tier, and who has none that is known."""
        unknown = moves.open.accounts
        if not unknown:
            return self.say("simulate.nothing_moves", all=everyone)
        kept = everyone - unknown
        code = "simulate.nothing_moves_but" if kept else "simulate.nothing_known"
        return self.say(code, kept=kept, all=everyone, undetermined=unknown)

    def _picture(self, simulation: Simulation) -> str:
        picture = simulation.new
        if not picture.targets:
            tiers = len(picture.tiers)
            return self.say("simulate.no_targets", accounts=picture.accounts.accounts, tiers=tiers)
        code = "simulate.outside" if picture.outside else "simulate.within"
        return self.say(code, found=picture.outside, shares=picture.targets)

    def compared(self, as_of: date) -> str:
        """Under which policies, as of when."""
        policy = self.new.policy
        name, print_ = self.new.words(policy.name), policy.short_fingerprint
        if self.old is None:
            decided = {"policy": name, "fingerprint": print_}
            return self.new.say("cli.decided_under", **decided, as_of=as_of)
        other = self.old.policy
        older = {"old": self.old.words(other.name), "old_print": other.short_fingerprint}
        return self.say("simulate.compared", new=name, new_print=print_, **older, as_of=as_of)

    def whole(self, simulation: Simulation) -> str:
        """How many accounts there are, with how much ARR, and how many have left."""
        picture = simulation.new
        everyone = picture.accounts
        told = [self.held(everyone.accounts, everyone.arr, everyone.known)]
        if picture.ended:
            told.append(self.new.say("portfolio.ended", accounts=picture.ended))
        return " · ".join(told)

    def remarks(self, simulation: Simulation) -> list[str]:
        """What a reader must know beside the figures."""
        now = simulation.new.undetermined.accounts
        if simulation.moves is None or simulation.old is None or self.old is None:
            told = [self.say("simulate.undetermined_now", new=now)] if now else []
            return [*told, self.say("simulate.present_only")]
        told = []
        before = simulation.old.undetermined.accounts
        if now or before:
            told.append(self.say("simulate.undetermined", old=before, new=now))
        if simulation.moves.floors.accounts:
            told.append(self.say("simulate.floors", accounts=simulation.moves.floors.accounts))
        if simulation.moves.places.by_rank:
            tiers = [self.old.tier(key) for key in simulation.moves.places.by_rank]
            told.append(self.say("simulate.by_rank", tiers=tiers))
        return told

    # Tiers, clauses and thresholds.

    def state(self, key: str, *, old: bool = False) -> str:
        """What a row or a column of the matrix is called."""
        if key == _UNDETERMINED:
            return self.say("simulate.state.undetermined")
        return self._side(old).tier(key)

    def pair(self, before: TierShare | None, after: TierShare | None) -> str:
        """What a tier is called beside the one that had its place before."""
        old = self.state(before.tier, old=True) if before else ""
        if after is None:
            return self.say("simulate.gone", old=old)
        new = self.state(after.tier)
        return self.say("simulate.renamed", new=new, old=old) if old and old != new else new

    def clause(self, reason: str, *, old: bool = False) -> str:
        """A tier and what its clause asks for."""
        labels = self._side(old)
        tier = labels.tier(reason.partition(".")[0])
        phrase = reason_phrase(labels.policy, reason, self.language)
        return self.say("simulate.clause", tier=tier, reason=phrase)

    def threshold(self, threshold: Threshold) -> str:
        """What is held against which number: `ARR $100,000`."""
        policy, ranked = self.new.policy, _ranked(threshold.subject)
        subject = value_phrase(ranked or threshold.subject, policy, self.language)
        subject = formats.capitalised(subject)
        if ranked is not None:
            share = formats.percent(threshold.value)
            return self.say("simulate.threshold_percentile", subject=subject, share=share)
        unit = unit_of(threshold.subject, policy)
        value = amount(threshold.value, unit, policy, self.language)
        return self.say("simulate.threshold", subject=subject, value=value)

    def clauses(self, threshold: Threshold) -> str:
        """The tiers and clauses that a threshold stands in."""
        return self._listed([self.clause(reason) for reason in threshold.reasons])

    def near(self) -> str:
        """What close to a threshold means."""
        from tanada.decide.simulation.edges import NEAR

        return self.say("simulate.near", near=formats.percent(NEAR))

    # Movers.

    def shown(self, shown: int, moving: Amount) -> str:
        """How many movers are shown of how many."""
        if shown >= moving.accounts:
            return self.say("simulate.all_movers", all=moving.accounts)
        return self.say("simulate.shown_movers", shown=shown, all=moving.accounts)

    def tiers_of(self, mover: Mover) -> tuple[str, str]:
        """A mover's old and new tier."""
        return self._tier(mover.old, old=True), self._tier(mover.new, old=False)

    def why(self, side: Side, *, old: bool = False) -> str:
        """Why a policy decides as it does: what its clause asks for, or what is missing."""
        labels = self._side(old)
        if side.status == _UNDETERMINED and side.missing:
            missing = missing_phrase(labels.policy, side.missing, self.language)
            return self.say("simulate.open_for", missing=missing)
        return formats.capitalised(reason_phrase(labels.policy, side.reason, self.language))

    def seen(self, side: Side, *, old: bool = False) -> str:
        """The values that the clause saw, but for flags, which it names itself."""
        labels = self._side(old)
        told = [
            self.say("simulate.value", label=labels.of(name), value=labels.fact(name, value))
            for name, value in side.values.items()
            if value is not None and not isinstance(value, bool)
        ]
        return "" if side.status == _UNDETERMINED else self._listed(told)

    def why_and_seen(self, side: Side, *, old: bool = False) -> str:
        """The reason, and behind it what its clause saw."""
        why, seen = self.why(side, old=old), self.seen(side, old=old)
        return self.say("simulate.seen", reason=why, values=seen) if seen else why

    def _tier(self, side: Side, *, old: bool) -> str:
        tier = self._side(old).tier(side.tier)
        return (
            self.say("simulate.state.at_least", tier=tier) if side.status == _UNDETERMINED else tier
        )

    def _side(self, old: bool) -> Labels:
        return self.old if old and self.old is not None else self.new

    def _listed(self, parts: list[str]) -> str:
        return formats.listed(parts, self.language, most=None)


def _ranked(subject: Rule) -> Rule | None:
    """What a percentile ranks the accounts by; None for any other value."""
    match subject:
        case Call(function="percentile", arguments=(value, *_)):
            return value
        case _:
            return None
