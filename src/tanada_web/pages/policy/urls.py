"""The addresses of the policy's pages."""

from __future__ import annotations

from django.urls import path

from tanada_web.pages.policy import (
    checking,
    editing,
    live,
    proving,
    starting,
    steps,
    trying,
    version,
)

urlpatterns = [
    path("", live.live, name="policy"),
    path("drafts/", starting.start, name="policy-start"),
    path("<int:number>/", version.version, name="policy-version"),
    path("<int:number>/policy.yaml", version.document, name="policy-document"),
    path("<int:number>/edit/", editing.edit, name="policy-edit"),
    path("<int:number>/check/", checking.check, name="policy-check"),
    path("<int:number>/try/", trying.tried, name="policy-try"),
    path("<int:number>/prove/", proving.prove, name="policy-prove"),
    path("<int:number>/<slug:step>/", steps.take, name="policy-step"),
]
