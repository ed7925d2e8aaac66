"""An installation whose policy is looked at and changed: twelve accounts, one run, one draft."""

from __future__ import annotations

from datetime import date

from tests.web.runs.installation import POLICY, Installation, account

from tanada_web import policies
from tanada_web.models import PolicyVersion

DAY = date(2025, 1, 31)
GOLD = "tiers[0].gold.when.large#0"
"""The dial of what an account must have more of for gold."""
STRICTER = POLICY.replace("arr > 1000", "arr > 1500")


def governed(installation: Installation) -> Installation:
    """A published policy and a run: two accounts are gold, of which one has 1,200."""
    installation.publish()
    return accounted(installation)


def accounted(installation: Installation) -> Installation:
    """A run by the policy that is published."""
    sizes = [1200, 2500, 900, 400, 150, 101, 90, 60, 20, 9, 5, 1]
    installation.write(
        account(f"A-{at:02}", arr, name=f"Name <b>{at}</b>", owner="Csm" if at == 1 else "")
        for at, arr in enumerate(sizes, 1)
    )
    installation.run(DAY)
    return installation


def drafted(installation: Installation, text: str = STRICTER) -> PolicyVersion:
    """A draft by the policy owner."""
    return policies.draft(text, installation.owner, installation.now, "Fewer gold")
