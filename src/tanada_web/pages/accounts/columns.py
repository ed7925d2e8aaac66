"""What a list of accounts can show, sort by and filter by, under a policy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tanada.fields import Kind, Type
from tanada.ledger.telling import FACT
from tanada.messages import formats, glance
from tanada.messages.decision_prose import column_label
from tanada.messages.labels import Labels
from tanada.messages.units import unit_of_name
from tanada.policy.model import Policy

STATUSES = (
    *("new", "held", "promoted", "grace", "demoted", "recovered", "pinned", "unpinned"),
    *("undetermined", "not_seen", "corrected", "ended"),
)
USUAL = ("tier", "status", "arr", "health", "growth_potential", "owner")
"""The columns of a list that nobody chose columns for, those that there are."""
SCORES_AFTER = "arr"
FACETS = ("tier", "status", "owner", "region", "industry")
"""What people filter by most, in this order."""
_DECISION = ("tier", "status", "earned_tier", "qualified_tier", "missing")
_DAYS = ("since", "grace_until", "pinned_until")
_TIERS = ("tier", "earned_tier", "qualified_tier")
_TEXTS = ("owner", "region", "industry", "country", "plan", "language", "parent_account_id")
_LEVELS = (Kind.LEVEL, Kind.CHOICE)
_UNLISTED = ("name", "currency", "churned_on")


@dataclass(frozen=True)
class Column:
    """A column by the name it has in addresses, and what the published rows call it.

    `kind` says how a value is shown: `tier`, `status`, `level`, `text`, `date`, `flag`, `money`,
    `share` or `number`. `values` are what it can be, the best first, with what they are called.
    """

    name: str
    column: str
    label: str
    kind: str
    values: Mapping[str, str]
    group: str

    @property
    def is_figure(self) -> bool:
        """Whether values are compared as numbers."""
        return self.kind in ("money", "share", "number")

    @property
    def has_values(self) -> bool:
        """Whether it is filtered by which value it has."""
        return self.kind in ("tier", "status", "level", "text", "flag")

    @property
    def ranks(self) -> tuple[str, ...]:
        """The order of its values, where that is not the alphabet's."""
        return tuple(self.values) if self.kind in ("tier", "level") else ()

    def called(self, value: str | None, labels: Labels) -> str:
        """What a value is called; nothing is called so."""
        if value is None:
            return labels.say("listing.nothing")
        return self.values.get(value, value)

    def shown(self, value: object, labels: Labels) -> str:
        """A value for a reader; a dash for nothing."""
        if value is None or value == "":
            return glance.NOTHING
        return _SHOWN[self.kind](value, self, labels)


def columns_of(labels: Labels, kinds: Mapping[str, str]) -> dict[str, Column]:
    """The columns by name, in the order in which people choose from them.

    `kinds` are the columns of the published rows.
    """
    policy, found = labels.policy, {}
    for name, kind, group in _named(policy):
        published = FACT + name if FACT + name in kinds else name
        if published not in kinds:
            continue
        values = _values(name, kind, labels)
        told = "share" if kind == "number" and _is_share(name, policy) else kind
        found[name] = Column(
            name, published, column_label(policy, name, labels.language), told, values, group
        )
    return found


def usual(columns: Mapping[str, Column], policy: Policy) -> list[str]:
    """What a list shows that nobody chose columns for: with the first of the policy's scores."""
    scores = [score.name for score in policy.scores][:1]
    names = [name for name in USUAL if name not in ("health", *scores)]
    names[names.index(SCORES_AFTER) + 1 : names.index(SCORES_AFTER) + 1] = scores
    return [name for name in (*names, "next_renewal_on") if name in columns]


def _named(policy: Policy) -> list[tuple[str, str, str]]:
    known = policy.known_names()
    scores = [name for score in policy.scores for name in (score.name, score.band_name)]
    attributes = [each.name for each in policy.attributes]
    listed: dict[str, tuple[str, str]] = {"tier": ("tier", "tier"), "status": ("status", "tier")}
    listed |= {"arr": ("money", "value")}
    listed |= {name: (_kind(known[name]), "score") for name in scores}
    listed |= {name: (_kind(known[name]), "level") for name in attributes}
    listed |= dict.fromkeys(_TIERS, ("tier", "tier"))
    listed |= {"missing": ("text", "tier")}
    listed |= dict.fromkeys(_DAYS, ("date", "tier"))
    listed |= dict.fromkeys(_TEXTS, ("text", "field"))
    rest = [name for name in (*policy.suppliable(), *policy.fields) if name not in listed]
    listed |= {name: (_kind(known[name]), "field") for name in rest if name not in _UNLISTED}
    return [(name, kind, group) for name, (kind, group) in listed.items()]


def _kind(kind: Type) -> str:
    if kind.kind in _LEVELS:
        return "level"
    return str(kind.kind) if kind.kind not in (Kind.WHOLE, Kind.NUMBER) else "number"


def _is_share(name: str, policy: Policy) -> bool:
    return unit_of_name(name, policy).kind in ("share", "ratio")


def _values(name: str, kind: str, labels: Labels) -> Mapping[str, str]:
    policy = labels.policy
    if kind == "tier":
        return {tier.key: labels.words(tier.name) for tier in policy.tiers}
    if kind == "status":
        return {each: labels.say(f"status.{each}") for each in STATUSES}
    if kind == "flag":
        return {each: labels.say(f"value.{each}") for each in ("true", "false")}
    if kind == "level":
        known = policy.known_names()[name]
        return {each: labels.value(name, known, each) for each in known.values}
    return {}


def _money(value: object, _: Column, labels: Labels) -> str:
    """In whole units: cents tell nothing where amounts are compared."""
    return formats.money(round(Decimal(str(value))), labels.policy.currency, labels.language)


def _number(value: object, *_: object) -> str:
    return formats.number(round(Decimal(str(value)), 2))


def _share(value: object, *_: object) -> str:
    return glance.share(Decimal(str(value)))


def _day(value: object, _: Column, labels: Labels) -> str:
    return formats.day(value, labels.language) if isinstance(value, date) else str(value)


def _called(value: object, column: Column, labels: Labels) -> str:
    told = str(value).lower() if isinstance(value, bool) else str(value)
    return column.called(told, labels)


def _missing(value: object, column: Column, labels: Labels) -> str:
    if column.name != "missing":
        return str(value)
    entries = [labels.missing(entry) for entry in str(value).split(",") if entry.strip()]
    return formats.listed(entries, labels.language, most=4)


_SHOWN: Mapping[str, Callable[[object, Column, Labels], str]] = {
    "tier": _called,
    "status": _called,
    "level": _called,
    "flag": _called,
    "text": _missing,
    "date": _day,
    "money": _money,
    "number": _number,
    "share": _share,
}
