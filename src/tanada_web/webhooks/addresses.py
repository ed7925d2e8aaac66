"""Where a message may go: the addresses of a webhook's host, each of them checked.

A name is resolved here and nowhere else, at each attempt; the connection is then made to an
address that was checked, so that a name that changes meanwhile leads nowhere else.
"""

from __future__ import annotations

import asyncio
import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpx
from django.conf import settings

from tanada.errors import Place, Problem, UsageError

MAX_URL = 1000
_PORTS = {"https": 443, "http": 80}
_LAST_PORT = 65_535
_TRANSLATED = IPv6Network("64:ff9b::/96")


@dataclass(frozen=True)
class Target:
    """A webhook's URL, its host's name in ASCII, and the addresses it has at this moment."""

    url: httpx.URL
    host: str
    addresses: tuple[str, ...]


async def target_of(written: str) -> Target:
    """Where a URL leads; UsageError where a message may not go there, or nowhere is known.

    A host that has a single address within a private network is refused as a whole. The
    hosts of the setting WEBHOOKS_PRIVATE may have any, and need no https.
    """
    url, host = read_url(written)
    port = url.port or _PORTS[url.scheme]
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise _refused("webhooks.unknown_host", host) from None
    addresses = tuple(dict.fromkeys(str(each[4][0]) for each in found))
    if not _allowed(host) and not all(is_public(each) for each in addresses):
        raise _refused("webhooks.private_address", host)
    return Target(url, host, addresses)


def read_url(written: str) -> tuple[httpx.URL, str]:
    """A URL that a webhook can have, with its host's name; nothing is resolved yet."""
    try:
        url = httpx.URL(written)
        host = url.raw_host.decode("ascii").casefold()
    except (httpx.InvalidURL, UnicodeError):
        raise _refused("webhooks.not_a_url", written) from None
    port = url.port is None or 0 < url.port <= _LAST_PORT
    whole = url.scheme in _PORTS and host and port and len(written) <= MAX_URL
    if not whole or url.userinfo or url.fragment:
        raise _refused("webhooks.not_a_url", written)
    if url.scheme != "https" and not _allowed(host):
        raise _refused("webhooks.not_https", written)
    return url, host


def is_public(address: str) -> bool:
    """Whether an address lies on the public internet, and so does any that is wrapped in it."""
    return all(
        each.is_global
        and not (each.is_multicast or each.is_reserved or each.is_unspecified)
        and not (isinstance(each, IPv6Address) and each.is_site_local)
        for each in _within(ip_address(address))
    )


def _within(address: IPv4Address | IPv6Address) -> list[IPv4Address | IPv6Address]:
    """The address that a packet would reach in the end: that of IPv4 where one is wrapped."""
    if isinstance(address, IPv4Address):
        return [address]
    if address.ipv4_mapped is not None:
        return [address.ipv4_mapped]
    if address in _TRANSLATED:
        return [IPv4Address(int(address) & 0xFFFF_FFFF)]
    wrapped = [address.sixtofour, *(address.teredo or ())]
    return [address, *(each for each in wrapped if each is not None)]


def _allowed(host: str) -> bool:
    return host in settings.WEBHOOKS_PRIVATE


def _refused(code: str, found: str) -> UsageError:
    return UsageError(Problem(code, Place(), {"found": found}))
