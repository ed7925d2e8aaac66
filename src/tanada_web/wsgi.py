"""The server as a WSGI application, for those who run it by a program of their own."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from tanada_web.commands.setup import SETTINGS

os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
application = get_wsgi_application()
