"""A proposed mapping as somebody corrected it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tanada.accounts.suggest.correcting import Corrections, corrected, fields_proposed
from tanada.accounts.suggest.proposing import suggest_mapping
from tanada.cli.suggested_mapping import mapping_text
from tanada.sql.engine import connect

ROWS = "\n".join(
    f"c{at},Co {at},{at * 37 % 900 + 10},{at % 9 + 1},0{at % 9 + 1}/0{at * 7 % 9 + 1}/2024,yes"
    for at in range(60)
)
FILE = f"id,company,amount,seats,start,brand\n{ROWS}\n"


@pytest.fixture
def proposal(tmp_path: Path):
    file = tmp_path / "customers.csv"
    file.write_text(FILE, encoding="utf-8")
    return suggest_mapping(connect(), [file])


def lines(proposal, **said) -> list[str]:
    text = mapping_text(corrected(proposal, Corrections(**said)), "en")
    found = [line.partition("  #")[0].strip() for line in text.splitlines()]
    return [line for line in found if line and not line.startswith("#")]


def test_the_fields_that_were_proposed_are_known_by_column(proposal) -> None:
    found = {column: line.target for column, line in fields_proposed(proposal.accounts).items()}
    assert found == {"id": "account_id", "company": "name", "seats": "seats", "start": "started_on"}


def test_what_nobody_corrects_stays(proposal) -> None:
    assert lines(proposal) == [
        "tanada_mapping: 1",
        "fields:",
        "account_id: id",
        "seats: seats",
        "name: company",
        "started_on: start",
        "brand: {constant: false}",
    ]


def test_another_column_takes_a_field_and_one_without_a_field_is_left_out(proposal) -> None:
    columns = {"id": "account_id", "company": "owner", "amount": "arr", "seats": "", "start": ""}
    assert lines(proposal, columns=columns)[2:] == [
        "account_id: id",
        "owner: company",
        "arr: amount",
        "brand: {constant: false}",
    ]


def test_a_designation_that_is_chosen_is_read_by_its_column(proposal) -> None:
    columns = {"id": "account_id", "brand": "brand"}
    assert "brand: brand" in lines(proposal, columns=columns)


def test_the_order_of_dates_is_declared(proposal) -> None:
    said = lines(proposal, answers={"suggest.question.dates": 1})
    assert said[1:3] == ["accounts:", "dates: month_first"]


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        (0, "mrr: amount"),
        (1, "mrr: {expression: amount * seats}"),
        (2, "arr: amount"),
        (3, "arr: {expression: amount * seats}"),
    ],
)
def test_what_an_amount_is_for_decides_its_field(answer: int, line: str, proposal) -> None:
    assert line in lines(proposal, answers={"suggest.question.billed": answer})


def test_an_answer_that_there_is_not_changes_nothing(proposal) -> None:
    assert lines(proposal, answers={"suggest.question.dates": 9}) == lines(proposal)


def test_tables_that_are_left_out_are_not_read(proposal, tmp_path: Path) -> None:
    assert proposal.accounts.name == "accounts"
    rows = "\n".join(f"s{at},c{at % 20},2024-01-0{at % 9 + 1},{at * 10}" for at in range(60))
    further = tmp_path / "subscriptions.csv"
    further.write_text(f"subscription_id,customer_id,started_on,mrr\n{rows}\n", encoding="utf-8")
    both = suggest_mapping(connect(), [tmp_path / "customers.csv", further])
    assert "tables:" in lines(both)
    (further_table,) = [each for each in both.tables if each is not both.accounts]
    assert "tables:" not in lines(both, left_out=[further_table.name])
