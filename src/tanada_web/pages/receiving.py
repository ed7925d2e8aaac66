"""Views that files are sent to: streamed into a folder, and gone where nobody took them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from tanada.errors import Problem, UsageError
from tanada_web.beginning.receiving import Streamed, StreamingHandler

View = Callable[..., HttpResponse]
WHOLE = "whole"
"""The field that stands after the files of a form."""


def receiving(
    guard: Callable[[View], View], folder: Callable[[HttpRequest], Path]
) -> Callable[[View], View]:
    """A view of sent files, for those whom `guard` lets in; nothing is read of others' requests.

    The token of the form is checked once the way of the files is set: to look for it is to
    read the request.
    """

    def wrapped(view: View) -> View:
        checked = csrf_protect(view)

        def received(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            handler = StreamingHandler(folder(request))
            request.upload_handlers = [handler]
            try:
                return checked(request, *args, **kwargs)
            finally:
                handler.sweep()

        return csrf_exempt(require_POST(guard(received)))

    return wrapped


def sent_files(request: HttpRequest) -> list[Streamed]:
    """The files of a request; UsageError where it broke off before its end.

    What is cut short still reads as files, so the last field of each form says that it is whole.
    """
    if request.POST.get(WHOLE) != "yes":
        raise UsageError(Problem("start.broken_off"))
    return [each for each in request.FILES.getlist("files") if isinstance(each, Streamed)]
