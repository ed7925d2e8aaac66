"""The distribution as it is read from accounts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tanada.accounts.reading import read_accounts
from tanada.errors import UsageError
from tanada.outcomes.thresholds.breaks import natural_breaks, scale_of
from tanada.outcomes.thresholds.distribution import Distribution, check_field, read_distribution
from tanada.outcomes.thresholds.histogram import Bin, bins
from tanada.policy.loading import load_policy
from tanada.sql.engine import connect

AS_OF = date(2026, 6, 30)
ACCOUNTS = """\
account_id,arr,seats,seats_used,churned_on
A-1,1000.50,10,5,
A-2,1000.50,10,,
A-3,0,4,4,
A-4,-20,,3,
A-5,,2,1,
A-6,5000,8,2,2026-01-31
"""


def read(tmp_path: Path, field: str, text: str = ACCOUNTS) -> Distribution:
    path = tmp_path / "accounts.csv"
    path.write_text(text)
    policy = load_policy("standard")
    return read_distribution(read_accounts(connect(), path, policy, AS_OF), policy, field, AS_OF)


def test_the_distribution_of_arr(tmp_path: Path) -> None:
    found = read(tmp_path, "arr")
    assert found.values == [100_050, 0, -2_000]
    assert found.counts == [0, 2, 3, 4]
    assert found.amounts == [0, 200_100, 200_100, 198_100]
    assert (found.known, found.missing, found.zero, found.negative) == (4, 1, 1, 1)
    assert (found.ended, found.without_arr, found.arr) == (1, 0, Decimal("1981.00"))


def test_the_distribution_of_another_field_adds_up_arr(tmp_path: Path) -> None:
    found = read(tmp_path, "seats")
    assert found.values == [10, 4, 2]
    assert found.counts == [0, 2, 3, 4]
    assert found.amounts == [0, 200_100, 200_100, 200_100]
    assert (found.missing, found.without_arr) == (1, 1)


def test_the_distribution_of_a_derived_field(tmp_path: Path) -> None:
    found = read(tmp_path, "seat_use")
    assert [found.number(value) for value in found.values] == [1, Decimal("0.5")]
    assert found.counts == [0, 1, 3]


def test_arr_from_monthly_revenue(tmp_path: Path) -> None:
    found = read(tmp_path, "arr", "account_id,mrr\nA-1,100\nA-2,20.5\n")
    assert [found.number(value) for value in found.values] == [1200, 246]


def test_no_column_is_no_value(tmp_path: Path) -> None:
    found = read(tmp_path, "arr", "account_id,seats\nA-1,3\n")
    assert (found.known, found.missing, found.values) == (0, 1, [])


def test_quantiles_are_those_of_a_spreadsheet(tmp_path: Path) -> None:
    rows = "".join(f"A-{n},{n * 100}\n" for n in range(1, 11))
    found = read(tmp_path, "arr", f"account_id,arr\n{rows}")
    shares = [Decimal(each) for each in ("0", "0.5", "0.75", "0.9", "1")]
    assert [found.quantile(share) for share in shares] == [100, 550, 775, 910, 1000]


def test_where_a_threshold_cuts(tmp_path: Path) -> None:
    found = read(tmp_path, "seats")
    cuts = [(found.position(Decimal(n)), found.position(Decimal(n), strict=True)) for n in (3, 4)]
    assert cuts == [(2, 2), (2, 1)]


@pytest.mark.parametrize(
    ("field", "code"),
    [("ar", "thresholds.unknown_field"), ("industry", "thresholds.not_a_number")],
)
def test_only_numbers_of_the_policy_can_be_divided(field: str, code: str) -> None:
    with pytest.raises(UsageError) as raised:
        check_field(load_policy("standard"), field, "--of")
    assert [problem.code for problem in raised.value.problems] == [code]


def test_natural_breaks_are_those_of_the_tightest_clusters(tmp_path: Path) -> None:
    values = [10, 11, 12, 50, 51, 52, 53, 90, 91, 92]
    rows = "".join(f"A-{n},{value}\n" for n, value in enumerate(values))
    found = read(tmp_path, "arr", f"account_id,arr\n{rows}")
    assert natural_breaks(found, scale_of(found), 3) == (3, 7)
    assert natural_breaks(found, scale_of(found), 2) in {(3,), (7,)}


def test_bins_hold_every_account(tmp_path: Path) -> None:
    rows = "".join(f"A-{n},{2**n}\n" for n in range(10))
    found = read(tmp_path, "arr", f"account_id,arr\nB-1,0\nB-2,-5\n{rows}")
    assert bins(found, scale_of(found)) == [
        Bin(None, Decimal(1), 2),
        Bin(Decimal(1), Decimal(2), 1),
        Bin(Decimal(2), Decimal(5), 2),
        Bin(Decimal(5), Decimal(10), 1),
        Bin(Decimal(10), Decimal(20), 1),
        Bin(Decimal(20), Decimal(50), 1),
        Bin(Decimal(50), Decimal(100), 1),
        Bin(Decimal(100), Decimal(200), 1),
        Bin(Decimal(200), Decimal(500), 1),
        Bin(Decimal(500), Decimal(1000), 1),
    ]
