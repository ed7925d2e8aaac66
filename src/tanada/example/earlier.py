"""The company as it was at the end of an earlier month, for the exports of that day."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from tanada.example.dates import Month
from tanada.example.history import History, Life
from tanada.example.stories import TROUBLED_MONTHS
from tanada.example.tables.billing import numbered_lines
from tanada.example.tables.rows import Record, slashed


def earlier_history(history: History, month: Month) -> History:
    """The company of which the CRM and billing told at the end of a month.

    It has the accounts that had begun, those that have left among them. What they did is left
    out (contacts, tickets): tables of events are the same on every day, up to it.
    """
    begun = [life for life in history.lives if life.customer.started_on <= month.last_day]
    accounts = {life.customer.account_id for life in begun}
    lives = tuple(_until(life, history, month, accounts) for life in begun)
    return History(history.seed, history.months, lives, month)


def earlier_billing(then: History, today: Sequence[Record]) -> list[Record]:
    """The rows of today's export, dirt among them, as they stood on an earlier day."""
    day = slashed(then.as_of)
    known = {
        number: {"終了日": slashed(line.ended_on), "更新日": slashed(line.renews_on)}
        for number, line in numbered_lines(then).items()
    }
    return [row | known.get(row["契約ID"], {}) for row in today if row["開始日"] <= day]


def _until(life: Life, history: History, month: Month, accounts: Collection[str]) -> Life:
    customer, contract = life.customer, life.contract
    if customer.parent_account_id not in accounts:
        customer = replace(customer, parent_account_id="")
    then = Life(customer, None if contract is None else contract.until(month.last_day))
    then.troubled = life.troubled and month.place >= len(history.months) - TROUBLED_MONTHS
    then.referred_by = life.referred_by
    then.health_by_month = life.health_by_month
    then.health = _health_after(life, history, month, troubled=then.troubled)
    then.use = [use for use in life.use if use.first_day <= month.last_day]
    if then.contract is not None and not then.contract.active:
        then.left_on = max(line.ended_on or month.last_day for line in then.contract.lines)
    return then


def _health_after(life: Life, history: History, month: Month, *, troubled: bool) -> float:
    """The health with which it went into the next month, or the last that is known."""
    if month == history.last:
        return life.health
    latest = month.place + (1 if troubled or not life.troubled else 0)
    known = [health for place, health in life.health_by_month.items() if place <= latest]
    return known[-1] if known else life.health


def month_ends(history: History, months: int) -> tuple[Month, ...]:
    """The last so many months before the one that the history ends with."""
    return history.months[history.last.place - months : history.last.place]
