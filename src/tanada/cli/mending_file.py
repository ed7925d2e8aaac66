"""A policy file whose text is changed: every byte that need not change stays."""

from __future__ import annotations

import difflib
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from rich.text import Text

from tanada.cli.output import console
from tanada.cli.streams import without_controls
from tanada.decide.writing import replacing
from tanada.errors import Place, Problem, UsageError

_MARK = "\ufeff"
_LINES = re.compile(r"(?!\Z)([^\r\n]*)(\r\n|\r|\n|\Z)")
"""A line and what ends it; nothing ends the last line of some files."""
_STYLES = {"+": "green", "-": "red"}


@dataclass(frozen=True)
class PolicyFile:
    """A file as it lies on the disk, and its text with line feeds and without a mark."""

    path: Path
    content: bytes

    @classmethod
    def read(cls, path: Path) -> PolicyFile:
        """The file behind a path, of which a link may be the last part."""
        real = path.resolve()
        return cls(real, real.read_bytes())

    @property
    def text(self) -> str:
        """The text as a policy is read from it."""
        return self._written.replace("\r\n", "\n").replace("\r", "\n")

    @property
    def _written(self) -> str:
        return self.content.decode("utf-8").removeprefix(_MARK)

    def write(self, text: str) -> None:
        """Put a changed text in the file's place, all of it or nothing.

        Raises UsageError where it cannot be written, or was changed by somebody else since.
        """
        mark = _MARK if self.content.decode("utf-8").startswith(_MARK) else ""
        content = (mark + self._with_own_line_ends(text)).encode()
        mode = stat.S_IMODE(self.path.stat().st_mode)
        with replacing(self.path) as temporary:
            temporary.write_bytes(content)
            if self.path.read_bytes() != self.content:
                raise UsageError(Problem("check.changed_meanwhile", Place(str(self.path))))
        self.path.chmod(mode)

    def _with_own_line_ends(self, text: str) -> str:
        """Lines that stay keep their ends; new ones end as most of the file does."""
        before, after = _LINES.findall(self._written), _LINES.findall(text)
        windows = sum(end == "\r\n" for _, end in before) * 2 > len(before)
        ending = "\r\n" if windows else "\n"
        written: list[str] = []
        matcher = difflib.SequenceMatcher(
            None, [_plain(*line) for line in before], [_plain(*line) for line in after], False
        )
        for tag, start, end, first, last in matcher.get_opcodes():
            if tag == "equal":
                written += [line + own for line, own in before[start:end]]
            else:
                written += [line + (ending if own else "") for line, own in after[first:last]]
        return "".join(written)


def _plain(line: str, end: str) -> str:
    """A line by which it is known again, whatever ends it; the last may have no end."""
    return line + ("\n" if end else "")


def changes(before: str, after: str, name: str) -> list[str]:
    """The changes from one text to another as the lines of a unified diff."""
    listed = difflib.unified_diff(
        before.split("\n"), after.split("\n"), name, name, n=1, lineterm=""
    )
    return list(listed)


def print_changes(lines: list[str]) -> None:
    """A diff on standard output, in colour on a terminal."""
    out = console()
    for line in lines:
        style = "" if line.startswith(("+++", "---")) else _STYLES.get(line[:1], "")
        out.print(Text(without_controls(line), style=style), soft_wrap=True)
