"""A policy in words, line by line, for a page."""

from __future__ import annotations

from tanada.messages import Language
from tanada.messages.policy_prose import describe_policy
from tanada.policy.model import Policy


def policy_lines(policy: Policy, language: Language) -> list[tuple[str, str]]:
    """What a policy says: `head`, `item` or `plain`, and the text, without its first heading."""
    found = []
    for line in describe_policy(policy, language).splitlines()[1:]:
        plain = line.strip().replace("**", "")
        if plain.startswith("#"):
            found.append(("head", plain.lstrip("# ")))
        elif plain.startswith("- "):
            found.append(("item", plain[2:]))
        elif plain:
            found.append(("plain", plain))
    return found
