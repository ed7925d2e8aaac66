"""What this installation is: its version, its licence, how it is kept safe."""

from __future__ import annotations

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from tanada import __version__
from tanada_web.pages.settings.tabs import setting, shown
from tanada_web.permissions import may


@require_GET
@setting("settings-about")
def about(request: HttpRequest) -> HttpResponse:
    """The facts; how to back up is told to those who could."""
    context: dict[str, object] = {
        "version": __version__,
        "database": {"postgresql": "PostgreSQL", "sqlite": "SQLite"}.get(
            connection.vendor, connection.vendor
        ),
        "days": settings.SNAPSHOT_DAYS,
        "most": settings.LARGEST_REQUEST // 1_000_000,
        "keeps": may(request.user, "audit:read"),
    }
    return shown(request, "settings-about", "about", **context)
