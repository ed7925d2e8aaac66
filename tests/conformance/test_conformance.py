"""Every sentence of the semantics, as cases: accounts in, literal decisions out, on each engine.

A file of `cases/` holds one theme:

    bases:                        # policy texts that several of its cases share, by name
      growth: |
        attributes: …
    cases:
      - name: One sentence that says how Tanada behaves.
        shows: [comparison]       # ids of sentences.yaml
        base: growth              # may be left out
        policy: |                 # what stands after the base; may be left out too
          tiers: …
        as_of: 2026-06-30         # the default
        defect: {postgres: …}     # the known defect for which the case fails there
        accounts:
          first: {given: {arr: 100000}, expect: {holds: core}}

A policy text leaves out what its case is not about: `tanada`, `name`, `currency` (USD) and
`tiers` (two that hardly matter) are put in. A field stands in the table where any account of the
case gives it; where another account does not, it is missing. Values are text, cast to the type
of their column by the engine; `null` is a missing value.

`expect` names columns of the decision and their exact text. Three words stand for several:
`holds: core` a determined account, `at_least: core` an undetermined one with that floor,
`ended: true` one that has left.

Expected values are worked out by hand from the sentences, never by running the code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from ruamel.yaml import YAML

from tanada.decide.compiling import Compiler, Query
from tanada.fields import DATE, TEXT, Type
from tanada.policy.loading import read_policy
from tanada.policy.model import Policy
from tanada.rules.functions import FUNCTIONS
from tanada.rules.tree import Call, walk
from tanada.sql.operations import Operations
from tanada.sql.postgres import PostgresOperations

FOLDER = Path(__file__).parent
DEFAULTS = {
    "tanada": "tanada: 1",
    "name": "name: Case",
    "currency": "currency: USD",
    "tiers": "tiers: [{own: {name: Own, when: {own: mission_critical}}}, "
    "{rest: {name: Rest, when: otherwise}}]",
}
AS_OF = "2026-06-30"
CASE_KEYS = {"name", "shows", "base", "policy", "as_of", "defect", "accounts"}
Values = dict[str, str | None]


@dataclass(frozen=True)
class Case:
    """One behaviour: the accounts given and the decisions expected, by account id."""

    theme: str
    name: str
    shows: tuple[str, ...]
    policy_text: str
    as_of: date
    given: dict[str, Values]
    expected: dict[str, Values]
    defects: dict[str, str]

    @property
    def columns(self) -> list[str]:
        """Every column that some account has, in the order of first mention."""
        return list(dict.fromkeys(name for row in self.given.values() for name in row))

    def policy(self) -> Policy:
        return read_policy(self.policy_text)


def read_yaml(path: Path) -> Any:
    """The file with every scalar as the text that stands there: no number loses a digit."""
    return YAML(typ="base", pure=True).load(path)


def read_cases() -> Iterator[Case]:
    for path in sorted((FOLDER / "cases").glob("*.yaml")):
        document = read_yaml(path)
        bases = {"": "", **document.get("bases", {})}
        for case in document["cases"]:
            assert set(case) <= CASE_KEYS, (path.name, case["name"])
            defect, accounts = case.get("defect", {}), case["accounts"]
            yield Case(
                theme=path.stem,
                name=case["name"],
                shows=tuple(case["shows"]),
                policy_text=completed(bases[case.get("base", "")] + case.get("policy", "")),
                as_of=date.fromisoformat(case.get("as_of", AS_OF)),
                given={key: values(each["given"]) for key, each in accounts.items()},
                expected={key: spelled_out(each["expect"]) for key, each in accounts.items()},
                defects=defect if isinstance(defect, dict) else dict.fromkeys(ENGINES, defect),
            )


def completed(text: str) -> str:
    stated = set(re.findall(r"^(\w+):", text, re.MULTILINE))
    return "\n".join([*(line for key, line in DEFAULTS.items() if key not in stated), text])


def values(row: dict[str, str]) -> Values:
    return {name: None if value == "null" else value for name, value in row.items()}


def spelled_out(row: dict[str, str]) -> Values:
    row = dict(row)
    expected: Values = {}
    if "holds" in row:
        tier = row.pop("holds")
        names = ("tier", "earned_tier", "qualified_tier", "floor_tier")
        expected = {**dict.fromkeys(names, tier), "status": "new", "missing": None}
    elif "at_least" in row:
        tier = row.pop("at_least")
        names = ("tier", "earned_tier", "floor_tier")
        expected = {
            **dict.fromkeys(names, tier),
            "qualified_tier": None,
            "status": "undetermined",
        }
    elif row.pop("ended", None):
        names = ("tier", "earned_tier", "qualified_tier", "floor_tier", "reason", "missing")
        expected = {**dict.fromkeys(names), "reason_values": None, "status": "ended"}
    return expected | values(row)


def column_type(policy: Policy, name: str) -> Type:
    if name in policy.fields:
        return policy.fields[name].type
    if name in policy.suppliable():
        return policy.suppliable()[name]
    assert name.endswith("_as_of"), name
    return DATE


def decided(
    case: Case, operations: Operations, placeholder: str, run: Callable[..., Any]
) -> dict[str, Values]:
    """The decisions on the case's accounts, every value as text, by account id."""
    policy, columns = case.policy(), case.columns
    kinds = [TEXT, *(column_type(policy, name) for name in columns)]
    types = [operations.sql_type(kind) for kind in kinds]
    names = ["account_id", *columns]
    listed = ", ".join(f'"{name}" {kind}' for name, kind in zip(names, types, strict=True))
    run(f"CREATE TEMP TABLE accounts ({listed})")
    marks = ", ".join(f"CAST({placeholder} AS {kind})" for kind in types)
    for account, row in case.given.items():
        run(f"INSERT INTO accounts VALUES ({marks})", [account, *(row.get(c) for c in columns)])
    query = Compiler(policy, names, case.as_of, operations).query()
    found = run(query.sql()).fetchall()
    return {row["account_id"]: row for row in shown(query, found)}


