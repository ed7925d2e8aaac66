"""The addresses of the review."""

from __future__ import annotations

from django.urls import path, re_path

from tanada_web.pages.review import proposals, summary, view

_NUMBER = "(?P<number>[0-9]{1,15})"
"""No longer than a database's numbers."""

urlpatterns = [
    path("", view.review, name="review"),
    re_path(rf"^{_NUMBER}/decide/$", view.decided, name="review-decide"),
    re_path(rf"^{_NUMBER}/margin/$", view.margin, name="review-margin"),
    path("proposals/", proposals.proposals, name="proposals"),
    re_path(
        rf"^proposals/(?P<kind>override|correction)/{_NUMBER}/$",
        proposals.decided,
        name="proposal-decide",
    ),
    path("summary/", summary.summary, name="review-summary"),
]
