"""People of every role, and the moment at which tests take place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from tanada_web.models import Person, Role

AT = datetime(2026, 6, 30, 9, 0, 0, 123456, tzinfo=UTC)


@pytest.fixture
def person(db: None) -> Callable[..., Person]:  # noqa: ARG001
    """A person of a role; the same one each time it is asked for by the same name."""

    def of(role: str, name: str = "") -> Person:
        name = name or role
        found = Person.objects.filter(email=f"{name}@example.test").first()
        return found or Person.objects.create_user(
            f"{name}@example.test",
            name=name.title(),
            owner=name.title() if role == Role.CSM else "",
            role=role,
            key=f"key-of-{name}",
        )

    return of
