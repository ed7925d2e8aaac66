"""The addresses below /api/."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import include, path, re_path
from django.views.decorators.csrf import csrf_exempt

from tanada_web.api.documents import documents
from tanada_web.api.frame import addresses
from tanada_web.api.refusals import not_found, refusal


@csrf_exempt
def nothing(request: HttpRequest) -> HttpResponse:
    """There is no such endpoint; whoever sends to it by mistake is told that, and nothing else."""
    return refusal(request, not_found())


urlpatterns = [
    path("docs", documents, name="api-documents"),
    path("v1/", include((addresses(), "api"), namespace="api")),
    re_path("", nothing),
]