def shown(query: Query, rows: list[tuple[Any, ...]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        texts = (None if value is None else str(value) for value in row)
        yield dict(zip(query.columns, texts, strict=True))


def on_duckdb(case: Case) -> dict[str, Values]:
    with duckdb.connect() as connection:
        return decided(case, Operations(), "?", connection.execute)


def on_postgres(case: Case, connection: Any) -> dict[str, Values]:
    try:
        return decided(case, PostgresOperations(), "%s", connection.execute)
    finally:
        connection.rollback()


def compare(case: Case, found: dict[str, Values]) -> None:
    assert sorted(found) == sorted(case.expected)
    for account, row in case.expected.items():
        seen = {name: found[account][name] for name in row}
        assert seen == row, f"{case.name} ({account})"


ENGINES = ("duckdb", "postgres")
CASES = list(read_cases())
SENTENCES: dict[str, dict[str, str]] = read_yaml(FOLDER / "sentences.yaml")


def cases_for(engine: str) -> list[Any]:
    """The cases, those with a known defect marked so that they turn red when it is mended."""
    return [
        pytest.param(
            case,
            id=f"{case.theme}: {case.name}",
            marks=[pytest.mark.xfail(reason=case.defects[engine], strict=True)]
            if engine in case.defects
            else [],
        )
        for case in CASES
    ]


@pytest.fixture(scope="module")
def postgres_connection(postgres: Any) -> Iterator[Any]:
    with postgres.connect() as connection:
        yield connection


@pytest.mark.parametrize("case", cases_for("duckdb"))
def test_decisions_on_duckdb(case: Case) -> None:
    compare(case, on_duckdb(case))


@pytest.mark.parametrize("case", cases_for("postgres"))
def test_decisions_on_postgres(case: Case, postgres_connection: Any) -> None:
    compare(case, on_postgres(case, postgres_connection))


@pytest.mark.parametrize("sentence", SENTENCES["shown"])
def test_every_sentence_of_the_semantics_has_a_case(sentence: str) -> None:
    assert [case.name for case in CASES if sentence in case.shows]


def test_every_case_shows_a_known_sentence() -> None:
    known = set(SENTENCES["shown"])
    assert not [case.name for case in CASES if not case.shows or not set(case.shows) <= known]


def test_no_two_cases_have_the_same_name() -> None:
    names = [case.name for case in CASES]
    assert sorted(names) == sorted(set(names))


def test_every_function_that_rules_know_has_a_case() -> None:
    called = {
        node.function
        for case in CASES
        for rule in case.policy().rules()
        for node in walk(rule)
        if isinstance(node, Call)
    }
    assert called == set(FUNCTIONS)
