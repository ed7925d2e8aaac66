"""What follows from a run, in its transaction: the seam at which services hang."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import duckdb

from tanada.policy.model import Policy
from tanada_web.models import Run
from tanada_web.runs.raising import raise_reviews

Act = Callable[[duckdb.DuckDBPyConnection, Run, Policy, date, datetime], object]
"""Called with the connection, in which the views of `deciding` and CHANGED are.

It sees the run with its number; what it raises undoes the whole run. Others, such as
webhooks, follow the transitions by themselves.
"""

ACTS: tuple[Act, ...] = (raise_reviews,)
"""Each of them, in this order."""
