"""The accounts that lack one field: whom to ask for it."""

from __future__ import annotations

from sqlglot import exp

from tanada.accounts.snapshot import ACCOUNTS
from tanada.decide.accounts import ENDED
from tanada.decide.compiling import Compiler
from tanada.decide.gaps.reach import Lacking, of_all
from tanada.errors import Place, Problem, UsageError
from tanada.fields import Kind
from tanada.policy.model import Policy
from tanada.rules.nearest import nearest
from tanada.sql.operations import Expression

COLUMNS = ("account_id", "name", "owner", "arr", "floor_tier")
"""The columns of the list."""


def check_field(policy: Policy, field: str, option: str) -> None:
    """Raise UsageError, naming the nearest, where the policy reads no such field."""
    reach = of_all(policy)
    if field in reach:
        return
    fields = [name for name in reach.fields if policy.fields[name].type.kind is not Kind.FLAG]
    listed = [*fields, *(name for name in reach.derived if name != "strategic")]
    known = field in policy.known_names()
    code = "gaps.not_read" if known else "gaps.unknown_field"
    params: dict[str, object] = {"found": field, "nearest": nearest(field, listed)}
    if params["nearest"] is None:
        params["expected"] = listed
    raise UsageError(Problem(code, Place(option), params))


def lacking_query(compiler: Compiler, field: str) -> str:
    """The query for the accounts that lack a field, most ARR first: COLUMNS.

    Accounts that have ended are left out. `arr` is in the policy's currency, missing where it
    is not known; `floor_tier` is the tier itself where that is determined.
    """
    operations = compiler.operations
    facts = {name: name for name in COLUMNS[:-1]}
    facts |= {"decision__floor_tier": COLUMNS[-1], ENDED: ENDED}

    def column(name: str) -> Expression:
        facts.setdefault(name, name)
        return operations.column(name)

    lacks = Lacking(compiler).condition(field, column)
    here = operations.negation(operations.column(ENDED))
    tree = (
        exp.Select()
        .from_(compiler.facts.select(facts, ACCOUNTS).subquery("decided"))
        .select(*(operations.column(name) for name in COLUMNS))
        .where(operations.all_of([here, lacks]))
        .order_by(
            exp.Ordered(this=operations.column("arr"), desc=True, nulls_first=False),
            exp.Ordered(this=operations.column("account_id"), nulls_first=False),
        )
    )
    return tree.sql(dialect=operations.dialect, copy=False)
