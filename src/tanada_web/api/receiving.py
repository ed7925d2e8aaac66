"""A file as it comes in: written as it is read, into the installation's folder."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest

from tanada.accounts.files.patterns import ENDINGS
from tanada_web.api.refusals import Refused
from tanada_web.places import UPLOADS, home

FOLDER = UPLOADS
FIELD = "file"
_CHUNK = 1 << 16
_CONTENT = "_content_sha256"
_ENDING_OF = {
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/x-ndjson": ".jsonl",
    "application/vnd.apache.parquet": ".parquet",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
}
_FORM = "multipart/form-data"
BODY: dict[str, object] = {
    "required": True,
    "content": {
        _FORM: {
            "schema": {
                "type": "object",
                "properties": {FIELD: {"type": "string", "format": "binary"}},
                "required": [FIELD],
            }
        },
        **{kind: {"schema": {"type": "string", "format": "binary"}} for kind in _ENDING_OF},
    },
}
"""What an endpoint that takes a file says of its body."""


@dataclass(frozen=True)
class Received:
    """A file that came in: where it lies for now, its SHA-256, and the ending of its kind."""

    path: Path
    sha256: str
    ending: str


@contextmanager
def received(request: HttpRequest) -> Iterator[Received]:
    """The file of a request, gone after the block; Refused where it is none, or too large.

    `content_of` tells its SHA-256 from then on.
    """
    if request.content_type == _FORM:
        sent = request.FILES.get(FIELD)
        if sent is None:
            raise Refused(400, "request.missing", FIELD, name=FIELD)
        ending = _ending(str(sent.name))
        blocks: Iterator[bytes] = sent.chunks(_CHUNK)
    else:
        kind = str(request.content_type)
        if kind not in _ENDING_OF:
            expected = [_FORM, *_ENDING_OF]
            raise Refused(415, "request.media_type", found=kind, expected=expected)
        ending = _ENDING_OF[kind]
        blocks = iter(lambda: request.read(_CHUNK), b"")
    folder = home() / UPLOADS
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f".part-{secrets.token_hex(8)}{ending}"
    try:
        digest = _written(blocks, path)
        setattr(request, _CONTENT, digest)
        yield Received(path, digest, ending)
    finally:
        path.unlink(missing_ok=True)


def content_of(request: HttpRequest) -> str:
    """The SHA-256 of the file of a request, which is received for it where it was not."""
    if not hasattr(request, _CONTENT):
        with received(request):
            pass
    return str(getattr(request, _CONTENT))


def _written(blocks: Iterator[bytes], path: Path) -> str:
    """Write the blocks; their SHA-256."""
    digest, size = hashlib.sha256(), 0
    with path.open("wb") as file:
        for block in blocks:
            size += len(block)
            if size > settings.LARGEST_REQUEST:
                limit = settings.LARGEST_REQUEST
                raise Refused(413, "request.too_large", limit=limit)
            digest.update(block)
            file.write(block)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()


def _ending(name: str) -> str:
    """The ending of a file's name, as the reader of accounts goes by it."""
    suffixes = [each.casefold() for each in Path(name).suffixes[-2:]]
    ending = "".join(suffixes) if suffixes[-1:] == [".gz"] else "".join(suffixes[-1:])
    if ending not in ENDINGS:
        params: dict[str, object] = {"found": ending, "expected": list(ENDINGS)}
        raise Refused(400, "accounts.ending", FIELD, **params)
    return ending
