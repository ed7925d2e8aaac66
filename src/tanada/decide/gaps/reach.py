"""Which fields a policy reads, and whether it reads one of an account at all."""

from __future__ import annotations

from dataclasses import dataclass

from tanada.decide.accounts import SUPPLIED
from tanada.decide.compiling import Compiler
from tanada.decide.needs import base_fields, needs_of
from tanada.fields import Kind
from tanada.policy.model import Policy, mentioned
from tanada.rules.tree import Rule
from tanada.sql.facts import Columns
from tanada.sql.operations import Expression


@dataclass(frozen=True)
class Reach:
    """The names beneath some rules: derived facts, and the accounts' own fields."""

    derived: tuple[str, ...]
    fields: tuple[str, ...]

    def __contains__(self, name: str) -> bool:
        return name in self.derived or name in self.fields


def of_tiers(policy: Policy) -> Reach:
    """What the conditions of the tiers rest on, in the order in which they ask for it."""
    return Reach(*base_fields(policy, mentioned(_clauses(policy))))


def of_scores(policy: Policy) -> Reach:
    """What the scores rest on."""
    return Reach(*base_fields(policy, [score.name for score in policy.scores]))


def of_all(policy: Policy) -> Reach:
    """What anything that decides rests on: tiers first, then scores, then other facts."""
    others = Reach(*base_fields(policy, [attribute.name for attribute in policy.attributes]))
    reaches = (of_tiers(policy), of_scores(policy), others)
    return Reach(
        tuple(dict.fromkeys(name for reach in reaches for name in reach.derived)),
        tuple(dict.fromkeys(name for reach in reaches for name in reach.fields)),
    )


def fillable(compiler: Compiler, reach: Reach) -> tuple[str, ...]:
    """What can be missing and be filled in.

    Accounts' own fields, and before them what a column of the accounts supplies in a formula's
    place. Yes/no fields are never missing.
    """
    policy = compiler.policy
    supplied = [
        name for name in reach.derived if can_be_supplied(compiler, name) and name != "strategic"
    ]
    own = [name for name in reach.fields if policy.fields[name].type.kind is not Kind.FLAG]
    return (*supplied, *own)


def can_be_supplied(compiler: Compiler, name: str) -> bool:
    """Whether the accounts have a column that supplies a derived fact."""
    return SUPPLIED + name in compiler.facts.by_name


def in_file(compiler: Compiler, name: str) -> bool:
    """Whether the accounts have a column for a field."""
    return name in compiler.columns or (name == "arr" and "mrr" in compiler.columns)


class Lacking:
    """Where an account lacks a field that the policy would read of it.

    A field beneath a fact that the account's own column supplies is not read.
    """

    def __init__(self, compiler: Compiler) -> None:
        self.compiler = compiler
        self.operations = compiler.operations
        policy = compiler.policy
        self.asked_by_tiers = set(mentioned(_clauses(policy)))
        self.owned = {each.name for each in policy.attributes}
        self.owned |= {each.name for each in policy.scores}
        self.readers: dict[str, list[str]] = {}
        for name in of_all(policy).derived:
            for below in needs_of(policy, name) or ():
                self.readers.setdefault(below, []).append(name)

    def condition(self, name: str, column: Columns) -> Expression:
        """Whether the field is missing and would be read; never UNKNOWN."""
        missing = self.operations.is_missing(column(name))
        read = self._read(name, column)
        return missing if read is None else self.operations.all_of([missing, read])

    def _read(self, name: str, column: Columns) -> Expression | None:
        """Whether something reads the name; None where something always does."""
        if name in self.asked_by_tiers or name in self.owned:
            return None
        parts = []
        for reader in self.readers.get(name, ()):
            above = self._read(reader, column)
            if not can_be_supplied(self.compiler, reader):
                if above is None:
                    return None
                parts.append(above)
                continue
            blank = self.operations.is_missing(column(SUPPLIED + reader))
            parts.append(blank if above is None else self.operations.all_of([blank, above]))
        return self.operations.any_of(parts) if parts else None


def _clauses(policy: Policy) -> list[Rule]:
    return [clause.rule for tier in policy.tiers for clause in tier.clauses if clause.rule]
