"""One attempt over a real socket: signed, in time, and nowhere but to the checked address."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from standardwebhooks import Webhook as Verifying
from standardwebhooks import WebhookVerificationError

from tanada_web.webhooks import sending
from tanada_web.webhooks.sending import Outcome, send

from .conftest import Target, hang, serving

SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
BODY = '{"type":"test","text":"階層"}'


def attempt(target: Target, secret: str = SECRET) -> Outcome:
    return send(target.url, [secret], "msg_1", BODY, datetime.now(UTC))


def test_a_receiver_verifies_the_signature_with_the_library(target: Target) -> None:
    assert attempt(target) == Outcome(status=204)
    (got,) = target.received
    assert got.id == "msg_1"
    assert Verifying(SECRET).verify(got.body, got.headers) == {"type": "test", "text": "階層"}
    with pytest.raises(WebhookVerificationError):
        Verifying(SECRET).verify(got.body + b" ", got.headers)
    with pytest.raises(WebhookVerificationError):
        Verifying("whsec_" + "QUJD" * 10).verify(got.body, got.headers)


def test_the_signature_is_that_of_the_convention() -> None:
    headers = sending.signed([SECRET], "msg_1", BODY, datetime(2026, 6, 30, 9, tzinfo=UTC))
    assert headers["webhook-timestamp"] == "1782810000"
    # By hand: openssl dgst -sha256 -hmac … -binary | base64
    assert headers["webhook-signature"] == "v1,hMfki7e/iaYyc7ZqCagvdxZ60zarwni51PDfIVw5+sU="


@pytest.mark.parametrize("status", [400, 404, 410, 429, 500, 503])
def test_an_answer_other_than_success_is_a_failure(target: Target, status: int) -> None:
    target.answers = [status]
    outcome = attempt(target)
    assert (outcome.delivered, outcome.answer) == (False, str(status))
    assert outcome.gone is (status == 410)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_a_failure_and_is_not_followed(target: Target, status: int) -> None:
    target.answers = [(status, f"http://127.0.0.1:{target.port}/inward")]
    assert attempt(target).answer == "webhooks.redirected"
    assert [each.path for each in target.received] == ["/hook"]


def test_a_target_that_hangs_is_given_so_much_time_and_no_more(
    target: Target, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "SECONDS", 0.3)
    target.answers = [hang(3)]
    begun = time.perf_counter()
    assert attempt(target).answer == "webhooks.timed_out"
    assert time.perf_counter() - begun < 2


def test_a_target_that_answers_by_drops_is_given_no_more_time(
    target: Target, monkeypatch: pytest.MonkeyPatch
) -> None:
    def drip(handler: Any) -> None:
        for each in b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 100:
            handler.wfile.write(bytes([each]))
            handler.wfile.flush()
            time.sleep(0.03)

    monkeypatch.setattr(sending, "SECONDS", 0.4)
    target.answers = [drip]
    assert attempt(target).answer == "webhooks.timed_out"


def test_an_endless_answer_is_not_read(target: Target) -> None:
    def endless(handler: Any) -> None:
        handler.send_response(200)
        handler.end_headers()
        while True:
            handler.wfile.write(b"x" * 65_536)

    target.answers = [endless]
    begun = time.perf_counter()
    assert attempt(target) == Outcome(status=200)
    assert time.perf_counter() - begun < 2


def test_an_answer_that_is_none_is_a_failure(target: Target) -> None:
    target.answers = [lambda handler: handler.wfile.write(b"no such protocol\r\n\r\n")]
    assert attempt(target).answer == "webhooks.broken_off"
    target.answers = [lambda handler: handler.connection.shutdown(socket.SHUT_RDWR)]
    assert attempt(target).answer == "webhooks.broken_off"


def test_a_target_that_is_not_there_is_unreachable(target: Target) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        there, target.port = target.port, free.getsockname()[1]
        assert attempt(target).answer == "webhooks.unreachable"
    target.port = there


def test_a_name_that_leads_inward_meanwhile_is_refused_at_the_attempt(
    target: Target, settings: Any
) -> None:
    settings.WEBHOOKS_PRIVATE = ()
    url = f"https://localhost:{target.port}/hook"
    assert (
        send(url, [SECRET], "msg_1", BODY, datetime.now(UTC)).answer == "webhooks.private_address"
    )
    assert target.received == []


def test_no_proxy_of_the_environment_is_asked(
    target: Target, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    assert attempt(target).delivered


# Over TLS, to a name.


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for hooks.example that vouches for itself, with its key in one file."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    file = tmp_path / "own.pem"
    subprocess.run(
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 "
        f"-subj /CN=hooks.example -addext subjectAltName=DNS:hooks.example "
        f"-keyout {file} -out {tmp_path / 'certificate.pem'}",
        shell=True,
        check=True,
        capture_output=True,
    )
    file.write_bytes(file.read_bytes() + (tmp_path / "certificate.pem").read_bytes())
    return file


@pytest.fixture
def encrypted(
    certificate: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Target]:
    """A target that is called hooks.example, or whatever else one calls it, and speaks TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    settings.WEBHOOKS_PRIVATE = ("hooks.example", "other.example")
    target = Target(host="hooks.example")

    def getaddrinfo(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        target.asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    yield from serving(target, lambda each: context.wrap_socket(each, server_side=True))


def secure(target: Target) -> Outcome:
    url = target.url.replace("http://", "https://")
    return send(url, [SECRET], "msg_1", BODY, datetime.now(UTC))


def test_the_name_is_asked_for_once_and_stays_in_the_request(
    encrypted: Target, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert secure(encrypted) == Outcome(status=204)
    assert encrypted.asked == ["hooks.example"]
    assert encrypted.received[0].headers["host"] == f"hooks.example:{encrypted.port}"


def test_a_certificate_that_nobody_vouches_for_is_refused(encrypted: Target) -> None:
    assert secure(encrypted).answer == "webhooks.distrusted"
    assert encrypted.received == []


def test_a_certificate_of_another_name_is_refused(
    encrypted: Target, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    encrypted.host = "other.example"
    assert secure(encrypted).answer == "webhooks.distrusted"
    assert encrypted.received == []
