"""Where messages may go, and where not."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

import pytest

from tanada.errors import UsageError
from tanada_web.webhooks.addresses import is_public, target_of

PUBLIC = "93.184.216.34"


def answer(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> list[str]:
    """Let every name have these addresses; the names that were asked for."""
    asked: list[str] = []

    def getaddrinfo(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        asked.append(host)
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses
        ]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return asked


def refusal(url: str) -> str:
    with pytest.raises(UsageError) as raised:
        asyncio.run(target_of(url))
    return raised.value.problems[0].code


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1"),
        *("169.254.169.254", "100.64.0.1", "224.0.0.1", "239.1.1.1", "240.0.0.1"),
        *("255.255.255.255", "192.0.2.1", "198.18.0.1", "::", "::1", "fe80::1", "fe80::1%eth0"),
        *("fc00::1", "fd12::1", "fec0::1", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1"),
        *("::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::"),
        *("2002:a00:1::1", "2001:0:4136:e378:8000:63bf:f5ff:fffe"),
    ],
)
def test_an_address_within_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", [PUBLIC, "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        *("", "hook", "//hooks.example/", "https:///hook", "ftp://hooks.example/"),
        *("https://hooks.example:0/", "https://hooks.example:70000/", "https://me@hooks.example/"),
        *("https://me:secret@hooks.example/", "https://hooks.example/#part", "https://a\nb/"),
        "https://hooks.example/" + "x" * 1000,
    ],
)
def test_what_is_no_address_for_a_webhook_is_refused(url: str) -> None:
    assert refusal(url) == "webhooks.not_a_url"


def test_http_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = answer(monkeypatch, PUBLIC)
    assert refusal("http://hooks.example/") == "webhooks.not_https"
    assert asked == []


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "169.254.169.254", "localhost"),
        *("2130706433", "0x7f.1", "127.1"),
    ],
)
def test_whatever_leads_inward_is_refused_however_it_is_written(host: str) -> None:
    assert refusal(f"https://{host}/") == "webhooks.private_address"


def test_a_name_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, PUBLIC, "10.0.0.7")
    assert refusal("https://hooks.example/") == "webhooks.private_address"


def test_a_name_that_is_not_known_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: Any, **__: Any) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert refusal("https://hooks.example/") == "webhooks.unknown_host"


def test_a_public_name_leads_to_its_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = answer(monkeypatch, PUBLIC, PUBLIC, "8.8.8.8")
    target = asyncio.run(target_of("https://Hooks.例え.jp/a?b=1"))
    assert target.addresses == (PUBLIC, "8.8.8.8")
    assert (target.host, asked) == ("hooks.xn--r8jz45g.jp", ["hooks.xn--r8jz45g.jp"])


def test_a_host_that_the_setting_names_may_be_private_and_without_https(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "10.0.0.7")
    settings.WEBHOOKS_PRIVATE = ("intra.example",)
    assert asyncio.run(target_of("http://INTRA.example/")).addresses == ("10.0.0.7",)
    assert refusal("https://other.example/") == "webhooks.private_address"
