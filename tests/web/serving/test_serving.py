"""The server as people start and stop it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from gunicorn.config import Config

from tanada.errors import UsageError
from tanada_web.serving.running import Worker, address, free_port

Serve = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    started = []

    def of(*arguments: str, command: str = "serve", **environment: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "tanada.cli", command, "--workers", "1", *arguments],
            cwd=tmp_path,
            env={"PATH": os.environ["PATH"], "TANADA_HOME": str(tmp_path / "home")} | environment,
            stderr=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        started.append(process)
        return process

    yield of
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def address_of(process: subprocess.Popen[str]) -> str:
    """Where the server says that it is, once it is there."""
    assert process.stderr is not None
    for line in process.stderr:
        if line.startswith("Tanada is at "):
            return line.removeprefix("Tanada is at ").partition(" ")[0].rstrip(".")
    raise AssertionError("it did not start")


def test_an_empty_folder_becomes_a_server_that_stops_when_told(serve: Serve) -> None:
    process = serve("--port", "0")
    where = address_of(process)
    health = httpx.get(f"{where}healthz")
    assert health.json() == {"database": "ok", "last_run": None}
    page = httpx.get(f"{where}nowhere", headers={"Accept-Language": "ja"})
    assert page.status_code == 404
    assert "ページが見つかりません" in page.text
    process.send_signal(signal.SIGTERM)
    assert process.wait(20) == 0
    out, err = process.communicate()
    assert (out, err) == ("", "")


def test_an_interrupt_stops_it_too(serve: Serve) -> None:
    process = serve("--port", "0")
    assert httpx.get(f"{address_of(process)}healthz").status_code == 200
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 0


def test_an_interrupt_waits_for_no_lock_that_the_worker_may_hold() -> None:
    worker = Worker(0, os.getppid(), [], None, 1, Config(), None)
    worker.method_queue.init()
    worker.tpool = worker.get_thread_pool()
    with worker.tpool._shutdown_lock:
        worker.handle_quit(signal.SIGQUIT, None)
    worker.tpool.shutdown()
    worker.method_queue.close()
    assert not worker.alive


def test_behind_a_proxy_that_ends_https_it_answers_https_alone(serve: Serve) -> None:
    process = serve("--port", "0", TANADA_HTTPS="1", TANADA_PROXIES="1")
    where = address_of(process)
    plain = httpx.get(f"{where}nowhere")
    assert (plain.status_code, plain.headers["Location"][:8]) == (301, "https://")
    proxied = httpx.get(f"{where}nowhere", headers={"X-Forwarded-Proto": "https"})
    assert proxied.status_code == 404
    assert proxied.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_a_port_that_is_taken_is_said_to_be(serve: Serve) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        process = serve("--port", str(other.getsockname()[1]))
        _, err = process.communicate(timeout=20)
    assert process.returncode == 2
    assert "is in use by another program" in err
    assert "Traceback" not in err


@pytest.mark.slow  # it lives through months first, with one in which accounts are reviewed
def test_the_example_company_answers_with_what_a_query_finds(serve: Serve) -> None:
    process = serve("--port", "0", "--months", "4", command="demo")
    where = address_of(process)
    assert process.stdout is not None
    found = next(line.split() for line in process.stdout if line.startswith("Viewer "))
    with httpx.Client(base_url=where, timeout=20) as client:
        page = client.get("sign-in/")
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
        assert token is not None
        said = {"csrfmiddlewaretoken": token[1], "email": found[1], "password": found[2]}
        answer = client.post("sign-in/", data=said, follow_redirects=True)
    assert answer.status_code == 200
    assert 'class="terraces' in answer.text


def test_an_example_company_without_a_port_is_not_made(serve: Serve, tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        process = serve("--port", str(other.getsockname()[1]), command="demo")
        _, err = process.communicate(timeout=20)
    assert process.returncode == 2
    assert "is in use by another program" in err
    assert not list(tmp_path.glob("**/*.csv"))


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(UsageError) as raised:
        free_port("192.0.2.1", 8000)
    assert raised.value.problems[0].code == "serving.no_such_host"


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000/"),
        ("0.0.0.0", "http://127.0.0.1:8000/"),
        ("::", "http://[::1]:8000/"),
        ("tanada.internal", "http://tanada.internal:8000/"),
    ],
)
def test_the_address_shown_is_one_that_a_browser_takes(host: str, shown: str) -> None:
    assert address(host, 8000) == shown
