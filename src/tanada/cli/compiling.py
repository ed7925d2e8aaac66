"""`tanada policy compile`: a policy as SQL for an engine elsewhere, or as a dbt model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlglot import exp
from sqlglot.errors import SqlglotError

from tanada.cli.output import note
from tanada.cli.streams import one_line
from tanada.decide.dbt import AS_OF, PROJECT, TABLE, Model, dbt_files
from tanada.decide.warehouse import Warehouse, for_warehouse, input_types
from tanada.decide.writing import replacing
from tanada.errors import Place, PolicyError, Problem, UsageError
from tanada.fields import Kind, Type
from tanada.messages import Language, say
from tanada.messages.labels import Labels
from tanada.policy.loading import load_policy
from tanada.policy.model import Policy
from tanada.rules.nearest import nearest
from tanada.sql.dialects import DIALECTS
from tanada.sql.operations import AsOf, Operations, sql_kind

_MARK = "tanada policy compile"
"""What the first line of a file says that may be written again."""
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@dataclass(frozen=True)
class CompileCall:
    """The options of one call; an `as_of` of None leaves the day to the engine."""

    policy: str
    dialect: str
    language: Language
    table: str = "accounts"
    columns: str | None = None
    as_of: date | None = None
    dbt: Path | None = None
    out: Path | None = None


def compile_command(call: CompileCall) -> None:
    """The SQL on standard output or in a file, or a dbt model in a folder."""
    if call.dbt is not None:
        _write_model(call, call.dbt)
    elif call.out is not None:
        if not call.out.parent.is_dir():
            params: dict[str, object] = {"found": str(call.out.parent)}
            raise UsageError(Problem("out.no_folder", Place(str(call.out)), params))
        if call.out.is_dir():
            raise UsageError(Problem("out.directory", Place(str(call.out))))
        _write({call.out: compiled_text(call)}, call.language)
    else:
        print(compiled_text(call), end="")


def compiled_text(call: CompileCall) -> str:
    """The SQL as it is shown: a comment with what it needs, then the query."""
    operations = _operations(call.dialect)
    table = _table(call.table, operations)
    policy = load_policy(call.policy)
    compiled = _compiled(call, policy, operations, call.as_of or exp.CurrentDate(), table)
    comment = "".join(f"-- {line}".rstrip() + "\n" for line in _head(call, policy, compiled))
    return comment + compiled.query.sql(pretty=True) + "\n"


def _operations(dialect: str) -> Operations:
    if dialect not in DIALECTS:
        params: dict[str, object] = {"found": dialect, "expected": list(DIALECTS)}
        params["nearest"] = nearest(dialect, DIALECTS)
        raise UsageError(Problem("compile.unknown_dialect", Place("--dialect"), params))
    return DIALECTS[dialect]()


def _table(name: str, operations: Operations) -> exp.Table:
    """A table by its name, with the schema and database before it where there are any."""
    try:
        table = exp.maybe_parse(name, into=exp.Table, dialect=operations.dialect)
    except SqlglotError:
        table = exp.Table()
    parts = table.parts if isinstance(table, exp.Table) else []
    named = all(isinstance(part, exp.Identifier) for part in parts)
    # Anything but the table and its names would be an alias, a sample, a version, …
    if not parts or not named or len(list(table.walk())) != 1 + len(parts):
        raise UsageError(Problem("compile.not_a_table", Place("--table"), {"found": name}))
    return table


def _columns(written: str | None, policy: Policy) -> tuple[str, ...] | None:
    if written is None:
        return None
    known = input_types(policy)
    names = tuple(name.strip() for name in written.split(",") if name.strip())
    problems = [
        Problem(
            "compile.unknown_column",
            Place("--columns"),
            {"found": name, "nearest": nearest(name, known)},
        )
        for name in names
        if name not in known
    ]
    if problems:
        raise UsageError(problems)
    return names


def _compiled(
    call: CompileCall,
    policy: Policy,
    operations: Operations,
    as_of: AsOf,
    table: exp.Table,
) -> Warehouse:
    columns = _columns(call.columns, policy)
    try:
        return for_warehouse(policy, operations, as_of, table, columns)
    except PolicyError as error:
        placed = (
            Problem(each.code, Place(call.policy, path=each.place.path), each.params)
            for each in error.problems
        )
        raise PolicyError(placed) from None


# The comment at the head.


def _head(call: CompileCall, policy: Policy, compiled: Warehouse) -> list[str]:
    language, title = call.language, Labels(policy, call.language).words(policy.name)
    dialect = compiled.query.operations.dialect
    lines = [f"{_MARK}: {one_line(title)}"]
    lines.append(say("compile.fingerprint", language, fingerprint=policy.fingerprint))
    if call.as_of is not None:
        lines.append(say("compile.on_a_day", language, as_of=call.as_of.isoformat()))
    else:
        lines.append(say("compile.on_the_day", language))
    lines += ["", *say("compile.columns", language, dialect=dialect).splitlines()]
    lines += [f"  {line}" for line in _column_lines(policy, compiled)]
    return [*lines, "", *say("compile.not_checked", language).splitlines(), ""]


def _column_lines(policy: Policy, compiled: Warehouse) -> Iterator[str]:
    operations = compiled.query.operations
    types = {
        name: sql_kind(operations.sql_type(kind)).sql(dialect=operations.dialect)
        for name, kind in compiled.inputs.items()
    }
    longest = max(map(len, types))
    widest = max(map(len, types.values()))
    for name, kind in compiled.inputs.items():
        told = _values(policy, kind)
        yield f"{name:{longest}}  {types[name]:{widest}}  {told}".rstrip()


def _values(policy: Policy, kind: Type) -> str:
    """What a column's values are, where its type does not say."""
    if kind.kind is Kind.MONEY:
        return policy.currency
    return one_line(", ".join(kind.values))


