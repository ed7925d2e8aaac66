"""What a run adds up to, as its row keeps it, and the portfolio that comes back from there."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from tanada.decide.portfolio import Finding, Portfolio, TierShare, summarise
from tanada.ledger.applying import Applied
from tanada.policy.model import Policy
from tanada_web.runs.plain import plain


def summary_of(applied: Applied) -> dict[str, object]:
    """The portfolio and the overlays of a run, as JSON."""
    portfolio = summarise(applied)
    return {
        "accounts": portfolio.accounts,
        "arr": str(portfolio.arr),
        "currency": applied.policy.currency,
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
        "overlays": {key: count for key, (count, _) in applied.overlays().items()},
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
