"""The columns of the files: what each was taken for, and what it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tanada.accounts.suggest.candidates import sureness
from tanada.accounts.suggest.correcting import corrected, fields_proposed, is_read_anyway
from tanada.accounts.suggest.evidence import Reason
from tanada.accounts.suggest.proposal import Line, Proposal, Question, TableProposal
from tanada.accounts.suggest.proposing import suggest_mapping
from tanada.accounts.suggest.sampling import take_sample
from tanada.cli.suggested_mapping import mapping_text, told
from tanada.errors import Place, Problem, UsageError
from tanada.messages import Language, say
from tanada.messages.formats import capitalised
from tanada_web.beginning.keeping import Beginning
from tanada_web.engine import connect

_SHOWN = 4
_ASKED = ("suggest.question.dates", "suggest.question.decimals", "suggest.question.billed")


@dataclass(frozen=True)
class Column:
    """A column of the file of accounts: the field it is taken for, how surely and why.

    `sure` is `certain`, `likely`, `doubtful`, or empty where nothing is known of it. `fixed` is
    one that is read by its header whatever is said.
    """

    name: str
    target: str
    sure: str
    why: str
    values: tuple[str, ...]
    fixed: bool


@dataclass(frozen=True)
class Looked:
    """Files that somebody looked at: the proposal, and the first rows of the file of accounts."""

    proposal: Proposal
    accounts: TableProposal
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """What only a person can say."""
        return tuple(each for each in self.accounts.questions if each.code in _ASKED)

    @property
    def further(self) -> tuple[TableProposal, ...]:
        """The other files."""
        return tuple(table for table in self.proposal.tables if table is not self.accounts)


def look(folder: Path, said: Beginning) -> Looked:
    """Look at the files; AccountsError where one is none, UsageError where none has accounts."""
    paths = [folder / name for name in said.files]
    with connect() as connection:
        proposal = suggest_mapping(connection, paths)
        if proposal.accounts is None:
            raise UsageError(Problem("suggest.no_accounts", Place(", ".join(said.files))))
        sample = take_sample(connection, proposal.accounts.paths[0], "looked_at")
    names = tuple(sample.values)
    rows = zip(
        *([value or "" for value in sample.values[name][:50]] for name in names), strict=True
    )
    return Looked(proposal, proposal.accounts, names, tuple(rows))


def columns_of(looked: Looked, said: Beginning, language: Language) -> list[Column]:
    """Each column of the file of accounts, the fields first, in the order of the file."""
    proposed = fields_proposed(looked.accounts)
    doubtful: dict[str, Line] = {}
    for line in looked.accounts.fields:
        if line.columns and line.columns[0] not in doubtful:
            doubtful[line.columns[0]] = line
    found = []
    for at, name in enumerate(looked.columns):
        line = proposed.get(name) or doubtful.get(name)
        proposal = proposed[name].target if name in proposed else ""
        chosen = proposal if said.columns is None else said.columns.get(name, "")
        found.append(
            Column(
                name,
                chosen,
                sureness(line.confidence) if line else "",
                _why(line, language),
                _values(looked.rows, at),
                is_read_anyway(name),
            )
        )
    return found


def questions_of(looked: Looked, said: Beginning, language: Language) -> list[dict[str, object]]:
    """The open questions with their choices, as a form asks them."""
    return [
        {
            "code": question.code,
            "name": f"answer-{question.code.rpartition('.')[2]}",
            "text": capitalised(told(Reason(question.code, question.params), language)),
            "choices": [
                {
                    "value": at,
                    "label": capitalised(told(Reason(choice.code, choice.params), language)),
                    "chosen": said.answers.get(question.code) == at,
                }
                for at, choice in enumerate(question.choices)
            ],
        }
        for question in looked.questions
    ]


def tables_of(looked: Looked, said: Beginning, language: Language) -> list[dict[str, object]]:
    """The other files: what each is, how it finds its accounts, and what stands in the way."""
    return [
        {
            "name": table.name,
            "file": ", ".join(path.name for path in table.paths),
            "kind": say(f"suggest.table.{table.kind}", language),
            "rows": table.rows,
            "readable": table.readable,
            "column": table.join.column if table.join else "",
            "lacking": list(table.lacking),
            "used": table.name not in said.left_out,
        }
        for table in looked.further
    ]


def mapping_of(looked: Looked, said: Beginning, language: Language, files: dict[Path, Path]) -> str:
    """The mapping as somebody corrected it, as a document; `files` are where each will lie."""
    proposal = corrected(looked.proposal, said.corrections)
    moved = tuple(_moved(table, files) for table in proposal.tables)
    accounts = moved[[table is proposal.accounts for table in proposal.tables].index(True)]
    return mapping_text(replace(proposal, tables=moved, accounts=accounts), language)


def _moved(table: TableProposal, files: dict[Path, Path]) -> TableProposal:
    return replace(table, paths=tuple(files.get(path, path) for path in table.paths))


def _why(line: Line | None, language: Language) -> str:
    return "" if line is None else "; ".join(told(reason, language) for reason in line.reasons)


def _values(rows: Sequence[tuple[str, ...]], at: int) -> tuple[str, ...]:
    """The first different values of a column that are not empty."""
    found = dict.fromkeys(row[at] for row in rows if row[at].strip())
    return tuple(found)[:_SHOWN]
