"""The addresses of the first run."""

from __future__ import annotations

from django.urls import path

from tanada_web.pages.start import columns, files, handset, live, rows, terraces, tiers, welcome

urlpatterns = [
    path("start/", welcome.welcome, name="start"),
    path("start/approve/", welcome.decide, name="start-approve"),
    path("start/again/", files.again, name="start-again"),
    path("start/files/", files.files, name="start-files"),
    path("start/files/send/", files.send, name="start-send"),
    path("start/files/remove/", files.remove, name="start-remove"),
    path("start/columns/", columns.columns, name="start-columns"),
    path("start/rows/", rows.rows, name="start-rows"),
    path("start/rows/rejects.csv", rows.rejects, name="start-rejects"),
    path("start/tiers/", tiers.tiers, name="start-tiers"),
    path("start/terraces/", terraces.terraces, name="start-terraces"),
    path("start/live/", live.live, name="start-live"),
    path("start/live/propose/", live.propose, name="start-propose"),
    path("start/live/publish/", live.publish, name="start-publish"),
    path("start/live/run/", live.run, name="start-run"),
    path("start/live/progress/", live.progress, name="start-progress"),
    path("start/handset/", handset.handset, name="start-handset"),
    path("start/handset/adopt/", handset.adopt, name="start-adopt"),
]
