"""A policy → one SQL query that decides every account.

The document knows no engine; compiling takes the engine's operations and the columns
that the accounts have, and returns a new object: the tree and what its columns mean.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from sqlglot import exp

from tanada.decide.accounts import COUNTED, ENDED, SUPPLIED, AccountFacts, add_suppliable
from tanada.decide.blocking import Verdict, missing_fact
from tanada.decide.certainty import Certainty, holds_on_nothing
from tanada.decide.needs import base_fields, divides, needs_of_rules, ranked
from tanada.decide.overlays import overlays_fact
from tanada.decide.scoring import ScoreFacts, measure_column
from tanada.decide.walking import Walked, first_that_holds
from tanada.fields import DATE, SCORE, TEXT, Type
from tanada.policy.model import Attribute, Clause, Policy, Score, Tier, band_type, mentioned
from tanada.policy.names import CLOSING_COLUMNS, DECISION_COLUMNS
from tanada.rules.tree import Rule, names
from tanada.sql.expressions import PERCENTILE
from tanada.sql.facts import Columns, Facts
from tanada.sql.hoisting import Hoisting
from tanada.sql.operations import AsOf, Expression, Operations

CLAUSE = "clause__"
"""What the column of a clause's verdict begins with."""
NODE = "node__"
"""What the column of a condition's part begins with."""
_FLOOR, _QUALIFIED, _FIRST = "floor__", "qualified__", "first_clause__"


@dataclass(frozen=True)
class Query:
    """A compiled policy: a SELECT over one table of accounts, and the types it gives."""

    tree: exp.Select
    columns: dict[str, Type]
    operations: Operations

    def sql(self, *, pretty: bool = False) -> str:
        """The query's text in its engine's dialect."""
        return self.tree.sql(dialect=self.operations.dialect, pretty=pretty, identify=False)


def decision_columns(policy: Policy) -> dict[str, Type]:
    """The columns of a decision row under a policy, in their order, with their types.

    All are text but scores (decimals of 4 places) and dates.
    """
    columns = dict.fromkeys(DECISION_COLUMNS, TEXT)
    for score in policy.scores:
        columns[score.name] = SCORE
        columns[score.band_name] = band_type(score.bands)
        for measure in score.measures:
            columns[measure_column(score, measure)] = SCORE
    dates = ("since", "grace_from", "grace_until", "pinned_until", "as_of")
    columns.update({name: DATE if name in dates else TEXT for name in CLOSING_COLUMNS})
    return columns


def clause_column(tier: Tier, clause: Clause) -> str:
    """The column of a clause's verdict."""
    return f"{CLAUSE}{tier.key}__{clause.name}"


