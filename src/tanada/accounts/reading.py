"""A file of accounts → a snapshot: typed rows, rejects, counts that reconcile.

Texts are read once into a typed table; columnar files are not copied but looked at
through a view, once for their faults and once for the decision.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import duckdb
from sqlglot import exp

from tanada.accounts.checking import Checked, Fault
from tanada.accounts.columns import choose_columns
from tanada.accounts.files import RAW, RawAccounts, open_accounts_file, refused, unreadable
from tanada.accounts.layout import account_columns, known_currencies
from tanada.accounts.lines import add_lines
from tanada.accounts.mapping import Mapping as ColumnMapping
from tanada.accounts.snapshot import ACCOUNTS, REJECTS, Note, Snapshot
from tanada.policy.model import Policy
from tanada.sql.operations import Expression, Operations, cast

TYPED = "typed_accounts"
_LINES = "typed_lines"
_VALUE, _OBJECT, _LINE = "value__", "object__", "line__"
_FAULTS, _FAULTY, _ROW = "faults__", "faulty__", "row__"


def read_accounts(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    policy: Policy,
    mapping: ColumnMapping | None = None,
) -> Snapshot:
    """Read a file into the connection as a Snapshot.

    A row is rejected, with every fault found in it, where its id is missing or stands
    in another row too, or where a value cannot be what its column says. Raises
    AccountsError where the file as a whole cannot be read.
    """
    raw = open_accounts_file(connection, path)
    return _Reading(connection, raw, policy, mapping).read()


class _Reading:
    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        raw: RawAccounts,
        policy: Policy,
        mapping: ColumnMapping | None,
    ) -> None:
        self.connection = connection
        self.raw = raw
        self.policy = policy
        self.operations = Operations()
        expected = account_columns(policy)
        self.expected = expected
        chosen = choose_columns(raw, expected, mapping, self.operations, self._row_number)
        self.checked = chosen.checked
        if "currency" in self.checked:  # codes are the same in small letters
            written = self.checked["currency"]
            upper = exp.Upper(this=written.value.copy())
            self.checked["currency"] = replace(written, value=upper)
        self.facts = chosen.facts
        self.notes = list(chosen.notes)

    def read(self) -> Snapshot:
        try:
            self._make_typed()
            self._find_duplicates()
            rejected, read = self._make_rejects()
        except duckdb.Error as error:
            raise unreadable(self.raw.path, error) from None
        if not read:
            raise refused("accounts.no_rows", self.raw.path)
        self._make_accounts(rejected)
        self._add_notes()
        return Snapshot(
            self.connection,
            self.raw.path,
            tuple(self.checked),
            read,
            rejected,
            tuple(self.notes),
        )

    def _row_number(self) -> Expression:
        """The row's number from 1: lines come in order, columnar files number their rows."""
        if not self.raw.textual:
            return self.operations.add(
                self.operations.column("file_row_number"), self.operations.number(1)
            )
        return exp.Window(this=exp.RowNumber())

    def _one(self, query: str) -> tuple[int, ...]:
        (row,) = self.connection.execute(query).fetchall()
        return tuple(int(value or 0) for value in row)

    def _make_typed(self) -> None:
        """The view of typed values, with each row's number and faults."""
        facts = self.facts
        for name, checked in self.checked.items():
            facts.add(_VALUE + name, checked.needs, _given(checked.value))
        faulty, faults, needs = self._faults()
        facts.add(_FAULTS, needs, _given(faults))
        wanted = {_VALUE + name: name for name in self.checked} | {_FAULTS: _FAULTS}
        if self.raw.textual:
            self._create("TABLE", _LINES, facts.select(wanted, self._source()))
            self.connection.execute(
                f"CREATE TEMP VIEW {TYPED} AS SELECT *, rowid + 1 AS {_ROW}, "
                f"{_FAULTS} IS NOT NULL AS {_FAULTY} FROM {_LINES}"
            )
            return
        facts.add(_FAULTY, needs, _given(faulty))
        facts.add(_ROW, (), _given(self._row_number()))
        wanted |= {_FAULTY: _FAULTY, _ROW: _ROW}
        self._create("VIEW", TYPED, facts.select(wanted, self._source()))

    def _create(self, kind: str, name: str, select: exp.Select) -> None:
        temporary = exp.Properties(expressions=[exp.TemporaryProperty()])
        tree = exp.Create(
            this=exp.to_table(name), kind=kind, expression=select, properties=temporary
        )
        self.connection.execute(tree.sql(dialect=self.operations.dialect, copy=False))

    def _source(self) -> str:
        if not self._holds_objects():
            return RAW
        self.connection.execute(
            "CREATE TEMP VIEW valid_lines AS SELECT CASE WHEN json_valid(line) THEN line END "
            "AS line, line AS written FROM raw_lines"
        )
        return "valid_lines"

    def _holds_objects(self) -> bool:
        return any(kind == "JSON" for kind in self.raw.columns.values())

    def _faults(self) -> tuple[Expression, Expression, tuple[str, ...]]:
        """Whether a row has a fault, a list of (field, value, code), and what they need."""
        operations = self.operations
        found = [
            (each.condition, _fault(name, each.shown, each.code))
            for name, checked in self.checked.items()
            for each in (*checked.faults, *self._more_faults(name, checked))
        ]
        needs = [need for checked in self.checked.values() for need in checked.needs]
        if self._holds_objects():
            found = self._unless_not_an_object(found)
            needs += [_OBJECT, _LINE]
        faulty = operations.any_of([condition.copy() for condition, _ in found])
        listed = exp.Array(expressions=[operations.case([pair]) for pair in found])
        faults = operations.case([(faulty.copy(), listed)])
        return faulty, faults, tuple(dict.fromkeys(needs))

    def _unless_not_an_object(
        self, found: list[tuple[Expression, Expression]]
    ) -> list[tuple[Expression, Expression]]:
        """A line that holds no object has that fault alone."""
        operations = self.operations
        kind = exp.Anonymous(this="json_type", expressions=[operations.column("line")])
        is_object = operations.coalesce(
            operations.compare("=", kind, operations.text("OBJECT")), operations.truth(False)
        )
        self.facts.add(_OBJECT, (), _given(is_object))
        self.facts.add(_LINE, (), _given(operations.column("written")))
        here = operations.column(_OBJECT)
        line = _fault("", operations.column(_LINE), operations.text("line_not_an_object"))
        within = [
            (operations.all_of([here.copy(), condition]), fault) for condition, fault in found
        ]
        return [(operations.negation(here), line), *within]

    def _more_faults(self, name: str, checked: Checked) -> list[Fault]:
        operations = self.operations
        value = checked.value
        if name == "account_id":
            missing = operations.is_missing(value.copy())
            return [Fault(missing, value.copy(), operations.text("no_id"))]
        if name != "currency":
            return []
        other = operations.compare("!=", value.copy(), operations.text(self.policy.currency))
        listed = ",".join(("", *sorted(known_currencies()), ""))
        comma = operations.text(",")
        between = operations.joined([comma, value.copy(), comma.copy()])
        known = exp.Anonymous(this="contains", expressions=[operations.text(listed), between])
        code = operations.case(
            [(known, operations.text("missing_rate"))], operations.text("unknown_currency")
        )
        return [Fault(other, value.copy(), code)]

    def _find_duplicates(self) -> None:
        """Ids that stand in several rows; hashes first, which takes a third of the time."""
        self.connection.execute(
            f"CREATE TEMP TABLE duplicate_ids AS SELECT account_id FROM {TYPED} "
            f"WHERE account_id IS NOT NULL AND hash(account_id) IN (SELECT hash(account_id) "
            f"FROM {TYPED} GROUP BY ALL HAVING count(*) > 1) "
            f"GROUP BY account_id HAVING count(*) > 1"
        )

    def _make_rejects(self) -> tuple[int, int]:
        """The table of faults; how many rows are rejected, and how many were read."""
        self.connection.execute(
            f"CREATE TEMP TABLE {REJECTS} AS "
            f"SELECT row_number, account_id, fault.field, fault.value, fault.code FROM "
            f"(SELECT {_ROW} AS row_number, account_id, unnest({_FAULTS}) AS fault FROM {TYPED} "
            f"WHERE {_FAULTY}) WHERE fault IS NOT NULL"
        )
        (twice,) = self._one("SELECT count(*) FROM duplicate_ids")
        if twice:
            self.connection.execute(
                f"INSERT INTO {REJECTS} SELECT {_ROW}, account_id, 'account_id', account_id, "
                f"'duplicate_id' FROM {TYPED} SEMI JOIN duplicate_ids USING (account_id)"
            )
        (typed,) = self._one(f"SELECT count(*) FROM {TYPED}")
        (rejected,) = self._one(f"SELECT count(DISTINCT row_number) FROM {REJECTS}")
        broken = add_lines(self.connection, self.raw, typed)
        return rejected + broken, typed + broken

    def _make_accounts(self, rejected: int) -> None:
        columns = ", ".join(f'"{name}"' for name in self.checked)
        unless = f" WHERE {_ROW} NOT IN (SELECT row_number FROM {REJECTS} WHERE row_number > 0)"
        self.connection.execute(
            f"CREATE TEMP VIEW {ACCOUNTS} AS SELECT {columns} FROM {TYPED}"
            + (unless if rejected else "")
        )

    def _add_notes(self) -> None:
        """What was assumed about the accounts that were accepted."""
        supplied = [name for name in self.policy.suppliable() if name in self.checked]
        if supplied:
            self.notes.append(Note("accounts.supplied", {"found": supplied}))
        for name, days in self.policy.stale_after_days.items():
            if name in self.checked and f"{name}_as_of" not in self.checked:
                params: dict[str, object] = {"field": name, "days": days}
                self.notes.append(Note("accounts.no_date_column", params))
            elif name in self.checked:
                (undated,) = self._one(
                    f'SELECT count(*) FROM {ACCOUNTS} WHERE "{name}" IS NOT NULL '
                    f'AND "{name}_as_of" IS NULL'
                )
                if undated:
                    params = {"field": name, "days": days, "found": undated}
                    self.notes.append(Note("accounts.no_date", params))
        self._note_currency()
        if self.policy.document.level == "parent":
            self.notes.append(Note("accounts.parents_taken_as_given"))

    def _note_currency(self) -> None:
        amounts = [name for name in ("arr", "mrr") if name in self.checked]
        if not amounts:
            return
        currency = self.policy.currency
        if "currency" not in self.checked:
            self.notes.append(Note("accounts.currency_assumed", {"currency": currency}))
            return
        (blank,) = self._one(f"SELECT count(*) FROM {ACCOUNTS} WHERE currency IS NULL")
        if blank:
            params = {"currency": currency, "found": blank}
            self.notes.append(Note("accounts.currency_blank", params))


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


def _given(value: Expression) -> Callable[[object], Expression]:
    return lambda _: value
