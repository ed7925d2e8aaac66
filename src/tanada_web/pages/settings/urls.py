"""The addresses of the settings."""

from __future__ import annotations

from django.urls import path

from tanada_web.pages.settings import about, keys, people, profile, runs, sources, trail, webhooks

urlpatterns = [
    path("", profile.profile, name="settings"),
    path("keys/", keys.listed, name="settings-keys"),
    path("keys/<str:prefix>/revoke/", keys.revoke, name="settings-key-revoke"),
    path("sources/", sources.listed, name="settings-sources"),
    path("sources/<int:pk>/", sources.change, name="settings-source"),
    path("sources/<int:pk>/send/", sources.send, name="settings-source-send"),
    path("sources/<int:pk>/remove/", sources.remove, name="settings-source-remove"),
    path("runs/", runs.listed, name="settings-runs"),
    path("runs/start/", runs.start, name="settings-run-start"),
    path("runs/progress/", runs.progress, name="settings-run-progress"),
    path("runs/<int:pk>/", runs.one, name="settings-run"),
    path("people/", people.listed, name="settings-people"),
    path("people/<str:key>/", people.one, name="settings-person"),
    path("people/<str:key>/reset/", people.reset, name="settings-person-reset"),
    path("people/<str:key>/state/", people.state, name="settings-person-state"),
    path("webhooks/", webhooks.listed, name="settings-webhooks"),
    path("webhooks/<int:number>/", webhooks.one, name="settings-webhook"),
    path("webhooks/<int:number>/do/", webhooks.do, name="settings-webhook-do"),
    path("trail/", trail.trail, name="settings-trail"),
    path("trail/verify/", trail.verify, name="settings-trail-verify"),
    path("about/", about.about, name="settings-about"),
]
