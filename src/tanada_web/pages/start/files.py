"""The files: sent, removed, begun again."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from tanada.errors import TanadaError
from tanada_web.beginning.columns import look
from tanada_web.beginning.keeping import (
    Beginning,
    beginning_of,
    folder_of,
    forget,
    keep,
    with_files,
)
from tanada_web.beginning.receiving import settle, take
from tanada_web.pages.receiving import receiving, sent_files
from tanada_web.pages.start.steps import beginner, shown, step, to, told
from tanada_web.serving.languages import language_of

_MEGABYTE = 1_000_000


@step("files")
def files(request: HttpRequest, said: Beginning) -> HttpResponse:
    """What was sent, and the form for more."""
    return _page(request, said)


def own_folder(request: HttpRequest) -> Path:
    """Where the files of whoever asks lie."""
    return folder_of(request.user)


@receiving(beginner, own_folder)
def send(request: HttpRequest) -> HttpResponse:
    """Take files, and look whether they are tables at all; what is none is not kept."""
    person, said = request.user, beginning_of(request.user)
    folder = folder_of(person)
    names: list[str] = []
    try:
        names = take(sent_files(request), folder, said.files)
        now = with_files(said, [*said.files, *names])
        look(folder, now)
    except TanadaError as error:
        settle(folder, names, good=False)
        problems = told(error, language_of(request))
        return _page(request, said, problems=problems, status=422)
    keep(person, now)
    settle(folder, names, good=True)
    return to("columns")


@require_POST
@step("files")
def remove(request: HttpRequest, said: Beginning) -> HttpResponse:
    """Take one of the files away again."""
    name = request.POST.get("name", "")
    if name in said.files:
        keep(request.user, with_files(said, [each for each in said.files if each != name]))
        (folder_of(request.user) / name).unlink(missing_ok=True)
    return to("files")


@require_POST
@beginner
def again(request: HttpRequest) -> HttpResponse:
    """Begin again, with nothing."""
    forget(request.user)
    return to("files")


def _page(
    request: HttpRequest, said: Beginning, status: int = 200, **context: object
) -> HttpResponse:
    folder = folder_of(request.user)
    have = [(name, _size(folder, name)) for name in said.files]
    most = settings.LARGEST_REQUEST
    limits = {"most": most // _MEGABYTE, "most_bytes": most}
    return shown(request, "files", said, status, have=have, **limits, **context)


def _size(folder: Path, name: str) -> str:
    size = (folder / name).stat().st_size
    return f"{max(size, 1) / _MEGABYTE:,.1f}"
