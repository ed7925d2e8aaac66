"""Whatever people type for a field is refused, or can be cast to the field's type as it is."""

from __future__ import annotations

from decimal import Decimal

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tanada.accounts.judging import judged_fields, read_judgement
from tanada.errors import UsageError
from tanada.policy.loading import load_policy
from tanada.sql.operations import Operations

POLICY = load_policy("standard")
FIELDS = judged_fields(POLICY)
TYPED = st.one_of(
    st.text(max_size=30),
    st.decimals(allow_nan=True, allow_infinity=True).map(str),
    st.integers(-(10**20), 10**20).map(str),
    st.dates().map(str),
    st.sampled_from(
        ["true", "NO", "はい", "high", "green", "１２", "1e3", "-0", "+5", ".5", "1_000"]
    ),
)


@given(st.sampled_from(sorted(FIELDS)), TYPED)
def test_what_is_taken_can_be_cast(name: str, typed: str) -> None:
    try:
        kept = read_judgement(POLICY, name, typed)
    except UsageError as error:
        assert error.problems[0].code.startswith("judgements.unfit_")
        return
    kind = Operations().sql_type(FIELDS[name].type)
    query = f"SELECT CAST(CAST($value AS TEXT) AS {kind})"
    ((value,),) = duckdb.execute(query, {"value": kept}).fetchall()
    assert value is not None
    if FIELDS[name].type.numeric:
        assert Decimal(value) == Decimal(kept)
    assert len(kept) <= 200


def test_who_an_account_is_and_designations_are_not_judged() -> None:
    left_out = {
        *("account_id", "currency", "name", "owner", "parent_account_id"),
        *("brand", "reference", "influence", "partner", "relationship", "strategic"),
    }
    assert not left_out & set(FIELDS)
    assert {"arr", "csm_sentiment", "growth_potential", "willing_advocate", "health"} <= set(FIELDS)


def test_the_nearest_field_is_named() -> None:
    with pytest.raises(UsageError) as raised:
        read_judgement(POLICY, "csm_sentimant", "red")
    assert raised.value.problems[0].params["nearest"] == "csm_sentiment"


@pytest.mark.parametrize("written", ["0e999999999", "0e-999999999", "1e999999999", "1e-999999999"])
def test_no_exponent_makes_a_long_number(written: str) -> None:
    try:
        assert read_judgement(POLICY, "arr", written) == "0"
    except UsageError as error:
        assert error.problems[0].code == "judgements.unfit_number"
