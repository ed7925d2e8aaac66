"""Whether a row needs a second look, and the list of what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Collection

from sqlglot import exp

from tanada.accounts.columns import LINE, LINE_WRITTEN, Columns
from tanada.sql.operations import Expression, Operations, cast

FAULT_LIST = "STRUCT(field TEXT, value TEXT, code TEXT)[]"
"""DuckDB's type of a list of faults."""
_OBJECT, _LISTED = "object__", "listed__"
OPERATIONS = Operations()


def add_doubts(chosen: Columns, fact: str, names: Collection[str] | None = None) -> dict[str, str]:
    """Add a fact that is TRUE where a row needs a second look, and one for each column's doubts.

    Only some columns count where `names` are given. The facts of columns are by column;
    that of a line which may be no object is by the empty name.
    """
    operations = OPERATIONS
    facts = {}
    for at, (name, checked) in enumerate(chosen.checked.items()):
        if checked.doubts and (names is None or name in names):
            facts[name] = f"doubt__{at}"
            doubtful = operations.any_of([doubt.copy() for doubt in checked.doubts])
            chosen.facts.add(facts[name], checked.needs, given(doubtful))
    if LINE in chosen.held:
        here = _is_object(chosen)
        facts[""] = "doubt__line"
        chosen.facts.add(facts[""], (_OBJECT,), given(operations.negation(here)))
    doubts = [operations.column(each) for each in facts.values()] or [operations.truth(False)]
    # Of a CASE, DuckDB looks at each doubt only in rows that are not told already.
    told = [(operations.any_of(doubts), operations.truth(True))]
    chosen.facts.add(fact, facts.values(), given(operations.case(told, operations.truth(False))))
    return facts


def add_faults(
    chosen: Columns, fact: str, names: Collection[str], faulty: str | None = None
) -> None:
    """Add a fact that lists what is wrong in some columns; missing where nothing is.

    A line that holds no object has that fault alone. `faulty` is a fact that is TRUE in
    all rows with a fault and in no other; without it there is nothing wrong in any column
    unless the list says so.
    """
    operations = OPERATIONS
    checked = {name: each for name, each in chosen.checked.items() if name in names}
    found = [
        (each.condition, _fault(name, each.shown, each.code))
        for name, column in checked.items()
        for each in column.faults()
    ]
    needs = [need for each in checked.values() for need in each.needs]
    if LINE in chosen.held:
        here, line = _is_object(chosen), chosen.held[LINE_WRITTEN]
        alone = _fault("", operations.column(line), operations.text("line_not_an_object"))
        found = [(operations.all_of([here.copy(), when]), fault) for when, fault in found]
        found = [(operations.negation(here), alone), *found]
        needs += [_OBJECT, line]
    listed = exp.Array(expressions=[operations.case([pair]) for pair in found])
    each_one = exp.to_identifier("each")
    known = exp.Lambda(this=operations.is_known(exp.column("each")), expressions=[each_one])
    faults = exp.Anonymous(this="list_filter", expressions=[listed, known])
    if faulty is not None:
        told = operations.case([(operations.column(faulty), faults)])
        chosen.facts.add(fact, dict.fromkeys([*needs, faulty]), given(told))
        return
    chosen.facts.add(_LISTED, dict.fromkeys(needs), given(cast(faults, FAULT_LIST)))
    listed_faults = operations.column(_LISTED)
    count = exp.Anonymous(this="len", expressions=[listed_faults])
    some = operations.compare(">", count, operations.number(0))
    told = operations.case([(some, listed_faults.copy())])
    chosen.facts.add(fact, (_LISTED,), given(told))


def given(value: Expression) -> Callable[[object], Expression]:
    """A fact that is always the same expression."""
    return lambda _: value


def _is_object(chosen: Columns) -> Expression:
    """Whether a line holds an object, which is a fact of its own."""
    if _OBJECT not in chosen.facts.by_name:
        line = chosen.held[LINE]
        kind = exp.Anonymous(this="json_type", expressions=[OPERATIONS.column(line)])
        told = OPERATIONS.compare("=", kind, OPERATIONS.text("OBJECT"))
        here = OPERATIONS.coalesce(told, OPERATIONS.truth(False))
        chosen.facts.add(_OBJECT, (line,), given(here))
    return OPERATIONS.column(_OBJECT)


def _fault(field: str, written: Expression, code: Expression) -> Expression:
    """One fault as a structure of field, value and code."""
    parts = {
        "field": exp.Literal.string(field),
        "value": cast(written.copy(), "TEXT"),
        "code": code.copy(),
    }
    return exp.Struct(
        expressions=[
            exp.PropertyEQ(this=exp.to_identifier(name), expression=value)
            for name, value in parts.items()
        ]
    )
