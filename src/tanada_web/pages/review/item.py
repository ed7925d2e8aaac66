"""What somebody sees of a review before they decide on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from tanada.messages import formats
from tanada.messages.labels import Labels
from tanada.messages.review_prose import caught_phrase
from tanada_web.models import (
    Baseline,
    Designation,
    Holding,
    Override,
    OverrideState,
    Period,
    Review,
    Run,
)
from tanada_web.pages.drawing.tenure import Stay, Tenure, tenure
from tanada_web.pages.drawing.tiers import TierLook
from tanada_web.reading.facts import Facts, facts_of
from tanada_web.said.overrides import told_in

_COLUMNS = (
    *("arr", "health", "health_band", "owner", "industry", "region", "qualified_tier"),
    *("missing", "grace_until", "renewal_date", "seats", "seats_used", "plan", "csm_sentiment"),
    *("churn_risk", "started_on", "growth_potential", "overlays"),
)
_SHOWN = ("owner", "industry", "region", "plan", "started_on", "renewal_date", "seats_used")
_SHOWN_RISK = ("csm_sentiment", "churn_risk")


@dataclass(frozen=True)
class Then:
    """A figure at the last review and now."""

    code: str
    before: str
    now: str


@dataclass(frozen=True)
class Item:
    """A review with its account, and all that its decision rests on."""

    review: Review
    holding: Holding | None
    why: str
    look: TierLook | None
    qualified: TierLook | None
    then: list[Then]
    baseline: Baseline | None
    facts: list[tuple[str, str]]
    tenure: Tenure | None
    designations: list[Designation]
    said: list[str]
    others: list[Review] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What the account is called."""
        return (self.holding and self.holding.name) or self.review.account_id


def item_of(
    review: Review, run: Run | None, labels: Labels, looks: dict[str, TierLook], today: date
) -> Item:
    """A review as it is shown; a constant number of queries."""
    account_id = review.account_id
    holding = Holding.objects.filter(account_id=account_id).first()
    facts = facts_of(run, account_id, _COLUMNS) if run else {}
    baseline = Baseline.objects.filter(account_id=account_id).first()
    given = list(
        Designation.objects.filter(account_id=account_id, removed_at=None).order_by("starts_on")
    )
    standing = (OverrideState.PROPOSED, OverrideState.APPROVED)
    overrides = Override.objects.filter(
        account_id=account_id, state__in=standing, expires_on__gt=today
    )
    others = Review.objects.filter(account_id=account_id, decided_at=None).exclude(pk=review.pk)
    return Item(
        review,
        holding,
        caught_phrase(review.catches, review.params, labels),
        looks.get(holding.tier or "") if holding else None,
        looks.get(str(facts.get("qualified_tier"))),
        list(_compared(baseline, facts, holding, labels)),
        baseline,
        _shown(facts, labels),
        _held(account_id, holding, looks, run.as_of if run else today),
        given,
        [*_designated(given, labels), *_overridden(overrides.order_by("starts_on"), labels)],
        list(others.order_by("due_on", "catches")),
    )


def _compared(
    baseline: Baseline | None, facts: Facts, holding: Holding | None, labels: Labels
) -> list[Then]:
    """Tier, ARR and health at the last review and now."""
    currency, language = labels.policy.currency, labels.language

    def money(value: object) -> str:
        if value is None:
            return "–"
        return formats.money(Decimal(str(value)).quantize(Decimal(1)), currency, language)

    def number(value: object) -> str:
        return "–" if value is None else formats.number(round(Decimal(str(value)), 1))

    def tier(key: str | None) -> str:
        return labels.tier(key) if key else "–"

    now = holding.tier if holding else None
    found = [Then("desk.fact_tier", tier(baseline.tier if baseline else None), tier(now))]
    if "arr" in facts:
        before = baseline.arr if baseline else None
        found.append(Then("desk.fact_arr", money(before), money(facts["arr"])))
    if "health" in facts:
        before = baseline.health if baseline else None
        found.append(Then("desk.fact_health", number(before), number(facts["health"])))
    return found


def _shown(facts: Facts, labels: Labels) -> list[tuple[str, str]]:
    """The facts that are known, with what they are called."""
    return [
        (formats.capitalised(labels.of(name)), labels.fact(name, facts[name]))
        for name in (*_SHOWN, *_SHOWN_RISK)
        if facts.get(name) is not None
    ]


def _designated(given: Iterable[Designation], labels: Labels) -> Iterator[str]:
    for each in given:
        params: dict[str, object] = {"kind": labels.of(each.kind)}
        code = "desk.designated"
        if each.expires_on is not None:
            code, params["day"] = "desk.designated_until", each.expires_on
        yield formats.capitalised(labels.say(code, **params))


def _overridden(overrides: Iterable[Override], labels: Labels) -> Iterator[str]:
    for each in told_in(labels.policy, overrides):
        params = {"tier": labels.tier(each.tier), "day": each.expires_on}
        yield formats.capitalised(labels.say(f"desk.override_{each.state}", **params))


def _held(
    account_id: str, holding: Holding | None, looks: dict[str, TierLook], today: date
) -> Tenure | None:
    """The tiers that it held; grace stands on the last of them."""
    stays = []
    for period in Period.objects.filter(account_id=account_id).order_by("since"):
        look = looks.get(period.tier)
        if look is None:
            continue
        is_open = period.until is None
        grace = holding.grace_from if holding and is_open else None
        until = period.until or (holding.ended_on if holding else None)
        stays.append(Stay(look, period.since, until, grace))
    return tenure(stays, today)
