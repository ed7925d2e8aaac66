"""Slowing down guesses: attempts are counted before the password is looked at.

Counted by the address that was tried, whether or not it is somebody's, and by where the attempt
came from, in a window of time that slides. Addresses and origins are kept as digests only.
"""

from __future__ import annotations

import hmac
import math
from datetime import datetime
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet

from tanada.errors import Place, Problem, TanadaError
from tanada_web.models import FailedSignIn
from tanada_web.people.addresses import written

_LOCK = 0x74616E62
_V6_NETWORK = 64
"""What one customer of a provider has to choose addresses from."""


class TooManyAttempts(TanadaError):
    """Too many sign-ins failed; `retry_at` is when the next may be tried."""

    def __init__(self, retry_at: datetime, at: datetime) -> None:
        self.retry_at = retry_at
        minutes = max(1, math.ceil((retry_at - at).total_seconds() / 60))
        super().__init__(Problem("people.too_many_attempts", Place(), {"minutes": minutes}))


def attempt(email: str, origin: str | None, at: datetime) -> None:
    """Count an attempt as failed until `succeeded` says otherwise; or raise TooManyAttempts.

    Many at once are counted one after the other. Those refused here do not count. `origin` is
    None where nothing is known, or to be counted, of where an attempt comes from.
    """
    by_email = {"email_digest": digest(written(email))}
    by_origin = {"from_digest": digest(origin) if origin else ""}
    limits = [(by_email, settings.FAILED_SIGN_INS_PER_ADDRESS)]
    if origin:
        limits.append((by_origin, settings.FAILED_SIGN_INS_PER_ORIGIN))
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        free_at = [
            found for counted, most in limits if (found := _free_at(_recent(at, **counted), most))
        ]
        if not free_at:
            remove_old(at)
            FailedSignIn.objects.create(**by_email, **by_origin, at=at)
    if free_at:
        raise TooManyAttempts(max(free_at), at)


def succeeded(email: str) -> None:
    """Forget the failures of an address."""
    FailedSignIn.objects.filter(email_digest=digest(written(email))).delete()


def remove_old(at: datetime) -> int:
    """Remove the failures that no longer count; how many there were."""
    return FailedSignIn.objects.filter(at__lte=at - settings.FAILED_SIGN_INS_WITHIN).delete()[0]


def digest(text: str) -> str:
    """What stands for an address or an origin, and tells neither without the server's key."""
    key = f"tanada.sign-in:{settings.SECRET_KEY}".encode()
    return hmac.new(key, text.encode("utf-8", "surrogatepass"), "sha256").hexdigest()


def origin_of(remote: str, forwarded: str = "") -> str:
    """Where a request comes from: the address that our outermost proxy saw.

    `remote` is the connection's other end, `forwarded` the header X-Forwarded-For, of which only
    as many entries count as there are proxies of our own (`PROXIES`). An IPv6 address stands for
    its network.
    """
    seen = [each.strip() for each in forwarded.split(",") if each.strip()]
    trusted = [*seen, remote][-settings.PROXIES - 1 :]
    try:
        address = ip_address(trusted[0])
    except ValueError:
        return remote
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return str(address.ipv4_mapped)
        return str(ip_network((address.packed, _V6_NETWORK), strict=False))
    return str(address)


def _recent(at: datetime, **counted: str) -> QuerySet[FailedSignIn]:
    """The failures that count, the latest first.

    Those of a clock that has jumped back since lie in the future, and count for no longer than
    twice the window.
    """
    window = settings.FAILED_SIGN_INS_WITHIN
    within = {"at__gt": at - window, "at__lt": at + window}
    return FailedSignIn.objects.filter(**counted, **within).order_by("-at")


def _free_at(failures: QuerySet[FailedSignIn], most: int) -> datetime | None:
    """When fewer than `most` will count; None where they do not reach it."""
    latest = list(failures.values_list("at", flat=True)[:most])
    return latest[-1] + settings.FAILED_SIGN_INS_WITHIN if len(latest) == most else None
