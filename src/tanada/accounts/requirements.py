"""The columns of a table with all that is asked of them: required ones, and their currency."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from sqlglot import exp

from tanada.accounts.checking import PARTS, WRITTEN, Checked, Fault
from tanada.accounts.columns import Columns, Origin, choose_columns
from tanada.accounts.files import RawTable
from tanada.accounts.ids import LONGEST_ID, UNFIT_IDS
from tanada.accounts.mapping import Part
from tanada.accounts.values.leniently import currencies, has_nul
from tanada.accounts.values.style import Style
from tanada.accounts.wanted import Wanted
from tanada.sql.operations import Expression, Operations

_CURRENCY, _SIGN = "currency__", "sign__"


def required_columns(
    raw: RawTable,
    wanted: Wanted,
    part: Part | None,
    origin: Origin,
    styles: Mapping[str, Style],
    only: Collection[str] | None = None,
) -> Columns:
    """The typed columns, with every fault that their values can have.

    `only` leaves out all fields but those and the currency. Raises AccountsError as
    `choose_columns` does.
    """
    chosen = choose_columns(raw, wanted, part, origin, styles, only and {*only, "currency"})
    checked = chosen.checked
    if "currency" in checked:  # codes are the same in small letters
        written = checked["currency"]
        checked["currency"] = replace(written, value=exp.Upper(this=written.value.copy()))
    for name, each in checked.items():
        further = [*_missing(name, each, wanted), *wanted.further_faults(name, each)]
        further += _unfit_id(name, each, wanted)
        checked[name] = _with_faults(each, further)
    _add_contradictions(chosen, wanted)
    return chosen


def _missing(name: str, checked: Checked, wanted: Wanted) -> Iterator[Fault]:
    code = wanted.required.get(name)
    if code is not None:
        operations, value = Operations(), checked.value
        missing = operations.is_missing(value.copy())
        if checked.doubts:  # a value that cannot be read has a fault of its own
            doubt = operations.any_of([doubt.copy() for doubt in checked.doubts])
            read = operations.negation(operations.coalesce(doubt, operations.truth(False)))
            missing = operations.all_of([missing, read])
        yield Fault(missing, value.copy(), operations.text(code))


def _unfit_id(name: str, checked: Checked, wanted: Wanted) -> Iterator[Fault]:
    """An id that no database could keep; one that something else is matched by may be long."""
    if name not in wanted.ids:
        return
    operations, value = Operations(), checked.value
    too_long, with_nul = map(operations.text, UNFIT_IDS)
    yield Fault(has_nul(value), value.copy(), with_nul)
    if name == "account_id":
        length, most = exp.Length(this=value.copy()), operations.number(LONGEST_ID)
        long = operations.compare(">", length, most)
        yield Fault(long, value.copy(), too_long)


def _add_contradictions(chosen: Columns, wanted: Wanted) -> None:
    """Amounts that are written with another currency than their row is in."""
    operations, checked, facts = Operations(), chosen.checked, chosen.facts
    amounts = {name: each.amounts for name, each in checked.items() if each.amounts}
    if not amounts or (wanted.currency is None and "currency" not in checked):
        return
    own = operations.text(wanted.currency) if wanted.currency else exp.null()
    needs: tuple[str, ...] = ()
    if "currency" in checked:
        own = operations.coalesce(checked["currency"].value.copy(), own)
        needs = checked["currency"].needs
    comma = operations.text(",")
    between = exp.DPipe(this=exp.DPipe(this=comma, expression=own), expression=comma.copy())
    facts.add(_CURRENCY, needs, _given(between))
    for key in dict.fromkeys(key for keys in amounts.values() for key in keys):
        sign = currencies(operations.column(PARTS + key))
        facts.add(_SIGN + key, (PARTS + key,), _given(sign))
    for name, keys in amounts.items():
        found = [_contradiction(key, operations) for key in keys]
        more = [fact for key in keys for fact in (_SIGN + key, WRITTEN + key)]
        each = _with_faults(checked[name], found)
        checked[name] = replace(each, needs=tuple(dict.fromkeys([*each.needs, *more, _CURRENCY])))


def _contradiction(key: str, operations: Operations) -> Fault:
    same = exp.Anonymous(
        this="contains",
        expressions=[operations.column(_SIGN + key), operations.column(_CURRENCY)],
    )
    shown = exp.Trim(this=operations.column(WRITTEN + key))
    return Fault(operations.negation(same), shown, operations.text("currency_contradicts"))


def _with_faults(checked: Checked, further: Sequence[Fault]) -> Checked:
    if not further:
        return checked
    before = checked.faults
    doubts = (*checked.doubts, *(fault.condition.copy() for fault in further))
    return replace(checked, doubts=doubts, faults=lambda: [*before(), *further])


def _given(value: Expression) -> Callable[[object], Expression]:
    return lambda _: value
