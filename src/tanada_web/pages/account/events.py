"""What became of an account, and what people said of it: one line of time, the latest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from tanada.messages.decision_prose import reason_phrase
from tanada.messages.labels import Labels
from tanada_web.models import (
    Correction,
    Judgement,
    Override,
    OverrideState,
    Person,
    Review,
    Transition,
)
from tanada_web.pages.account.opening import Opened
from tanada_web.permissions import may
from tanada_web.reading import story
from tanada_web.renaming import keys_in
from tanada_web.reviewing.reviews import reviews_of
from tanada_web.said.designations import designations_of
from tanada_web.said.overrides import overrides_of, told_in

_TONES = {
    "promoted": "up",
    "recovered": "up",
    "grace": "wait",
    "pinned": "wait",
    "undetermined": "wait",
}


@dataclass(frozen=True)
class Event:
    """Something that happened on a day; `undo` is what can be taken back, `run` corrected."""

    day: date
    what: str
    about: tuple[str, ...] = ()
    tone: str = ""
    undo: tuple[str, int, str] | None = None
    run: int = 0


def events(account: Opened, person: Person) -> list[Event]:
    """Everything, the latest first."""
    told = _Telling(account, person)
    found = [
        *told.transitions(),
        *told.overrides(),
        *told.designations(),
        *told.judgements(),
        *told.corrections(),
        *told.reviews(),
    ]
    return sorted(found, key=lambda event: event.day, reverse=True)


class _Telling:
    def __init__(self, account: Opened, person: Person) -> None:
        self.account = account
        self.person = person
        self.labels: Labels = account.labels
        self.say = account.labels.say

    def transitions(self) -> Iterator[Event]:
        known = story.transitions(self.account.account_id)
        last = known[-1].run if known else 0
        keys = keys_in(self.account.policy, filter(None, map(_tier_of, known)))
        for each in known:
            about = [self.say("happened.run", number=each.run)]
            if each.reason and each.status not in ("ended", "not_seen"):
                about.insert(0, self._reason(each))
            run = each.run if each.run == last and "correction" in self.account.acts else 0
            yield Event(
                each.as_of,
                self._moved(each, keys),
                tuple(about),
                _TONES.get(each.status, ""),
                None,
                run,
            )

    def overrides(self) -> Iterator[Event]:
        for each in told_in(self.account.policy, overrides_of(self.account.account_id)):
            tier = self.labels.tier(each.tier)
            what = self.say("happened.override", tier=tier, state=self._state(each.state))
            span = self.say("happened.span", starts=each.starts_on, expires=each.expires_on)
            tone = "wait" if each.state in (OverrideState.PROPOSED, OverrideState.APPROVED) else ""
            by = self._by(each.proposed_by)
            reasons = [each.reason, *([each.decision] if each.decision else [])]
            yield Event(
                timezone.localdate(each.proposed_at),
                what,
                (span, *reasons, by),
                tone,
                self._undo_override(each),
            )

    def designations(self) -> Iterator[Event]:
        may_remove = "designation" in self.account.acts
        for each in designations_of(self.account.account_id):
            kind = self.labels.of(each.kind)
            has_ended = each.expires_on is not None and each.expires_on <= timezone.localdate()
            is_open = each.removed_at is None and not has_ended
            span = (
                self.say("happened.span", starts=each.starts_on, expires=each.expires_on)
                if each.expires_on
                else self.say("happened.from", starts=each.starts_on)
            )
            undo = ("designation", each.pk, "saying.remove") if is_open and may_remove else None
            about = (span, each.reason, self._by(each.said_by))
            what = self.say("happened.designation", kind=kind)
            yield Event(
                timezone.localdate(each.said_at), what, about, "up" if is_open else "", undo
            )
            if each.removed_at is not None:
                what = self.say("happened.designation_removed", kind=kind)
                yield Event(timezone.localdate(each.removed_at), what, (self._by(each.removed_by),))

    def judgements(self) -> Iterator[Event]:
        rows = Judgement.objects.filter(account_id=self.account.account_id)
        for each in rows.select_related("said_by", "withdrawn_by"):
            label = self.labels.of(each.field)
            value = self._value(each)
            may_withdraw = "judgement" in self.account.acts and each.withdrawn_at is None
            undo = ("judgement", each.pk, "saying.withdraw") if may_withdraw else None
            what = self.say("happened.judgement", label=label, value=value)
            yield Event(each.as_of, what, (self._by(each.said_by),), "", undo)
            if each.withdrawn_at is not None:
                what = self.say("happened.judgement_withdrawn", label=label, value=value)
                yield Event(
                    timezone.localdate(each.withdrawn_at), what, (self._by(each.withdrawn_by),)
                )

    def corrections(self) -> Iterator[Event]:
        rows = Correction.objects.filter(account_id=self.account.account_id)
        for each in rows.select_related("proposed_by"):
            what = self.say("happened.correction", run=each.run, state=self._state(each.state))
            tone = "wait" if each.state == OverrideState.PROPOSED else ""
            about = (each.reason, self._by(each.proposed_by))
            yield Event(timezone.localdate(each.proposed_at), what, about, tone)

    def reviews(self) -> Iterator[Event]:
        for each in reviews_of(self.account.account_id):
            if each.decided_at is not None and each.decided_by is not None:
                yield Event(
                    timezone.localdate(each.decided_at),
                    self.say("happened.review", what=self._caught(each)),
                    (each.reason, self._by(each.decided_by)),
                )

    def _moved(self, move: Transition, keys: Mapping[str, str]) -> str:
        tier = self.labels.tier(keys.get(_tier_of(move), ""))
        until = move.pinned_until if move.status == "pinned" else move.grace_until
        return self.say(f"happened.{move.status}", tier=tier, until=until)

    def _reason(self, move: Transition) -> str:
        return reason_phrase(self.account.policy, str(move.reason), self.labels.language)

    def _state(self, state: str) -> str:
        return self.say(f"said_state.{state}")

    def _caught(self, review: Review) -> str:
        return self.say(f"caught.{review.catches}")

    def _value(self, judgement: Judgement) -> str:
        try:
            return self.labels.fact(judgement.field, judgement.value)
        except ArithmeticError:  # the field has another type by now
            return judgement.value

    def _by(self, person: Person | None) -> str:
        name = person.name if person else ""
        return self.say("happened.by", name=name or self.say("happened.forgotten"))

    def _undo_override(self, override: Override) -> tuple[str, int, str] | None:
        own = override.state == OverrideState.PROPOSED and override.proposed_by == self.person
        standing = override.state in (OverrideState.PROPOSED, OverrideState.APPROVED)
        past = override.expires_on <= self.account.as_of
        if own and may(self.person, "overrides:propose"):
            return "override", override.pk, "saying.take_back"
        if standing and not past and may(self.person, "overrides:remove"):
            return "override", override.pk, "saying.remove"
        return None


def _tier_of(move: Transition) -> str:
    return move.tier or move.earned_tier or ""
