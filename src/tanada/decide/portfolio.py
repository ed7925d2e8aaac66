"""What the decisions add up to: each tier's share, and what needs attention."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from sqlglot import exp

from tanada.decide.accounts import ENDED
from tanada.policy.model import Policy
from tanada.policy.shape import PercentRange
from tanada.sql.operations import Expression, Operations

RENEWAL_DAYS = 90
"""How far ahead a renewal counts as near, in days."""
READ = {
    "decision__tier": "tier",
    "decision__status": "status",
    ENDED: "ended",
    "arr": "arr",
    "churn_risk": "churn_risk",
    "days_to_renewal": "days_to_renewal",
}
"""The facts that a portfolio adds up, and what they are called there."""


@dataclass(frozen=True)
class TierShare:
    """A tier's part of the accounts that have not ended.

    `arr` sums what is known, in the policy's currency. Shares are of 1, None where there
    is nothing to share; targets are the policy's bands. Of the accounts, `undetermined` are at
    least in this tier and may be in a better one.
    """

    tier: str
    accounts: int
    arr: Decimal
    accounts_share: Decimal | None
    arr_share: Decimal | None
    accounts_target: PercentRange | None = None
    arr_target: PercentRange | None = None
    undetermined: int = 0


@dataclass(frozen=True)
class Finding:
    """Something that needs attention: a code, its parameters, how many accounts."""

    code: str
    params: dict[str, object]
    accounts: int


@dataclass(frozen=True)
class Portfolio:
    """All tiers, best first; accounts that ended, are undetermined, or have no ARR."""

    tiers: tuple[TierShare, ...]
    accounts: int
    arr: Decimal
    ended: int
    undetermined: int
    without_arr: int
    findings: tuple[Finding, ...]


class Book(Protocol):
    """Decided accounts, as far as a portfolio asks."""

    @property
    def policy(self) -> Policy:
        """The policy that decided."""

    def facts(self, names: dict[str, str]) -> exp.Select:
        """A query for the facts of READ, under the names given."""

    def rows(self, tree: exp.Select) -> list[tuple[object, ...]]:
        """The rows of a query, fetched."""


def summarise(decided: Book) -> Portfolio:
    """The portfolio that decided accounts make, in one pass over them."""
    return _Summary(decided).portfolio()


class _Summary:
    def __init__(self, decided: Book) -> None:
        self.decided = decided
        self.policy = decided.policy
        self.operations = Operations()

    def portfolio(self) -> Portfolio:
        rows = self.decided.rows(self._query())
        counts: dict[str, tuple[int, Decimal, int, int, int, Decimal]] = {}
        ended = 0
        for tier, has_ended, count, arr, undetermined, no_arr, at_risk, risk_arr in rows:
            if has_ended:
                ended += _whole(count)
                continue
            counts[str(tier)] = (
                _whole(count),
                _money(arr),
                _whole(undetermined),
                _whole(no_arr),
                _whole(at_risk),
                _money(risk_arr),
            )
        accounts = sum(count for count, *_ in counts.values())
        arr = sum((amount for _, amount, *_ in counts.values()), Decimal(0))
        tiers = tuple(self._share(key, counts, accounts, arr) for key in self._keys())
        undetermined = sum(count for _, _, count, *_ in counts.values())
        without_arr = sum(count for _, _, _, count, *_ in counts.values())
        findings = [*self._outside_targets(tiers), *self._at_risk(counts)]
        if undetermined:
            findings.append(Finding("attention.undetermined", {}, undetermined))
        if without_arr:
            findings.append(Finding("attention.without_arr", {}, without_arr))
        return Portfolio(tiers, accounts, arr, ended, undetermined, without_arr, tuple(findings))

    def _keys(self) -> list[str]:
        return [tier.key for tier in self.policy.tiers]

    def _query(self) -> exp.Select:
        """Per tier: accounts, ARR, undetermined, without ARR, at risk before a renewal."""
        operations = self.operations
        column = operations.column
        at_risk = operations.all_of(
            [
                operations.compare("=", column("churn_risk"), operations.text("high")),
                operations.compare(
                    "<=", column("days_to_renewal"), operations.number(RENEWAL_DAYS)
                ),
            ]
        )
        undetermined = operations.compare("=", column("status"), operations.text("undetermined"))
        totals: list[Expression] = [
            exp.Count(this=exp.Star()),
            exp.Sum(this=column("arr")),
            operations.sum_where(undetermined),
            operations.sum_where(operations.is_missing(column("arr"))),
            operations.sum_where(at_risk),
            exp.Sum(this=operations.case([(at_risk.copy(), column("arr"))])),
        ]
        inner = self.decided.facts(dict(READ)).subquery("decided")
        return (
            exp.Select()
            .from_(inner)
            .select(column("tier"), column("ended"), *totals)
            .group_by(column("tier"), column("ended"))
        )

    def _share(
        self,
        key: str,
        counts: dict[str, tuple[int, Decimal, int, int, int, Decimal]],
        accounts: int,
        arr: Decimal,
    ) -> TierShare:
        count, amount, undetermined = counts[key][:3] if key in counts else (0, Decimal(0), 0)
        shares = self.policy.shares(key)
        return TierShare(
            key,
            count,
            amount,
            Decimal(count) / accounts if accounts else None,
            amount / arr if arr else None,
            shares.accounts if shares else None,
            shares.arr if shares else None,
            undetermined,
        )

    def _outside_targets(self, tiers: tuple[TierShare, ...]) -> list[Finding]:
        findings = []
        for tier in tiers:
            for what, share, target in (
                ("accounts", tier.accounts_share, tier.accounts_target),
                ("arr", tier.arr_share, tier.arr_target),
            ):
                if share is None or target is None or target.low <= share <= target.high:
                    continue
                side = "above" if share > target.high else "below"
                params: dict[str, object] = {
                    "tier": tier.tier,
                    "share": share,
                    "low": target.low,
                    "high": target.high,
                }
                findings.append(Finding(f"attention.{what}_{side}", params, tier.accounts))
        return findings

    def _at_risk(
        self, counts: dict[str, tuple[int, Decimal, int, int, int, Decimal]]
    ) -> list[Finding]:
        """High churn risk in the best tier with a renewal near."""
        best = self._keys()[0]
        if best not in counts or not counts[best][4]:
            return []
        params: dict[str, object] = {"tier": best, "arr": counts[best][5], "days": RENEWAL_DAYS}
        return [Finding("attention.at_risk", params, counts[best][4])]


def _whole(value: object) -> int:
    return int(str(value or 0))


def _money(value: object) -> Decimal:
    return Decimal(str(value or 0))
