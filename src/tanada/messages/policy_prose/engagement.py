"""Engagement models and programmes: what an account gets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tanada.messages import formats
from tanada.messages.policy_prose.page import Page
from tanada.messages.policy_prose.times import how_soon
from tanada.messages.policy_prose.touchpoints import tell_touchpoints
from tanada.policy.engagement import (
    ON_EVENT,
    EngagementShape,
    EscalationShape,
    ExpansionShape,
    MessageShape,
    RenewalShape,
    ResponsesShape,
    SuccessPlanShape,
)


def tell_engagement(page: Page) -> None:
    """Every engagement model, then the programmes."""
    if page.document.engagement:
        page.heading(2, page.say("prose.engagement"))
    for key, model in page.document.engagement.items():
        page.heading(3, page.say("prose.with_key", title=page.words(model.label), key=key))
        _tell_model(page, model)
    _tell_programmes(page)


def _tell_model(page: Page, model: EngagementShape) -> None:
    def titled(name: str, parts: list[str]) -> None:
        page.titled(page.say(f"engagement.{name}"), parts)

    titled("profile", [page.words(model.profile)] if model.profile else [])
    titled("coverage", list(_coverage(page, model)))
    titled("escalation", escalation(page, model.escalation))
    titled("channels", _named(page, "channel", model.channels))
    tell_touchpoints(page, page.say("engagement.touchpoints"), model.touchpoints)
    titled("watches", _named(page, "watch", model.watches))
    titled("responses", responses(page, model.responses))
    titled("success_plan", _success_plan(page, model.success_plan))
    titled("training", _named(page, "training", model.training))
    titled("programmes", programmes(page, model.programmes))
    titled("expansion", _expansion(page, model.expansion))
    titled("renewal", _renewal(page, model.renewal))
    titled("steps_in", list(_steps_in(page, model)))


def _named(page: Page, area: str, values: Sequence[str]) -> list[str]:
    return [page.named(area, values)] if values else []


def _coverage(page: Page, model: EngagementShape) -> Iterator[str]:
    yield page.say(f"coverage.{model.coverage}")
    if model.coverage_alternative is not None:
        instead = page.say(f"coverage.{model.coverage_alternative}")
        yield page.say("engagement.coverage_alternative", coverage=instead)
    if model.never_pooled:
        yield page.say("engagement.never_pooled")
    if model.assigned_contact:
        yield page.say("engagement.assigned_contact")
    if model.rotating:
        yield page.say("engagement.rotating")
    if model.seniority == "senior":
        yield page.say("seniority.senior")
    if model.executive_sponsor:
        yield page.say("engagement.executive_sponsor")
    band = model.accounts_per_csm
    if band is not None:
        yield page.say("engagement.accounts_per_csm", low=band.low, high=band.high)


def escalation(page: Page, shape: EscalationShape | None) -> list[str]:
    """To whom, how soon and at what hours."""
    if shape is None:
        return []
    parts = [page.say(f"escalation_to.{shape.to}")]
    if shape.within is not None:
        parts.append(how_soon(page, shape.within))
    if shape.hours is not None:
        parts.append(page.say(f"hours_of.{shape.hours}"))
    return parts


def responses(page: Page, shape: ResponsesShape) -> list[str]:
    """How soon a CSM and the support answer."""
    parts = []
    for name in ("inbound_answer", "support_first_response"):
        within = getattr(shape, name)
        if within is not None:
            same = within == "as_support"
            time = page.say("within.as_support") if same else how_soon(page, within)
            parts.append(page.say(f"responses.{name}", time=time))
    if shape.support_hours is not None:
        hours = page.say(f"hours_of.{shape.support_hours}")
        parts.append(page.say("responses.support_hours", hours=hours))
    if shape.community_first:
        parts.append(page.say("responses.community_first"))
    return parts


def programmes(page: Page, keys: list[str]) -> list[str]:
    """The labels of programmes, joined."""
    return [page.joined([page.programme(key) for key in keys])] if keys else []


def _success_plan(page: Page, plan: SuccessPlanShape | None) -> list[str]:
    if plan is None:
        return []
    return [page.say(f"plan_kind.{plan.kind}"), *_named(page, "plan_part", plan.parts)]


def _expansion(page: Page, shape: ExpansionShape | None) -> list[str]:
    if shape is None:
        return []
    return [page.say(f"giver.{shape.by}"), *_named(page, "means", shape.means)]


def _renewal(page: Page, shape: RenewalShape | None) -> list[str]:
    if shape is None:
        return []
    parts = [page.say(f"giver.{shape.by}")]
    parts += [
        page.say(f"renewal.{name}")
        for name in ("template", "follow_ups", "automated_offer")
        if getattr(shape, name)
    ]
    if shape.mails_days_before:
        days = page.joined([formats.number(day) for day in shape.mails_days_before])
        parts.insert(1, page.say("renewal.mails", days=days))
    if shape.mail is not None:
        parts.append(mail(page, shape.mail))
    return parts


def mail(page: Page, message: MessageShape) -> str:
    """A mail to a customer, word for word."""
    subject, body = page.customer_text(message.subject), page.customer_text(message.body)
    return page.say("message.mail", subject=subject, body=body)


def _steps_in(page: Page, model: EngagementShape) -> Iterator[str]:
    if isinstance(model.person_steps_in, str):
        yield page.say("steps_in.always")
        return
    for name, rule in model.person_steps_in.items():
        event = page.word("event", name)
        if rule == ON_EVENT:
            yield page.say("steps_in.event", event=event)
        else:
            yield page.say("steps_in.rule", event=event, condition=page.condition(rule))


def _tell_programmes(page: Page) -> None:
    if not page.document.programmes:
        return
    page.heading(2, page.say("prose.programmes"))
    for programme in page.document.programmes.values():
        label = page.words(programme.label)
        if programme.only_when is None:
            page.item(label)
        else:
            only = page.say("programme.only_when", condition=page.where(programme.only_when))
            page.item(page.say("prose.titled", title=label, text=only))
