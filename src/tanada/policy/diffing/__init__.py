"""What changes in meaning from one policy to another, as data."""

from tanada.policy.diffing.change import PARTS, Change
from tanada.policy.diffing.comparing import compare_policies
from tanada.policy.diffing.data import change_data

__all__ = ["PARTS", "Change", "change_data", "compare_policies"]
