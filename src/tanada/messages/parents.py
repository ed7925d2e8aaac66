"""What is told of accounts that are rolled up to their parents."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
}
