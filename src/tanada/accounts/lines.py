"""Where a rejected row stands in its file, and the lines that are no rows at all."""

from __future__ import annotations

from tanada.accounts.files.placing import add_lines

__all__ = ["add_lines"]
