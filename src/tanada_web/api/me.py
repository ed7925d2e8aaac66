"""Who asks, and what they may do."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Schema
from pydantic import Field

from tanada_web.api.routing import Routes
from tanada_web.models import Role
from tanada_web.permissions import ALLOWED, may

router = Routes()


class Me(Schema):
    """The person who asks, with what this request may do."""

    key: str
    email: str
    name: str
    owner: str = Field(description="The name under which accounts name them as their CSM.")
    role: Role
    language: str
    by_key: bool = Field(description="Whether an API key asks for them.")
    may: list[str] = Field(description="Actions; a CSM some of them with own accounts only.")


@router.reads("", Me)
def me(request: HttpRequest) -> dict[str, object]:
    """Who asks, and what they may do."""
    person = request.auth
    own = {name: getattr(person, name) for name in "key email name owner role language".split()}
    allowed = [action for action in ALLOWED if may(person, action)]
    return {**own, "by_key": person.scopes is not None, "may": allowed}
