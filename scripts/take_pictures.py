"""Takes the pictures of the tutorial from the running product, in English and in Japanese.

python scripts/take_pictures.py               live through the example company, and take them all
python scripts/take_pictures.py --keep DIR    the same; what is in DIR already is not made again

It ends with 2 where there is no browser. The company, the day and the clock are always the same, so
that a picture changes where the product does.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "tutorial" / "pictures"
SERVING = ROOT / "scripts" / "pictures" / "serving.py"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SECONDS_TO_START = 60


def main() -> int:
    """Take every picture; 0 where that went well, 2 where there is nothing to take them with."""
    parser = argparse.ArgumentParser(description="Take the pictures of the tutorial.")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the example company here")
    kept = parser.parse_args().keep
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        print(f"no browser: none of {', '.join(BROWSERS)} is there", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        take(Path(browser), (kept or Path(folder) / "company").absolute(), Path(folder))
    return 0


def take(browser: Path, company: Path, folder: Path) -> None:
    """Serve both installations in each language, and go through the journeys."""
    from pictures.journey import ARGUMENTS, Visit, first_run, monday
    from playwright.sync_api import sync_playwright

    from tanada.messages import LANGUAGES

    lived, doors = company / "installation", company / "sign-ins.json"
    if not doors.exists():
        company.mkdir(parents=True, exist_ok=True)
        call(lived, "example", str(company), str(doors))
    FOLDER.mkdir(parents=True, exist_ok=True)
    empty, key = folder / "empty", folder / "empty.json"
    call(empty, "empty", str(key))
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=ARGUMENTS)
        for language in LANGUAGES:
            for home, passwords, journey in ((lived, doors, monday), (empty, key, first_run)):
                copy = folder / f"{journey.__name__}-{language}"
                shutil.copytree(home, copy)
                opened = json.loads(passwords.read_text(encoding="utf-8"))
                with served(copy) as address:
                    tell(journey(Visit(chromium, address, opened, language, FOLDER)))
        chromium.close()


def tell(paths: Iterable[Path]) -> None:
    """Say which pictures were made, and how large they are."""
    for path in paths:
        size = path.stat().st_size / 1000
        print(f"{path.relative_to(ROOT)}  {size:.0f} kB", flush=True)


@contextmanager
def served(home: Path) -> Iterator[str]:
    """The address of a server for an installation, as long as it is needed."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, str(SERVING), "serve", str(port)]
    address = f"http://127.0.0.1:{port}"
    with subprocess.Popen(command, env=environment(home), stderr=subprocess.DEVNULL) as server:
        try:
            wait_for(address, server)
            yield address
        finally:
            server.send_signal(signal.SIGTERM)


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    """Until the server answers; a RuntimeError where it does not."""
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/healthz"):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the server did not start")


def call(home: Path, *arguments: str) -> None:
    """Let the other program do something with an installation."""
    command = [sys.executable, str(SERVING), *arguments]
    subprocess.run(command, env=environment(home), check=True)


def environment(home: Path) -> dict[str, str]:
    """Where an installation keeps its files; no other database, zone or setting from outside."""
    outside = {"DATABASE_URL", "PYTHONPATH"}
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in outside and not name.startswith("TANADA_")
    }
    return {**kept, "TANADA_HOME": str(home), "TZ": "UTC"}


if __name__ == "__main__":
    sys.exit(main())
