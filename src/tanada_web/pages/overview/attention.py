"""What needs somebody, the most urgent first; the first sentence of the page comes from here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils import timezone

from tanada.decide.portfolio import RENEWAL_DAYS, Finding, Portfolio
from tanada.messages.decision_prose import attention_phrase, missing_phrase
from tanada.messages.formats import listed
from tanada.messages.labels import Labels
from tanada_web.models import (
    Correction,
    Override,
    OverrideState,
    Person,
    PolicyState,
    PolicyVersion,
    Run,
    RunState,
)
from tanada_web.pages.ages import age
from tanada_web.pages.overview import doors
from tanada_web.permissions import may
from tanada_web.reading import portfolio as behind
from tanada_web.reviewing.reviews import queue
from tanada_web.runs.sources import Freshness
from tanada_web.runs.telling import problems_of

SOON = 30
"""How many days ahead what ends by itself is told."""
NEED, WAIT, PLAIN = "need", "wait", ""
_RUN, _TARGET, _RISK = "overview.kind_run", "overview.kind_target", "overview.kind_risk"
_REVIEW, _DATA = "overview.kind_review", "overview.kind_data"
_DAYS_FROM = 72
_TARGETS = ("attention.accounts_", "attention.arr_")


@dataclass(frozen=True)
class Item:
    """Something that needs somebody: how urgently, what it is, where it is done, and of what kind.

    `kind` is the code of a word.
    """

    tone: str
    text: str
    href: str
    kind: str
    about: str = ""


@dataclass(frozen=True)
class Seen:
    """All that the list is made from."""

    run: Run
    portfolio: Portfolio
    labels: Labels
    person: Person
    sources: list[Freshness]
    now: datetime

    def say(self, code: str, /, **params: object) -> str:
        """A message in the reader's language."""
        return self.labels.say(code, **params)


def attention(seen: Seen) -> list[Item]:
    """What needs somebody: first what needs a decision, then what waits, then what is good to know.

    A constant number of queries.
    """
    found = [
        *_run(seen),
        *_portfolio(seen),
        *_reviews(seen),
        *_proposals(seen),
        *_policies(seen),
        *_graces(seen),
        *_sources(seen),
        *_undecided(seen),
    ]
    order = (NEED, WAIT, PLAIN)
    return sorted(found, key=lambda item: order.index(item.tone))


def headline(items: list[Item], seen: Seen) -> tuple[str, list[Item]]:
    """The first sentence, and the items that it leaves: a stopped run, a missed target, a risk.

    What people have yet to decide makes no headline: it is always there.
    """
    for kind in (_RUN, _TARGET, _RISK):
        for item in items:
            if item.kind == kind:
                return item.text, [each for each in items if each is not item]
    code = "overview.all_within" if seen.portfolio.accounts else "overview.nobody"
    return seen.say(code), items


def _run(seen: Seen) -> Iterator[Item]:
    """A run after the one that stands, that came to nothing."""
    last = Run.objects.filter(pk__gt=seen.run.pk).order_by("-pk").first()
    if last is None or last.state not in (RunState.REFUSED, RunState.FAILED):
        return
    why = problems_of(last, seen.labels.language)
    yield Item(
        NEED,
        seen.say(f"overview.run_{last.state}", as_of=last.as_of),
        reverse("settings-run", args=[last.pk]),
        _RUN,
        why[0].partition("\n")[0] if why else "",
    )


def _portfolio(seen: Seen) -> Iterator[Item]:
    """Targets that are missed, the farthest first, and renewals at risk."""
    findings = seen.portfolio.findings
    missed = [each for each in findings if each.code.startswith(_TARGETS)]
    for each in sorted(missed, key=_miss, reverse=True):
        href = doors.accounts(tier=each.params["tier"])
        yield Item(NEED, _told(each, seen), href, _TARGET)
    for each in findings:
        if each.code == "attention.at_risk":
            tier = each.params["tier"]
            href = doors.accounts(tier=tier, churn_risk="high", renewal=RENEWAL_DAYS)
            yield Item(NEED, _told(each, seen), href, _RISK)


def _miss(finding: Finding) -> float:
    share = float(str(finding.params["share"]))
    low, high = float(str(finding.params["low"])), float(str(finding.params["high"]))
    return max(low - share, share - high)


def _told(finding: Finding, seen: Seen) -> str:
    labels = seen.labels
    params = (finding.code, finding.params, finding.accounts, labels.language)
    return attention_phrase(labels.policy, *params)


