"""The whole example company in a folder: the tables of its systems, and what is planted.

    company = write_company(Path("example"), seed=1, accounts=2000, as_of=date(2026, 6, 30))
    company.crm          # example/crm_accounts.csv
    company.mapping      # example/mapping.yaml
    company.planted      # what planted.json says

docs/explanation/example-company.md tells how its accounts come to be as they are.
"""

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path

from tanada.example.customers import check_company
from tanada.example.dates import WINDOW_MONTHS
from tanada.example.dirt import Found, amount
from tanada.example.earlier import earlier_billing, earlier_history, month_ends
from tanada.example.history import History
from tanada.example.planted import MARK, planted
from tanada.example.simulating import simulate_company
from tanada.example.soiling import (
    BILLING,
    CONTACTS,
    CRM,
    PROGRAMMES,
    TICKETS,
    soil_billing,
    soil_contacts,
    soil_crm,
    soil_earlier_crm,
    soil_programmes,
    soil_tickets,
)
from tanada.example.tables.billing import billing_subscriptions
from tanada.example.tables.contacts import contact_log
from tanada.example.tables.crm import crm_accounts
from tanada.example.tables.programmes import programme_offers
from tanada.example.tables.rates import exchange_rates
from tanada.example.tables.rows import Record, write_delimited, write_json_lines
from tanada.example.tables.tickets import support_tickets
from tanada.example.tables.truth import account_months
from tanada.example.tables.usage import write_usage

USAGE, RATES, MAPPING = "product_usage.parquet", "exchange_rates.csv", "mapping.yaml"
README, PLANTED, TRUTH = "README.txt", "planted.json", "truth/account_months.csv"

FILES = (
    CRM, BILLING, USAGE, TICKETS, CONTACTS, PROGRAMMES, RATES, MAPPING, README, TRUTH, PLANTED,
)  # fmt: skip
"""Every file of a company, by its path in the folder; planted.json is written last."""

EARLIER = "history"
"""The folder of what CRM and billing exported at the ends of earlier months, a folder each."""


@dataclass(frozen=True)
class Company:
    """A company that has been written. ``planted`` is what planted.json holds."""

    folder: Path
    planted: Mapping[str, object]

    @property
    def crm(self) -> Path:
        """The accounts: what ACCOUNTS names on the command line."""
        return self.folder / CRM

    @property
    def billing(self) -> Path:
        """The contracts."""
        return self.folder / BILLING

    @property
    def earlier(self) -> dict[date, Path]:
        """The accounts as they were exported at the ends of earlier months, the oldest first."""
        days = sorted(path.name for path in (self.folder / EARLIER).iterdir() if path.is_dir())
        return {date.fromisoformat(day): self.folder / EARLIER / day / CRM for day in days}

    @property
    def earlier_mapping(self) -> Path:
        """The mapping document of every earlier export."""
        return self.folder / EARLIER / MAPPING

    @property
    def mapping(self) -> Path:
        """The mapping document that ties the tables together."""
        return self.folder / MAPPING

    @property
    def truth(self) -> Path:
        """The truth behind the tables: nothing that a policy may read."""
        return self.folder / TRUTH


def write_company(
    folder: Path, *, seed: int, accounts: int, as_of: date, months: int = WINDOW_MONTHS
) -> Company:
    """Generate a company of so many accounts and write its tables into a folder.

    The last of the ``months`` (1 to 24) is today's; for the ends of the others there is what CRM
    and billing exported then. The folder is made where there is none; the files in ``FILES`` and
    the folder ``EARLIER`` are replaced, others are left alone. They appear once all of them are
    written. The same arguments give the same bytes (of the Parquet file: the same rows in the
    same order). Raises ValueError as ``simulate_company`` does, and OSError where the folder
    cannot be written to; both before anything is generated.
    """
    check_company(accounts, as_of)
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f".unfinished-{os.getpid()}"
    try:
        (unfinished / TRUTH).parent.mkdir(parents=True)
        (unfinished / EARLIER).mkdir()
        document = _write(unfinished, simulate_company(seed, accounts, as_of), months - 1)
        (folder / TRUTH).parent.mkdir(exist_ok=True)
        if (folder / EARLIER).exists():
            shutil.rmtree(folder / EARLIER)
        (unfinished / EARLIER).replace(folder / EARLIER)
        for name in FILES:
            (unfinished / name).replace(folder / name)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return Company(folder, document)


