"""`/healthz`: whether the server can work, for those that watch it. It tells no secret."""

from __future__ import annotations

from collections.abc import Callable

from django.db import Error
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

PATH = "/healthz"
_DAY = 86_400


def health_check(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware that answers before hosts are looked at: a watcher may call by number."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.path_info != PATH:
            return get_response(request)
        if request.method not in ("GET", "HEAD"):
            return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
        found = health()
        return JsonResponse(found, status=200 if found["database"] == "ok" else 503)

    return answer


def health() -> dict[str, object]:
    """Whether the database answers; the day of the last run, and how many days ago it ended."""
    from tanada_web.models import Run, RunState

    try:
        done = Run.objects.filter(state=RunState.DONE)
        last = done.order_by("-number").values_list("as_of", "finished_at").first()
    except Error:
        return {"database": "unreachable"}
    if last is None:
        return {"database": "ok", "last_run": None}
    as_of, finished_at = last
    age = (timezone.now() - finished_at).total_seconds() / _DAY
    return {"database": "ok", "last_run": {"as_of": as_of.isoformat(), "age_days": round(age, 2)}}
