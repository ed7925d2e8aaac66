"""Django's settings, from the environment and the installation's folder."""

from __future__ import annotations

import os
from datetime import timedelta

from tanada_web.environment import database, listed, whole, yes, zone
from tanada_web.places import home, secret_key

HOME = home()
DEBUG = False
SECRET_KEY = os.environ.get("TANADA_SECRET_KEY") or secret_key(HOME)
ALLOWED_HOSTS = listed("TANADA_HOSTS", "localhost,127.0.0.1,[::1]")
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "ninja",
    "tanada_web",
]
MIDDLEWARE = [
    "tanada_web.serving.headers.secure_headers",
    "tanada_web.serving.health.health_check",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "tanada_web.serving.limits.limited",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "tanada_web.people.sessions.kept_alive",
    "tanada_web.serving.languages.speaking",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
AUTH_USER_MODEL = "tanada_web.Person"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = zone()
"""The zone whose day is today, in which moments are shown."""
LANGUAGES = [("en", "English"), ("ja", "日本語")]
LANGUAGE_CODE = "en"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]

# Who is signed in. The only way in is people.sign_in; the backend finds who came in before.
AUTHENTICATION_BACKENDS = ["tanada_web.people.sessions.SignedIn"]
SILENCED_SYSTEM_CHECKS = ["auth.W004"]  # addresses are unique in lower case, by a constraint
_VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": f"{_VALIDATORS}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "name"]},
    },
    {"NAME": f"{_VALIDATORS}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATORS}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATORS}.NumericPasswordValidator"},
]
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = yes("TANADA_HTTPS")
FIRST_PASSWORD_FOR = timedelta(days=7)
FAILED_SIGN_INS_WITHIN = timedelta(minutes=15)
FAILED_SIGN_INS_PER_ADDRESS = 5
FAILED_SIGN_INS_PER_ORIGIN = 20
PROXIES = whole("TANADA_PROXIES", 0, least=0)
"""How many proxies of our own stand before the server and add to X-Forwarded-For."""

DATABASES = {
    "default": database(HOME),
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A write waits for another one rather than failing half way, and readers wait for nobody.
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 30,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }

# How the server answers.
ROOT_URLCONF = "tanada_web.urls"
WSGI_APPLICATION = "tanada_web.wsgi.application"
CSRF_FAILURE_VIEW = "tanada_web.serving.errors.forged"
LARGEST_REQUEST = whole("TANADA_UPLOAD_MB", 200) * 1_000_000
"""Bytes of a request, an upload included."""
if SESSION_COOKIE_SECURE:
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
if PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# How pages are made.
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "tanada_web.pages.frame.frame",
            ]
        },
    }
]
LOGIN_URL = "sign-in"
MESSAGE_TAGS = {25: "done", 30: "wait", 40: "need"}  # success, warning, error: kinds of notices

STATIC_URL = "/static/"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "tanada_web.serving.static.HashedFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "tanada_web.serving.static.HashedNames"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 60
WHITENOISE_IMMUTABLE_FILE_TEST = r"\.[0-9a-f]{12}\.[^./]+$"  # serving.static

# A fault is told on standard error, and never to the reader.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},
        "tanada_web": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}

API_REQUESTS_PER_MINUTE = whole("TANADA_API_PER_MINUTE", 1200)
"""Requests to the API that a person may make a minute, in each server process."""

WEBHOOKS_PRIVATE = tuple(name.casefold() for name in listed("TANADA_WEBHOOKS_PRIVATE"))
"""Hosts that webhooks may have in a private network, and without https."""

SNAPSHOT_DAYS = whole("TANADA_SNAPSHOT_DAYS", 400)
"""For how many days the files of runs are kept; those of the last run stay."""
