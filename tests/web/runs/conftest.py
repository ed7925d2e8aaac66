"""An installation of its own for each test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tanada_web.models import Person

from .installation import Installation


@pytest.fixture
def installation(
    tmp_path: Path, person: Callable[..., Person], monkeypatch: pytest.MonkeyPatch
) -> Installation:
    monkeypatch.setenv("TANADA_HOME", str(tmp_path))
    return Installation(tmp_path, person("policy_owner"), person("admin"))
