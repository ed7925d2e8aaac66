"""What the frame of every page needs: who is there, the ways about, the language, the theme."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from tanada_web.models import Person, Run, RunState
from tanada_web.pages.ways import WAYS, Way
from tanada_web.serving.languages import language_of

THEMES = ("light", "dark")
THEME_COOKIE = "theme"


@dataclass(frozen=True)
class Step:
    """A way as the frame shows it: where it leads, whether one is there, and what waits there."""

    code: str
    href: str
    is_here: bool = False
    count: int = 0


@dataclass(frozen=True)
class Frame:
    """The frame of one answer."""

    request: HttpRequest

    @cached_property
    def person(self) -> Person | None:
        """Who is signed in; nobody where no session can be."""
        if settings.SESSION_COOKIE_NAME not in self.request.COOKIES:
            return None
        user = getattr(self.request, "user", None)
        return user if user is not None and user.is_authenticated else None

    @cached_property
    def ways(self) -> list[Step]:
        """The pages that the frame leads to."""
        person = self.person
        return [] if person is None else [self._step(way, person) for way in WAYS]

    @cached_property
    def theme(self) -> str:
        """`light`, `dark`, or empty: what the reader's system says."""
        theme = self.request.COOKIES.get(THEME_COOKIE, "")
        return theme if theme in THEMES else ""

    @cached_property
    def here(self) -> str:
        """Where a change of language or theme leads back to."""
        return self.request.get_full_path() if self.request.method == "GET" else "/"

    @cached_property
    def last_run(self) -> Run | None:
        """The run whose decisions stand, with its policy."""
        done = Run.objects.filter(state=RunState.DONE).select_related("policy")
        return done.order_by("-number").first()

    def _step(self, way: Way, person: Person) -> Step:
        href = reverse(way.name)
        path = self.request.path
        is_here = path == href or (href != "/" and path.startswith(href))
        count = way.waiting(person) if way.waiting else 0
        return Step(f"way.{way.name}", href, is_here, count)


def frame(request: HttpRequest) -> dict[str, object]:
    """The frame, for every template."""
    return {
        "frame": Frame(request),
        "language": language_of(request),
        "themes": ("", *THEMES),
        "languages": settings.LANGUAGES,
        "now": timezone.now(),
    }