# The dbt model.


def _write_model(call: CompileCall, folder: Path) -> None:
    if call.out is not None:
        raise UsageError(Problem("compile.two_outs", Place("--out")))
    if not folder.is_dir():
        raise UsageError(Problem("compile.no_folder", Place("--dbt"), {"found": str(folder)}))
    *source, accounts = call.table.split(".")
    if len(source) > 1 or not all(_NAME.fullmatch(part) for part in (*source, accounts)):
        raise UsageError(Problem("compile.not_a_model", Place("--table"), {"found": call.table}))
    policy = load_policy(call.policy)
    operations = _operations(call.dialect)
    compiled = _compiled(call, policy, operations, AS_OF.copy(), TABLE.copy())
    name = "_".join(["tanada", *re.findall(r"[a-z0-9]+", Path(call.policy).stem.casefold())])
    model = Model(name, accounts, "".join(source), call.as_of)
    title = one_line(Labels(policy, call.language).words(policy.name))
    described = say("compile.described", call.language, policy=title)
    files = dbt_files(model, policy, compiled, _head(call, policy, compiled), described)
    written = {folder / path: text for path, text in files.items()}
    if (folder / PROJECT).exists():
        del written[folder / PROJECT]
    _write(written, call.language)


def _write(files: dict[Path, str], language: Language) -> None:
    """Write every file, or none where one would replace what Tanada did not write."""
    problems = [
        Problem("compile.foreign_file", Place(str(file))) for file in files if _is_foreign(file)
    ]
    if problems:
        raise UsageError(problems)
    for file, text in files.items():
        try:
            file.parent.mkdir(exist_ok=True)
        except OSError as error:
            params: dict[str, object] = {"found": error.strerror or ""}
            raise UsageError(Problem("out.unwritable", Place(str(file)), params)) from None
        with replacing(file) as temporary:
            temporary.write_text(text, encoding="utf-8")
        note(say("cli.written", language, file=file))


def _is_foreign(file: Path) -> bool:
    try:
        with file.open(encoding="utf-8", errors="replace") as opened:
            return _MARK not in opened.readline()
    except FileNotFoundError:
        return False
    except OSError:
        return True
