"""The gallery's addresses, before those of the server."""

from django.urls import include, path
from tests.e2e.gallery import views

urlpatterns = [
    path("gallery/overview/", views.overview),
    path("gallery/accounts/", views.accounts),
    path("gallery/account/", views.account),
    path("gallery/forms/", views.forms),
    path("gallery/states/", views.states),
    path("", include("tanada_web.pages.urls")),
]

handler404 = "tanada_web.serving.errors.not_found"
