"""The addresses of the pages."""

from __future__ import annotations

from django.urls import include, path

from tanada_web.pages import password, preferences, signing_in

urlpatterns = [
    path("", include("tanada_web.pages.accounts.urls")),
    path("", include("tanada_web.pages.account.urls")),
    path("", include("tanada_web.pages.start.urls")),
    path("settings/", include("tanada_web.pages.settings.urls")),
    path("", include("tanada_web.pages.overview.urls")),
    path("review/", include("tanada_web.pages.review.urls")),
    path("policy/", include("tanada_web.pages.policy.urls")),
    path("sign-in/", signing_in.sign_in, name="sign-in"),
    path("sign-out/", signing_in.sign_out, name="sign-out"),
    path("password/", password.password, name="password"),
    path("language/", preferences.language, name="language"),
    path("theme/", preferences.theme, name="theme"),
]
