"""Django's settings, from the environment and the installation's folder."""

from __future__ import annotations

import os

import dj_database_url

from tanada_web.places import home, secret_key

HOME = home()
DEBUG = False
SECRET_KEY = os.environ.get("TANADA_SECRET_KEY") or secret_key(HOME)
ALLOWED_HOSTS = os.environ.get("TANADA_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
INSTALLED_APPS = ["django.contrib.contenttypes", "tanada_web"]
AUTH_USER_MODEL = "tanada_web.Person"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGES = [("en", "English"), ("ja", "日本語")]
LANGUAGE_CODE = "en"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]

DATABASES = {
    "default": dj_database_url.config(
        env="DATABASE_URL", default=f"sqlite:///{HOME / 'tanada.sqlite3'}", conn_health_checks=True
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A write waits for another one rather than failing half way, and readers wait for nobody.
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 30,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
