"""People and money, how it is measured whether the tiers work, and what customers may read."""

from __future__ import annotations

from decimal import Decimal

from tanada.messages import formats
from tanada.messages.policy_prose.page import Page
from tanada.messages.policy_prose.times import how_often
from tanada.policy.service import BooksShape, CapacityShape, CostShape


def tell_capacity(page: Page) -> None:
    """Hours, costs, books and worked examples."""
    capacity = page.document.capacity
    if capacity is None:
        return
    page.heading(2, page.say("prose.capacity"))
    _tell_hours(page, capacity)
    if capacity.cost is not None:
        _tell_cost(page, capacity.cost)
    if capacity.books is not None:
        _tell_books(page, capacity.books)
    _tell_scenarios(page, capacity)


def _tell_hours(page: Page, capacity: CapacityShape) -> None:
    page.item(
        page.say(
            "capacity.hours",
            hours=capacity.hours_per_quarter(),
            weekly=capacity.weekly_hours,
            weeks=capacity.weeks_per_quarter,
            utilisation=formats.percent(capacity.utilisation),
            rest=formats.percent(Decimal(1) - capacity.overhead),
            overhead=formats.percent(capacity.overhead),
        )
    )
    if capacity.starved_below is not None:
        page.item(page.say("capacity.starved", share=formats.percent(capacity.starved_below)))


def _tell_cost(page: Page, cost: CostShape) -> None:
    def money(amount: Decimal) -> str:
        return formats.money(amount, page.policy.currency, page.language)

    if cost.csm_per_year is not None:
        page.item(page.say("capacity.csm_cost", amount=money(cost.csm_per_year)))
    if cost.carried_share_of_arr is not None:
        share = formats.percent(cost.carried_share_of_arr)
        page.item(page.say("capacity.carried", share=share))
    if cost.no_person_up_to_arr is not None:
        page.item(page.say("capacity.no_person", amount=money(cost.no_person_up_to_arr)))


def _tell_books(page: Page, books: BooksShape) -> None:
    page.item(page.say("capacity.no_move_renewal", days=books.no_move_days_before_renewal))
    page.item(page.say("capacity.no_move_first", days=books.no_move_in_first_days))
    if books.match:
        page.titled(page.say("capacity.match"), [page.named("match", books.match)])


def _tell_scenarios(page: Page, capacity: CapacityShape) -> None:
    for name, scenario in capacity.scenarios.items():
        shown = name.replace("_", " ")
        page.item(page.say("capacity.scenario", name=shown, csms=scenario.csms) + ":")
        for key, tier in scenario.tiers.items():
            line = page.say(
                "capacity.scenario_tier",
                tier=page.labels.tier(key),
                csms=tier.csms,
                accounts=tier.accounts,
                arr=formats.percent(tier.arr),
                ratio=tier.accounts_per_csm,
                hours=tier.hours_per_account,
            )
            page.item(line, depth=1)


def tell_outcomes(page: Page) -> None:
    """By which method, over what time and without whom results are measured."""
    outcomes = page.document.outcomes
    if outcomes is None:
        return
    page.heading(2, page.say("prose.outcomes"))
    page.item(page.say(f"outcome.{outcomes.method}"))
    every = how_often(page, outcomes.every)
    page.item(page.say("outcome.window", months=outcomes.window_months, every=every))
    page.item(page.say("outcome.win_back", days=outcomes.win_back_days))
    page.item(page.say("outcome.dimensions", months=outcomes.months_before_more_dimensions))
    if outcomes.excludes is not None:
        page.titled(page.say("outcome.excludes"), [page.condition(outcomes.excludes)])


def tell_customer_safe(page: Page) -> None:
    """What may stand in a text that reaches a customer."""
    page.heading(2, page.say("prose.customer_safe"))
    page.item(page.say("customer.rule"))
    labels = [page.labels.of(name) for name in page.document.customer_safe]
    if labels:
        page.titled(page.say("customer.fields"), [page.joined(labels)])
