"""Files → a proposed mapping: which is the file of accounts, and how the others join it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from tanada.accounts.events.kinds import KINDS
from tanada.accounts.files import refused
from tanada.accounts.suggest.candidates import LIKELY, key_candidates
from tanada.accounts.suggest.computing import sure_key
from tanada.accounts.suggest.drafting import draft_accounts, draft_table
from tanada.accounts.suggest.evidence import Reason
from tanada.accounts.suggest.kinds import ACCOUNTS, UNKNOWN, KindGuess, guess_kind, unique_key
from tanada.accounts.suggest.proposal import Join, Proposal, TableProposal
from tanada.accounts.suggest.ready import recognised
from tanada.accounts.suggest.relating import MET, Known, join_to_accounts
from tanada.accounts.suggest.sampling import Sample, has_several_rows, take_sample
from tanada.accounts.suggest.vocabulary.index import KNOWN
from tanada.errors import AccountsError, Problem
from tanada.fields import canonical_fields


@dataclass(frozen=True)
class _Opened:
    sample: Sample
    guesses: tuple[KindGuess, ...]
    paths: tuple[Path, ...]

    @property
    def kind(self) -> str:
        return self.guesses[0].kind


def suggest_mapping(connection: duckdb.DuckDBPyConnection, paths: Sequence[Path]) -> Proposal:
    """A mapping for files that nobody described, from their names, values and relations.

    Raises AccountsError with every file that cannot be read or has no rows.
    """
    different, notes = _different(paths)
    opened = _alike([_open(sample) for sample in _samples(connection, different)])
    main = _accounts_file(opened)
    if main is None:
        tables = [
            replace(draft_table(each.sample, each.guesses, None, None), paths=each.paths)
            for each in opened
        ]
        return Proposal(tuple(_named(tables)), None, _missing(tables), tuple(notes))
    tables = _draft(connection, opened, main)
    place = opened.index(main)
    accounts = tables[place] = _confirmed(tables[place], tables)
    named = recognised(main.sample.raw.columns)
    if named is not None:
        notes.append(Reason("suggest.note.ready", {"name": named}))
    notes += _given_twice_over(tables, accounts)
    return Proposal(tuple(tables), accounts, _missing(tables), tuple(notes))


def _confirmed(accounts: TableProposal, tables: Iterable[TableProposal]) -> TableProposal:
    """The accounts, their id surer where other tables hold its values."""
    held = [
        table.paths[0].name
        for table in tables
        if table is not accounts
        and table.join is not None
        and not (table.join.matches or table.join.through or table.join.unlike)
        and (table.join.share or 0) >= MET
    ]
    if not held or accounts.key is None:
        return accounts
    reason = Reason("suggest.reason.held", {"found": held})
    key, *others = accounts.fields
    sure = replace(key, confidence=max(key.confidence, KNOWN), reasons=(*key.reasons, reason))
    return replace(accounts, fields=(sure, *others))


def _given_twice_over(tables: Iterable[TableProposal], accounts: TableProposal) -> Iterator[Reason]:
    """The fields that the accounts' own columns give and a further table tells as well."""
    own = {line.target for line in accounts.fields if line.active}
    for table in tables:
        if table is accounts or table.kind not in KINDS:
            continue
        both = sorted(own & _derived(table))
        if both:
            yield Reason("suggest.note.both", {"found": both, "table": table.name})


def _different(paths: Sequence[Path]) -> tuple[list[Path], list[Reason]]:
    """Each file once, and which were given twice."""
    found: dict[Path, Path] = {}
    notes = []
    for path in paths:
        real = path.resolve()
        if real in found:
            notes.append(Reason("suggest.note.given_twice", {"file": str(path)}))
        found.setdefault(real, path)
    return list(found.values()), notes


def _samples(connection: duckdb.DuckDBPyConnection, paths: Sequence[Path]) -> list[Sample]:
    """A sample of each file; AccountsError with all that is wrong with any."""
    samples, problems = list[Sample](), list[Problem]()
    for number, path in enumerate(paths, 1):
        try:
            sample = take_sample(connection, path, f"given_{number}")
            if not sample.profile.rows:
                raise refused("accounts.no_rows", path)
            samples.append(sample)
        except AccountsError as error:
            problems += error.problems
    if problems:
        raise AccountsError(problems)
    return samples


def _open(sample: Sample) -> _Opened:
    return _Opened(sample, guess_kind(sample.profile, sample.path.stem), (sample.path,))


