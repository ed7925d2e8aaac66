"""A policy as a dbt model, with the tests that its rows must pass.

What dbt fills in stands in the tree as names of its template language, so the model's SQL is
the one that `for_warehouse` gives.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from ruamel.yaml import YAML
from sqlglot import exp

from tanada.decide.warehouse import Warehouse
from tanada.policy.model import Policy
from tanada.sql.operations import Expression, Operations

AS_OF = exp.var("{{ as_of }}")
"""Stands for the day in a model's tree."""
TABLE = exp.Table(this=exp.var("{{ accounts }}"))
"""Stands for the table of accounts in a model's tree."""
PROJECT = PurePosixPath("dbt_project.yml")
_OPENING = re.compile(r"\{(?=[{%#])")
_SOURCE, _ACCOUNTS, _DAY = "tanada_source", "tanada_accounts", "as_of"


@dataclass(frozen=True)
class Model:
    """What a model is called, where its accounts come from, and the day it takes.

    `source` is the name of a dbt source, or empty where `accounts` names a model; `day` is
    None where the engine tells the day. All three are defaults that dbt's variables replace.
    """

    name: str
    accounts: str
    source: str
    day: date | None


def dbt_files(
    model: Model, policy: Policy, compiled: Warehouse, head: Sequence[str], title: str
) -> dict[PurePosixPath, str]:
    """The files of the model by their way in the folder.

    `head` are lines of comment, the first of which marks the files as written by Tanada;
    `title` is what the model is, in words.
    """
    comment = "".join(f"-- {line}".rstrip() + "\n" for line in head)
    remark = f"# {head[0]}\n"
    operations = compiled.query.operations
    sql = _spelled(compiled.query.tree, operations)
    count = _spelled(_counts(model, operations), operations)
    models, tests = PurePosixPath("models"), PurePosixPath("tests")
    return {
        models / f"{model.name}.sql": _kept(comment) + _settings(model) + sql,
        models / f"{model.name}.yml": remark + _yaml(_described(model, policy, title)),
        tests / f"{model.name}_reconciles.sql": _kept(f"-- {head[0]}\n") + _settings(model) + count,
        PROJECT: remark + _yaml({"name": "tanada", "version": "1.0.0", "profile": "tanada"}),
    }


def _settings(model: Model) -> str:
    """The variables, as dbt's template language sets them."""
    day = model.day.isoformat() if model.day else ""
    accounts = f"var('{_ACCOUNTS}', '{model.accounts}')"
    source = f"var('{_SOURCE}', '{model.source}')"
    return (
        f"{{%- set day = var('{_DAY}', '{day}') %}}\n"
        "{%- set as_of = \"CAST('\" ~ day ~ \"' AS DATE)\" if day else 'CURRENT_DATE' %}\n"
        f"{{%- set source_name = {source} %}}\n"
        f"{{%- set accounts = source(source_name, {accounts}) if source_name "
        f"else ref({accounts}) %}}\n"
    )


def _spelled(tree: exp.Select, operations: Operations) -> str:
    """The tree's text, in which nothing of the policy's own can be taken for a template."""
    tree = tree.copy()
    for literal in tree.find_all(exp.Literal):
        if literal.is_string:
            literal.set("this", _kept(literal.this))
    return tree.sql(dialect=operations.dialect, pretty=True) + "\n"


def _kept(text: str) -> str:
    return _OPENING.sub('{{ "{" }}', text)


def _counts(model: Model, operations: Operations) -> exp.Select:
    """A row where the accounts read are not as many as those decided."""

    def how_many(table: exp.Table) -> Expression:
        return exp.Select().select(exp.Count(this=exp.Star())).from_(table).subquery()

    decided = exp.Table(this=exp.var(f"{{{{ ref('{model.name}') }}}}"))
    sides = [(how_many(TABLE.copy()), "accounts_read"), (how_many(decided), "accounts_decided")]
    counted = exp.Select().select(*(exp.alias_(side, name, quoted=True) for side, name in sides))
    differ = operations.compare("!=", *(operations.column(name) for _, name in sides))
    outer = exp.Select().select(exp.Star()).from_(counted.subquery("counted")).where(differ)
    return operations.finished(outer)


def _described(model: Model, policy: Policy, title: str) -> dict[str, object]:
    tiers = [tier.key for tier in policy.tiers]
    reasons = [tier.reason(clause) for tier in policy.tiers for clause in tier.clauses]
    values = {
        **dict.fromkeys(("tier", "earned_tier", "qualified_tier", "floor_tier"), tiers),
        "status": ["new", "undetermined", "ended"],
        "reason": reasons,
        **{score.band_name: [name for name, _ in score.bands] for score in policy.scores},
        "policy": [policy.short_fingerprint],
    }
    columns: list[dict[str, object]] = [
        {"name": "account_id", "data_tests": ["unique", "not_null"]},
        {"name": "as_of", "data_tests": ["not_null"]},
    ]
    columns[1:1] = [
        {"name": name, "data_tests": [{"accepted_values": {"arguments": {"values": listed}}}]}
        for name, listed in values.items()
        if listed
    ]
    # A view would ask for the day again whenever somebody looks.
    table = {"materialized": "table"}
    described = {
        "name": model.name,
        "description": _kept(title),
        "config": table,
        "columns": columns,
    }
    return {"version": 2, "models": [described]}


def _yaml(document: dict[str, object]) -> str:
    written = io.StringIO()
    yaml = YAML()
    yaml.default_flow_style = False
    yaml.width = 100
    yaml.representer.ignore_aliases = lambda _: True
    yaml.dump(document, written)
    return written.getvalue()
