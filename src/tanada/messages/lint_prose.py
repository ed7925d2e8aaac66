"""A finding about a policy, in words."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from tanada.messages import formats
from tanada.messages.saying import known
from tanada.policy.lint.severities import PREFIX

if TYPE_CHECKING:
    from tanada.messages.labels import Labels
    from tanada.policy.lint.finding import Finding

_OPEN = "lint_open."
"""Before the code of a finding that undetermined accounts may yet refute."""
_SHARES = ("share", "low", "high", "limit")


def finding_phrase(finding: Finding, labels: Labels) -> str:
    """What is wrong, and on a second line what to do about it."""
    code = finding.code
    if finding.params.get("undetermined"):
        code = code.replace(PREFIX, _OPEN)
    return labels.say(code, **_shown(finding.params, labels))


def _shown(params: Mapping[str, object], labels: Labels) -> dict[str, object]:
    """The parameters by the labels of the policy and as a reader expects them."""
    shown: dict[str, object] = dict(params)
    for name, value in params.items():
        if name in ("tier", "by"):
            shown[name] = labels.tier(str(value))
        elif name == "tiers" and isinstance(value, list):
            shown[name] = [labels.tier(key) for key in value]
        elif name in _SHARES:
            shown[name] = formats.rounded_percent(Decimal(str(value)))
        elif name == "what":
            shown[name] = labels.say(f"share_of.{value}")
        elif name == "promise":
            shown |= {name: labels.say(str(value)), "key": str(value).partition(".")[2]}
        elif name == "dimension":
            own = labels.of(str(params["name"]))
            shown[name] = labels.say(str(value)) if known(str(value)) else own
        elif name == "programme":
            shown[name] = labels.words(labels.policy.document.programmes[str(value)].label)
        elif name in ("name", "field"):
            shown["label"] = labels.of(str(value))
    return shown
