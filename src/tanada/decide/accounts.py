"""Facts about an account before any policy: its fields as they count, and the derived ones.

A field counts as missing where it is stale; flags default to false; ARR falls back on
twelve times MRR; a column named like a derived field supplies it where it has a value.
"""

from __future__ import annotations

from collections.abc import Collection

from tanada.fields import DERIVED, DESIGNATIONS, FLAG, Kind, Type
from tanada.policy.model import Policy
from tanada.sql.facts import Build, Columns, Facts
from tanada.sql.operations import AsOf, Expression, Operations

STALE = "stale__"
"""What the column begins with that says a field has a value too old to count."""
SUPPLIED = "supplied__"
"""What the column begins with that holds a value supplied in a formula's place."""
COUNTED = "counted__"
"""Whether the account counts in percentiles."""
ENDED = "ended__"
"""Whether the account has left by the run's date."""
MONTHS_OF_ARR = 12


class AccountFacts:
    """Adds an account's facts to `facts`, from the columns that the accounts have."""

    def __init__(
        self,
        facts: Facts,
        policy: Policy,
        columns: Collection[str],
        as_of: AsOf,
    ) -> None:
        self.facts = facts
        self.policy = policy
        self.columns = columns
        self.as_of = as_of
        self.operations: Operations = facts.operations

    def add(self) -> None:
        """Add them all; only those that something needs are ever selected."""
        self.facts.add("account_id", (), lambda column: column("account_id"))
        for name, field in self.policy.fields.items():
            if name != "arr":
                self._field(name, name, field.type)
        self._arr()
        self._ended()
        for name, kind in self.policy.suppliable().items():
            if name in self.columns:
                self._field(SUPPLIED + name, name, kind)
        self._derived()

    def _counts(self, column: str, kind: Type) -> tuple[Expression, Expression | None]:
        """The value of an input column as it counts, and whether it is stale."""
        operations = self.operations
        if column not in self.columns:
            absent = operations.truth(False) if kind.kind is Kind.FLAG else operations.nothing(kind)
            return absent, None
        value = operations.column(column)
        days = self.policy.stale_after_days.get(column)
        if days is None or f"{column}_as_of" not in self.columns:
            return value, None
        age = operations.days_between(
            operations.column(f"{column}_as_of"), operations.day(self.as_of)
        )
        old = operations.compare(">", age, operations.number(days))
        fresh = operations.case([(old, operations.nothing(kind))], value)
        known = operations.is_known(value.copy())
        stale = operations.is_true(operations.all_of([known, old.copy()]))
        return fresh, stale

    def _field(self, name: str, column: str, kind: Type) -> None:
        value, stale = self._counts(column, kind)
        if kind.kind is Kind.FLAG and name in self.columns:
            value = self.operations.is_true(value)
        self.facts.add(name, (), lambda _: value)
        if stale is not None:
            self.facts.add(STALE + name, (), lambda _: stale)

    def _arr(self) -> None:
        """ARR as given, else twelve times the monthly revenue."""
        kind = self.policy.fields["arr"].type
        value, stale = self._counts("arr", kind)
        if "mrr" in self.columns:
            monthly, stale_monthly = self._counts("mrr", self.policy.fields["mrr"].type)
            if stale_monthly is not None:
                stale = (
                    stale_monthly
                    if stale is None
                    else self.operations.any_of([stale, stale_monthly])
                )
            yearly = self.operations.multiply(monthly, self.operations.number(MONTHS_OF_ARR))
            yearly = self.operations.typed(yearly, kind)
            value = self.operations.coalesce(value, yearly) if "arr" in self.columns else yearly
        self.facts.add("arr", (), lambda _: value)
        if stale is not None:
            self.facts.add(STALE + "arr", (), lambda _: stale)

    def _ended(self) -> None:
        operations = self.operations
        ended = operations.truth(False)
        if "churned_on" in self.columns:
            left = operations.compare(
                "<=", operations.column("churned_on"), operations.day(self.as_of)
            )
            ended = operations.is_true(left)
        self.facts.add(ENDED, (), lambda _: ended)
        counted = operations.negation(ended.copy())
        self.facts.add(COUNTED, (), lambda _: counted)

    def _derived(self) -> None:
        formulas = {
            "age_months": (("started_on",), self._age_months),
            "next_renewal_on": (("renewal_date", "term_months"), self._next_renewal_on),
            "days_to_renewal": (("next_renewal_on",), self._days_to_renewal),
            "seat_use": (("seats_used", "seats"), self._seat_use),
        }
        for name, (needs, build) in formulas.items():
            add_suppliable(self.facts, name, needs, build)
        self.facts.add("strategic", (), _given(self._strategic()))

    def _strategic(self) -> Expression:
        """Any designation, or supplied: one question for all, as UNKNOWN or TRUE is TRUE."""
        named = [name for name in (*DESIGNATIONS, "strategic") if name in self.columns]
        parts = [self._counts(name, FLAG)[0] for name in named]
        if not parts:
            return self.operations.truth(False)
        return self.operations.is_true(self.operations.any_of(parts))

    def _age_months(self, column: Columns) -> Expression:
        """The largest m with started_on + m months ≤ as_of."""
        operations = self.operations
        today = operations.day(self.as_of)
        months = operations.subtract(
            operations.month_number_of(self.as_of),
            operations.month_number(column("started_on")),
        )
        reached = operations.add_months(column("started_on"), months.copy())
        too_far = operations.compare(">", reached, today)
        less = operations.subtract(months.copy(), operations.number(1))
        return operations.case([(too_far, less)], months)

    def _next_renewal_on(self, column: Columns) -> Expression:
        """The first renewal on or after as_of."""
        default = self.operations.number(self.policy.default_term_months)
        term = self.operations.coalesce(column("term_months"), default)
        return first_renewal(self.operations, column("renewal_date"), term, self.as_of)

    def _days_to_renewal(self, column: Columns) -> Expression:
        return self.operations.days_between(
            self.operations.day(self.as_of), column("next_renewal_on")
        )

    def _seat_use(self, column: Columns) -> Expression:
        whole = self.policy.fields["seats"].type
        used, bought = column("seats_used"), column("seats")
        return self.operations.quotient(used, whole, bought, whole, DERIVED["seat_use"])


