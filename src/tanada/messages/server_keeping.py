"""Keeping an installation: the audit trail shown, backups, what is erased."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {}
