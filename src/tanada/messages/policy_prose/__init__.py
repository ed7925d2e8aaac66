"""A whole policy in plain prose that a manager can sign.

Everything that the policy's fingerprint covers is told, in the document's order; at the end
its examples, and how it is checked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tanada.messages.labels import Labels
from tanada.messages.policy_prose.checks import tell_checks
from tanada.messages.policy_prose.engagement import tell_engagement
from tanada.messages.policy_prose.examples import tell_examples
from tanada.messages.policy_prose.facts import tell_data, tell_facts, tell_scores
from tanada.messages.policy_prose.moving import tell_overlays, tell_reviews, tell_transitions
from tanada.messages.policy_prose.page import Page
from tanada.messages.policy_prose.people import tell_capacity, tell_customer_safe, tell_outcomes
from tanada.messages.policy_prose.plays import tell_plays
from tanada.messages.policy_prose.tiers import tell_directions, tell_head, tell_tiers
from tanada.messages.text import Language

if TYPE_CHECKING:
    from tanada.policy.model import Policy

_PARTS = (
    tell_head,
    tell_data,
    tell_facts,
    tell_scores,
    tell_tiers,
    tell_directions,
    tell_engagement,
    tell_transitions,
    tell_overlays,
    tell_reviews,
    tell_plays,
    tell_capacity,
    tell_outcomes,
    tell_customer_safe,
    tell_examples,
    tell_checks,
)


def describe_policy(policy: Policy, language: Language) -> str:
    """The policy as Markdown, ending with a line break."""
    page = Page(Labels(policy, language))
    for tell in _PARTS:
        tell(page)
    return page.text()
