"""The documentation of the API, from assets that the installation brings along."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe


@require_safe
@ensure_csrf_cookie
def documents(request: HttpRequest) -> HttpResponse:
    """Every endpoint, to read and to try out."""
    return render(request, "api/documents.html")
