"""Paging by a cursor that says where the next page begins, and for which list."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any

from django.core import signing
from django.db.models import Q, QuerySet
from ninja import Query

from tanada_web.api.refusals import Refused

MOST = 1000
LIMIT = 100
_SALT = "tanada.api.cursor"

Limit = Annotated[int, Query(ge=1, le=MOST, description="How many to a page, at most.")]
Cursor = Annotated[
    str | None,
    Query(max_length=1000, description="`next` of the page before; nothing for the first page."),
]


@dataclass(frozen=True)
class Paging:
    """One list: a name, and the filters that a cursor of it is bound to."""

    of: str
    filters: Mapping[str, object] = field(default_factory=dict)

    def after(self, cursor: str | None) -> Any:
        """The key that a page begins after, None for the first; Refused for a foreign cursor."""
        if not cursor:
            return None
        try:
            found = signing.loads(cursor, salt=self._salt())
        except signing.BadSignature:
            raise Refused(400, "request.cursor", "cursor") from None
        return found

    def cursor(self, key: object) -> str:
        """The cursor of what follows a key."""
        return signing.dumps(key, salt=self._salt(), compress=True)

    def of_rows(
        self, rows: QuerySet[Any], limit: int, cursor: str | None, by: str
    ) -> dict[str, object]:
        """A page of database rows in the order of a column; `-id` is the latest first."""
        column = by.removeprefix("-")
        after = self.after(cursor)
        if after is not None:
            rows = rows.filter(**{f"{column}__{'gt' if column == by else 'lt'}": after})
        found = list(rows.order_by(by)[: limit + 1])
        return self.page(found, limit, lambda row: getattr(row, column))

    def of_keys(
        self, rows: QuerySet[Any], limit: int, cursor: str | None, first: str
    ) -> dict[str, object]:
        """A page of rows in the order of a day, and of their id where it is the same."""
        after = self.after(cursor)
        if after is not None:
            value, last = after
            beyond = Q(**{f"{first}__gt": value}) | Q(**{first: value}, id__gt=last)
            rows = rows.filter(beyond)
        found = list(rows.order_by(first, "id")[: limit + 1])
        return self.page(found, limit, lambda row: [str(getattr(row, first)), row.pk])

    def page(
        self, rows: Sequence[Any], limit: int, key: Callable[[Any], object]
    ) -> dict[str, object]:
        """A page of at most `limit` of the rows, of which there is one more if there are more."""
        shown = list(rows[:limit])
        more = len(rows) > limit
        return {"items": shown, "next": self.cursor(key(shown[-1])) if more else None}

    def _salt(self) -> str:
        text = json.dumps([self.of, self.filters], sort_keys=True, default=str)
        return f"{_SALT}.{hashlib.sha256(text.encode()).hexdigest()}"
