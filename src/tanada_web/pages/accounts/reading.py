"""The published run as the pages of accounts read it: with its policy, labels and columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest

from tanada.messages.labels import Labels
from tanada.policy.model import Policy
from tanada_web.models import Run, RunState
from tanada_web.pages.accounts.columns import Column, columns_of
from tanada_web.pages.drawing.tiers import TierLook, looks_of
from tanada_web.policies import policy_of
from tanada_web.reading.engine import query_connection
from tanada_web.reading.published import Published
from tanada_web.serving.languages import language_of

_COLUMNS: dict[tuple[str, str, str], dict[str, Column]] = {}
"""By policy, language and published file: the same for everybody until the next run."""
_KEPT = 8


@dataclass(frozen=True)
class Portfolio:
    """A run whose rows can be listed, and the policy that decided last."""

    run: Run
    policy: Policy
    labels: Labels

    @cached_property
    def columns(self) -> dict[str, Column]:
        """What a list can show."""
        key = (self.policy.fingerprint, self.labels.language, self.run.published_file)
        if key not in _COLUMNS:
            while len(_COLUMNS) >= _KEPT:
                _COLUMNS.pop(next(iter(_COLUMNS)), None)
            _COLUMNS[key] = columns_of(self.labels, self.names)
        return _COLUMNS[key]

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The columns of the published rows, with the engine's types."""
        with query_connection() as connection:
            return Published(connection, self.run).kinds()

    @cached_property
    def looks(self) -> dict[str, TierLook]:
        """The tiers by key."""
        return looks_of(self.policy, self.labels.language)


def portfolio(request: HttpRequest) -> Portfolio | None:
    """The last run, in the reader's language; None where there has been none."""
    done = Run.objects.filter(state=RunState.DONE).select_related("policy").order_by("-number")
    run = done.first()
    if run is None:
        return None
    decided = run if run.policy else done.filter(policy__isnull=False).first()
    if decided is None or decided.policy is None:
        return None
    policy = policy_of(decided.policy.text)
    return Portfolio(run, policy, Labels(policy, language_of(request)))
