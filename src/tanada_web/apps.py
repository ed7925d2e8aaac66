"""The one Django application of the server."""

from __future__ import annotations

from django.apps import AppConfig


class TanadaConfig(AppConfig):
    """Tanada's models, under the label that the folder has."""

    name = "tanada_web"
    label = "tanada_web"
    verbose_name = "Tanada"