def _alike(opened: Iterable[_Opened]) -> list[_Opened]:
    """Files of one kind with the same headers are one table, but for accounts."""
    found: list[_Opened] = []
    for each in opened:
        for place, other in enumerate(found):
            same = list(each.sample.raw.columns) == list(other.sample.raw.columns)
            if same and each.kind == other.kind not in (ACCOUNTS, UNKNOWN):
                found[place] = replace(other, paths=(*other.paths, *each.paths))
                break
        else:
            found.append(each)
    return found


def _accounts_file(opened: Sequence[_Opened]) -> _Opened | None:
    """The file that accounts come from: a table of accounts, else events that name them."""
    listed = [each for each in opened if each.kind == ACCOUNTS]
    if listed:
        return max(listed, key=lambda each: each.guesses[0].score)
    events = [each for each in opened if each.kind != "rates" and _likely_key(each) is not None]
    known = [each for each in events if each.kind != UNKNOWN] or events
    return max(known, key=lambda each: each.guesses[0].score) if known else None


def _likely_key(opened: _Opened) -> str | None:
    found = sure_key(opened.sample.profile)
    return found.column if found is not None and found.confidence >= LIKELY else None


def _draft(
    connection: duckdb.DuckDBPyConnection, opened: Sequence[_Opened], main: _Opened
) -> list[TableProposal]:
    profile = main.sample.profile
    key = unique_key(profile, key_candidates(profile)) or _likely_key(main)
    several = key is not None and has_several_rows(connection, main.sample.raw, key)
    names = _names([each.kind for each in opened])
    known = Known("", main.sample, key) if key is not None else None
    ids = _ids(opened, names)
    tables = []
    for each, name in zip(opened, names, strict=True):
        if each is main:
            found = draft_accounts(each.sample, each.guesses, key, several=several)
            join = Join(key, 0.99, share=1.0) if key is not None and found.columns else None
        else:
            join = _join(connection, each, known, ids)
            found = draft_table(each.sample, each.guesses, join, None)
        join = None if each.kind in ("rates", UNKNOWN) else join
        unused = tuple(column for column in found.unused if join is None or column != join.column)
        notes = (*found.notes, *_blank_ids(each.sample, join.column if join else found.key))
        tables.append(
            replace(found, name=name, paths=each.paths, join=join, unused=unused, notes=notes)
        )
    return tables


def _blank_ids(sample: Sample, column: str | None) -> Iterator[Reason]:
    """That rows name no account: reading sets them aside."""
    if column is None:
        return
    profile = sample.profile.column(column)
    blank = profile.rows - profile.filled
    if blank:
        params = {"column": column, "count": blank, "of": profile.rows}
        yield Reason("suggest.note.blank_ids", params)


def _ids(opened: Sequence[_Opened], names: Sequence[str]) -> list[tuple[_Opened, Known]]:
    """The tables that other tables can go through: those with an id of their own."""
    found = []
    for each, name in zip(opened, names, strict=True):
        own = each.guesses[0].assigned.of("id") if each.kind in KINDS else None
        if own is not None and own.active:
            found.append((each, Known(name, each.sample, own.column)))
    return found


def _join(
    connection: duckdb.DuckDBPyConnection,
    table: _Opened,
    accounts: Known | None,
    ids: Sequence[tuple[_Opened, Known]],
) -> Join | None:
    if accounts is None or table.kind in ("rates", UNKNOWN):
        return None
    taken = next((known.column for each, known in ids if each is table), None)
    others = [known for each, known in ids if each is not table]
    return join_to_accounts(connection, table.sample, accounts, others, taken)


def _names(kinds: Sequence[str]) -> list[str]:
    """A name for each table: its kind, numbered where there are several of it."""
    names: list[str] = []
    for kind in kinds:
        times = sum(each == kind or each.startswith(f"{kind}_") for each in names)
        names.append(f"{kind}_{times + 1}" if times else kind)
    return names


def _named(tables: Sequence[TableProposal]) -> list[TableProposal]:
    names = _names([table.kind for table in tables])
    return [replace(table, name=name) for table, name in zip(tables, names, strict=True)]


def _derived(table: TableProposal) -> set[str]:
    """The fields that a table gives an account, with the columns and settings it has."""
    columns = [line.target for line in table.columns if line.active]
    fields = KINDS[table.kind].fields.values()
    return {field.name for field in fields if not field.lacks(columns, table.settings)}


def _missing(tables: Iterable[TableProposal]) -> tuple[str, ...]:
    """The fields that no active line and no kind of table gives."""
    given: set[str] = set()
    for table in tables:
        given |= {line.target for line in table.fields if line.active}
        if table.kind == ACCOUNTS:
            given |= {line.target for line in table.columns if line.active}
        elif table.kind in KINDS:
            given |= _derived(table)
    if given & {"arr", "mrr"}:
        given |= {"arr", "mrr"}
    return tuple(name for name in canonical_fields(2) if name not in given)
