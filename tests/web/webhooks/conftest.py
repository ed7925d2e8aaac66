"""A target on a real socket, webhooks that lead there, and transitions to be told."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from tests.web.conftest import AT

from tanada_web.models import Run, RunState, Transition, Webhook
from tanada_web.webhooks.subscribing import add

People = Callable[..., Any]
DAY = date(2026, 6, 30)


@dataclass
class Received:
    """A request as it came in."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def id(self) -> str:
        return self.headers["webhook-id"]


@dataclass
class Target:
    """What a target answers, in turn (then 204), and what it received.

    An answer is a status, a status with a Location, or something that is done with the handler;
    `asked` are the names that were resolved.
    """

    answers: list[Any] = field(default_factory=list)
    received: list[Received] = field(default_factory=list)
    port: int = 0
    host: str = "127.0.0.1"
    asked: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}/hook"


def serving(target: Target, wrap: Callable[[Any], Any] = lambda socket: socket) -> Iterator[Target]:
    """Let a target answer until the test is over."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            target.received.append(Received(self.path, headers, body))
            answer = target.answers.pop(0) if target.answers else 204
            if callable(answer):
                answer(self)
                return
            status, location = answer if isinstance(answer, tuple) else (answer, "")
            self.send_response(status)
            if location:
                self.send_header("Location", location)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    server.socket = wrap(server.socket)
    target.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield target
    server.shutdown()
    server.server_close()


@pytest.fixture
def target(settings: Any) -> Iterator[Target]:
    """A target that the setting allows."""
    settings.WEBHOOKS_PRIVATE = ("127.0.0.1",)
    yield from serving(Target())


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = AT

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def webhook(person: People, target: Target) -> Webhook:
    """A webhook that leads to the target and is told everything."""
    return add(target.url, [], person("admin"), AT)


def ran(number: int, moves: dict[str, str]) -> list[int]:
    """A run that gave accounts a status; the ids of its transitions."""
    Run.objects.create(
        number=number,
        as_of=DAY,
        state=RunState.DONE,
        started_by="system",
        started_at=AT,
        finished_at=AT,
    )
    made = [
        Transition.objects.create(
            run=number,
            as_of=DAY,
            account_id=account,
            status=status,
            tier="tier_1",
            tier_before="tier_2",
            earned_tier="tier_1",
            since=DAY,
            provisional=False,
            pinned=False,
            seen=True,
            reason="tier_1.large",
            reason_values='{"arr": 120000, "owner": "Mori"}',
        )
        for account, status in moves.items()
    ]
    return [each.pk for each in made]


def hang(seconds: float) -> Callable[[Any], None]:
    """An answer that never comes."""
    return lambda _: time.sleep(seconds)
