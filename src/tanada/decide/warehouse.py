"""A policy as SQL for somebody's own table, in the dialect of an engine elsewhere.

The query is the one that decides here, after a first step that gives the table's columns
their types. What an account held before is not known there, so the columns that tell of it
are left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlglot import exp

from tanada.decide.compiling import Compiler, Query, decision_columns
from tanada.errors import Place, PolicyError, Problem
from tanada.fields import DATE, TEXT, Type
from tanada.policy.model import Curve, Policy
from tanada.rules.tree import Arithmetic, Rule, walk
from tanada.sql.operations import AsOf, Operations

ACCOUNTS_READ = "accounts_read"
"""The name of the first step: the table's rows, with their types."""
OF_THE_LEDGER = ("since", "grace_from", "grace_until", "pinned_until", "overlays")
"""The columns of a decision that only a history can fill."""


@dataclass(frozen=True)
class Warehouse:
    """The query, and the columns that its table must have, in order, with their types."""

    query: Query
    inputs: dict[str, Type]


def for_warehouse(
    policy: Policy,
    operations: Operations,
    as_of: AsOf,
    table: exp.Table,
    columns: Collection[str] | None = None,
) -> Warehouse:
    """The policy as a query over `table`.

    `columns` are those that the table has; where not said, all that the policy reads. Raises
    PolicyError with every rule that the engine could not reckon exactly.
    """
    problems = list(_beyond(policy, operations))
    if problems:
        raise PolicyError(problems)
    known = input_types(policy)
    own = _own_columns(policy) if columns is None else columns
    present = list(dict.fromkeys(["account_id", *own]))
    compiler = Compiler(policy, present, as_of, operations)
    kinds = decision_columns(policy)
    shown = {name: kind for name, kind in kinds.items() if name not in OF_THE_LEDGER}
    wanted = {f"decision__{name}": name for name in shown}
    read = _read(compiler, wanted)
    inputs = {name: known[name] for name in present if name in read}
    given = exp.Select().from_(table)
    for name, kind in inputs.items():
        value = operations.given(operations.column(name), kind)
        given.select(exp.alias_(value, name, quoted=True), copy=False)
    tree = operations.finished(compiler.facts.select(wanted, ACCOUNTS_READ, given))
    return Warehouse(Query(tree, shown, operations), inputs)


def input_types(policy: Policy) -> dict[str, Type]:
    """Every column that a table of accounts may have, with its type."""
    known = {"account_id": TEXT}
    known.update((name, field.type) for name, field in policy.fields.items())
    known.update(policy.suppliable())
    known.update({f"{name}_as_of": DATE for name in list(known) if name != "account_id"})
    return known


def _own_columns(policy: Policy) -> Iterator[str]:
    """The accounts' fields, each with its date where the policy says when it is stale."""
    for name in policy.fields:
        yield name
        if name in policy.stale_after_days:
            yield f"{name}_as_of"


def _read(compiler: Compiler, wanted: Collection[str]) -> set[str]:
    """The table's columns that the wanted facts read."""
    column = compiler.operations.column
    return {
        node.name
        for fact in compiler.facts.needed_for(wanted).values()
        if not fact.needs
        for node in fact.build(column).find_all(exp.Column)
    }


def _beyond(policy: Policy, operations: Operations) -> Iterator[Problem]:
    """Every part of the policy that the engine would round, or could not hold."""
    for path, rule in _placed_rules(policy):
        if not all(operations.can(node) and _sides(node, operations) for node in walk(rule)):
            yield _problem(path, operations)
    for score in policy.scores:
        for measure in score.measures:
            kind = measure.of.type if measure.of and isinstance(measure.points, Curve) else None
            if kind is not None and not operations.can_unscale(kind):
                yield _problem(("scores", score.name, "measures", measure.name), operations)


def _sides(node: Rule, operations: Operations) -> bool:
    """Whether a division's sides can be made whole numbers."""
    if not isinstance(node, Arithmetic) or node.operator != "/":
        return True
    return operations.can_unscale(node.left.type) and operations.can_unscale(node.right.type)


def _problem(path: tuple[str, ...], operations: Operations) -> Problem:
    params: dict[str, object] = {"dialect": operations.dialect}
    return Problem("compile.beyond", Place(path=".".join(path)), params)


def _placed_rules(policy: Policy) -> Iterator[tuple[tuple[str, ...], Rule]]:
    """Every rule that decides, by its way in the document."""
    for attribute in policy.attributes:
        yield from ((("attributes", attribute.name), rule) for rule in attribute.rules())
    for score in policy.scores:
        for measure in score.measures:
            path = ("scores", score.name, "measures", measure.name)
            yield from ((path, rule) for rule in measure.rules())
        yield from ((("scores", score.name, "caps"), rule) for rule, _ in score.caps)
    for tier in policy.tiers:
        for clause in tier.clauses:
            if clause.rule is not None:
                yield ("tiers", tier.key, "when", clause.name), clause.rule
