"""Samples written down in a test, and proposals for files written for one test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tanada.accounts.suggest.candidates import Candidate, candidates, key_candidates
from tanada.accounts.suggest.profile import profile_table
from tanada.accounts.suggest.proposal import Proposal, TableProposal
from tanada.accounts.suggest.proposing import suggest_mapping
from tanada.sql.engine import connect


@dataclass(frozen=True)
class Proposed:
    """A proposal, asked for by the names of its tables."""

    proposal: Proposal

    def table(self, name: str) -> TableProposal:
        return next(table for table in self.proposal.tables if table.name == name)

    def lines(self, name: str = "accounts") -> dict[str, str]:
        """What stands in the mapping for a table, by target."""
        lines = self.table(name).lines
        return {line.target: line.given.written() for line in lines if line.active}

    def doubts(self, name: str = "accounts") -> dict[str, str]:
        """What stands in comments for a table, by target."""
        lines = self.table(name).lines
        return {line.target: line.given.written() for line in lines if not line.active}

    def questions(self, name: str = "accounts") -> dict[str, list[str]]:
        """The lines between which to choose, by the last part of each question's code."""
        return {
            question.code.rpartition(".")[2]: [choice.line for choice in question.choices]
            for question in self.table(name).questions
        }

    @property
    def notes(self) -> list[str]:
        return [note.code for note in self.proposal.notes]


class Exports:
    """Writes files into a folder and asks for a mapping of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def __call__(self, **files: str) -> Proposed:
        """What is proposed for .csv files, given by their names without the ending."""
        paths = [self.write(f"{name}.csv", text) for name, text in files.items()]
        return self.of(*paths)

    def of(self, *paths: Path) -> Proposed:
        return Proposed(suggest_mapping(connect(), paths))


@pytest.fixture
def exports(tmp_path: Path) -> Exports:
    return Exports(tmp_path)


class Columns:
    """Weighs columns written down in a test."""

    def __call__(
        self, kind: str = "accounts", /, **columns: Sequence[str | None]
    ) -> list[Candidate]:
        return candidates(profile_table("sample", columns), kind)

    def one(self, header: str, *values: str | None, kind: str = "accounts") -> Candidate | None:
        """The surest reading of one column; None where there is none."""
        found = candidates(profile_table("sample", {header: values}), kind)
        return found[0] if found else None

    def key(self, header: str, *values: str | None) -> Candidate:
        """How surely a column holds account ids."""
        return key_candidates(profile_table("sample", {header: values}))[0]


@pytest.fixture
def columns() -> Columns:
    return Columns()
