"""What waits for a person in the review, counted for the frame of every page."""

from __future__ import annotations

from django.utils import timezone

from tanada_web.models import Person
from tanada_web.permissions import may
from tanada_web.reviewing.reviews import queue


def waiting_for(person: Person) -> int:
    """How many reviews a person can decide that are due; nothing where they decide none."""
    if not may(person, "reviews:decide"):
        return 0
    return queue(person).filter(due_on__lte=timezone.localdate()).count()
