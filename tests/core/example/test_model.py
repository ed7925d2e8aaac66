"""What is planted can be found again: the draws follow the coefficients that are told."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from datetime import date
from statistics import mean

import pytest

from tanada.example.formulas import churn_chance, expansion_chance, segment_of
from tanada.example.history import AccountMonth, History
from tanada.example.simulating import simulate_company


@pytest.fixture(scope="module")
def at_risk(history: History) -> list[AccountMonth]:
    return [month for month in history.account_months if month.at_risk]


def shift(months: Iterable[AccountMonth], of: Callable[[AccountMonth], float]) -> float:
    """How far the coefficient of a quantity, fitted to who left, lies off the planted one."""
    rows = [(math.log(m.hazard / (1 - m.hazard)), of(m), m.left) for m in months]
    found = 0.0
    for _ in range(8):  # Newton's method on the likelihood
        slope = curve = 0.0
        for offset, value, left in rows:
            chance = 1 / (1 + math.exp(-offset - found * value))
            slope += value * (left - chance)
            curve += value * value * chance * (1 - chance)
        found += slope / curve
    return found


class TestHazard:
    def test_the_worked_example_of_the_docs(self) -> None:
        # log-odds: -6.0 - 0.9 × -1 - 0.7 × 0.5 + 4.2 = -1.25
        assert churn_chance("large", -1.0, 0.5, 12) == pytest.approx(0.22270, abs=1e-5)
        # the same account with 1.5 contacts a month: -1.95
        assert churn_chance("large", -1.0, 1.5, 12) == pytest.approx(0.12455, abs=1e-5)
        # no term ends: -5.45
        assert churn_chance("large", -1.0, 0.5, 0) == pytest.approx(0.00428, abs=1e-5)
        # a month's term ends: -4.05
        assert churn_chance("large", -1.0, 0.5, 1) == pytest.approx(0.01713, abs=1e-5)

    def test_as_many_leave_as_the_hazards_say(self, at_risk: list[AccountMonth]) -> None:
        for months in (
            at_risk,
            [m for m in at_risk if m.segment == "small"],
            [m for m in at_risk if m.segment == "middle"],
            [m for m in at_risk if m.health < -0.5],
            [m for m in at_risk if m.term_ends > 1],
        ):
            expected = sum(m.hazard for m in months)
            spread = math.sqrt(sum(m.hazard * (1 - m.hazard) for m in months))
            assert abs(sum(m.left for m in months) - expected) < 3 * spread

    def test_the_coefficient_of_health_is_found_again(self, at_risk: list[AccountMonth]) -> None:
        assert abs(shift(at_risk, lambda m: m.health)) < 0.18

    def test_the_effect_of_contact_is_found_again(self, at_risk: list[AccountMonth]) -> None:
        middle = [m for m in at_risk if m.segment == "middle"]
        assert abs(shift(middle, lambda m: m.contacts_before)) < 0.4

    def test_those_who_feel_bad_are_called_more_often(self, at_risk: list[AccountMonth]) -> None:
        unhappy = mean(m.contacts for m in at_risk if m.health < -1)
        assert unhappy > 1.2 * mean(m.contacts for m in at_risk if m.health > 0)

    def test_value_does_not_decide_who_is_called(self, at_risk: list[AccountMonth]) -> None:
        contacts = [
            mean(m.contacts for m in at_risk if m.segment == segment)
            for segment in ("large", "middle", "small")
        ]
        assert max(contacts) < 1.1 * min(contacts)


class TestGrowth:
    def test_room_and_service_make_it_likelier(self) -> None:
        # log-odds: -5.0 + 1.8 × 0.5 + 0.35 × 1 + 0.35 × 1 = -3.4
        assert expansion_chance("large", 1.0, 1.0, 0.5, False) == pytest.approx(0.03230, abs=1e-5)
        # less for the middle: -3.55; more as the quarter ends: -3.25
        assert expansion_chance("middle", 1.0, 1.0, 0.5, False) == pytest.approx(0.02792, abs=1e-5)
        assert expansion_chance("middle", 1.0, 1.0, 0.5, True) == pytest.approx(0.03732, abs=1e-5)

    def test_those_with_room_grow(self, at_risk: list[AccountMonth]) -> None:
        roomy = mean(m.expanded for m in at_risk if m.room > 0.6)
        assert roomy > 1.5 * mean(m.expanded for m in at_risk if m.room < 0.3)

    def test_segments_begin_at_their_threshold(self) -> None:
        found = [segment_of(arr) for arr in (24_999, 25_000, 99_999, 100_000)]
        assert found == ["small", "middle", "middle", "large"]


class TestHistory:
    def test_the_same_seed_gives_the_same_history(self) -> None:
        one, two = (simulate_company(5, 60, date(2026, 6, 30)) for _ in range(2))
        assert list(one.account_months) == list(two.account_months)
        assert list(one.subscriptions) == list(two.subscriptions)

    def test_months_are_those_of_the_calendar(self, history: History) -> None:
        assert len(history.months) == 24
        assert (history.months[0].first_day, history.months[0].last_day) == (
            date(2024, 7, 1),
            date(2024, 7, 31),
        )
        assert (history.months[-1].first_day, history.as_of) == (
            date(2026, 6, 1),
            date(2026, 6, 30),
        )

    def test_lines_of_one_product_never_overlap(self, history: History) -> None:
        for life in history.lives:
            by_product: dict[str, date | None] = {}
            for line in life.contract.lines if life.contract else ():
                if line.product in by_product:
                    before = by_product[line.product]
                    assert before is not None
                    assert before <= line.started_on
                by_product[line.product] = line.ended_on
                assert line.ended_on is None or line.ended_on > line.started_on

    def test_nobody_lives_on_after_leaving(self, history: History) -> None:
        for life in history.lives:
            left = [place for place, month in enumerate(life.months) if month.left]
            if left and not life.returned_on:
                assert left == [len(life.months) - 1]

    def test_referrers_are_healthier_than_the_rest(self, history: History) -> None:
        fit = {life.customer.account_id: life.customer.fit for life in history.lives}
        referrers = [life.referred_by for life in history.lives if life.referred_by]
        assert len(referrers) > 60
        assert mean(fit[account] for account in referrers) > mean(fit.values()) + 0.5
