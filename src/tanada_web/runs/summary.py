"""What a run adds up to, as its row keeps it, and the portfolio that comes back from there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import duckdb
from sqlglot import exp, parse_one

from tanada.decide.accounts import ENDED
from tanada.decide.portfolio import Finding, Portfolio, TierShare, summarise
from tanada.ledger.telling import FACT
from tanada.policy.model import Policy
from tanada_web.runs.plain import plain


@dataclass(frozen=True)
class PublishedBook:
    """The rows that a run publishes, in the view `rows`, as decided accounts to add up.

    Accounts that the run did not see are among them, so that a late file of one account does
    not look like a company of one.
    """

    connection: duckdb.DuckDBPyConnection
    policy: Policy
    as_of: date
    rows_view: str

    def facts(self, names: dict[str, str]) -> exp.Select:
        """A query for the facts of a portfolio, under the names given."""
        described = self.connection.execute(f"DESCRIBE {self.rows_view}").fetchall()
        there = {str(name) for name, *_ in described}
        renewal = FACT + "next_renewal_on"
        found = {
            "decision__tier": "tier",
            "decision__status": "status",
            ENDED: "status = 'ended'",
            "arr": FACT + "arr" if FACT + "arr" in there else "NULL",
            "churn_risk": "churn_risk" if "churn_risk" in there else "NULL",
            "days_to_renewal": f"{renewal} - DATE '{self.as_of}'" if renewal in there else "NULL",
        }
        listed = ", ".join(f"{found[fact]} AS {name}" for fact, name in names.items())
        tree = parse_one(f"SELECT {listed} FROM {self.rows_view}", dialect="duckdb")
        assert isinstance(tree, exp.Select)
        return tree

    def rows(self, tree: exp.Select) -> list[tuple[object, ...]]:
        """The rows of a query, fetched."""
        return self.connection.execute(tree.sql(dialect="duckdb")).fetchall()


def summary_of(book: PublishedBook, overlays: Mapping[str, int]) -> dict[str, object]:
    """The portfolio and the overlays of a run, as JSON."""
    portfolio = summarise(book)
    return {
        "accounts": portfolio.accounts,
        "arr": str(portfolio.arr),
        "currency": book.policy.currency,
        "ended": portfolio.ended,
        "undetermined": portfolio.undetermined,
        "without_arr": portfolio.without_arr,
        "tiers": [
            {
                "tier": tier.tier,
                "accounts": tier.accounts,
                "arr": str(tier.arr),
                "undetermined": tier.undetermined,
            }
            for tier in portfolio.tiers
        ],
        "attention": [
            {"code": each.code, "accounts": each.accounts, "params": plain(each.params)}
            for each in portfolio.findings
        ],
        "overlays": dict(overlays),
    }


def portfolio_of(summary: Mapping[str, Any], policy: Policy) -> Portfolio:
    """The portfolio of a run's summary, with the targets of its policy."""
    accounts, arr = int(summary["accounts"]), Decimal(summary["arr"])
    tiers = []
    for each in summary["tiers"]:
        count, amount = int(each["accounts"]), Decimal(each["arr"])
        shares = policy.shares(each["tier"])
        tiers.append(
            TierShare(
                each["tier"],
                count,
                amount,
                Decimal(count) / accounts if accounts else None,
                amount / arr if arr else None,
                shares.accounts if shares else None,
                shares.arr if shares else None,
                int(each["undetermined"]),
            )
        )
    findings = tuple(
        Finding(each["code"], each["params"], int(each["accounts"]))
        for each in summary["attention"]
    )
    ended, undetermined = int(summary["ended"]), int(summary["undetermined"])
    without_arr = int(summary["without_arr"])
    return Portfolio(tuple(tiers), accounts, arr, ended, undetermined, without_arr, findings)
