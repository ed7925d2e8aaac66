"""Where somebody goes after a form: back to where they came from, and never elsewhere."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

FIRST_PAGE = "/"


def way_back(request: HttpRequest) -> str:
    """The address that `next` names, where it is one of ours; else the first page."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if ours and wanted.startswith("/") else FIRST_PAGE