def in_the_way(folder: Path, *others: str) -> list[Path]:
    """The files that ``write_company`` would replace though they are not an earlier example's.

    ``others`` are names of files that the caller means to write there too.
    """
    if _is_example(folder):
        return []
    return [folder / name for name in (*FILES, EARLIER, *others) if (folder / name).exists()]


def _is_example(folder: Path) -> bool:
    try:
        document = json.loads((folder / PLANTED).read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(document, dict) and MARK in document


def _write(folder: Path, history: History, months: int) -> dict[str, object]:
    rows: dict[str, int] = {}
    dirt: list[Found] = []
    crm = crm_accounts(history)
    dirt += soil_crm(crm, history)
    write_delimited(folder / CRM, crm, encoding="utf-8-sig")
    billing = billing_subscriptions(history)
    dirt += soil_billing(billing, history)
    write_delimited(folder / BILLING, billing, encoding="cp932")
    tickets = support_tickets(history)
    dirt += soil_tickets(tickets, history)
    write_delimited(folder / TICKETS, tickets, delimiter=";")
    contacts = contact_log(history)
    dirt += soil_contacts(contacts, history)
    write_json_lines(folder / CONTACTS, contacts)
    programmes = programme_offers(history)
    dirt += soil_programmes(programmes, history)
    write_delimited(folder / PROGRAMMES, programmes)
    rates = exchange_rates(history.seed, history.as_of)
    write_delimited(folder / RATES, rates)
    truth = account_months(history)
    write_delimited(folder / TRUTH, truth)
    for name, table in (
        (CRM, crm), (BILLING, billing), (TICKETS, tickets), (CONTACTS, contacts),
        (PROGRAMMES, programmes), (RATES, rates), (TRUTH, truth),
    ):  # fmt: skip
        rows[name] = len(table)
    accounts = len(history.lives)
    repeated = amount("repeated_usage_row", accounts)
    unknown = amount("unknown_account_usage", accounts)
    rows[USAGE] = write_usage(folder / USAGE, history, repeated=repeated, unknown=unknown)
    dirt.append(Found("repeated_usage_row", USAGE, repeated))
    dirt.append(Found("unknown_account", USAGE, unknown))
    earlier = _write_earlier(folder / EARLIER, history, months, billing, dirt)
    document = planted(history, rows, dirt, earlier)
    _write_text(folder / MAPPING, _shipped(MAPPING))
    _write_text(folder / README, _readme(history))
    _write_text(folder / PLANTED, json.dumps(document, ensure_ascii=False, indent=2) + "\n")
    return document


def _write_earlier(
    folder: Path, history: History, months: int, billing: list[Record], dirt: list[Found]
) -> dict[str, dict[str, int]]:
    """Write what was exported at the ends of so many months before the last; rows by day, file."""
    rows: dict[str, dict[str, int]] = {}
    for month in month_ends(history, months):
        then = earlier_history(history, month)
        tables = {CRM: crm_accounts(then), BILLING: earlier_billing(then, billing)}
        soil_earlier_crm(tables[CRM], then, dirt)
        day = month.last_day.isoformat()
        (folder / day).mkdir()
        write_delimited(folder / day / CRM, tables[CRM], encoding="utf-8-sig")
        write_delimited(folder / day / BILLING, tables[BILLING], encoding="cp932")
        rows[day] = {name: len(table) for name, table in tables.items()}
    mapping = _shipped(MAPPING)
    for name in (USAGE, TICKETS, CONTACTS, PROGRAMMES, RATES):
        mapping = mapping.replace(f"file: {name}", f"file: ../../{name}")
    _write_text(folder / MAPPING, mapping)
    return rows


def _shipped(name: str) -> str:
    return files("tanada.example").joinpath(name).read_text(encoding="utf-8")


def _readme(history: History) -> str:
    return _shipped(README).format(
        seed=history.seed, accounts=f"{len(history.lives):,}", as_of=history.as_of
    )


def _write_text(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))
