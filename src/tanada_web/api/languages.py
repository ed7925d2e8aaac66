"""In which language a request is answered."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

from tanada.messages import Language
from tanada.messages.text import LANGUAGES


def language_of(request: HttpRequest) -> Language:
    """What Accept-Language prefers of what there is, else the person's own, else English."""
    for tag, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "").lower()):
        for language in LANGUAGES:
            if tag.split("-")[0] == language:
                return language
    own = getattr(getattr(request, "auth", None), "language", None)
    return "ja" if own == "ja" else "en"
