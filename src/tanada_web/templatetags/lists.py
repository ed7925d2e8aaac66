"""What templates of lists read from the list that was asked for."""

from __future__ import annotations

from django.template import Library

from tanada_web.pages.accounts.asking import Asked

register = Library()


@register.filter
def pair(asked: Asked, name: str) -> str:
    """The value of a filter, as it stands in the address."""
    return asked.value(name)
