"""The installation that runs are tested with."""

from tests.web.runs.conftest import installation

__all__ = ["installation"]
