"""The addresses of the list of accounts."""

from __future__ import annotations

from django.urls import path

from tanada_web.pages.accounts import bulk, listing, saved

urlpatterns = [
    path("accounts/", listing.accounts, name="accounts"),
    path("accounts-together/", bulk.bulk, name="accounts-together"),
    path("accounts-views/", saved.save_view, name="view-save"),
    path("accounts-views/<int:number>/remove/", saved.remove_view, name="view-remove"),
]
