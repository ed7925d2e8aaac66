"""Weights of many digits: their sum is reckoned in a type that can hold it."""

from __future__ import annotations

from datetime import date

import duckdb

from tanada.decide.compiling import Compiler
from tanada.policy.loading import read_policy

MEASURE = "{weight: 99.9999, of: seats, points: {0: 0, 7: 29.11}}"
POLICY = f"""\
tanada: 1
name: Case
currency: USD
scores:
  health:
    missing: reweigh
    measures: {{a: {MEASURE}, b: {MEASURE}, c: {MEASURE}, d: {MEASURE}}}
tiers:
  - own: {{name: Own, when: {{high: health > 1}}}}
  - rest: {{name: Rest, when: otherwise}}
"""


def test_weights_beyond_32_bits_are_summed() -> None:
    query = Compiler(read_policy(POLICY), ["account_id", "seats"], date(2026, 6, 30)).query()
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE accounts AS SELECT 'A' AS account_id, 7 AS seats"
        ).fetchall()
        found = connection.execute(f"SELECT health::TEXT FROM ({query.sql()})").fetchall()
    assert found == [("29.1100",)]
