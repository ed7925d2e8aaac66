"""Which addresses there are."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []

handler400 = "tanada_web.serving.errors.bad_request"
handler403 = "tanada_web.serving.errors.not_allowed"
handler404 = "tanada_web.serving.errors.not_found"
handler500 = "tanada_web.serving.errors.fault"
