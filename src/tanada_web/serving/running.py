"""Running the server: gunicorn with the settings that Tanada needs, in this process."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.db import connections
from gunicorn.app.base import BaseApplication
from gunicorn.workers.gthread import ThreadWorker

from tanada.errors import Place, Problem, UsageError

_FOR_ALL = ("0.0.0.0", "::")
_THREADS = 4
_SECONDS_FOR_A_REQUEST = 300
_SECONDS_TO_FINISH = 30


class Worker(ThreadWorker):
    """A worker that Ctrl-C stops as SIGTERM does, once it has answered what it was asked."""

    def handle_quit(self, sig: int, frame: object) -> None:
        """Begin to stop.

        Gunicorn's own way takes the lock of its threads, and waits for ever where the signal comes
        while the same thread holds it.
        """
        self.handle_exit(sig, frame)


class Server(BaseApplication):
    """Gunicorn, told what to do here rather than by a file or its own command line."""

    def __init__(self, host: str, port: int, workers: int, started: Callable[[], None]) -> None:
        self.host, self.port, self.workers, self.started = host, port, workers, started
        super().__init__()

    def load_config(self) -> None:
        """Quiet, threaded, loaded once before the workers are made."""
        chosen: dict[str, Any] = {
            "bind": bind(self.host, self.port),
            "workers": self.workers,
            "worker_class": Worker,
            "threads": _THREADS,
            "timeout": _SECONDS_FOR_A_REQUEST,
            "graceful_timeout": _SECONDS_TO_FINISH,
            "preload_app": True,
            "loglevel": "warning",
            "proc_name": "tanada",
            "control_socket_disable": True,
            "when_ready": lambda _: self.started(),
        }
        for name, value in chosen.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """The application; no connection is shared with the workers that come of this process."""
        application = get_wsgi_application()
        connections.close_all()
        return application


def bind(host: str, port: int) -> str:
    """The address as gunicorn takes it."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def address(host: str, port: int) -> str:
    """Where a browser on this machine finds the server."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://{bind(shown, port)}/"


def listens_for_all(host: str) -> bool:
    """Whether other machines can reach the address under names of their own."""
    return host in _FOR_ALL


def free_port(host: str, port: int) -> int:
    """The port, or a free one for 0; UsageError where it cannot be listened on."""
    try:
        (family, kind, protocol, _, where), *_ = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        )
        with socket.socket(family, kind, protocol) as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(where)
            return int(listener.getsockname()[1])
    except OSError as error:
        raise _refused(error, host, port) from None


def _refused(error: OSError, host: str, port: int) -> UsageError:
    code, option, found = "serving.no_such_host", "--host", str(host)
    if error.errno == errno.EADDRINUSE:
        code, option, found = "serving.port_taken", "--port", str(port)
    elif error.errno == errno.EACCES:
        code, option, found = "serving.port_refused", "--port", str(port)
    return UsageError(Problem(code, Place(option), {"found": found}))
