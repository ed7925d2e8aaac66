"""How an endpoint is declared: what it answers, and every way in which it may refuse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ninja import Router
from ninja.decorators import decorate_view

from tanada_web.api.refusals import Problems
from tanada_web.api.repeating import HEADER, once

Wrapped = Callable[[Callable], Callable]
_READ = (400, 401, 403, 404, 409, 429, 500, 503)
_CHANGE = (*_READ, 413, 415)
_KEY_HEADER = {
    "name": HEADER,
    "in": "header",
    "required": False,
    "schema": {"type": "string", "pattern": "^[!-~]{1,200}$"},
    "description": "The same key again within 24 hours gives the same answer and changes nothing.",
}


class Routes(Router):
    """The endpoints of one kind of thing."""

    def reads(self, path: str, shape: Any, *, posted: bool = False) -> Wrapped:
        """An endpoint that changes nothing; one that is `posted` has a body."""
        methods, refused = (["POST"], _CHANGE) if posted else (["GET"], _READ)
        return self._declared(methods, path, {200: shape}, refused)

    def changes(
        self,
        path: str,
        shape: Any,
        *,
        status: int = 200,
        method: str = "POST",
        long: bool = False,
        secret: bool = False,
        body: dict[str, object] | None = None,
    ) -> Wrapped:
        """An endpoint that changes something, once for each idempotency key.

        `body` is the description of one that is read as it comes in.
        """
        extra: dict[str, Any] = {"parameters": [_KEY_HEADER]}
        if body is not None:
            extra["requestBody"] = body
        declared = self._declared([method], path, {status: shape}, _CHANGE, extra)

        def decorate(view: Callable) -> Callable:
            once_each = once(long=long, secret=secret, streamed=body is not None)
            return declared(decorate_view(once_each)(view))

        return decorate

    def _declared(
        self,
        methods: list[str],
        path: str,
        answers: dict[int, Any],
        refused: tuple[int, ...],
        extra: dict[str, Any] | None = None,
    ) -> Wrapped:
        def decorate(view: Callable) -> Callable:
            summary, _, more = (view.__doc__ or "").strip().partition("\n")
            return self.api_operation(
                methods,
                path,
                response={**answers, **dict.fromkeys(refused, Problems)},
                operation_id=view.__name__,
                summary=summary.rstrip("."),
                description=" ".join(more.split()) or None,
                openapi_extra=extra,
            )(view)

        return decorate
