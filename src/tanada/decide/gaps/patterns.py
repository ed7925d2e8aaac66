"""Undetermined accounts by what is open about them, and what knowing fields would do for them.

Accounts of which the same is missing and the same holds are one pattern: a few hundred stand
for a million accounts, and every further question is put to the patterns alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlglot import exp

from tanada.accounts.snapshot import ACCOUNTS, Snapshot
from tanada.decide.accounts import SUPPLIED
from tanada.decide.blocking import BLOCKS, STALE_MARK
from tanada.decide.compiling import Compiler
from tanada.decide.gaps.amounts import NOTHING, Amount, amount
from tanada.decide.gaps.knowing import GAP, Knowing
from tanada.decide.gaps.masks import BITS, NONE, Mask
from tanada.decide.gaps.reach import can_be_supplied, fillable, of_tiers
from tanada.decide.nodes import Nodes
from tanada.sql.facts import Build
from tanada.sql.operations import Expression

PATTERNS = "gap_patterns"
_ACCOUNTS, _ARR, _FLOOR, _MISSING = "accounts", "arr", "floor_tier", "missing"
_DETERMINED, _MAY_BE, _WAY = "determined", "may_be", "way_"
_ANSWER, _OWN, _FIELD, _ROW = "answer__", "own__", "field_", "row__"


@dataclass(frozen=True)
class Answer:
    """What a question would do for the undetermined accounts.

    `determined` whatever the values; `may_be` determined by some values, at most. `ways` counts
    the clauses that may be the reason, over the accounts determined: of two fields that do as
    much, the one that leaves more of them is the one that the policy really looks at.
    """

    determined: Amount = NOTHING
    may_be: Amount = NOTHING
    ways: int = 0


NO_ANSWER = Answer()
Question = frozenset[str]
"""Fields to be filled in wherever `missing` names them."""


class Patterns:
    """The table PATTERNS of a snapshot's undetermined accounts, and questions to it."""

    def __init__(self, snapshot: Snapshot, compiler: Compiler, nodes: Nodes) -> None:
        self.connection = snapshot.connection
        self.compiler = compiler
        self.operations = compiler.operations
        self.fields = fillable(compiler, of_tiers(compiler.policy))
        self.knowing = Knowing(compiler, nodes, self._asked)
        answers = self.knowing.answers()
        ways = {f"{_WAY}{number}": mask for number, mask in enumerate(answers.ways)}
        self.answers = {_DETERMINED: answers.determined, _MAY_BE: answers.may_be, **ways}
        for name, mask in self.answers.items():
            self.knowing.facts.add(f"{_ANSWER}{name}", mask.needs, mask.build)
        for name, column in {_ACCOUNTS: _ACCOUNTS, _ARR: _ARR, _ROW: "rowid"}.items():
            self.knowing.facts.add(f"{_OWN}{name}", (), _given(exp.column(column)))
        self.table = self._table_query()
        rows = self._answered_rows()
        used = {str(parameter.this) for parameter in rows.find_all(exp.Parameter)}
        self.parameters = {
            field: self._parameter(field) for field in self.fields if self._parameter(field) in used
        }
        self.rows = rows.sql(dialect=self.operations.dialect, copy=False)
        keys = ", ".join(self.answers)
        self.query = (
            f"SELECT {keys}, sum({_ACCOUNTS}), sum({_ARR}) FROM ({self.rows}) GROUP BY {keys}"
        )
        self.count()

    def _asked(self, field: str) -> Mask:
        """The questions in which a field is filled in: a parameter of the query."""
        if field not in self.fields:
            return NONE
        name = self._parameter(field)
        return Mask(frozenset(), lambda _: exp.Parameter(this=exp.Var(this=name)))

    def _parameter(self, field: str) -> str:
        return f"{_FIELD}{self.fields.index(field)}"

    # The table.

    def count(self) -> None:
        """Make the table from the accounts as they stand in the snapshot, and add them up."""
        self.connection.execute(self.table).fetchall()
        found = {tier: amount(*sums) for tier, *sums in self._sums(f'"{_FLOOR}"')}
        tiers = [tier.key for tier in self.compiler.policy.tiers]
        self.floors = tuple((tier, found[tier]) for tier in tiers if tier in found)
        self.undetermined = sum((each for _, each in self.floors), NOTHING)
        self.named = dict.fromkeys(self.fields, NOTHING)
        for field in self.fields:
            for named, *sums in self._sums(f'"{GAP}{field}"'):
                if named:
                    self.named[field] = amount(*sums)

    def _table_query(self) -> str:
        operations, column = self.operations, self.operations.column
        supplied = [name for name in self.fields if can_be_supplied(self.compiler, name)]
        facts = {
            "decision__status": "status",
            "decision__floor_tier": "floor__",
            "decision__missing": "missing__",
            "arr": "arr",
        }
        facts |= {fact: fact for fact, _ in self.knowing.today.values()}
        for name in supplied:
            facts |= {each + name: each + name for each in (SUPPLIED, BLOCKS)}
        inner = self.compiler.facts.select(facts, ACCOUNTS).subquery("decided")
        keys = {_FLOOR: column("floor__"), _MISSING: column("missing__")}
        keys |= {name: read(column(fact)) for name, (fact, read) in self.knowing.today.items()}
        for name in supplied:
            blank = operations.is_missing(column(SUPPLIED + name))
            keys[GAP + name] = operations.all_of([blank, column(BLOCKS + name)])
        undetermined = operations.compare("=", column("status"), operations.text("undetermined"))
        grouped = (
            exp.Select()
            .from_(inner)
            .select(*(exp.alias_(value, name, quoted=True) for name, value in keys.items()))
            .select(exp.alias_(exp.Count(this=exp.Star()), _ACCOUNTS))
            .select(exp.alias_(exp.Sum(this=column("arr")), _ARR))
            .where(undetermined)
            .group_by(*(exp.Literal.number(number) for number in range(1, len(keys) + 1)))
        )
        named = [
            exp.alias_(self._named(name), GAP + name, quoted=True)
            for name in self.fields
            if name not in supplied
        ]
        tree = exp.Select().from_(grouped.subquery("grouped")).select(exp.Star(), *named)
        sql = tree.sql(dialect=operations.dialect, copy=False)
        return f"CREATE OR REPLACE TEMP TABLE {PATTERNS} AS {sql}"

    def _named(self, field: str) -> Expression:
        """Whether `missing` names a field."""
        operations, comma = self.operations, self.operations.text(",")
        listed = operations.joined([comma, operations.column(_MISSING), comma.copy()])
        return operations.any_of(
            [
                exp.Anonymous(this="contains", expressions=[listed.copy(), operations.text(entry)])
                for entry in (f",{field},", f",{field}{STALE_MARK},")
            ]
        )

    # Questions.

    def _answered_rows(self) -> exp.Select:
        """Every pattern with the answers to all questions, by their parameters."""
        facts = {f"{_ANSWER}{name}": name for name in self.answers}
        facts |= {f"{_OWN}{name}": name for name in (_ACCOUNTS, _ARR, _ROW)}
        return self.knowing.facts.select(facts, PATTERNS)

    def ask(self, questions: Sequence[Question]) -> list[Answer]:
        """What each question would do for the accounts that are not settled."""
        found: list[Answer] = []
        for start in range(0, len(questions), BITS):
            found += self._ask(questions[start : start + BITS])
        return found

    def _ask(self, questions: Sequence[Question]) -> list[Answer]:
        found = [NO_ANSWER] * len(questions)
        rows = self.connection.execute(self.query, self._values(questions)).fetchall()
        for determined, may_be, *ways, accounts, arr in rows:
            here = amount(accounts, arr)
            for at, answer in enumerate(found):
                if not may_be >> at & 1:
                    continue
                certain = determined >> at & 1
                met = sum(way >> at & 1 for way in ways) * here.accounts
                found[at] = Answer(
                    answer.determined + here if certain else answer.determined,
                    answer.may_be + here,
                    answer.ways + met if certain else answer.ways,
                )
        return found

    def settle(self, question: Question) -> None:
        """Leave out of further questions the accounts that this one determines."""
        determined = f"SELECT {_ROW} FROM ({self.rows}) WHERE {_DETERMINED} & 1 = 1"
        delete = f"DELETE FROM {PATTERNS} WHERE rowid IN ({determined})"
        self.connection.execute(delete, self._values([question])).fetchall()

    def _values(self, questions: Sequence[Question]) -> dict[str, int]:
        """The parameters: for each field, the questions in which it is filled in."""
        return {
            name: sum(1 << at for at, fields in enumerate(questions) if field in fields)
            for field, name in self.parameters.items()
        }

    def _sums(self, key: str) -> list[tuple[Any, ...]]:
        """Accounts and ARR by a column of the table."""
        sql = f"SELECT {key}, sum({_ACCOUNTS}), sum({_ARR}) FROM {PATTERNS} GROUP BY 1"
        return self.connection.execute(sql).fetchall()


def _given(value: Expression) -> Build:
    return lambda _: value
