"""Values that people enter for one field of one account: which fields, and what they may be."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal, InvalidOperation

from tanada.accounts.checking import EARLIEST, LATEST
from tanada.accounts.layout import account_columns
from tanada.errors import Place, Problem, UsageError
from tanada.fields import DESIGNATIONS, Field, Kind
from tanada.policy.model import Policy
from tanada.rules.nearest import nearest

LONGEST = 200
"""Characters that a text can have."""
_IDENTITY = ("account_id", "currency", "name", "owner", "parent_account_id")
_DESIGNATED = (*DESIGNATIONS, "strategic")
_FLAGS = {"true": "true", "yes": "true", "はい": "true"} | {
    "false": "false",
    "no": "false",
    "いいえ": "false",
}


def judged_fields(policy: Policy) -> dict[str, Field]:
    """The fields that people can judge, by name: all but who an account is and designations.

    A designation has a reason and a way of its own.
    """
    listed = (*policy.fields, *policy.suppliable())
    columns = account_columns(policy)
    return {name: columns[name] for name in listed if name not in (*_IDENTITY, *_DESIGNATED)}


def read_judgement(policy: Policy, name: str, written: str) -> str:
    """The value as a text that can be cast to the field's type.

    Raises UsageError where people do not judge the field, or where it cannot have the value.
    """
    fields = judged_fields(policy)
    if name in _DESIGNATED:
        raise UsageError(Problem("judgements.designation", Place(path=name), {"found": name}))
    if name not in fields:
        expected = sorted(fields)
        params: dict[str, object] = {
            "found": name,
            "expected": expected,
            "nearest": nearest(name, expected),
        }
        raise UsageError(Problem("judgements.unknown_field", Place(path=name), params))
    field = fields[name]
    text = unicodedata.normalize("NFKC", written[: 2 * LONGEST]).strip()
    match field.type.kind:
        case Kind.MONEY | Kind.WHOLE | Kind.NUMBER:
            return _number(field, text)
        case Kind.DATE:
            return _day(field, text)
        case Kind.FLAG:
            return _flag(field, text)
        case Kind.CHOICE | Kind.LEVEL:
            if text not in field.type.values:
                raise _unfit("judgements.unfit_choice", field, text, list(field.type.values))
            return text
        case _:
            if not text or len(text) > LONGEST or not text.isprintable():
                raise _unfit("judgements.unfit_text", field, text, LONGEST)
            return text


def _number(field: Field, text: str) -> str:
    kind = field.type
    size = 10**kind.digits - 1
    least = field.least if field.least is not None else (-size if kind.signed else 0)
    most = field.most if field.most is not None else size
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("nan")
    if not number.is_finite() or not least <= number <= most or _places(number) > kind.places:
        if not kind.places:
            raise _unfit("judgements.unfit_whole", field, text, None, least=least, most=most)
        raise _unfit(
            "judgements.unfit_number", field, text, None, least=least, most=most, places=kind.places
        )
    return f"{number:f}" if number else "0"


def _places(number: Decimal) -> int:
    """How many digits stand after the point, zeros at the end aside."""
    _, digits, exponent = number.as_tuple()
    zeros = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    return max(0, -exponent - zeros) if number and isinstance(exponent, int) else 0


def _day(field: Field, text: str) -> str:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    if not EARLIEST <= day <= LATEST:
        raise _unfit("judgements.unfit_date", field, text, None)
    return day.isoformat()


def _flag(field: Field, text: str) -> str:
    if text.casefold() not in _FLAGS:
        raise _unfit("judgements.unfit_flag", field, text, list(_FLAGS))
    return _FLAGS[text.casefold()]


def _unfit(code: str, field: Field, text: str, expected: object, **more: object) -> UsageError:
    params = {"field": field.name, "found": text, "expected": expected, **more}
    return UsageError(Problem(code, Place(path=field.name), params))
