"""Whatever is typed: an exit code that says whose turn it is, and never a traceback."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

NASTY = [
    (["nope"], 2),
    (["tier"], 2),
    (["tier", ""], 2),
    (["tier", "-"], 2),
    (["tier", "/"], 2),
    (["tier", "/dev/null"], 2),
    (["tier", "a.csv", "b.csv"], 2),
    (["tier", "{sound}", "--nope"], 2),
    (["tier", "{sound}", "--as-of"], 2),
    (["tier", "{sound}", "--as-of", ""], 2),
    (["tier", "{sound}", "--as-of", "0000-00-00"], 2),
    (["tier", "{sound}", "--as-of", "0001-01-01"], 0),
    (["tier", "{sound}", "--as-of", "9999-12-31"], 0),
    (["tier", "{sound}", "--as-of", "2026-06-30'; DROP TABLE x; --"], 2),
    (["tier", "{sound}", "-p", ""], 2),
    (["tier", "{sound}", "-p", "."], 2),
    (["tier", "{sound}", "-p", "/dev/null"], 2),
    (["tier", "{sound}", "-p", "{sound}"], 2),
    (["tier", "{sound}", "-p", "x" * 5000], 2),
    (["tier", "x" * 5000], 2),
    (["tier", "{sound}", "-o", ""], 2),
    (["tier", "{sound}", "-o", "."], 2),
    (["tier", "{sound}", "-o", "x" * 300 + ".csv"], 2),
    (["tier", "{sound}", "-o", "o'; --.csv"], 0),
    (["tier", "{sound}", "-o", "o\n.csv"], 0),
    (["tier", "{sound}", "-o", "/proc/o.csv"], 2),
    (["tier", "{sound}", "--rejects", "-"], 2),
    (["tier", "{sound}", "--map", "{sound}"], 2),
    (["tier", "{sound}", "--map", "."], 2),
    (["tier", "{sound}", "--map", "/dev/zero"], 2),
    (["tier", "{sound}", "--memory-limit", "0GB"], 2),
    (["tier", "{sound}", "--memory-limit", "1KB"], 2),
    (["tier", "{sound}", "--memory-limit", "-1GB"], 2),
    (["tier", "{sound}", "--lang", ""], 2),
    (["tier", "{sound}", "--lang"], 2),
    (["tier", "{sound}", "--json", "--lang", "xx"], 2),
    (["explain", "{sound}"], 2),
    (["explain", "{sound}", ""], 2),
    (["explain", "{sound}", "'; DROP TABLE accounts; --"], 2),
    (["explain", "{sound}", "A-1\x1b[2J"], 2),
    (["explain", "{sound}", "x" * 100_000], 2),
    (["explain", "{sound}", "A-1", "-p", "none"], 2),
    (["explain", "none.csv", "A-1"], 2),
    (["example", "{sound}", "--accounts", "250"], 2),
    (["example", "x", "--seed", "abc"], 2),
    (["example", "x", "--seed", "-99999999999999999999", "--accounts", "250", "--months", "1"], 0),
    (["policy"], 2),
    (["policy", "nope"], 2),
    (["policy", "check"], 2),
    (["policy", "check", "none.yaml"], 2),
    (["policy", "check", "."], 2),
    (["policy", "check", "/dev/zero"], 2),
    (["policy", "check", "{sound}"], 2),
    (["policy", "show", ""], 2),
    (["policy", "new", "--preset", "../standard"], 2),
    (["policy", "new", "--currency", ""], 2),
    (["policy", "new", "-o", "."], 2),
    (["policy", "schema", "more"], 2),
    (["--nope"], 2),
    (["--version"], 0),
    (["--help"], 0),
]


@pytest.mark.parametrize(
    ("arguments", "code"), NASTY, ids=[" ".join(words)[:50] for words, _ in NASTY]
)
@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_call_that_nobody_planned(
    tanada: Any,
    sound: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    code: int,
    language: str,
) -> None:
    monkeypatch.setenv("TANADA_LANG", language)
    before = sound.read_bytes()
    done = tanada(*(argument.replace("{sound}", str(sound)) for argument in arguments))
    assert done.code == code
    assert "Traceback" not in done.out + done.err
    assert "fault of Tanada" not in done.err
    assert "不具合" not in done.err
    assert "\x1b" not in done.out + done.err
    assert (done.out if code == 0 or "--json" in arguments else done.err).strip()
    if code == 2 and "--json" not in arguments:
        assert done.out == ""
    assert sound.read_bytes() == before
