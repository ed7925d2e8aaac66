"""What goes to the standard streams: any character, but nothing that steers a terminal."""

from __future__ import annotations

import json
import os
import sys
from datetime import datetime
from decimal import Decimal


def without_controls(text: str) -> str:
    """A text that cannot steer a terminal: control characters stand as �."""
    return "".join(sign if sign.isprintable() or sign in "\n\u3000" else "�" for sign in text)


def one_line(text: str) -> str:
    """A value from a file as it can stand within a line."""
    return " ".join(text.split())


def mend_streams() -> None:
    """Give the standard streams what printing needs: to be there, and to take any character."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        elif hasattr(stream, "reconfigure") and stream.errors == "strict":
            stream.reconfigure(errors="replace")


def print_json(data: object) -> None:
    """Data as JSON on standard output, in characters that it can take."""
    escaped = not (sys.stdout.encoding or "").casefold().startswith("utf")
    print(json.dumps(data, ensure_ascii=escaped, indent=2, default=_plain))


def _plain(value: object) -> object:
    """Decimals as numbers, moments as in ISO 8601, what else JSON does not know as text."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, datetime) else str(value)
