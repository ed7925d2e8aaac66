"""The addresses of an account."""

from __future__ import annotations

from django.urls import path

from tanada_web.pages.account import address, course, page, saying, why

urlpatterns = [
    path("accounts/<account_id:account_id>/", page.account, name="account"),
    path("accounts/<account_id:account_id>/why/", why.why, name="account-why"),
    path("accounts/<account_id:account_id>/course/", course.course, name="account-course"),
    path("accounts/<account_id:account_id>/say/<slug:act>/", saying.say_it, name="account-say"),
    path(
        "accounts/<account_id:account_id>/undo/<slug:act>/<int:number>/",
        saying.undo,
        name="account-undo",
    ),
]

__all__ = ["address", "urlpatterns"]
