"""The addresses of the overview."""

from __future__ import annotations

from django.urls import path

from tanada_web.pages.overview import view

urlpatterns = [
    path("", view.overview, name="overview"),
    path("moves/", view.moves, name="moves"),
    path("pitfalls/", view.pitfalls, name="pitfalls"),
]
