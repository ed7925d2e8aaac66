"""Programmes: which were offered to an account, and which it takes part in."""

from __future__ import annotations

from tanada.accounts.events.kind import DerivedField, Fault, TableKind, columns, day, fields
from tanada.fields import TEXT, Field

PROGRAMMES = TableKind(
    name="programmes",
    columns=columns(Field("programme", TEXT), day("offered_on"), day("joined_on"), day("left_on")),
    required=("programme",),
    moment="least(offered_on, joined_on)",
    reach=("offered_on", "joined_on", "left_on"),
    faults=(Fault("left_on", "ends_before_start", "left_on < joined_on"),),
    of_states=True,
    fields=fields(
        DerivedField("programmes_offered", "count(DISTINCT programme)", absent="0"),
        DerivedField(
            "programmes_joined",
            "count(DISTINCT programme) FILTER (joined_on <= $as_of "
            "AND coalesce(left_on > $as_of, TRUE))",
            needs=(("joined_on",),),
            absent="0",
        ),
    ),
)
