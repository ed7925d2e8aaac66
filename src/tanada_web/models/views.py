"""Lists of accounts that people come back to."""

from __future__ import annotations

from django.db import models

NAME = 80


class SavedView(models.Model):
    """A list by the query that asks for it: filters, order and columns.

    One that is `shared` is shown to everybody, and still belongs to who made it.
    """

    person = models.ForeignKey("Person", models.PROTECT, related_name="views")
    name = models.CharField(max_length=NAME)
    query = models.JSONField(default=list)
    shared = models.BooleanField(default=False)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "name"], name="saved_view_named_once")
        ]

    def __str__(self) -> str:
        return self.name
