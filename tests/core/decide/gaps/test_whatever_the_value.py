"""What a field is said to decide, it decides whatever its value: the engine is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, product
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tanada.accounts.layout import account_columns
from tanada.fields import Kind
from tanada.policy.loading import load_policy, read_policy
from tanada.policy.model import Curve, Policy
from tanada.rules.tree import Number, Text, walk

AS_OF = date(2026, 6, 30)
POLICIES = Path(__file__).parents[1] / "policies"
STRICT_COLUMNS = tuple(
    "arr seats seats_used employees products_owned products_available expansion_multiple nps "
    "csm_sentiment plan brand started_on renewal_date".split()
)
RICH_COLUMNS = tuple(
    "name plan arr mrr seats seats_used addressable_seats employees products_owned "
    "products_available expansion_multiple nps growth_rate_12m csm_sentiment mood trial brand "
    "partner started_on renewal_date term_months churned_on seat_reach growth_potential health "
    "age_months csm_sentiment_as_of employees_as_of seat_reach_as_of".split()
)
PRESET_COLUMNS = tuple(
    "arr seats seats_used addressable_seats employees products_owned products_available "
    "expansion_multiple trial reference integrations stakeholders custom_configuration "
    "mission_critical started_on arr_12m_ago csm_sentiment csm_sentiment_as_of churn_risk "
    "churned_on advanced_features_used".split()
)
MOST_FILLED = 24
Account = dict[str, Any]


def rich() -> Policy:
    """Everything that the language has but percentiles, which depend on other accounts."""
    text = (POLICIES / "rich.yaml").read_text(encoding="utf-8")
    text = text.replace("percentile(arr)", "arr / 100000").replace("percentile(seats)", "seats")
    return read_policy(text)


def kind_of(policy: Policy, name: str) -> Kind:
    return account_columns(policy)[name].type.kind


def literals(policy: Policy) -> tuple[set[Decimal], set[str]]:
    """The numbers and the texts that a policy holds values against."""
    nodes = [node for rule in policy.rules() for node in walk(rule)]
    numbers = {node.value for node in nodes if isinstance(node, Number)}
    for score in policy.scores:
        for measure in score.measures:
            if isinstance(measure.points, Curve):
                numbers |= {at for at, _ in measure.points.corners}
    return numbers, {node.value for node in nodes if isinstance(node, Text)}


def values(policy: Policy, name: str) -> list[Any]:
    """What a field may turn out to be: every threshold, beside it, and far off."""
    field = account_columns(policy)[name]
    kind, (numbers, texts) = field.type, literals(policy)
    if kind.values:
        return list(kind.values)
    if kind.kind is Kind.FLAG:
        return [True, False]
    if kind.kind is Kind.DATE:
        return [AS_OF + timedelta(days) for days in (-3000, -400, -100, -10, 0, 1, 60, 400)]
    if not kind.numeric:
        return [*texts, "another"]
    unit = Decimal(1).scaleb(-kind.places)
    near = {(at + side * unit).quantize(unit) for at in numbers for side in (-1, 0, 1)}
    near |= {Decimal(at).quantize(unit) for at in (0, 1, 2, 50, 1000, 10**6, 10**8)}
    near |= {-at for at in near}
    least = field.least if field.least is not None else None if kind.signed else 0
    return sorted(
        at
        for at in near
        if (least is None or at >= least) and (field.most is None or at <= field.most)
    )


def some_accounts(
    policy: Policy, columns: Iterable[str], count: int, chance: Random
) -> list[Account]:
    """Accounts with gaps, their values mostly near the policy's thresholds."""
    listed = {name: values(policy, name) for name in columns}
    often = {name: 0.9 if name == "churned_on" else 0.35 for name in columns}
    # A flag that is blank is false and never filled in.
    flags = [
        name for name in policy.fields if name in listed and kind_of(policy, name) is Kind.FLAG
    ]
    often |= dict.fromkeys(flags, 0.0)
    return [
        {
            name: None if chance.random() < often[name] else chance.choice(each)
            for name, each in listed.items()
        }
        for _ in range(count)
    ]


def filled(
    policy: Policy, account: Account, fields: Sequence[str], chance: Random
) -> list[Account]:
    """The account with the fields known, as they may be, on the day of the run."""
    dates = {f"{field}_as_of": AS_OF for field in fields if f"{field}_as_of" in account}
    every = list(product(*(values(policy, field) for field in fields)))
    some = every if len(every) <= MOST_FILLED else chance.sample(every, MOST_FILLED)
    return [{**account, **dict(zip(fields, each, strict=True)), **dates} for each in some]


CASES: dict[str, tuple[Callable[[], Policy], tuple[str, ...]]] = {
    "strict": (lambda: load_policy(str(POLICIES / "strict.yaml")), STRICT_COLUMNS),
    "rich": (rich, RICH_COLUMNS),
    "standard": (lambda: load_policy("standard"), PRESET_COLUMNS),
    "standard, little of it": (
        lambda: load_policy("standard"),
        ("arr", "growth_potential", "seats"),
    ),
    "touch": (lambda: load_policy("touch"), PRESET_COLUMNS),
    "growth": (lambda: load_policy("growth"), PRESET_COLUMNS),
    "value": (lambda: load_policy("value"), ("mrr",)),
    "score_health": (lambda: load_policy("score_health"), PRESET_COLUMNS),
    "score_complexity": (lambda: load_policy("score_complexity"), PRESET_COLUMNS),
}


@pytest.mark.slow
@pytest.mark.parametrize("case", sorted(CASES))
@settings(
    max_examples=1,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.integers(0, 2**32).map(Random))
def test_the_engine_agrees_whatever_the_value(book_of: Any, case: str, chance: Random) -> None:
    load, columns = CASES[case]
    policy = load()
    book = book_of(policy, columns)
    accounts = some_accounts(policy, columns, 40, chance)
    today = book.decisions(accounts)
    open_ = [
        (account, row["missing"])
        for account, row in zip(accounts, today, strict=True)
        if row["status"] == "undetermined"
    ]
    patterns = book.patterns([])
    asked = []
    for account, _ in open_[:8]:
        book.put([account])
        patterns.count()
        named = [field for field in patterns.fields if patterns.named[field].accounts]
        pairs = [*combinations(named, 2)]
        questions = [(field,) for field in named] + chance.sample(pairs, min(4, len(pairs)))
        answers = patterns.ask([frozenset(question) for question in questions])
        asked += [
            (account, fields, answer) for fields, answer in zip(questions, answers, strict=True)
        ]
    wider = book_of(policy, [*columns, *patterns.fields])
    tried = [filled(policy, account, fields, chance) for account, fields, _ in asked]
    rows = iter(wider.decisions([each for some in tried for each in some]))
    for (account, fields, answer), some in zip(asked, tried, strict=True):
        found = [next(rows) for _ in some]
        still = [row for row in found if row["status"] == "undetermined"]
        told = (account, fields, [row["missing"] for row in still])
        if answer.determined.accounts:
            assert not [row for row in still if could_be_filled(row, patterns.fields)], told
        if not answer.may_be.accounts:
            assert len(still) == len(found), told


def could_be_filled(row: dict[str, Any], fields: Sequence[str]) -> bool:
    """Whether only fields are missing: no formula that has no result for what is known."""
    return all(entry.partition(":")[0] in fields for entry in row["missing"].split(","))
