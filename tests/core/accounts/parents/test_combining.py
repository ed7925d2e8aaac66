"""How each field combines: a literal group in, a literal row out, and a line in the docs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tanada.accounts.events.kinds import KINDS
from tanada.accounts.parents.combining import BY_FIELD, BY_FURTHER, BY_KIND, Combine, combine
from tanada.fields import DERIVED, FLAG, NUMBER, TEXT, WHOLE, Field, Kind, canonical_fields
from tanada.policy.model import Policy

PAGE = Path(__file__).resolve().parents[4] / "docs" / "how-to" / "roll-up-parents.md"


@pytest.mark.parametrize(
    ("field", "values", "expected"),
    [
        # The top's own row.
        ("name", "Acme Sub Other", "Acme"),
        ("name", "– Sub Other", "–"),
        ("currency", "EUR USD –", "EUR"),
        # The top's own, else of the account with the most ARR.
        ("owner", "Ann Bo Cy", "Ann"),
        ("owner", "– Bo Cy", "Cy"),
        ("country", "– JP –", "JP"),
        ("segment", "– North South", "South"),
        ("remark", "– x –", "x"),
        ("trained_on", "– 2026-01-01 2026-02-01", "2026-02-01"),
        # Sums.
        ("seats", "1 2 4", "7"),
        ("support_cost_12m", "1.10 – 2.20", "3.30"),
        ("tickets_90d", "– – –", "–"),
        ("dau", "1.5 2.25 0", "3.750000"),
        ("departments_total", "3 4 5", "12"),
        ("visits", "1 1 1", "3"),
        ("spent", "1 1 1.5", "3.50"),
        # The top's own, which covers its subsidiaries.
        ("employees", "1000 200 50", "1000"),
        ("employees", "– 200 50", "250"),
        ("company_revenue", "– – 50", "50.00"),
        # What accounts share.
        ("products_owned", "1 2 2", "2"),
        ("products_available", "5 5 –", "5"),
        # Means by ARR: 100, 200 and 300.
        ("health_score", "60 90 30", "55.000000"),
        ("nps", "– 10 -20", "-8.000000"),
        ("nps", "0 0 -1", "-0.500000"),
        ("outreach_answered_rate", "0.1 0.1 0.2", "0.150000"),
        ("expansion_multiple", "1 2 –", "1.666667"),
        ("ratio", "0.5 – –", "0.500000"),
        # The worst.
        ("csm_sentiment", "green yellow –", "yellow"),
        ("csm_sentiment", "red green green", "red"),
        ("churn_risk", "low low high", "high"),
        # Flags.
        ("brand", "false – true", "true"),
        ("brand", "false false –", "false"),
        ("audited", "– – true", "true"),
        ("trial", "true true true", "true"),
        ("trial", "true – true", "false"),
        ("strategic", "false true –", "true"),
        # Dates.
        ("started_on", "2020-01-01 2019-05-01 –", "2019-05-01"),
        ("last_contact_on", "2026-01-01 2026-05-01 –", "2026-05-01"),
        # What a file supplies for a formula is the top's.
        ("health", "50 90 90", "50.0000"),
        ("health", "– 90 90", "–"),
        ("growth_potential", "– high high", "–"),
        ("seat_use", "0.5 0.9 0.9", "0.50000000"),
    ],
)
def test_three_accounts_of_100_200_and_300_arr(
    accounts: Any, field: str, values: str, expected: str
) -> None:
    top, child, largest = values.split()
    rolled = accounts.rolled(
        f"{field} arr", f"A – {top} 100", f"B A {child} 200", f"C A {largest} 300"
    )
    assert rolled.rows(field) == [expected]


def test_without_any_arr_a_mean_is_the_plain_one(accounts: Any) -> None:
    rolled = accounts.rolled("health_score arr", "A – 60 –", "B A 90 0", "C A 31 -5")
    assert rolled.rows("health_score") == ["60.333333"]


def test_growth_is_weighted_by_the_arr_that_it_is_a_share_of(accounts: Any) -> None:
    """From 100 to 200 and from 900 to 900: from 1,000 to 1,100."""
    rolled = accounts.rolled("growth_rate_12m arr arr_12m_ago", "A – 1 200 100", "B A 0 900 900")
    assert rolled.rows("growth_rate_12m") == ["0.100000"]


def test_a_renewal_comes_with_its_term_from_the_largest_that_has_one(accounts: Any) -> None:
    rolled = accounts.rolled(
        "renewal_date term_months arr",
        "A – 2027-01-01 12 100",
        "B A – 36 300",
        "C A 2027-06-01 24 200",
    )
    assert rolled.rows("renewal_date term_months") == ["2027-06-01 24"]


def test_a_renewal_without_a_term_gets_none_from_another_account(accounts: Any) -> None:
    rolled = accounts.rolled(
        "renewal_date term_months arr", "A – 2027-01-01 12 100", "B A 2027-06-01 – 200"
    )
    assert rolled.rows("renewal_date term_months") == ["2027-06-01 –"]


def test_of_equal_arr_the_top_comes_first_and_then_the_smaller_id(accounts: Any) -> None:
    rolled = accounts.rolled(
        "renewal_date owner arr",
        "C – 2027-03-01 – 100",
        "B C 2027-02-01 Bo 100",
        "A C 2027-01-01 Al 100",
    )
    assert rolled.rows("renewal_date owner") == ["2027-03-01 Al"]


def test_an_account_that_has_ended_gives_neither_flag_nor_text_nor_mean(accounts: Any) -> None:
    rolled = accounts.rolled(
        "brand owner health_score csm_sentiment started_on churned_on arr",
        "A – – – 50 green 2020-01-01 – 1",
        "B A true Bo 10 red 2015-01-01 2026-01-01 9",
    )
    assert rolled.rows("brand owner health_score csm_sentiment started_on") == [
        "– – 50.000000 green 2015-01-01"
    ]


# Dates of values.


@pytest.mark.parametrize(
    ("field", "values", "days", "expected"),
    [
        ("seats", "1 2 –", "2026-05-01 2026-03-01 2020-01-01", "2026-03-01"),
        ("seats", "1 2 3", "– 2026-03-01 –", "2026-03-01"),
        ("seats", "1 2 3", "– – –", "–"),
        ("owner", "Ann Bo Cy", "2026-05-01 2026-03-01 2020-01-01", "2026-05-01"),
        ("owner", "– Bo Cy", "2020-01-01 2026-03-01 2026-04-01", "2026-04-01"),
        ("owner", "Ann Bo Cy", "– 2026-03-01 2026-04-01", "–"),
        ("csm_sentiment", "green red –", "2026-01-01 2026-03-01 2025-01-01", "2026-01-01"),
        ("health_score", "1 – 2", "2026-05-01 2020-03-01 2026-04-01", "2026-04-01"),
        ("employees", "9 1 1", "2026-05-01 2020-01-01 2020-01-01", "2026-05-01"),
        ("employees", "– 1 1", "2026-05-01 2020-01-01 2021-01-01", "2020-01-01"),
        ("name", "Acme Sub –", "2026-05-01 2020-01-01 –", "2026-05-01"),
    ],
)
def test_a_value_is_as_old_as_the_oldest_that_was_used(
    accounts: Any, field: str, values: str, days: str, expected: str
) -> None:
    lines = [
        f"{account} {value} {day} {arr}"
        for account, value, day, arr in zip(
            ("A –", "B A", "C A"), values.split(), days.split(), (100, 200, 300), strict=True
        )
    ]
    rolled = accounts.rolled(f"{field} {field}_as_of arr", *lines)
    assert rolled.rows(f"{field}_as_of") == [expected]


def test_arr_out_of_mrr_has_the_date_of_mrr(accounts: Any) -> None:
    rolled = accounts.rolled(
        "arr arr_as_of mrr mrr_as_of",
        "A – 100 2026-05-01 – 2020-01-01",
        "B A – 2019-01-01 5 2026-02-01",
    )
    assert rolled.rows("arr arr_as_of") == ["160.00 2026-02-01"]


# The table itself.


def test_every_canonical_field_has_its_way() -> None:
    known = {"account_id", "currency", "strategic", *canonical_fields(2)}
    assert set(BY_FIELD) == known


def test_every_kind_of_a_declared_field_has_its_way() -> None:
    assert set(BY_KIND) == set(Kind)


@pytest.mark.parametrize("name", [*sorted(set(DERIVED) - {"strategic"}), "health"])
def test_a_supplied_value_is_the_tops_own(policy: Policy, name: str) -> None:
    assert combine(Field(name, FLAG), policy) is Combine.OWN


def test_every_further_field_of_events_has_its_way() -> None:
    assert set(BY_FURTHER) == {name for kind in KINDS.values() for name in kind.further}


@pytest.mark.parametrize(
    ("name", "then"),
    [
        ("mau_90d_ago", Combine.SUM_WITH_ENDED),
        ("advanced_features_used_90d_ago", Combine.GREATEST),
    ],
)
def test_what_was_so_90_days_ago_combines_like_what_is_so_where_it_is_a_number(
    policy: Policy, name: str, then: Combine
) -> None:
    assert [combine(Field(name, each), policy) for each in (NUMBER, WHOLE)] == [then, then]
    assert combine(Field(name, TEXT), policy) is Combine.OWN_OR_LARGEST


@pytest.mark.parametrize("name", sorted({**BY_FIELD, **BY_FURTHER}))
def test_every_field_has_its_line_in_the_docs(name: str) -> None:
    page = PAGE.read_text(encoding="utf-8")
    rows = re.findall(r"^\| (.*?) \| `(\w+)` \|", page, flags=re.MULTILINE)
    told = {field: way for fields, way in rows for field in re.findall(r"`(\w+)`", fields)}
    assert told.get(name) == {**BY_FIELD, **BY_FURTHER}[name].value
