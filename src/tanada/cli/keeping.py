"""`tanada tier --state`: what accounts hold from run to run, and overrides."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from tanada.accounts.snapshot import Note
from tanada.cli.output import note
from tanada.decide.running import Decisions
from tanada.decide.writing import replacing
from tanada.ledger.applying import HELD_NOW, Applied, apply_run, run_fingerprint
from tanada.ledger.overriding import TABLE, read_overrides
from tanada.ledger.state import Run, check_tiers, open_state, write_state
from tanada.messages import Language, formats, say
from tanada.messages.labels import Labels

_STATUSES = (
    *("new", "promoted", "recovered", "held", "grace", "demoted"),
    *("undetermined", "pinned", "unpinned", "ended", "not_seen"),
)


@dataclass(frozen=True)
class Kept:
    """A run of the ledger that is still to be written."""

    state: Path
    applied: Applied
    before: str
    run: Run
    notes: tuple[Note, ...]

    @contextmanager
    def state_replaced(self) -> Iterator[None]:
        """The state takes its new place once the block has written all else."""
        with replacing(self.state) as temporary:
            connection = self.applied.decisions.snapshot.connection
            overlays = tuple(self.applied.policy.document.overlays)
            write_state(connection, self.before, HELD_NOW, self.run, temporary, overlays)
            yield

    def print_counts(self, language: Language) -> None:
        """What the run did, on standard error."""
        for each in self.notes:
            note("  " + say(each.code, language, **each.params))
        told = [
            f"{say(f'status.{status}', language)} {formats.number(self.applied.counts[status])}"
            for status in _STATUSES
            if self.applied.counts.get(status)
        ]
        code = "ledger.counts" if self.applied.held else "ledger.first_run"
        note(say(code, language, found=told))
        self._print_overlays(language)

    def _print_overlays(self, language: Language) -> None:
        """How many accounts have which overlay, and where data is missing that decides on it."""
        labels = Labels(self.applied.policy, language)
        shapes = self.applied.policy.document.overlays
        counts = self.applied.overlays()
        for at, code in enumerate(("ledger.overlays", "ledger.overlays_undecided")):
            told = [
                f"{labels.words(shapes[key].label)} {formats.number(count[at])}"
                for key, count in counts.items()
                if count[at]
            ]
            if told:
                note(say(code, language, found=told))


@dataclass(frozen=True)
class Keeping:
    """The options that say what is kept, and how a run may change it."""

    state: Path
    overrides: Path | None
    max_ended: Decimal
    complete: bool

    def keep(self, decisions: Decisions, mapping: Path | None) -> Kept:
        """Apply a run to what the state holds; nothing is written yet."""
        policy, as_of = decisions.policy, decisions.as_of
        connection = decisions.snapshot.connection
        run = self.run(decisions, mapping)
        before = open_state(connection, self.state, run, tuple(policy.document.overlays))
        check_tiers(connection, before, policy)
        notes: tuple[Note, ...] = ()
        if self.overrides is not None:
            notes = read_overrides(connection, self.overrides, policy, as_of)
        applied = apply_run(
            decisions,
            before,
            TABLE if self.overrides else None,
            complete=self.complete,
            max_ended=self.max_ended,
        )
        return Kept(self.state, applied, before, run, notes)

    def run(self, decisions: Decisions, mapping: Path | None) -> Run:
        """What the run is made of."""
        tiers = tuple(tier.key for tier in decisions.policy.tiers)
        return Run(decisions.as_of, self._fingerprint(decisions, mapping), tiers)

    def _fingerprint(self, decisions: Decisions, mapping: Path | None) -> str:
        """A mapping counts by its name where it is a shipped one, else by what is in it."""
        files = list(decisions.snapshot.files)
        files += [each for each in (self.overrides, mapping) if each is not None and each.exists()]
        return run_fingerprint(
            decisions.policy, decisions.as_of, files, [str(mapping)], complete=self.complete
        )
