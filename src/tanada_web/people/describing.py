"""What people are described by: names, a role, a language; and how they are named to others."""

from __future__ import annotations

from tanada.errors import Place, Problem, UsageError
from tanada.messages import Language, say
from tanada.messages.text import LANGUAGES
from tanada_web.models import Person, Role

NAME_LENGTH = 200


def require_name(name: str) -> str:
    """A name without space around it; UsageError where it is empty, too long or not one line."""
    found = name.strip()
    if not found or len(found) > NAME_LENGTH or not found.replace("\u3000", " ").isprintable():
        raise UsageError(Problem("people.no_name", Place(), {"found": name, "most": NAME_LENGTH}))
    return found


def require_role(role: str) -> Role:
    """The role of that name; UsageError where there is none."""
    if role not in Role.values:
        params: dict[str, object] = {"found": role, "expected": list(Role.values)}
        raise UsageError(Problem("people.no_role", Place(), params))
    return Role(role)


def require_language(language: str) -> Language:
    """The language; UsageError where Tanada does not speak it."""
    for known in LANGUAGES:
        if known == language:
            return known
    params: dict[str, object] = {"found": language, "expected": list(LANGUAGES)}
    raise UsageError(Problem("people.no_language", Place(), params))


def name_of(person: Person, language: Language) -> str:
    """How a person is named to others: somebody who was forgotten has no name."""
    return say("people.forgotten", language) if person.forgotten_at else person.name
