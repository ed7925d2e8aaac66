"""A mapping document → parts, one for each table, whose expressions are typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from tanada.accounts.mapping.part import Part, typed_part
from tanada.accounts.mapping.shapes import (
    MappedFields,
    MappingDocument,
    MatchedShape,
    ReadingShape,
    SourceShape,
)
from tanada.errors import AccountsError, Place, PolicyError, Problem
from tanada.policy.shaping import shape_problems
from tanada.policy.source import MAX_BYTES, Source, read_source
from tanada.policy.source import Path as Way
from tanada.rules.nearest import nearest

_READY_NAME = re.compile(r"[a-z][a-z_]*")


@dataclass(frozen=True)
class Table:
    """A further table: its kind, its file, and how its rows find their account.

    Without `file`, the rows of ACCOUNTS are its rows too. `settings` are checked by the
    kind, as its columns are.
    """

    name: str
    kind: str
    file: str | None
    key: MatchedShape
    settings: Mapping[str, object]
    part: Part


@dataclass(frozen=True)
class RatesTable:
    """The table of exchange rates: units of a currency for one unit of `per`."""

    file: str
    per: str
    currencies: Mapping[str, str] | None
    part: Part


@dataclass(frozen=True)
class AccountsMapping:
    """A whole mapping: the accounts' own part, further tables in their order, and rates.

    `several_rows` says that an account can have several rows in ACCOUNTS.
    """

    accounts: Part
    several_rows: bool
    tables: tuple[Table, ...]
    rates: RatesTable | None


def read_mapping(path: Path, money_places: int) -> AccountsMapping:
    """The mapping in a file, or the shipped one of that name; AccountsError with every problem.

    `money_places` are the decimal places of the policy's currency.
    """
    shipped = _shipped(path)
    text = shipped or _text(path)
    try:
        source = read_source(text, str(path))
    except PolicyError as error:
        raise AccountsError(error.problems) from None
    try:
        document = MappingDocument.model_validate(source.data)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        raise AccountsError(shape_problems(source, details)) from None
    return _Typing(source, document, money_places, shipped=shipped is not None).mapping()


def _shipped(path: Path) -> str | None:
    """The text of a mapping that comes with the product; a file of that name goes first."""
    if not _READY_NAME.fullmatch(str(path)) or path.exists():
        return None
    from tanada.accounts.suggest.ready import ready_mappings

    shipped = ready_mappings()
    if str(path) not in shipped:
        params = {
            "found": str(path),
            "expected": list(shipped),
            "nearest": nearest(str(path), shipped),
        }
        raise AccountsError(Problem("mapping.not_shipped", Place(str(path)), params))
    return shipped[str(path)].read_text(encoding="utf-8")


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1).decode("utf-8-sig")
    except (OSError, ValueError) as error:
        found = getattr(error, "strerror", None) or "UTF-8"
        raise AccountsError(
            Problem("mapping.unreadable", Place(str(path)), {"found": found})
        ) from None


class _Typing:
    def __init__(
        self, source: Source, document: MappingDocument, money_places: int, *, shipped: bool
    ) -> None:
        self.source = source
        self.document = document
        self.money_places = money_places
        self.shipped = shipped
        self.problems: list[Problem] = []

    def mapping(self) -> AccountsMapping:
        document = self.document
        own = self._part((), "fields", document.accounts, document.fields, document.source)
        tables = list(self._tables())
        rates = self._rates()
        self.problems += self._key_problems()
        if own is None or self.problems:
            raise AccountsError(sorted(self.problems, key=lambda each: each.place.line or 0))
        return AccountsMapping(
            own, document.accounts.several_rows is not None, tuple(tables), rates
        )

    def _part(
        self,
        way: Way,
        key: str,
        reading: ReadingShape,
        fields: MappedFields,
        sources: Mapping[str, SourceShape],
    ) -> Part | None:
        part = typed_part(self.source, way, key, reading, fields, sources, self.money_places)
        if isinstance(part, Part):
            return replace(part, shipped=self.shipped)
        self.problems += part
        return None

    def _tables(self) -> Iterator[Table]:
        for name, shape in self.document.tables.items():
            way = ("tables", name)
            part = self._part(way, "columns", shape, shape.columns, shape.source)
            account = shape.account
            key = MatchedShape(column=account) if isinstance(account, str) else account
            if part is not None:
                yield Table(name, shape.kind, shape.file, key, shape.settings, part)

    def _rates(self) -> RatesTable | None:
        shape = self.document.rates
        if shape is None:
            return None
        part = self._part(("rates",), "columns", shape, shape.columns, shape.source)
        if part is None:
            return None
        return RatesTable(shape.file, shape.per, shape.currencies, part)

    def _key_problems(self) -> Iterator[Problem]:
        """Tables that rows find their account through must be there, and have ids."""
        tables = self.document.tables
        for name, shape in tables.items():
            key = shape.account
            if isinstance(key, str) or key.through is None:
                continue
            place = self.source.place(("tables", name, "account", "through"))
            params: dict[str, object] = {"found": key.through}
            if key.matches is not None:
                yield Problem("mapping.two_ways", place, {"found": name})
            elif key.through not in tables or key.through == name:
                others = [other for other in tables if other != name]
                params |= {"expected": others, "nearest": nearest(key.through, others)}
                yield Problem("mapping.unknown_table", place, params)
            elif "id" not in tables[key.through].columns:
                yield Problem("mapping.table_without_ids", place, params)
            elif not isinstance(tables[key.through].account, str):
                yield Problem("mapping.through_twice", place, params)
