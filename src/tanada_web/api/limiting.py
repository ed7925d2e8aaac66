"""How many requests a person or a place may make within a minute."""

from __future__ import annotations

import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from ninja.throttling import BaseThrottle

WINDOW_SECONDS = 60


class PerMinute(BaseThrottle):
    """So many requests of a person within each minute by the clock, in each server process."""

    def allow_request(self, request: HttpRequest) -> bool:
        """Count the request; whether it is within what is allowed."""
        minute = int(time.time()) // WINDOW_SECONDS
        counter = f"api:{request.auth.pk}:{minute}"  # type: ignore[attr-defined]
        cache.add(counter, 0, 2 * WINDOW_SECONDS)
        return cache.incr(counter) <= settings.API_REQUESTS_PER_MINUTE

    def wait(self) -> float:
        """How many seconds are left of the minute."""
        return WINDOW_SECONDS - time.time() % WINDOW_SECONDS
