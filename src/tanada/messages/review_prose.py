"""What a review caught of an account, in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from tanada.messages import formats
from tanada.messages.labels import Labels

Params = Mapping[str, object]


def caught_phrase(catches: str, params: Params, labels: Labels) -> str:
    """Why an account is in the queue, from what was seen."""
    build = _BUILT.get(catches, _reviewed)
    variant, told = build(params, labels)
    return labels.say(f"caught_why.{catches}{variant}", **told)


Told = tuple[str, dict[str, object]]
"""The variant of a sentence, and its parameters."""


def _reviewed(params: Params, labels: Labels) -> Told:  # noqa: ARG001
    return "", _days(params, "reviewed_on")


def _arr(params: Params, labels: Labels) -> Told:
    now, before = _number(params.get("arr")), _number(params.get("arr_before"))
    told: dict[str, object] = {
        name: formats.money(_plain(value), labels.policy.currency, labels.language)
        for name, value in (("arr", now), ("arr_before", before))
    }
    told |= _days(params, "reviewed_on")
    if not before:
        return "_from_nothing", told
    return "", told | {"by": formats.rounded_percent(abs(now - before) / abs(before))}


def _health(params: Params, labels: Labels) -> Told:  # noqa: ARG001
    seen = {name: _number(params.get(name)) for name in ("health", "health_before")}
    return "", {**seen, **_days(params, "reviewed_on")}


def _grace(params: Params, labels: Labels) -> Told:
    told = _tiers(params, labels, "earned_tier", "qualified_tier") | _days(params, "grace_until")
    return "_open" if params.get("qualified_tier") is None else "", told


def _override(params: Params, labels: Labels) -> Told:
    return "", _tiers(params, labels, "tier", "earned_tier") | _days(params, "pinned_until")


def _designation(params: Params, labels: Labels) -> Told:
    return "", {"kinds": _kinds(params, labels), **_days(params, "expires_on")}


def _to_add(params: Params, labels: Labels) -> Told:
    signals = formats.listed(_signals(params, labels), labels.language)
    return "", {"kinds": _kinds(params, labels), "signals": signals}


def _missing(params: Params, labels: Labels) -> Told:
    fields = [labels.missing(str(each)) for each in _list(params.get("missing"))]
    return "", {"fields": formats.listed(fields, labels.language)}


def _newcomer(params: Params, labels: Labels) -> Told:
    return "", _tiers(params, labels, "tier") | _days(params, "since")


_BUILT: dict[str, Callable[[Params, Labels], Told]] = {
    "grew": _arr,
    "shrank": _arr,
    "health_changed": _health,
    "grace_ending": _grace,
    "override_expiring": _override,
    "designation_expiring": _designation,
    "designation_to_add": _to_add,
    "data_missing": _missing,
    "newcomer": _newcomer,
}


def _signals(params: Params, labels: Labels) -> Iterator[str]:
    """What speaks for each of the designations."""
    kinds = _list(params.get("kinds"))
    if "reference" in kinds:
        given = {name: params.get(name) or 0 for name in ("references_given_12m", "referrals_12m")}
        yield labels.say("caught_why.signal_reference", **given)
    if "relationship" in kinds:
        yield labels.say("caught_why.signal_relationship")
    if "brand" in kinds:
        if params.get("company_revenue") is not None:
            revenue = _plain(_number(params["company_revenue"]))
            shown = formats.money(revenue, labels.policy.currency, labels.language)
            yield labels.say("caught_why.signal_revenue", revenue=shown)
        if params.get("employees") is not None:
            yield labels.say("caught_why.signal_employees", employees=params["employees"])


def _kinds(params: Params, labels: Labels) -> str:
    kinds = [labels.of(str(each)) for each in _list(params.get("kinds"))]
    return formats.listed(kinds, labels.language)


def _days(params: Params, name: str) -> dict[str, object]:
    """A day of the parameters as one; what is no day stays as it is."""
    value = params.get(name)
    try:
        return {name: date.fromisoformat(str(value))}
    except ValueError:
        return {name: value}


def _number(value: object) -> Decimal:
    return Decimal(0) if value is None else Decimal(str(value))


def _plain(amount: Decimal) -> Decimal:
    """In whole units: what changed by a tenth is told without its cents."""
    return amount.quantize(Decimal(1))


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else []


def _tiers(params: Params, labels: Labels, *names: str) -> dict[str, object]:
    """Tiers of the parameters by their names in the policy."""
    keys = {name: params.get(name) for name in names}
    return {name: "" if key is None else labels.tier(str(key)) for name, key in keys.items()}
