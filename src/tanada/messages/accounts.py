"""What can be wrong with a file of accounts, and what was assumed in reading it."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {}
