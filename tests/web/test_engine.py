"""What the server's queries cannot hold in memory lies in the installation's folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tanada_web.engine import connect


def test_it_goes_into_the_installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    monkeypatch.setenv("TANADA_HOME", str(home))
    with connect() as connection:
        found = connection.execute("SELECT current_setting('temp_directory')").fetchall()
    assert found == [(str(home / "spilled"),)]
    assert (home / "spilled").stat().st_mode & 0o077 == 0
