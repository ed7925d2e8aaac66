"""One company of 2,000 accounts, for all tests of a worker that only read it."""

from __future__ import annotations

import csv
import json
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tanada.example.company import Company, write_company
from tanada.example.history import History
from tanada.example.simulating import simulate_company

AS_OF = date(2026, 6, 30)
Record = dict[str, str]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What reads the whole company waits for it, and so is slow."""
    for item in items:
        if item.path.parent == Path(__file__).parent and "company" in getattr(
            item, "fixturenames", ()
        ):
            item.add_marker("slow")


class Tables:
    """A written company, read back without any code of the product."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def crm(self) -> list[Record]:
        return self._delimited("crm_accounts.csv", "utf-8-sig")

    @cached_property
    def billing(self) -> list[Record]:
        return self._delimited("billing_subscriptions.csv", "cp932")

    @cached_property
    def tickets(self) -> list[Record]:
        return self._delimited("support_tickets.csv", "utf-8", ";")

    @cached_property
    def programmes(self) -> list[Record]:
        return self._delimited("programmes.csv", "utf-8")

    @cached_property
    def rates(self) -> list[Record]:
        return self._delimited("exchange_rates.csv", "utf-8")

    @cached_property
    def truth(self) -> list[Record]:
        return self._delimited("truth/account_months.csv", "utf-8")

    @cached_property
    def contacts(self) -> list[dict[str, Any]]:
        lines = (self.folder / "contacts.jsonl").read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines]

    @cached_property
    def planted(self) -> dict[str, Any]:
        document: dict[str, Any] = json.loads(
            (self.folder / "planted.json").read_text(encoding="utf-8")
        )
        return document

    def usage(self, query: str) -> list[tuple[Any, ...]]:
        """What a query over the table `usage` gives."""
        with duckdb.connect() as connection:
            file = str(self.folder / "product_usage.parquet")
            connection.from_parquet(file).create_view("usage")
            return connection.execute(query).fetchall()

    @staticmethod
    def day(text: str) -> date:
        """A day as one of the company's systems writes it."""
        if "." in text:
            text = "-".join(reversed(text.split(".")))
        return date.fromisoformat(text.replace("/", "-"))

    def open_on(self, line: Record, when: date) -> bool:
        """Whether a line of billing is under contract on a day."""
        ends = line["終了日"]
        return self.day(line["開始日"]) <= when and (not ends or self.day(ends) > when)

    def _delimited(self, name: str, encoding: str, delimiter: str = ",") -> list[Record]:
        with (self.folder / name).open(encoding=encoding, newline="") as file:
            return list(csv.DictReader(file, delimiter=delimiter))


@pytest.fixture(scope="session")
def history() -> History:
    return simulate_company(1, 2000, AS_OF)


@pytest.fixture(scope="session")
def company(tmp_path_factory: pytest.TempPathFactory) -> Company:
    folder = tmp_path_factory.mktemp("company")
    return write_company(folder, seed=1, accounts=2000, as_of=AS_OF, months=1)


@pytest.fixture(scope="session")
def tables(company: Company) -> Tables:
    return Tables(company.folder)
