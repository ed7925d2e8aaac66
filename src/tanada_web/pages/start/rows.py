"""The rows: how many count, what was set aside and how to mend it."""

from __future__ import annotations

from decimal import Decimal

from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from tanada.errors import TanadaError
from tanada_web.beginning.keeping import Beginning, folder_of
from tanada_web.beginning.reading import read_files, write_rejects
from tanada_web.beginning.tiers import reading_policy
from tanada_web.pages.start.steps import shown, step, to, told
from tanada_web.serving.languages import language_of

_MOST_REJECTED = Decimal("0.05")


@require_GET
@step("rows")
def rows(request: HttpRequest, said: Beginning) -> HttpResponse:
    """What came of reading."""
    language = language_of(request)
    try:
        found = read_files(
            folder_of(request.user), said, reading_policy(said), timezone.localdate(), language
        )
    except TanadaError as error:
        return shown(request, "rows", said, 422, problems=told(error, language))
    too_many = bool(found.read) and Decimal(found.rejected) / found.read > _MOST_REJECTED
    return shown(request, "rows", said, found=found, too_many=too_many)


@require_GET
@step("rows")
def rejects(request: HttpRequest, said: Beginning) -> HttpResponse:
    """Everything that was set aside, as a file."""
    try:
        path = write_rejects(
            folder_of(request.user),
            said,
            reading_policy(said),
            timezone.localdate(),
            language_of(request),
        )
    except TanadaError:
        return to("rows")
    return FileResponse(path.open("rb"), as_attachment=True, filename="rejects.csv")
