"""Proofs of a policy, every example in them put to the query that decides accounts.

A proof looks at formulas in the solver's terms; whatever account it comes up with is
decided here in the usual way. Where the two disagree, the proof is not told: it is a
fault of ours, or undecided where the solver had only bounds to go by.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tanada.accounts.layout import account_columns
from tanada.decide.compiling import Compiler
from tanada.errors import Place, Problem, UsageError
from tanada.policy.model import Policy
from tanada.policy.proofs.claims import Effort, Example, Proof
from tanada.rules.functions import FUNCTIONS
from tanada.sql.engine import connect
from tanada.sql.expressions import PERCENTILE
from tanada.sql.facts import Build, Fact
from tanada.sql.operations import Expression

if TYPE_CHECKING:
    import duckdb

_ACCOUNTS = "proof_accounts"
_TIERS = ("qualified_tier", "floor_tier", "reason")
_SHARE = FUNCTIONS["percentile"].result(())
Row = dict[str, object]


class UnconfirmedError(Exception):
    """An example of a proof that the query does not confirm: a fault of Tanada."""

    def __init__(self, proof: Proof, found: Sequence[Row]) -> None:
        self.proof = proof
        self.found = tuple(found)
        claim = proof.claim
        super().__init__(" ".join((claim.kind, claim.name, claim.value, str(self.found))))


def prove(policy: Policy, effort: Effort | None = None) -> list[Proof]:
    """Every proof of the policy, its examples confirmed.

    Raises UsageError where the extra that proves is not installed.
    """
    _check_installed()
    from tanada.policy.proofs.proving import prove_formulas

    return confirmed(policy, prove_formulas(policy, effort or Effort()))


def prove_each(policy: Policy, effort: Effort) -> Iterator[Proof]:
    """The same proofs one by one, each as soon as it is found and confirmed."""
    _check_installed()
    from tanada.policy.proofs.proving import formula_proofs

    for proof in formula_proofs(policy, effort):
        yield from confirmed(policy, [proof])


def _check_installed() -> None:
    try:
        import z3  # noqa: F401
    except ImportError:
        raise UsageError(Problem("proofs.not_installed", Place("tanada[proofs]"))) from None


def confirmed(policy: Policy, proofs: Sequence[Proof]) -> list[Proof]:
    """The proofs, once the query has decided every account in them as they say.

    One that rests on bounds alone and is not confirmed becomes undecided. Raises
    UnconfirmedError where any other is not.
    """
    examples = [_examples(proof) for proof in proofs]
    levels = [each.claim.name for each in proofs if each.claim.kind in ("level", "band")]
    rows = iter(decide_examples(policy, [each for some in examples for each in some], levels))
    found = [[next(rows) for _ in some] for some in examples]
    return [_judged(proof, some) for proof, some in zip(proofs, found, strict=True)]


def _examples(proof: Proof) -> list[Example]:
    if proof.pair is not None:
        return [proof.pair.low, proof.pair.high]
    return [] if proof.example is None else [proof.example]


def _judged(proof: Proof, rows: Sequence[Row]) -> Proof:
    told = zip(_examples(proof), rows, strict=True)
    if all(_agrees(proof, example, row) for example, row in told):
        return proof
    if not proof.loose:
        raise UnconfirmedError(proof, rows)
    return replace(proof, verdict="undecided", example=None, pair=None, hard=proof.loose)


def _agrees(proof: Proof, example: Example, row: Row) -> bool:
    if proof.claim.kind in ("level", "band"):
        return row[proof.claim.name] == proof.claim.value
    qualified = example.tier if example.determined else None
    found = tuple(row[name] for name in _TIERS)
    return found == (qualified, example.tier, example.reason)


def decide_examples(
    policy: Policy, examples: Sequence[Example], names: Sequence[str] = ()
) -> list[Row]:
    """What comes out for accounts that are given by a few fields each, in their order.

    The keys are `qualified_tier`, `floor_tier`, `reason` and the further facts named.
    """
    connection = connect(threads=1)
    found: dict[int, Row] = {}
    for day in dict.fromkeys(example.as_of for example in examples):
        numbered = {
            number: example for number, example in enumerate(examples) if example.as_of == day
        }
        found |= _decided(connection, policy, numbered, day, names)
    return [found[number] for number in range(len(examples))]


def _decided(
    connection: duckdb.DuckDBPyConnection,
    policy: Policy,
    examples: dict[int, Example],
    day: date,
    names: Sequence[str],
) -> dict[int, Row]:
    given = dict.fromkeys(name for each in examples.values() for name, _ in each.given)
    columns = ["account_id", *given]
    compiler = Compiler(policy, columns, day)
    kinds = account_columns(policy)
    types = {name: kinds[name].type if name in kinds else _SHARE for name in columns}
    listed = ", ".join(
        f'"{name}" {compiler.operations.sql_type(kind)}' for name, kind in types.items()
    )
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {_ACCOUNTS} ({listed})")
    marks = ", ".join("?" for _ in columns)
    rows = [
        [str(number), *(dict(each.given).get(name) for name in given)]
        for number, each in examples.items()
    ]
    every_mark = ", ".join(f"({marks})" for _ in rows)
    texts = [None if value is None else str(value) for row in rows for value in row]
    connection.execute(f"INSERT INTO {_ACCOUNTS} VALUES {every_mark}", texts)
    _stand_as_given(compiler, columns)
    wanted = {"account_id": "account_id", **{f"decision__{name}": name for name in _TIERS}}
    wanted |= {name: name for name in names}
    tree = compiler.facts.select(wanted, _ACCOUNTS)
    cursor = connection.execute(tree.sql(dialect=compiler.operations.dialect))
    found = [dict(zip(wanted.values(), row, strict=True)) for row in cursor.fetchall()]
    return {int(str(row["account_id"])): row for row in found}


def _stand_as_given(compiler: Compiler, columns: Sequence[str]) -> None:
    """A percentile is what its column says: nobody else is there to be held against."""
    facts, column = compiler.facts, compiler.operations.column
    for name in facts.by_name:
        if name.startswith(PERCENTILE):
            there = name in columns
            value = column(name) if there else compiler.operations.nothing(_SHARE)
            facts.by_name[name] = Fact(name, frozenset(), _given(value))


def _given(value: Expression) -> Build:
    return lambda _: value