class Compiler:
    """Gathers the facts of a policy over accounts that have the given columns."""

    def __init__(
        self,
        policy: Policy,
        columns: Collection[str],
        as_of: AsOf,
        operations: Operations | None = None,
    ) -> None:
        self.policy = policy
        self.as_of = as_of
        self.operations = operations or Operations()
        self.facts = Facts(self.operations)
        self.columns = columns
        self.certainty = Certainty(policy)
        self.rules = Hoisting(self.facts, needs_of_rules, as_of)
        AccountFacts(self.facts, policy, columns, as_of).add()
        self._standings()
        for attribute in policy.attributes:
            self._attribute(attribute)
        for score in policy.scores:
            ScoreFacts(self.facts, score, self.rules, self.certainty).add()
        self._tiers()
        self._decision()

    def query(self, wanted: Collection[str] | None = None, table: str = "accounts") -> Query:
        """The query for some of the decision's columns (all, where not said)."""
        columns = decision_columns(self.policy)
        chosen = {name: columns[name] for name in (wanted or columns)}
        tree = self.facts.select({f"decision__{name}": name for name in chosen}, table)
        return Query(tree, chosen, self.operations)

    def _standings(self) -> None:
        for name in ranked(self.policy.rules()):
            self.facts.add_standing(PERCENTILE + name, name, COUNTED)

    def _attribute(self, attribute: Attribute) -> None:
        needs = self.rules.needs(attribute.rules())
        if attribute.rule is not None:
            add_suppliable(self.facts, attribute.name, needs, self._build(attribute.rule))
            return
        fields: tuple[str, ...] = ()
        if attribute.skips_unknown:
            fields = self._beneath(mentioned(attribute.rules()))
        add_suppliable(
            self.facts,
            attribute.name,
            (*needs, *fields),
            lambda column: self._level(attribute, fields, column),
        )

    def _beneath(self, start: Sequence[str]) -> tuple[str, ...]:
        """The accounts' own fields beneath names, and what is supplied on the way there."""
        names_on_the_way, fields = base_fields(self.policy, start)
        supplied = [SUPPLIED + name for name in names_on_the_way]
        return (*fields, *(name for name in supplied if name in self.facts.by_name))

    def _level(self, attribute: Attribute, fields: Sequence[str], column: Columns) -> Expression:
        """The first line that holds; missing where every one of `fields` is.

        Where no line can hold on nothing, only those left at the end need asking.
        """
        operations = self.operations
        lines = [
            Walked(
                None if line.rule is None else self.rules.sql(line.rule, column),
                operations.text(line.level),
                line.rule is None or self.certainty.always_known(line.rule),
            )
            for line in attribute.lines
        ]
        nothing = operations.nothing(attribute.type)
        if fields and not self.certainty.names.intersection(fields):
            unknown = [operations.is_missing(column(name)) for name in fields]
            nothing_known = Walked(operations.all_of(unknown), nothing.copy(), never_unknown=True)
            rules = [line.rule for line in attribute.lines]
            first = any(rule is not None and holds_on_nothing(rule) for rule in rules)
            at = 0 if first or rules[-1] is not None else len(lines) - 1
            lines.insert(at, nothing_known)
        return first_that_holds(operations, lines, nothing, skip_unknown=attribute.skips_unknown)

    def _tiers(self) -> None:
        facts, clauses = self.facts, self._clauses()
        for tier, clause in clauses:
            if clause.rule is not None:
                self.rules.add(clause_column(tier, clause), clause.rule)
        columns = [clause_column(tier, clause) for tier, clause in clauses if clause.rule]
        needs = (*columns, ENDED)
        facts.add(_FIRST, needs, self._first_clause)
        facts.add(_FLOOR, needs, lambda column: self._walk(column, skip_unknown=True))
        facts.add(_QUALIFIED, needs, lambda column: self._walk(column, skip_unknown=False))

    def _build(self, rule: Rule) -> Callable[[Columns], Expression]:
        return lambda column: self.rules.sql(rule, column)

    def _clauses(self) -> list[tuple[Tier, Clause]]:
        return [(tier, clause) for tier in self.policy.tiers for clause in tier.clauses]

    def _first_clause(self, column: Columns) -> Expression:
        """The number of the first clause that is TRUE, from 1; none for one that has left."""
        lines = [
            Walked(
                None if clause.rule is None else column(clause_column(tier, clause)),
                self.operations.number(number),
            )
            for number, (tier, clause) in enumerate(self._clauses(), 1)
        ]
        lines = [*self._ended(column), *lines]
        return first_that_holds(self.operations, lines, exp.null(), skip_unknown=True)

    def _walk(self, column: Columns, *, skip_unknown: bool) -> Expression:
        """The tier that holds, from the best; with `skip_unknown`, the floor."""
        operations = self.operations
        lines = self._ended(column)
        for tier in self.policy.tiers:
            rules = [clause.rule for clause in tier.clauses if clause.rule is not None]
            parts = [column(clause_column(tier, clause)) for clause in tier.clauses if clause.rule]
            certain = all(self.certainty.always_known(rule) for rule in rules)
            condition = operations.any_of(parts) if parts else None
            lines.append(Walked(condition, operations.text(tier.key), certain))
        return first_that_holds(
            operations, lines, operations.nothing(TEXT), skip_unknown=skip_unknown
        )

    def _ended(self, column: Columns) -> list[Walked]:
        """Nothing is decided for an account that has left."""
        if "churned_on" not in self.columns:
            return []
        return [Walked(column(ENDED), exp.null(), never_unknown=True)]

    def _decision(self) -> None:
        """The decision's columns, as they are without any history."""
        operations, policy = self.operations, self.policy
        self._put("account_id", ("account_id",), _same("account_id"))
        for name in ("tier", "earned_tier", "floor_tier"):
            self._put(name, (_FLOOR,), _same(_FLOOR))
        self._put("qualified_tier", (_QUALIFIED,), _same(_QUALIFIED))
        self._put("status", (_QUALIFIED, ENDED), self._status)
        self._put("reason", (_FIRST,), self._reason)
        self._put("reason_values", (_FIRST, *self._seen_names()), self._reason_values)
        self._missing()
        for score in policy.scores:
            self._score_columns(score)
        today = operations.day(self.as_of)
        self._put("since", (_FIRST,), lambda column: self._where_decided(column, today))
        for name in ("grace_from", "grace_until", "pinned_until"):
            self._put(name, (), lambda _: operations.nothing(DATE))
        self._put("overlays", *overlays_fact(self.rules, policy, "decision__tier"))
        self._put("policy", (), lambda _: operations.text(policy.short_fingerprint))
        self._put("as_of", (), lambda _: today.copy())

    def _put(
        self, name: str, needs: Collection[str], build: Callable[[Columns], Expression]
    ) -> None:
        self.facts.add(f"decision__{name}", needs, build)

    def _where_decided(self, column: Columns, value: Expression) -> Expression:
        return self.operations.case([(self.operations.is_known(column(_FIRST)), value.copy())])

    def _missing(self) -> None:
        operations = self.operations
        verdicts, number = [], 0
        for tier in self.policy.tiers:
            number += len(tier.clauses)
            verdicts += [
                Verdict(
                    clause_column(tier, clause),
                    names(clause.rule),
                    number,
                    tier.reason(clause),
                    divides(clause.rule),
                )
                for clause in tier.clauses
                if clause.rule is not None
            ]
        needs, missing = missing_fact(self.facts, self.policy, verdicts, _FIRST)

        def where_undetermined(column: Columns) -> Expression:
            decided = operations.is_known(column(_FIRST))
            unknown = operations.is_missing(column(_QUALIFIED))
            return operations.case([(operations.all_of([unknown, decided]), missing(column))])

        self._put("missing", (_QUALIFIED, _FIRST, *needs), where_undetermined)

    def _score_columns(self, score: Score) -> None:
        shown = [score.name, *(measure_column(score, measure) for measure in score.measures)]
        for name in (*shown, score.band_name):
            self._put(name, (name,), _same(name))

    def _status(self, column: Columns) -> Expression:
        operations = self.operations
        unknown = operations.is_missing(column(_QUALIFIED))
        return operations.case(
            [
                (column(ENDED), operations.text("ended")),
                (unknown, operations.text("undetermined")),
            ],
            operations.text("new"),
        )

    def _reason(self, column: Columns) -> Expression:
        operations = self.operations
        return self._by_first_clause(
            column, lambda tier, clause: operations.text(tier.reason(clause))
        )

    def _by_first_clause(
        self, column: Columns, value: Callable[[Tier, Clause], Expression]
    ) -> Expression:
        operations = self.operations
        return operations.case(
            [
                (
                    operations.compare("=", column(_FIRST), operations.number(number)),
                    value(tier, clause),
                )
                for number, (tier, clause) in enumerate(self._clauses(), 1)
            ]
        )

    def _seen_names(self) -> tuple[str, ...]:
        return mentioned(clause.rule for _, clause in self._clauses() if clause.rule is not None)

    def _reason_values(self, column: Columns) -> Expression:
        """What the first true clause saw, as a JSON object in the clause's order."""
        known = self.policy.known_names()

        def seen(_: Tier, clause: Clause) -> Expression:
            operations = self.operations
            if clause.rule is None:
                return operations.text("{}")
            parts: list[Expression] = []
            for index, name in enumerate(names(clause.rule)):
                lead = ("{" if index == 0 else ", ") + f'"{name}": '
                parts += [
                    operations.text(lead),
                    operations.json_text(column(name), known[name]),
                ]
            return operations.joined([*parts, operations.text("}")])

        return self._by_first_clause(column, seen)


def _same(name: str) -> Callable[[Columns], Expression]:
    return lambda column: column(name)
