"""A change that is asked for twice with one key is made once, and answered twice.

Only what was done is remembered. A refusal changed nothing, so a repetition is judged anew.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from tanada.errors import TanadaError
from tanada_web.api.identifying import identified
from tanada_web.api.receiving import content_of
from tanada_web.api.refusals import Refused, refusal
from tanada_web.models import Answered, Person

HEADER = "Idempotency-Key"
KEPT = timedelta(hours=24)
GIVEN_UP = timedelta(hours=1)
"""After this long, a request that never was answered is taken to have died with its server."""
_KEY = re.compile(r"[!-~]{1,200}")
_DONE = 300
View = Callable[..., HttpResponse]


def once(*, long: bool = False, secret: bool = False, streamed: bool = False) -> Callable:
    """A change made once for each key.

    One that takes `long` is not made in one transaction with what is remembered of it. The
    answer with a `secret` is kept nowhere and not given again. Of a `streamed` one the content is
    known once it was received: until then, the address alone says whether it is the same.
    """

    def decorated(run: View) -> View:
        @wraps(run)
        def repeated(request: HttpRequest, **values: object) -> HttpResponse:
            key = request.headers.get(HEADER)
            if key is None:
                return run(request, **values)
            try:
                person = identified(request)
                if person is None:
                    return run(request, **values)
                claim = _Claim(request, person, key, secret=secret, streamed=streamed)
                return claim.long(run, values) if long else claim.short(run, values)
            except TanadaError as error:
                return refusal(request, error)

        return repeated

    return decorated


class _Claim:
    def __init__(
        self, request: HttpRequest, person: Person, key: str, *, secret: bool, streamed: bool
    ) -> None:
        if not _KEY.fullmatch(key):
            raise Refused(400, "request.key_unfit", HEADER)
        self.request, self.person, self.key, self.secret = request, person, key, secret
        self.streamed = streamed
        self.digest = _digest(request, b"" if streamed else request.body)

    def short(self, run: View, values: dict[str, object]) -> HttpResponse:
        """The change and what is remembered of it: both or neither."""
        with transaction.atomic():
            row = self._row(timezone.now())
            if isinstance(row, HttpResponse):
                return row
            response = run(self.request, **values)
            if response.status_code < _DONE:
                self._keep(row, response)
            else:
                transaction.set_rollback(True)
        return response

    def long(self, run: View, values: dict[str, object]) -> HttpResponse:
        """First that it is at work, then the change, then its answer."""
        row = self._row(timezone.now())
        if isinstance(row, HttpResponse):
            return row
        try:
            response = run(self.request, **values)
        except BaseException:
            row.delete()
            raise
        if response.status_code < _DONE:
            self._keep(row, response)
        else:
            row.delete()
        return response

    def _row(self, at: datetime) -> Answered | HttpResponse:
        """The row of a request that is new, or the answer to one that was there before."""
        same = Answered.objects.filter(person=self.person, key=self.key)
        same.filter(at__lt=at - KEPT).delete()
        same.filter(at__lt=at - GIVEN_UP, status=None).delete()
        try:
            with transaction.atomic():
                return Answered.objects.create(
                    person=self.person, key=self.key, request_digest=self.digest, at=at
                )
        except IntegrityError:
            return self._again(same.first())

    def _again(self, found: Answered | None) -> HttpResponse:
        done = found is not None and found.status is not None
        expected = self._whole_digest() if done else self.digest
        if found is not None and found.request_digest != expected:
            raise Refused(409, "request.key_reused", HEADER)
        if found is None or found.status is None:
            raise Refused(409, "request.at_work", HEADER)
        if self.secret:
            raise Refused(409, "request.shown_once", HEADER)
        response = HttpResponse(
            found.body, status=found.status, content_type="application/json; charset=utf-8"
        )
        response["Idempotency-Replayed"] = "true"
        return response

    def _keep(self, row: Answered, response: HttpResponse) -> None:
        row.status, row.request_digest = response.status_code, self._whole_digest()
        row.body = "" if self.secret else response.content.decode()
        row.save(update_fields=["status", "request_digest", "body"])

    def _whole_digest(self) -> str:
        """What stands for the request, with its content."""
        if not self.streamed:
            return self.digest
        return _digest(self.request, content_of(self.request).encode())


def _digest(request: HttpRequest, body: bytes) -> str:
    parts = [str(request.method), request.get_full_path(), str(request.content_type)]
    return hashlib.sha256("\n".join(parts).encode() + b"\n" + body).hexdigest()
