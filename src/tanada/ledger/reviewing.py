"""What a review must catch of each account, from the published rows and what was known before.

One query over a connection in which a run was applied; it grows with the accounts, its rows
with what there is to decide.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlglot import exp

from tanada.accounts.layout import account_columns
from tanada.decide.accounts import COUNTED
from tanada.decide.compiling import Compiler
from tanada.decide.needs import ranked
from tanada.fields import DATE, DESIGNATIONS, TEXT, Kind, Type
from tanada.policy.model import Policy
from tanada.policy.service import ReviewsShape
from tanada.rules import ParsedRule, parse_rule, type_rule
from tanada.rules.tree import Rule
from tanada.sql.expressions import PERCENTILE
from tanada.sql.operations import Operations

FOUND: dict[str, Type] = {
    "account_id": TEXT,
    "owner": TEXT,
    "catches": TEXT,
    "about": TEXT,
    "params": TEXT,
    "due_on": DATE,
}
"""Something to decide about an account: what a review catches there, and by when.

`params` are what was seen, as a JSON object. What is `about` the same is the same matter: once
decided, it need not be decided again.
"""

BASELINES: dict[str, Type] = {
    "account_id": TEXT,
    "reviewed_on": DATE,
    "tier": TEXT,
    "arr": Type(Kind.MONEY, digits=20, places=4),
    "health": Type(Kind.NUMBER, digits=5, places=4),
}
"""What an account was like when it was last reviewed."""

GIVEN: dict[str, Type] = {"account_id": TEXT, "kind": TEXT, "expires_on": DATE}
"""The designations in force; without `expires_on` until they are removed."""

CATCHES = (
    *("grew", "shrank", "health_changed", "grace_ending", "override_expiring"),
    *("designation_expiring", "designation_to_add", "designation_to_remove"),
    *("data_missing", "newcomer", "due"),
)
"""All that a review can catch."""
USUAL = "0.99"
"""The share of the book, by its smaller companies, that is within what is usual."""
_TIER = "tier"
_LONGEST = 200
_TODAY, _REVIEWED = "today", "CAST(reviewed_on AS TEXT)"
_SOON = "greatest(coalesce(next_review, today), today)"
"""By when what does not press is decided: at the next regular review."""
_HOLDS = "p.tier IS NOT NULL AND p.status <> 'ended'"
_READ = {
    "owner": "TEXT",
    "references_given_12m": "BIGINT",
    "referrals_12m": "BIGINT",
    "employees": "BIGINT",
    "company_revenue": "DECIMAL(24, 4)",
    "executive_sponsor": "BOOLEAN",
    "reference": "BOOLEAN",
}
_SIGNALS = {
    "reference": "coalesce(references_given_12m, 0) + coalesce(referrals_12m, 0) > 0",
    "relationship": "executive_sponsor",
    "brand": "employees > usual_employees OR company_revenue > usual_revenue",
}
"""By designation, what speaks for it."""


@dataclass(frozen=True)
class Reviewing:
    """The reviews of a policy as of a day.

    `columns` are those of the published rows: of a decision, and fields of the account.
    """

    policy: Policy
    as_of: date
    columns: Collection[str]

    def baselines(self, published: str) -> str:
        """A query for BASELINES as of the day, of every account that holds a tier."""
        return (
            f"SELECT account_id, {self._day(0)} AS reviewed_on, tier, "
            f"{self._own('arr', 'DECIMAL(24, 4)')} AS arr, {self._health()} AS health "
            f"FROM {published} AS p WHERE {_HOLDS}"
        )

    def found(self, published: str, told: str, baselines: str, designations: str) -> str:
        """A query for FOUND, in no order.

        The relations have the columns of a decision and its account, HISTORY, BASELINES and
        GIVEN, the first three with a row per account.
        """
        reviews = self.policy.document.reviews
        if reviews is None:
            return f"SELECT {', '.join(f'NULL AS {name}' for name in FOUND)} WHERE FALSE"
        parts = " UNION ALL ".join(self._parts(reviews))
        return (
            f"WITH book AS MATERIALIZED ({self._book(reviews, published, told, baselines)}), "
            f"given AS MATERIALIZED (SELECT account_id, min(expires_on) AS first_expiry, "
            f"string_agg(kind, ',' ORDER BY kind) FILTER (expires_on <= {self._notice()}) "
            f"AS expiring, list(kind) AS kinds FROM {designations} GROUP BY account_id), "
            f"usual AS MATERIALIZED (SELECT quantile_disc(employees, {USUAL}) AS usual_employees, "
            f"quantile_disc(company_revenue, {USUAL}) AS usual_revenue FROM book), "
            f"seen AS MATERIALIZED (SELECT book.*, given.* EXCLUDE (account_id), "
            f"{self._signals()} FROM book CROSS JOIN usual LEFT JOIN given USING (account_id)) "
            f"{parts}"
        )

    def _book(self, reviews: ReviewsShape, published: str, told: str, baselines: str) -> str:
        """A row per account that holds a tier, beside what was known of it before."""
        flags = " OR ".join(
            f"coalesce({self._own(name, 'BOOLEAN')}, FALSE)" for name in DESIGNATIONS
        )
        own = ", ".join(f"{self._own(name, kind)} AS {name}" for name, kind in _READ.items())
        top = "FALSE"
        joined = ""
        if reviews.top_accounts is not None:
            top = "top.account_id IS NOT NULL"
            often = f"SELECT account_id FROM ({self._top(published)}) WHERE is_top"
            joined = f"LEFT JOIN ({often}) AS top USING (account_id)"
        more = reviews.top_accounts.every.count if reviews.top_accounts is not None else 0
        every = " ".join(f"WHEN '{key}' THEN {each.count}" for key, each in reviews.every.items())
        regular, money = f"CASE p.tier {every} END", f"DECIMAL(24, {self.policy.money_places})"
        return (
            f"SELECT p.account_id, p.tier, p.earned_tier, p.qualified_tier, p.since, "
            f"p.grace_until, p.pinned_until, p.missing, {own}, {self._own('arr', money)} AS arr, "
            f"{self._health()} AS health, {flags} AS is_strategic, "
            f"b.reviewed_on, CAST(b.arr AS {money}) AS arr_before, "
            f"b.health AS health_before, {self._day(0)} AS today, {self._notice()} AS notice, "
            f"t.status AS told_status, t.as_of AS told_on, "
            f"CAST(coalesce(b.reviewed_on, p.since) + to_months(CAST("
            f"CASE WHEN {top} THEN {more} ELSE {regular} END AS INTEGER)) AS DATE) AS next_review "
            f"FROM {published} AS p LEFT JOIN {told} AS t USING (account_id) "
            f"LEFT JOIN {baselines} AS b USING (account_id) {joined} WHERE {_HOLDS}"
        )

    def _parts(self, reviews: ReviewsShape) -> list[str]:
        """A query for each thing that is looked for."""
        parts = [*self._ending(), *self._changed(reviews), *self._designated(reviews)]
        missing = "{'missing': string_split(missing, ',')}"
        parts.append(_part("data_missing", "qualified_tier IS NULL", "missing", missing, _SOON))
        parts.append(
            _part(
                "due",
                f"next_review <= {_TODAY} AND reviewed_on IS NOT NULL",
                _REVIEWED,
                "{'reviewed_on': reviewed_on}",
                "next_review",
            )
        )
        if reviews.confirm_newcomers_within_days is not None:
            when = "reviewed_on IS NULL OR (told_status = 'new' AND told_on > reviewed_on)"
            due = f"since + {reviews.confirm_newcomers_within_days}"
            seen = "{'tier': tier, 'since': since}"
            parts.append(_part("newcomer", when, _REVIEWED, seen, due))
        return parts

    def _ending(self) -> list[str]:
        """What ends soon by itself."""
        return [
            _part(
                "grace_ending",
                "grace_until <= notice",
                "CAST(grace_until AS TEXT)",
                "{'grace_until': grace_until, 'earned_tier': earned_tier, "
                "'qualified_tier': qualified_tier}",
                "grace_until",
            ),
            _part(
                "override_expiring",
                "pinned_until <= notice",
                "CAST(pinned_until AS TEXT)",
                "{'pinned_until': pinned_until, 'tier': tier, 'earned_tier': earned_tier}",
                "pinned_until",
            ),
            _part(
                "designation_expiring",
                "expiring IS NOT NULL",
                "concat(expiring, ' ', first_expiry)",
                "{'kinds': string_split(expiring, ','), 'expires_on': first_expiry}",
                "first_expiry",
            ),
        ]

    def _changed(self, reviews: ReviewsShape) -> Iterator[str]:
        """What is no longer as it was at the last review, by more than the policy says."""
        asked = set(reviews.catches)
        if reviews.arr_change is not None:
            change = f"{reviews.arr_change:f} * abs(arr_before)"
            seen = _seen("arr", "arr_before")
            sides = {"grew": ("arr", "arr_before"), "shrank": ("arr_before", "arr")}
            for catches, (more, less) in sides.items():
                if catches in asked:
                    when = f"{more} > {less} AND {more} - {less} >= {change}"
                    yield _part(catches, when, _REVIEWED, seen, _TODAY)
        if reviews.health_change is not None and "health_changed" in asked:
            size = "abs(health - health_before)"
            when = f"{size} > 0 AND {size} >= {reviews.health_change:f}"
            seen = _seen("health", "health_before")
            yield _part("health_changed", when, _REVIEWED, seen, _TODAY)

    def _designated(self, reviews: ReviewsShape) -> Iterator[str]:
        """Designations for which something speaks, and those for which nothing does."""
        if "designation_to_add" in reviews.catches:
            best = self.policy.tiers[0].key
            when = f"NOT is_strategic AND kinds IS NULL AND tier <> '{best}' AND len(signals) > 0"
            seen = (
                "{'kinds': signals, 'references_given_12m': references_given_12m, "
                "'referrals_12m': referrals_12m, 'employees': employees, "
                "'company_revenue': CAST(company_revenue AS TEXT)}"
            )
            about = "array_to_string(signals, ',')"
            yield _part("designation_to_add", when, about, seen, _SOON)
        if "designation_to_remove" in reviews.catches:
            when = (
                "(reference OR list_contains(kinds, 'reference')) "
                "AND references_given_12m = 0 AND coalesce(referrals_12m, 0) = 0"
            )
            seen = "{'kinds': ['reference'], 'references_given_12m': references_given_12m}"
            yield _part("designation_to_remove", when, _REVIEWED, seen, _SOON)

    def _signals(self) -> str:
        """The designations that something speaks for."""
        cases = ", ".join(
            f"CASE WHEN {condition} THEN '{kind}' END" for kind, condition in _SIGNALS.items()
        )
        return f"list_filter([{cases}], lambda kind: kind IS NOT NULL) AS signals"

    def _top(self, published: str) -> str:
        """A query for the accounts, and whether they are reviewed more often."""
        reviews = self.policy.document.reviews
        assert reviews is not None
        assert reviews.top_accounts is not None
        rule = self._rule(reviews.top_accounts.when)
        known = [name for name in account_columns(self.policy) if name in self.columns]
        compiler = Compiler(self.policy, known, self.as_of)
        facts, operations = compiler.facts, compiler.operations
        for name in ranked([rule]):
            facts.add_standing(PERCENTILE + name, name, COUNTED)
        shown, is_top = "review__tier", "review__top"
        facts.add(shown, (), lambda _: operations.column(_TIER))
        needs = [shown if name == _TIER else name for name in compiler.rules.needs([rule])]
        facts.add(
            is_top,
            needs,
            lambda column: operations.is_true(
                compiler.rules.sql(rule, lambda name: column(shown if name == _TIER else name))
            ),
        )
        tree: exp.Select = facts.select({"account_id": "account_id", is_top: "is_top"}, published)
        return tree.sql(operations.dialect)

    def _rule(self, text: str) -> Rule:
        tiers = Type(Kind.LEVEL, tuple(tier.key for tier in self.policy.tiers))
        parsed = parse_rule(text)
        assert isinstance(parsed, ParsedRule), text
        rule = type_rule(parsed, {**self.policy.known_names(), _TIER: tiers})
        assert not isinstance(rule, list), rule
        return rule

    def _health(self) -> str:
        """The policy's score of that name, or what the sources say."""
        scored = any(score.name == "health" for score in self.policy.scores)
        return self._own("health" if scored else "health_score", "DECIMAL(9, 4)")

    def _own(self, name: str, kind: str) -> str:
        """A field of the published row; missing where nothing gives it."""
        return f"CAST(p.{name} AS {kind})" if name in self.columns else f"CAST(NULL AS {kind})"

    def _notice(self) -> str:
        """The last day of what ends soon: that of the shortest grace that begins today."""
        return self._day(self.policy.document.transitions.down.minimum_days)

    def _day(self, later: int) -> str:
        day = self.as_of + timedelta(days=later)
        return Operations().day(day).sql(Operations.dialect)


def _part(catches: str, when: str, about: str, params: str, due_on: str) -> str:
    return (
        f"SELECT account_id, owner, '{catches}' AS catches, "
        f"left(coalesce({about}, ''), {_LONGEST}) AS about, "
        f"CAST(to_json({params}) AS TEXT) AS params, CAST({due_on} AS DATE) AS due_on "
        f"FROM seen WHERE {when}"
    )


def _seen(now: str, before: str) -> str:
    """A value as it is and as it was."""
    values = ", ".join(f"'{name}': CAST({name} AS TEXT)" for name in (now, before))
    return f"{{{values}, 'reviewed_on': reviewed_on}}"
