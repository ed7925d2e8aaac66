"""Parts of a page that are asked for by themselves."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def part(
    request: HttpRequest, template: str, heading: str, context: dict[str, Any]
) -> HttpResponse:
    """The part where a script asks for it; a page around it for everybody else."""
    if request.htmx:
        return render(request, template, context)
    return render(request, "policy/alone.html", context | {"part": template, "heading": heading})
