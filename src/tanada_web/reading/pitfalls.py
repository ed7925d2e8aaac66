"""What lint finds in the policy of a run, alone and on the accounts as they were read."""

from __future__ import annotations

from functools import lru_cache

from tanada.decide.lint.accounts import lint_accounts
from tanada.decide.running import Decisions
from tanada.policy.lint.documents import lint_document
from tanada.policy.lint.finding import Finding, in_order
from tanada.policy.source import read_source
from tanada_web.models import Run
from tanada_web.policies import policy_of
from tanada_web.reading.engine import query_connection
from tanada_web.reading.opening import opened, readings_of


def pitfalls(run: Run) -> tuple[Finding, ...]:
    """The most severe first; looked for once a run. UsageError where its snapshot was erased."""
    return _pitfalls(run.pk)


@lru_cache(maxsize=8)
def _pitfalls(number: int) -> tuple[Finding, ...]:
    run = Run.objects.select_related("snapshot", "policy").get(pk=number)
    assert run.policy is not None
    text = run.policy.text
    policy, source = policy_of(text), read_source(text)
    read = readings_of(run)
    with query_connection() as connection:
        snapshot = opened(connection, read, policy, policy)
        found = lint_accounts(Decisions(snapshot, policy, run.as_of), source)
    return in_order([*lint_document(policy, source, run.as_of), *found])
