"""One small policy, and what changes in it where some of its text is another."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tanada.policy.diffing import Change, compare_policies
from tanada.policy.loading import read_policy

POLICY = """\
tanada: 1
name: X
currency: USD
level: account
fields:
  visits: {type: whole, stale_after_days: 30}
attributes:
  reach: seats / employees
  busy: visits >= 5 and not trial
  growth:
    lines:
      - high: reach < 0.30
      - middle: reach < 0.60
      - low: otherwise
scores:
  value:
    measures:
      size: {weight: 60, of: arr, points: {0: 0, 100000: 100}}
      mood: {weight: 40, of: csm_sentiment, points: {red: 0, green: 100}}
      use:
        weight: 20
        points: [{when: seat_use > 0.75, give: 100}, {when: visits > 3, give: 50}, {give: 0}]
    missing: neutral
    caps:
      - {when: trial, at_most: 40}
      - {when: visits < 5, at_most: 60}
    bands: {good: 60, bad: 0}
tiers:
  - top:
      name: Top
      when:
        large: arr > 100000
        valued: value >= 70 and growth in ('high', 'middle')
      goals: {logo_retention: 98%}
      engagement: high
  - core: {name: Core, when: {solid: arr >= 5000 and not trial}, share: {accounts: 10%..20%}}
  - rest: {name: Rest, when: otherwise}
levers: [arr, growth]
monotone: {arr: up, value: up}
engagement:
  high:
    label: High
    coverage: named
    channels: [mail, phone]
    touchpoints:
      check_in:
        by: person
        every: 2 weeks
        hours: {meeting: 1}
        variants: {slow: {when: growth = 'low', every: month}}
    person_steps_in: {request: on_event, crash: value < 25}
plays:
  hello:
    label: Hello
    on: [arrived]
    tiers: [top, core]
    steps: [{task: Call}, {day: 7, task: Write}]
overlays:
  recovery: {label: Recovery, when: tier = 'top' and trial, until: {days: 90}, uses: high}
reviews: {every: {top: month, core: quarter}}
"""

Compared = Callable[..., tuple[Change, ...]]


@pytest.fixture
def compared() -> Compared:
    """The changes from the small policy to the one with each (old, new) text replaced."""

    def changes(*replacements: tuple[str, str]) -> tuple[Change, ...]:
        text = POLICY
        for old, new in replacements:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        return compare_policies(read_policy(POLICY), read_policy(text))

    return changes
