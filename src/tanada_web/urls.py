"""Which addresses there are."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/", include("tanada_web.api.urls")),
    path("", include("tanada_web.pages.urls")),
]

handler400 = "tanada_web.serving.errors.bad_request"
handler403 = "tanada_web.serving.errors.not_allowed"
handler404 = "tanada_web.serving.errors.not_found"
handler500 = "tanada_web.serving.errors.fault"