def first_renewal(
    operations: Operations, renewal_date: Expression, term: Expression, day: AsOf
) -> Expression:
    """The first renewal_date + k × term on or after `day`, k ≥ 0; missing without a date.

    `term` is in months. Every renewal is reckoned from the first date, so that a 31st
    comes back after a month of 30 days.
    """
    behind = operations.subtract(
        operations.month_number_of(day), operations.month_number(renewal_date.copy())
    )
    less_one = operations.subtract(term.copy(), operations.number(1))
    terms = operations.integer(
        operations.whole_part(operations.add(behind, less_one), term.copy()), 10**9
    )
    months = operations.multiply(terms, term.copy())
    this_month = operations.add_months(renewal_date.copy(), months.copy())
    next_time = operations.add_months(
        renewal_date.copy(), operations.add(months.copy(), term.copy())
    )
    on_or_after = operations.compare(">=", this_month, operations.day(day))
    later = operations.case([(on_or_after, this_month.copy())], next_time)
    ahead = operations.compare(">=", renewal_date.copy(), operations.day(day))
    return operations.case([(ahead, renewal_date.copy())], later)


def add_suppliable(facts: Facts, name: str, needs: Collection[str], build: Build) -> None:
    """Add a fact that follows from its formula where no column supplies a value."""
    supplied = SUPPLIED + name
    if supplied not in facts.by_name:
        facts.add(name, needs, build)
        return
    facts.add(
        name,
        (*needs, supplied),
        lambda column: facts.operations.coalesce(column(supplied), build(column)),
    )


def _given(value: Expression) -> Build:
    return lambda _: value