def _reviews(seen: Seen) -> Iterator[Item]:
    today = timezone.localdate(seen.now)
    overdue = Q(due_on__lt=today)
    soon = Q(due_on__gte=today, due_on__lte=today + timedelta(days=SOON))
    counted = queue(seen.person).order_by()
    sums = counted.aggregate(
        late=Count("pk", filter=overdue), soon=Count("pk", filter=soon), first=Min("due_on")
    )
    if sums["late"]:
        yield Item(
            NEED,
            seen.say("overview.reviews_overdue", count=sums["late"]),
            doors.review(due="overdue"),
            _REVIEW,
            seen.say("overview.oldest", day=sums["first"]),
        )
    if sums["soon"]:
        text = seen.say("overview.reviews_due", count=sums["soon"], days=SOON)
        yield Item(PLAIN, text, doors.review(due="soon"), _REVIEW)


def _proposals(seen: Seen) -> Iterator[Item]:
    today = timezone.localdate(seen.now)
    waiting = Q(state=OverrideState.PROPOSED)
    last = today + timedelta(days=SOON)
    ending = Q(
        state=OverrideState.APPROVED,
        starts_on__lte=today,
        expires_on__gt=today,
        expires_on__lte=last,
    )
    overrides = Override.objects.aggregate(
        waiting=Count("pk", filter=waiting),
        first=Min("proposed_at", filter=waiting),
        ending=Count("pk", filter=ending),
        ends=Min("expires_on", filter=ending),
    )
    corrections = Correction.objects.filter(state=OverrideState.PROPOSED).aggregate(
        waiting=Count("pk"), first=Min("proposed_at")
    )
    for code, sums in (("overrides", overrides), ("corrections", corrections)):
        if sums["waiting"]:
            yield Item(
                WAIT,
                seen.say(f"overview.{code}_waiting", count=sums["waiting"]),
                reverse("proposals"),
                _REVIEW,
                seen.say("overview.oldest", day=timezone.localdate(sums["first"])),
            )
    if overrides["ending"]:
        yield Item(
            WAIT,
            seen.say("overview.overrides_ending", count=overrides["ending"], days=SOON),
            doors.accounts(status="pinned"),
            "overview.kind_override",
            seen.say("overview.first_ends", day=overrides["ends"]),
        )


def _policies(seen: Seen) -> Iterator[Item]:
    under_way = (PolicyState.PROPOSED, PolicyState.APPROVED)
    versions = PolicyVersion.objects.filter(state__in=under_way).select_related("proposed_by")
    for version in versions.order_by("number")[:3]:
        by = version.proposed_by.name if version.proposed_by else ""
        day = timezone.localdate(version.proposed_at) if version.proposed_at else None
        code = f"overview.policy_{version.state}"
        params: dict[str, object] = {"number": version.number}
        if version.publish_on is not None:
            code, params["day"] = "overview.policy_scheduled", version.publish_on
        tone = WAIT if version.publish_on is None else PLAIN
        about = seen.say("overview.proposed_by", name=by, day=day)
        yield Item(tone, seen.say(code, **params), reverse("policy"), "overview.kind_policy", about)


def _graces(seen: Seen) -> Iterator[Item]:
    until = seen.run.as_of + timedelta(days=SOON)
    ending = behind.graces_ending(seen.run, until)
    if not ending:
        return
    parts = [
        seen.say("overview.would_fall", count=count, tier=seen.labels.tier(tier))
        for tier, count in ending.items()
        if tier
    ]
    yield Item(
        WAIT,
        seen.say("overview.graces_ending", count=sum(ending.values()), day=until),
        doors.accounts(grace=until),
        "overview.kind_grace",
        listed(parts, seen.labels.language),
    )


def _sources(seen: Seen) -> Iterator[Item]:
    language = seen.labels.language
    name = "settings-sources" if may(seen.person, "sources:write") else "settings-runs"
    for each in seen.sources:
        if each.too_old and each.changed_at is not None:
            params = {
                "name": each.source.name,
                "ago": age(seen.now - each.changed_at, language),
                "limit": limit_of(each, seen.labels),
            }
            text = seen.say("overview.source_too_old", **params)
            yield Item(WAIT, text, reverse(name), _DATA)


def _undecided(seen: Seen) -> Iterator[Item]:
    labels = seen.labels
    for each in seen.portfolio.findings:
        if each.code == "attention.undetermined":
            missing = behind.lacking(seen.run)
            told = [missing_phrase(labels.policy, key, labels.language) for key in missing if key]
            about = seen.say("overview.lacks", fields=listed(told, labels.language, most=3))
            href = doors.accounts(status="undetermined")
            yield Item(PLAIN, _told(each, seen), href, _DATA, about if told else "")
        elif each.code == "attention.without_arr":
            yield Item(PLAIN, _told(each, seen), doors.accounts(missing="arr"), _DATA)


def limit_of(freshness: Freshness, labels: Labels) -> str:
    """How old a source may be: in hours, from three days on in days."""
    hours = freshness.source.max_age_hours
    if hours is None:
        return ""
    if hours >= _DAYS_FROM and hours % 24 == 0:
        return labels.say("overview.limit_days", days=hours // 24)
    return labels.say("overview.limit", hours=hours)
