"""What tiers of the past are called today."""

from __future__ import annotations

from collections.abc import Iterable

from tanada.policy.model import Policy
from tanada_web.models import PolicyVersion, Run, RunState
from tanada_web.policies import policy_of


def keys_in(policy: Policy, keys: Iterable[str]) -> dict[str, str]:
    """The key in a policy by each of some, which earlier policies may have given.

    One that the policy has stands for itself; others are looked for in what was renamed.
    """
    asked, own = set(keys), {tier.key for tier in policy.tiers}
    rename = renamed_since(policy) if asked - own else {}
    return {key: key if key in own else rename.get(key, key) for key in asked}


def renamed_since(policy: Policy) -> dict[str, str]:
    """Today's key by an earlier one, over all policies that decided, `policy` as the last."""
    decided = Run.objects.filter(state=RunState.DONE).exclude(policy=None).order_by("number")
    numbers = dict.fromkeys(decided.values_list("policy_id", flat=True))
    versions = PolicyVersion.objects.in_bulk(list(numbers))
    known: dict[str, str] = {}
    for each in (*(policy_of(versions[number].text) for number in numbers), policy):
        keys = {tier.key for tier in each.tiers}
        names = each.document.transitions.rename.items()
        rename = {old: new for old, new in names if old not in keys}
        known = {old: rename.get(new, new) for old, new in known.items()} | rename
    return known
